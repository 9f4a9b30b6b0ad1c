// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/aboutdialog.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/thirdparty.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

AboutDialog::AboutDialog(QWidget *parent) : DialogFrame(tr("About Voice Studio"), 520, parent)
{
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

    QStringList lines;
    for (const ThirdPartyItem &item : allThirdPartyItems())
        lines += tr("%1 – %2", "a library and its licence").arg(item.what, item.licence);
    line(lines.join(u'\n'), TypeRole::Small, &Theme::text2)->setObjectName(u"aboutParts"_s);

    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"aboutClose"_s);
    column()->addWidget(close, 0, Qt::AlignTrailing);
    connect(close, &QAbstractButton::clicked, this, &DialogFrame::dismiss);
}

} // namespace studio::ui
