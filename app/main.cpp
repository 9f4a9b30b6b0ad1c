// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/cli/cli.h"
#include "app/gallerymain.h"
#include "app/translations.h"
#include "app/windowmain.h"
#include "core/base/appdirs.h"
#include "core/base/logging.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    studio::app::setApplicationNames();
    studio::installLog(studio::AppDirs::fromEnvironment().state);
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("--gallery"))
        return studio::app::runGallery(argc, argv);
    if (!studio::app::isCommandLine(arguments))
        return studio::app::runWindow(argc, argv);
    const QCoreApplication application(argc, argv);
    studio::app::installTranslations();
    return studio::app::runCommandLine(arguments);
}
