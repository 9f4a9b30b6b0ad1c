// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/userprompts.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

namespace studio::ui {

namespace {

void openDialog(QFileDialog *dialog, const UserPrompts::PathAnswer &answer)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, [answer](const QString &path) {
        if (!path.isEmpty())
            answer(path);
    });
    dialog->open();
}

} // namespace

void NativePrompts::openFile(QWidget *parent, const QString &title, const QString &filter, PathAnswer answer)
{
    auto *dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    openDialog(dialog, answer);
}

void NativePrompts::openFiles(QWidget *parent, const QString &title, const QString &filter,
                              PathsAnswer answer)
{
    auto *dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog, [answer](const QStringList &paths) {
        if (!paths.isEmpty())
            answer(paths);
    });
    dialog->open();
}

void NativePrompts::chooseFolder(QWidget *parent, const QString &title, const QString &start,
                                 PathAnswer answer)
{
    auto *dialog = new QFileDialog(parent, title, start);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    openDialog(dialog, answer);
}

void NativePrompts::showInFolder(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

} // namespace studio::ui
