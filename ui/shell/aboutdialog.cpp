// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/aboutdialog.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"

#include <QCoreApplication>
#include <QFile>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

// Resources of a static library register themselves only when asked, from outside any namespace.
static void registerAboutResources()
{
    Q_INIT_RESOURCE(studio_about);
}

namespace studio::ui {

namespace {

QString plain(QString cell)
{
    static const QRegularExpression address(u"https?://\\S+"_s);
    return cell.remove(u'`').remove(address).simplified();
}

QList<ThirdPartyItem> libraries()
{
    return {{u"Qt "_s + QString::fromLatin1(qVersion()), u"LGPL-3.0"_s},
            {u"FFmpeg"_s, u"GPL-2.0-or-later"_s},
            {u"LAME, Opus, FLAC"_s, u"LGPL-2.0, BSD-3-Clause"_s},
            {u"Flite"_s, u"BSD-like (CMU)"_s},
            {u"libebur128"_s, u"MIT"_s},
            {u"QtKeychain"_s, u"BSD-3-Clause"_s},
            {u"SQLite"_s, AboutDialog::tr("public domain")},
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
        items.append({plain(cells.at(2)), plain(cells.at(4)).section(u':', 0, 0)});
    }
    return items;
}

AboutDialog::AboutDialog(QWidget *parent) : DialogFrame(tr("About Voice Studio"), 520, parent)
{
    registerAboutResources();
    setObjectName(u"aboutDialog"_s);
    const auto line = [this](const QString &text, TypeRole role, ColorRole color) {
        auto *label = new TextLabel(text, role, color, this);
        label->setWrapping(true);
        column()->addWidget(label);
        return label;
    };
    line(tr("Version %1").arg(QCoreApplication::applicationVersion()), TypeRole::Section, &Theme::text)
        ->setObjectName(u"aboutVersion"_s);
    line(tr("A desktop studio for synthetic voice. Free software under the GNU General Public License, "
            "version 3 or "
            "later (GPL-3.0-or-later), without any warranty."),
         TypeRole::Body, &Theme::text2);
    line(tr("It stands on the work of others:"), TypeRole::Section, &Theme::text);

    QFile file(u":/about/THIRD-PARTY.md"_s);
    QList<ThirdPartyItem> items;
    if (file.open(QIODevice::ReadOnly))
        items = thirdPartyItems(QString::fromUtf8(file.readAll()));
    items += libraries();
    QStringList lines;
    for (const ThirdPartyItem &item : items)
        lines += tr("%1 – %2", "a library and its licence").arg(item.what, item.licence);
    line(lines.join(u'\n'), TypeRole::Small, &Theme::text2)->setObjectName(u"aboutParts"_s);

    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"aboutClose"_s);
    column()->addWidget(close, 0, Qt::AlignTrailing);
    connect(close, &QAbstractButton::clicked, this, &DialogFrame::dismiss);
}

} // namespace studio::ui
