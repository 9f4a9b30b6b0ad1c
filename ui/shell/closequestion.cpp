// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/closequestion.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

CloseQuestion::CloseQuestion(int jobs, QWidget *parent)
    : DialogFrame(tr("Keep running in the background?"), 460, parent),
      m_always(new QCheckBox(tr("Do the same next time"), this))
{
    setObjectName(u"closeQuestion"_s);
    auto *text = new TextLabel(
        tr("%n jobs are not done yet. Voice Studio can stay, without a window, until they are. Start it "
           "again to see them.",
           nullptr, jobs),
        TypeRole::Body, &Theme::text2, this);
    text->setWrapping(true);
    column()->addWidget(text);
    m_always->setObjectName(u"closeAlways"_s);
    column()->addWidget(m_always);

    auto *stop = new QPushButton(tr("Stop them and quit"), this);
    stop->setObjectName(u"closeStop"_s);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"closeCancel"_s);
    auto *keep = new QPushButton(tr("Keep running"), this);
    keep->setObjectName(u"closeKeep"_s);
    setVariant(keep, Variant::Primary);
    setVariant(cancel, Variant::Ghost);
    auto *row = new QHBoxLayout;
    row->addWidget(stop);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(keep);
    column()->addLayout(row);
    setFocusProxy(keep);
    connect(cancel, &QPushButton::clicked, this, &DialogFrame::dismiss);
    connect(stop, &QPushButton::clicked, this, [this] {
        dismiss();
        emit stopAndQuit(m_always->isChecked());
    });
    connect(keep, &QPushButton::clicked, this, [this] {
        dismiss();
        emit keepRunning(m_always->isChecked());
    });
}

} // namespace studio::ui
