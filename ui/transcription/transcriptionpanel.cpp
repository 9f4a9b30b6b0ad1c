// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptionpanel.h"

#include "ui/widgets/emptystate.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

TranscriptionPanel::TranscriptionPanel(const ListeningServices &services, QWidget *parent)
    : Panel({u"transcription"_s, tr("Transcription"), u"captions"_s, tr("Create")}, parent),
      m_services(services)
{
    m_content = new EmptyState(u"captions"_s, tr("Transcription"), {}, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_content);
}

void TranscriptionPanel::activate()
{
    m_content->setFocus(Qt::OtherFocusReason);
}

} // namespace studio::ui
