// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/transcript/formats.h"
#include "core/transcript/transcript.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace studio::ui {

class StudioCombo;
class Switch;
class TextLabel;

/// What the sheet begins with, and what it was left with.
struct TranscriptExport {
    transcript::Format format = transcript::Format::Srt;
    transcript::ExportOptions options{};
    QString folder{};
    QString name{}; ///< Without suffix.
    bool operator==(const TranscriptExport &) const = default;

    [[nodiscard]] QString path() const;
};

/// The export dialog of a transcript: name, format, folder, what goes in, and the first lines of the file as
/// they will be. Writes nothing. Enter exports.
class TranscriptExportSheet final : public QWidget {
    Q_OBJECT

public:
    /// A selection of the waveform may be offered; empty spans are none.
    TranscriptExportSheet(const transcript::Transcript &transcript, const TranscriptExport &wish,
                          double selectionFrom, double selectionTo, QWidget *parent = nullptr);

    [[nodiscard]] TranscriptExport wish() const;
    void setFolder(const QString &folder);
    void setBusy(bool busy);
    void showProblem(const QString &sentence);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void exportRequested(bool replaceExisting, bool keepBoth);
    void folderRequested();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildForm();
    QWidget *buildPreview();
    QWidget *buildFoot();
    void refresh();
    void preview();
    void submit(bool replace, bool keepBoth);

    const transcript::Transcript m_transcript;
    TranscriptExport m_wish;
    const double m_from;
    const double m_to;
    QLineEdit *m_name;
    StudioCombo *m_format;
    QPushButton *m_folder;
    StudioCombo *m_rows;
    TextLabel *m_rowsLabel;
    Switch *m_names;
    Switch *m_times;
    Switch *m_events;
    Switch *m_selection;
    QPlainTextEdit *m_preview;
    TextLabel *m_problem;
    QWidget *m_existing;
    QPushButton *m_replace;
    QPushButton *m_keepBoth;
    TextLabel *m_summary;
    QPushButton *m_cancel;
    QPushButton *m_export;
    QTimer m_soon;
    JobGuard m_job;
};

} // namespace studio::ui
