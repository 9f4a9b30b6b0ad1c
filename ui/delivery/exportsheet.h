// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/speech/takeexport.h"
#include "core/store/take.h"

#include <QList>
#include <QWidget>

#include <optional>

class QPushButton;

namespace studio::ui {

class ExportForm;
class TextLabel;

/// What is exported: one take, maybe with a selection, or many.
struct ExportSubject {
    QList<store::Take> takes{};
    QString modelName{}; ///< Of a single take; may be empty.
    std::optional<speech::TimeRange> selection{};
};

/// The export dialog, 460 px wide, shown in the window's overlay. Shows what the name comes to, how long and
/// how large the file will be, and lets the user decide about a file that exists. Enter exports. Writes
/// nothing.
class ExportSheet final : public QWidget {
    Q_OBJECT

public:
    explicit ExportSheet(const ExportSubject &subject, QWidget *parent = nullptr);

    [[nodiscard]] ExportForm &form() const { return *m_form; }
    [[nodiscard]] const ExportSubject &subject() const { return m_subject; }
    /// Many takes into one ZIP file rather than single files.
    [[nodiscard]] bool wantsZip() const;
    void setBusy(bool busy);
    /// 0…1 of many takes.
    void setProgress(double progress);
    void showProblem(const QString &sentence);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// For a single take the options are complete; for many the folder and the pattern of the form count.
    void exportRequested(const studio::speech::ExportOptions &options);
    void folderRequested();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void refresh();
    void submit(bool replace, bool keepBoth);
    void askAboutExisting(const QString &path);
    [[nodiscard]] bool isMany() const { return m_subject.takes.size() > 1; }
    [[nodiscard]] double seconds() const;
    [[nodiscard]] QString path() const;
    [[nodiscard]] speech::ExportOptions options() const;

    const ExportSubject m_subject;
    ExportForm *m_form;
    class Switch *m_zip;
    TextLabel *m_problem;
    QWidget *m_existing;
    QPushButton *m_replace;
    QPushButton *m_keepBoth;
    TextLabel *m_summary;
    QPushButton *m_cancel;
    QPushButton *m_export;
};

} // namespace studio::ui
