// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/aboutpage.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/thirdparty.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

AboutPage::AboutPage(const SettingsServices &services, QWidget *parent)
    : SettingsPage({u"about"_s, tr("About"), u"info"_s}, services.settings, parent)
{
    auto *copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(u"about.version.control"_s);
    copy->setAccessibleName(tr("Copy version and system"));
    setIconName(copy, u"copy"_s);
    addRow({u"about.version"_s,
            tr("Voice Studio %1").arg(QCoreApplication::applicationVersion()),
            tr("Qt %1, %2").arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName()),
            {tr("version"), tr("system")}},
           copy);
    connect(copy, &QAbstractButton::clicked, this, [this] {
        // For reports, so not translated.
        QGuiApplication::clipboard()->setText(u"Voice Studio %1, Qt %2, %3, %4"_s.arg(
            QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
            QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()));
        Toast::show(this, NoticeKind::Success, tr("Version and system are on the clipboard."));
    });
    auto *open = new QPushButton(tr("Open folder"), this);
    open->setObjectName(u"about.log.control"_s);
    open->setAccessibleName(tr("Open the folder of the log"));
    addRow({u"about.log"_s,
            tr("Log"),
            QDir::toNativeSeparators(services.dirs.state),
            {tr("folder"), tr("report a problem")}},
           open);
    UserPrompts &prompts = services.prompts;
    connect(open, &QAbstractButton::clicked, this, [&prompts, folder = services.dirs.state] {
        QDir().mkpath(folder);
        prompts.showInFolder(folder + u"/."_s);
    });
    addRow({u"about.licence"_s,
            tr("Licence"),
            tr("Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later), "
               "without any warranty."),
            {tr("GPL"), tr("copyright")}},
           nullptr);
    QStringList lines;
    for (const ThirdPartyItem &item : allThirdPartyItems())
        lines += tr("%1 – %2", "a library and its licence").arg(item.what, item.licence);
    SettingRow *parts = addRow({u"about.parts"_s,
                                tr("It stands on the work of others"),
                                lines.join(u'\n'),
                                {tr("licences"), tr("libraries"), tr("third party")}},
                               nullptr);
    parts->setAccessibleName(tr("Licences of the parts"));
}

} // namespace studio::ui
