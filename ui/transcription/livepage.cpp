// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/livepage.h"

#include "ui/recording/recordbar.h"
#include "ui/theme/textlabel.h"
#include "ui/transcription/livechoices.h"
#include "ui/transcription/livetext.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/infobanner.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

bool isCommitKey(const QKeyEvent &event)
{
    return event.modifiers() == Qt::ControlModifier
        && (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter);
}

Badge::Kind kindOf(LivePage::State state)
{
    using State = LivePage::State;
    switch (state) {
    case State::Live:
        return Badge::Kind::Live;
    case State::Reconnecting:
        return Badge::Kind::Warning;
    case State::Offline:
        return Badge::Kind::Error;
    case State::Finished:
        return Badge::Kind::Success;
    case State::Idle:
    case State::Connecting:
    case State::Silent:
    case State::Finishing:
        break;
    }
    return Badge::Kind::Neutral;
}

} // namespace

QString liveStateText(LivePage::State state)
{
    using State = LivePage::State;
    switch (state) {
    case State::Idle:
    case State::Connecting:
        return LivePage::tr("Connecting…");
    case State::Live:
        return LivePage::tr("Listening");
    case State::Silent:
        return LivePage::tr("Waiting for speech");
    case State::Reconnecting:
        return LivePage::tr("Connection lost, still recording");
    case State::Offline:
        return LivePage::tr("No words now, still recording");
    case State::Finishing:
        return LivePage::tr("The last words are on their way");
    case State::Finished:
        break;
    }
    return LivePage::tr("Done");
}

LivePage::LivePage(RecordControl &control, settings::SettingsStore &settings, QWidget *parent)
    : QWidget(parent), m_bar(new RecordBar(control)), m_choices(new LiveChoices(settings)),
      m_text(new LiveText), m_badge(new Badge(Badge::Kind::Neutral, {}, this)),
      m_banner(new InfoBanner(this)), m_back(new IconButton(u"arrow-left"_s, tr("All transcripts"), this))
{
    setObjectName(u"livePage"_s);
    setAccessibleName(tr("Record"));
    m_badge->setObjectName(u"liveState"_s);
    m_badge->hide();
    m_back->setObjectName(u"liveBack"_s);
    m_banner->setObjectName(u"liveNotice"_s);
    m_banner->setClosable(false);
    m_banner->hide();
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_back);
    head->addWidget(new TextLabel(tr("Record"), TypeRole::Section, &Theme::text, this));
    head->addStretch(1);
    head->addWidget(m_badge);
    auto *sound = new Card(this);
    sound->column()->setSpacing(12);
    sound->column()->addWidget(m_bar);
    sound->column()->addWidget(m_choices);
    auto *words = new Card(this, 12);
    words->column()->addWidget(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 20, 14);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(sound);
    column->addWidget(m_banner);
    column->addWidget(words, 1);
    showWayBack();
    connect(m_back, &QAbstractButton::clicked, this, &LivePage::homeRequested);
    connect(m_banner, &InfoBanner::actionTriggered, this, &LivePage::retryRequested);
    connect(m_choices, &LiveChoices::commitRequested, this, &LivePage::commitRequested);
}

void LivePage::showWayBack()
{
    m_back->setIconName(isRightToLeft() ? u"arrow-right"_s : u"arrow-left"_s);
}

void LivePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        showWayBack();
    QWidget::changeEvent(event);
}

void LivePage::showState(std::optional<State> state, bool paused)
{
    m_badge->setVisible(state.has_value());
    if (!state)
        return;
    const bool listens = *state == State::Live || *state == State::Silent;
    m_badge->setKind(paused && listens ? Badge::Kind::Neutral : kindOf(*state));
    m_badge->setText(paused && listens ? tr("Paused") : liveStateText(*state));
}

void LivePage::showProblem(const std::optional<Error> &problem, bool canRetry, int nextTrySeconds)
{
    if (!problem) {
        m_banner->hide();
        return;
    }
    QString text = tr("The recording goes on. What you say meanwhile is kept, and becomes words later.");
    if (nextTrySeconds > 0)
        text += u' ' + tr("Next try in %n seconds.", nullptr, nextTrySeconds);
    else if (!problem->nextStep.isEmpty())
        text += u' ' + problem->nextStep;
    if (m_banner->isHidden() || m_banner->title() != problem->message || m_banner->text() != text) {
        m_banner->setNotice(NoticeKind::Warning, problem->message, text);
        m_banner->setAction(canRetry ? tr("Try now") : QString(), u"refresh-cw"_s);
    }
    m_banner->show();
}

void LivePage::takeFocus()
{
    m_bar->button()->setFocus(Qt::ShortcutFocusReason);
}

bool LivePage::event(QEvent *event)
{
    // The same keys mean something else in a transcript; here they are the page's.
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isCommitKey(*key)) {
            event->accept();
            if (event->type() == QEvent::KeyPress && m_choices->commitButton()->isEnabled())
                emit commitRequested();
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace studio::ui
