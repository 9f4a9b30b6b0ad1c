// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/batchsheet.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"

#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kBatchWidth = 480;
constexpr qsizetype kNamesShown = 5;

} // namespace

BatchSheet::BatchSheet(const BatchOffer &offer)
    : DialogFrame(tr("Change the voice of %n recordings", nullptr, int(offer.files.size())), kBatchWidth)
{
    setObjectName(u"batchSheet"_s);
    const auto addLine = [this](const QString &text, ColorRole role, const char *name) {
        auto *label = new TextLabel(text, TypeRole::Body, role, this);
        label->setObjectName(QString::fromLatin1(name));
        label->setWrapping(true);
        column()->addWidget(label);
        return text;
    };
    QStringList said;
    QStringList names;
    for (const QString &file : offer.files.mid(0, kNamesShown))
        names.append(QFileInfo(file).fileName());
    if (offer.files.size() > kNamesShown)
        names.append(tr("and %n more", nullptr, int(offer.files.size() - kNamesShown)));
    if (!names.isEmpty())
        said += addLine(names.join(u"\n"_s), &Theme::text2, "batchNames");
    said += addLine(tr("%1 of sound, in the voice of %2.").arg(timecode(offer.seconds), offer.voice),
                    &Theme::text, "batchLength");
    said += addLine(tr("The results are written to “%1”.").arg(QDir::toNativeSeparators(offer.folder)),
                    &Theme::text2, "batchFolder");
    if (!offer.broken.isEmpty())
        said += addLine(tr("%n files cannot be read and are left out: %1", nullptr, int(offer.broken.size()))
                            .arg(offer.broken.mid(0, kNamesShown).join(u", "_s)),
                        &Theme::warnText, "batchBroken");
    if (!offer.refusal.isEmpty())
        said += addLine(offer.refusal, &Theme::warnText, "batchRefusal");
    setAccessibleDescription(said.join(u' '));

    column()->addSpacing(6);
    auto *close = new QPushButton(tr("Cancel"), this);
    close->setObjectName(u"batchCancel"_s);
    close->setAutoDefault(true);
    close->setAccessibleDescription(accessibleDescription());
    auto *go = new CostButton(tr("Change all"), u"mic-vocal"_s, this);
    go->setObjectName(u"batchGo"_s);
    if (offer.refusal.isEmpty() && !offer.files.isEmpty())
        go->setCost(offer.price);
    else
        go->setUnaffordable(offer.price, offer.refusal);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(go);
    column()->addLayout(buttons);
    setFocusProxy(close);
    connect(close, &QPushButton::clicked, this, &DialogFrame::dismiss);
    connect(go, &CostButton::triggered, this, [this] {
        dismiss();
        emit accepted();
    });
}

} // namespace studio::ui
