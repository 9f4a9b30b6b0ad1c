// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace studio::ui {

class Switch;
class TextLabel;

/// What the sheet begins with, and what it was left with.
struct ReportWish {
    QString name{}; ///< Without suffix.
    QString folder{};
    QString note{};
    bool sound = true;
    bool maskNumbers = false;
    bool maskAddresses = false;
    bool maskNames = false;
    QStringList names{}; ///< That would be masked.
    bool operator==(const ReportWish &) const = default;

    [[nodiscard]] bool masks() const { return maskNumbers || maskAddresses || maskNames; }
    [[nodiscard]] QString path() const;
};

/// The dialog of "Save report": name, folder, a note, what is masked, whether the sound goes in. Writes
/// nothing. Enter saves.
class ReportSheet final : public QWidget {
    Q_OBJECT

public:
    ReportSheet(const ReportWish &wish, bool hasSound, QWidget *parent = nullptr);

    [[nodiscard]] ReportWish wish() const;
    void setFolder(const QString &folder);
    void setBusy(bool busy);
    void showProblem(const QString &sentence);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void saveRequested(bool replaceExisting, bool keepBoth);
    void folderRequested();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildForm();
    QWidget *buildFoot();
    void refresh();
    void submit(bool replace, bool keepBoth);

    ReportWish m_wish;
    const bool m_hasSound;
    bool m_soundWanted;
    QLineEdit *m_name = nullptr;
    QPushButton *m_folder = nullptr;
    QLineEdit *m_note = nullptr;
    Switch *m_sound = nullptr;
    Switch *m_numbers = nullptr;
    Switch *m_addresses = nullptr;
    Switch *m_maskNames = nullptr;
    QLineEdit *m_names = nullptr;
    TextLabel *m_namesHint = nullptr;
    TextLabel *m_problem = nullptr;
    QWidget *m_existing = nullptr;
    QPushButton *m_replace = nullptr;
    QPushButton *m_keepBoth = nullptr;
    TextLabel *m_summary = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace studio::ui
