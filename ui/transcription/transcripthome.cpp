// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcripthome.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/skeleton.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {
constexpr int kLoadingPage = 1;
}

TranscriptHome::TranscriptHome(QWidget *parent)
    : QWidget(parent), m_model(new TranscriptListModel(this)), m_drop(new Card(this)),
      m_title(new TextLabel(tr("Drop recordings or videos here"), TypeRole::Section, &Theme::text, m_drop)),
      m_open(new QPushButton(tr("Choose files…"), m_drop)),
      m_link(new QPushButton(tr("From a link…"), m_drop)), m_ways(new QWidget(m_drop)),
      m_stack(new QStackedWidget(this)), m_list(new TranscriptList(*m_model, m_stack))
{
    setObjectName(u"transcriptHome"_s);
    auto *hint =
        new TextLabel(tr("Any audio or video file, of any length; several become a queue. Captions and "
                         "transcripts (SRT, VTT, ASS, JSON) open as well."),
                      TypeRole::Small, &Theme::text2, m_drop);
    hint->setWrapping(true);
    m_open->setObjectName(u"chooseFiles"_s);
    setVariant(m_open, Variant::Primary);
    setIconName(m_open, u"upload"_s);
    m_link->setObjectName(u"chooseLink"_s);
    setIconName(m_link, u"link"_s);
    auto *row = new QHBoxLayout(m_ways);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_open);
    row->addWidget(m_link);
    row->addStretch(1);
    m_drop->column()->setSpacing(6);
    m_drop->column()->addWidget(m_title);
    m_drop->column()->addWidget(hint);
    m_drop->column()->addWidget(m_ways);

    auto *card = new Card(this, 8);
    m_stack->addWidget(m_list);
    m_stack->addWidget(new Skeleton(tr("Loading transcripts"), 3, m_stack));
    m_stack->addWidget(
        new EmptyState(u"captions"_s, tr("No transcripts yet"),
                       tr("What you transcribe is kept here with its sound, whole and editable."), m_stack));
    card->column()->addWidget(m_stack);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addWidget(m_drop);
    column->addWidget(card, 1);
    connect(m_open, &QPushButton::clicked, this, &TranscriptHome::filesRequested);
    connect(m_link, &QPushButton::clicked, this, &TranscriptHome::linkRequested);
    setLoading();
}

void TranscriptHome::setItems(const QList<TranscriptItem> &items)
{
    m_model->setItems(items);
    m_stack->setCurrentIndex(items.isEmpty() ? 2 : 0);
    // Whoever came here before the list was read meant the list.
    if (std::exchange(m_focusPending, false) && !items.isEmpty() && m_open->hasFocus())
        m_list->setFocus(Qt::OtherFocusReason);
}

void TranscriptHome::setLoading()
{
    m_stack->setCurrentIndex(kLoadingPage);
}

void TranscriptHome::addWay(QWidget *button)
{
    auto *row = static_cast<QHBoxLayout *>(m_ways->layout());
    row->insertWidget(row->count() - 1, button);
}

void TranscriptHome::setDropWelcome(bool welcome)
{
    m_drop->setPicked(welcome);
    m_title->setText(welcome ? tr("Let go to transcribe") : tr("Drop recordings or videos here"));
}

void TranscriptHome::takeFocus()
{
    m_focusPending = m_stack->currentIndex() == kLoadingPage;
    if (m_stack->currentIndex() == 0)
        m_list->setFocus(Qt::ShortcutFocusReason);
    else
        m_open->setFocus(Qt::ShortcutFocusReason);
}

} // namespace studio::ui
