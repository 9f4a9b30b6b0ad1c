// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/thirdparty.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

// Resources of a static library register themselves only when asked, from outside any namespace.
static void registerAboutResources()
{
    Q_INIT_RESOURCE(studio_about);
}

namespace studio::ui {

namespace {

QString plainCell(QString cell)
{
    static const QRegularExpression address(u"https?://\\S+"_s);
    return cell.remove(u'`').remove(address).simplified();
}

QList<ThirdPartyItem> thirdPartyLibraries()
{
    return {{u"Qt "_s + QString::fromLatin1(qVersion()), u"LGPL-3.0"_s},
            {u"FFmpeg"_s, u"GPL-2.0-or-later"_s},
            {u"LAME, Opus, FLAC"_s, u"LGPL-2.0, BSD-3-Clause"_s},
            {u"Flite"_s, u"BSD-like (CMU)"_s},
            {u"libebur128"_s, u"MIT"_s},
            {u"libzip"_s, u"BSD-3-Clause"_s},
            {u"libxml2, MD4C"_s, u"MIT"_s},
            {u"QtKeychain"_s, u"BSD-3-Clause"_s},
            {u"SQLite"_s, QCoreApplication::translate("studio::ui", "public domain")},
            {u"tl::expected"_s, u"CC0-1.0"_s}};
}

} // namespace

QList<ThirdPartyItem> thirdPartyItems(const QString &markdown)
{
    QList<ThirdPartyItem> items;
    for (const QString &line : markdown.split(u'\n')) {
        if (!line.startsWith(u'|'))
            continue;
        const QStringList cells = line.split(u'|');
        if (cells.size() < 6 || cells.at(1).trimmed() == "Files"_L1 || cells.at(1).contains("---"_L1))
            continue;
        items.append({plainCell(cells.at(2)), plainCell(cells.at(4)).section(u':', 0, 0)});
    }
    return items;
}

QList<ThirdPartyItem> allThirdPartyItems()
{
    registerAboutResources();
    QFile file(u":/about/THIRD-PARTY.md"_s);
    QList<ThirdPartyItem> items;
    if (file.open(QIODevice::ReadOnly))
        items = thirdPartyItems(QString::fromUtf8(file.readAll()));
    return items + thirdPartyLibraries();
}

} // namespace studio::ui
