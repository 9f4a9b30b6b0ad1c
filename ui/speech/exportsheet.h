// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"
#include "core/store/take.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPushButton;

namespace studio::ui {

class StudioCombo;
class Switch;
class TextLabel;

/// Name, format, folder and subtitles of an export; 460 px wide, shown in the window's overlay. Enter
/// exports. Asks before it replaces a file. Knows the take, writes nothing.
class ExportSheet final : public QWidget {
    Q_OBJECT

public:
    struct Wish {
        QString path{};
        std::optional<audio::StreamFormat> format{}; ///< Empty: the bytes as they were received.
        QString subtitlesPath{};
        bool replaceExisting = false;
    };

    ExportSheet(const store::Take &take, const QString &folder, const QString &suffix, bool subtitles,
                QWidget *parent = nullptr);

    void setFolder(const QString &folder);
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString suffix() const;
    [[nodiscard]] bool wantsSubtitles() const;
    void setBusy(bool busy);
    void showProblem(const QString &sentence);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void exportRequested(const studio::ui::ExportSheet::Wish &wish);
    void folderRequested();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void showSummary();
    void submit();
    [[nodiscard]] QString path() const;

    const store::Take m_take;
    QString m_folder;
    QString m_acceptedPath; ///< The user agreed to replace this file.
    QLineEdit *m_name;
    StudioCombo *m_format;
    QPushButton *m_folderButton;
    Switch *m_subtitles;
    TextLabel *m_summary;
    TextLabel *m_problem;
    QPushButton *m_cancel;
    QPushButton *m_export;
};

} // namespace studio::ui
