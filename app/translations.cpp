// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace studio::app {

void installTranslations()
{
    // The translator installed last is asked first, so the least wanted language goes in first.
    QStringList languages{u"en"_s};
    const QStringList wanted = QLocale().uiLanguages();
    for (auto it = wanted.rbegin(); it != wanted.rend(); ++it) {
        const QString name = it->section(u'-', 0, 0);
        if (name == "en"_L1)
            continue;
        languages.removeAll(name);
        languages.append(name);
    }
    for (const QString &language : std::as_const(languages)) {
        auto *translator = new QTranslator(QCoreApplication::instance());
        if (translator->load(u":/translations/studio_%1.qm"_s.arg(language)))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    }
}

} // namespace studio::app
