// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changerpanel.h"

#include "ui/widgets/emptystate.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

ChangerPanel::ChangerPanel(const ListeningServices &services, QWidget *parent)
    : Panel({u"changer"_s, tr("Voice Changer"), u"mic-vocal"_s, tr("Create")}, parent), m_services(services)
{
    m_content = new EmptyState(u"mic-vocal"_s, tr("Voice Changer"), {}, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_content);
}

void ChangerPanel::activate()
{
    m_content->setFocus(Qt::OtherFocusReason);
}

} // namespace studio::ui
