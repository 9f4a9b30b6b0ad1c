// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallerymain.h"

#include "ui/gallery/gallerywindow.h"
#include "ui/theme/variants.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace studio::app {

int runGallery(int argc, char **argv)
{
    QApplication qt(argc, argv);
    ui::setupAppearance();
    ui::ThemeController themes;
    ui::GalleryWindow window(themes);
    window.apply(ui::GalleryWindow::looks().first());
    window.show();
    const QStringList arguments = QCoreApplication::arguments();
    const qsizetype at = arguments.indexOf(u"--shots"_s);
    if (at >= 0) {
        QObject::connect(&window, &ui::GalleryWindow::shot, &qt, [](const QStringList &files) {
            for (const QString &file : files)
                std::puts(file.toLocal8Bit().constData());
            QCoreApplication::exit(files.isEmpty() ? 1 : 0);
        });
        window.resize(1600, 1000);
        window.shoot(arguments.value(at + 1, u"gallery"_s));
    }
    return QApplication::exec();
}

} // namespace studio::app
