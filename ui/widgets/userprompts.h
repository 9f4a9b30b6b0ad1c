// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace studio::ui {

/// Questions that leave the window: file dialogs and the file manager. Answers come later, from the event
/// loop; nothing is called when the user declines. Given to panels, so that tests can answer.
class UserPrompts {
public:
    using PathAnswer = std::function<void(const QString &path)>;
    using PathsAnswer = std::function<void(const QStringList &paths)>;

    virtual ~UserPrompts() = default;

    virtual void openFile(QWidget *parent, const QString &title, const QString &filter,
                          PathAnswer answer) = 0;
    /// One or several.
    virtual void openFiles(QWidget *parent, const QString &title, const QString &filter,
                           PathsAnswer answer) = 0;
    virtual void chooseFolder(QWidget *parent, const QString &title, const QString &start,
                              PathAnswer answer) = 0;
    /// Shows a file in the file manager.
    virtual void showInFolder(const QString &path) = 0;
};

/// The native dialogs, opened without blocking.
class NativePrompts final : public UserPrompts {
public:
    void openFile(QWidget *parent, const QString &title, const QString &filter, PathAnswer answer) override;
    void openFiles(QWidget *parent, const QString &title, const QString &filter, PathsAnswer answer) override;
    void chooseFolder(QWidget *parent, const QString &title, const QString &start,
                      PathAnswer answer) override;
    void showInFolder(const QString &path) override;
};

} // namespace studio::ui
