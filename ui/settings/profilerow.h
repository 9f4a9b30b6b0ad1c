// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace studio::ui {

class Badge;
class IconButton;
class TextLabel;

/// One profile in the list: name, where it leads, the end of its key, and what can be done with it.
class ProfileRow final : public QWidget {
    Q_OBJECT

public:
    explicit ProfileRow(QWidget *parent = nullptr);

    /// `locked`: the environment's profile is in use, so no other can be chosen.
    void setProfile(const profiles::Profile &profile, bool inUse, bool locked);
    /// What a test found, or that it runs; empty hides the line.
    void setResult(const QString &sentence, bool isError, bool isRunning = false);
    void editName();

signals:
    void useRequested();
    void testRequested();
    void keyRequested();
    void removeRequested();
    void nameEntered(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void endEditing(bool take);

    profiles::Profile m_profile;
    TextLabel *m_name;
    QLineEdit *m_edit;
    TextLabel *m_detail;
    TextLabel *m_result;
    Badge *m_inUse;
    QPushButton *m_use;
    QPushButton *m_test;
    QPushButton *m_key;
    IconButton *m_rename;
    IconButton *m_remove;
};

} // namespace studio::ui
