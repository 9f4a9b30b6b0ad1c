// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/sessionfeature.h"

#include "core/account/account.h"
#include "ui/agent/agentbar.h"
#include "ui/agent/agentdirectory.h"
#include "ui/agent/approvalfeature.h"
#include "ui/agent/askcard.h"
#include "ui/agent/chatview.h"
#include "ui/agent/composer.h"
#include "ui/agent/contextbar.h"
#include "ui/agent/dialpad.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/livewave.h"
#include "ui/agent/payloadtext.h"
#include "ui/agent/samplesession.h"
#include "ui/agent/sessioncost.h"
#include "ui/agent/sessionpage.h"
#include "ui/agent/shownsession.h"
#include "ui/money/spendgate.h"
#include "ui/theme/typography.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/levelmeter.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using agent::AgentSession;
using agent::ConversationItem;
using State = AgentSession::State;

/// "02:14"
QString runningTime(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    const QString tail =
        u"%1:%2"_s.arg(seconds / 60 % 60, 2, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds < 3600 ? tail : u"%1:%2"_s.arg(seconds / 3600).arg(tail);
}

} // namespace

SessionFeature::SessionFeature(const AgentParts &parts, ContextBar &context, QObject *parent)
    : QObject(parent), m_parts(parts), m_context(context), m_banner(new InfoBanner),
      m_dialPad(new DialPad(&parts.panel)), m_ask(new AskCard(parts.live))
{
    m_banner->setObjectName(u"sessionBanner"_s);
    m_banner->setClosable(true);
    m_banner->hide();
    parts.session.addNotice(m_banner);
    new ApprovalFeature(parts, this);
    parts.session.addStrip(m_ask);
    addActions();
    wireComposer();
    wireChat();
    LiveControl &live = m_parts.live;
    connect(&live, &LiveControl::changed, this, &SessionFeature::refresh);
    connect(&live, &LiveControl::ticked, this, &SessionFeature::showBadge);
    connect(&live, &LiveControl::ended, this, &SessionFeature::showEnded);
    auto *cost = new SessionCost(m_parts.services, live, this);
    connect(cost, &SessionCost::charged, this, [this](qint64 credits) {
        m_charged = credits;
        showBadge();
    });
    connect(&live, &LiveControl::began, this, [this] {
        m_charged.reset();
        m_banner->hide();
        m_bannerIsResult = false;
        // A button with the focus would take the key one talks with.
        m_parts.session.chat()->setFocus(Qt::OtherFocusReason);
    });
    connect(&live, &LiveControl::failed, this,
            [this](const Error &problem) { m_parts.tellProblem(problem); });
    connect(&m_parts.shown, &ShownSession::kindChanged, this, &SessionFeature::refresh);
    connect(&m_parts.shown, &ShownSession::reset, this, &SessionFeature::refresh);
    connect(&m_parts.shown, &ShownSession::logged, this, &SessionFeature::showEntry);
    connect(&m_parts.directory, &AgentDirectory::chosenChanged, this, &SessionFeature::refresh);
    connect(m_banner, &InfoBanner::actionTriggered, this, [this] {
        if (m_bannerAction)
            m_bannerAction();
    });
    connect(m_banner, &InfoBanner::closed, this, [this] {
        if (std::exchange(m_bannerIsResult, false))
            leave();
    });
    connect(m_ask, &AskCard::announced, this, [this](const QString &text) { m_parts.announce(text); });
    connect(&m_parts.bar, &AgentBar::actionTriggered, this, [this](AgentBar::Action action) {
        switch (action) {
        case AgentBar::Action::Start:
        case AgentBar::Action::Again:
            start();
            break;
        case AgentBar::Action::Cancel:
        case AgentBar::Action::End:
            m_parts.live.end();
            break;
        }
    });
    refresh();
}

void SessionFeature::addActions()
{
    const auto add = [this](const char *name, const QString &text, QKeyCombination keys,
                            std::function<void()> act) {
        QAction *action = m_parts.addAction(QString::fromLatin1(name), text, {QKeySequence(keys)});
        connect(action, &QAction::triggered, this, std::move(act));
        return action;
    };
    QAction *start = add("actionStartSession", tr("Start the session"), Qt::CTRL | Qt::Key_Return,
                         [this] { this->start(); });
    start->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    add("actionEndSession", tr("End the session"), Qt::CTRL | Qt::SHIFT | Qt::Key_E,
        [this] { m_parts.live.end(); });
    QAction *mute = add("actionMute", tr("Mute the microphone"), Qt::CTRL | Qt::Key_M,
                        [this] { m_parts.live.setMuted(!m_parts.live.isMuted()); });
    const auto showKey = [this, mute] {
        m_parts.session.composer()->setMuteKey(mute->shortcut().toString(QKeySequence::NativeText));
    };
    connect(mute, &QAction::changed, this, showKey);
    showKey();
    add("actionMessageField", tr("Type a message"), Qt::CTRL | Qt::Key_T,
        [this] { m_parts.session.composer()->field()->setFocus(Qt::ShortcutFocusReason); });
    add("actionContextField", tr("Add context silently"), Qt::CTRL | Qt::Key_U,
        [this] { m_context.field()->setFocus(Qt::ShortcutFocusReason); });
    connect(m_parts.addAction(u"actionDialPad"_s, tr("Telephone keys…"), {}), &QAction::triggered, this,
            &SessionFeature::openDialPad);
    QAction *push = m_parts.addAction(u"actionPushToTalk"_s, tr("Push to talk on or off"), {});
    connect(push, &QAction::triggered, this,
            [this] { m_parts.live.setPushToTalk(!m_parts.live.isPushToTalk()); });
    connect(m_parts.addAction(u"actionAgentDevices"_s, tr("Microphone and speaker…"), {}),
            &QAction::triggered, this, [this] {
                emit m_parts.panel.openRequested(u"settings"_s, {{u"page"_s, u"audio"_s}});
            });
    QAction *done = m_parts.addAction(u"actionAgentHome"_s, tr("Back to the start of sessions"), {});
    connect(done, &QAction::triggered, this, &SessionFeature::leave);
}

void SessionFeature::wireComposer()
{
    Composer *composer = m_parts.session.composer();
    LiveControl &live = m_parts.live;
    composer->setTalkKey(QKeySequence(Qt::Key_Space).toString(QKeySequence::NativeText));
    connect(composer->keys(), &QAbstractButton::clicked, this, &SessionFeature::openDialPad);
    connect(m_dialPad, &DialPad::pressed, &live, &LiveControl::sendTone);
    connect(composer, &Composer::sendRequested, &live, &LiveControl::sendText);
    connect(composer, &Composer::sendRequested, m_parts.session.chat(), &ChatView::scrollToEnd);
    connect(composer, &Composer::typing, &live, &LiveControl::typing);
    connect(composer, &Composer::muteRequested, &live, &LiveControl::setMuted);
    connect(composer, &Composer::pushToTalkRequested, &live, &LiveControl::setPushToTalk);
    connect(composer, &Composer::talkRequested, &live, &LiveControl::setTalking);
    connect(&m_context, &ContextBar::sendRequested, &live, &LiveControl::sendContext);
    connect(&live, &LiveControl::levelMeasured, this, [this, composer](double microphone, double speaker) {
        if (!m_parts.live.isRunning())
            return;
        composer->meter()->setLevel(microphone);
        composer->wave()->push(m_parts.live.isMuted() ? -100 : microphone, speaker);
    });
}

void SessionFeature::openDialPad()
{
    if (m_parts.live.isLive())
        m_dialPad->open(m_parts.session.composer()->keys());
}

void SessionFeature::wireChat()
{
    ChatView *chat = m_parts.session.chat();
    connect(chat, &ChatView::typed, m_parts.session.composer(), &Composer::type);
    connect(chat, &ChatView::menuRequested, this, &SessionFeature::openMenu);
}

void SessionFeature::openMenu(const ConversationItem &item, const QPoint &place)
{
    auto *menu = new QMenu(&m_parts.panel);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool tool = item.kind == ConversationItem::Kind::Tool;
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this,
            [text = tool ? item.result : item.text] { QGuiApplication::clipboard()->setText(text); });
    if (!m_parts.live.isRunning())
        connect(menu->addAction(tr("Play this turn")), &QAction::triggered, this,
                [this, item] { m_parts.shown.playItem(item); });
    if (m_parts.live.isLive() && item.kind == ConversationItem::Kind::Agent && item.eventId >= 0) {
        menu->addSeparator();
        const auto feedback = [&](const QString &text, ConversationItem::Feedback now,
                                  api::AgentScore score) {
            QAction *action = menu->addAction(text);
            action->setCheckable(true);
            action->setChecked(item.feedback == now);
            connect(action, &QAction::triggered, this,
                    [this, score, id = item.eventId, same = item.feedback == now] {
                        m_parts.live.sendFeedback(id, same ? api::AgentScore::None : score);
                    });
        };
        feedback(tr("Good answer"), ConversationItem::Feedback::Like, api::AgentScore::Like);
        feedback(tr("Bad answer"), ConversationItem::Feedback::Dislike, api::AgentScore::Dislike);
    }
    menu->popup(place);
}

void SessionFeature::start()
{
    LiveControl &live = m_parts.live;
    if (live.isReserved()) {
        m_parts.tellProblem(
            Error::make(ErrorKind::Usage, tr("Scenarios are being run. End them to start a session.")));
        return;
    }
    if (live.isRunning())
        return;
    if (!m_parts.directory.chosen()) {
        m_parts.tellProblem(Error::make(ErrorKind::Usage, tr("Choose an agent first.")));
        return;
    }
    const qint64 credits = live.creditsAMinute();
    if (credits == 0) {
        live.start();
        return;
    }
    std::optional<qint64> left;
    if (const auto &plan = m_parts.services.account.subscription())
        left = plan->creditsLeft();
    m_parts.services.spending.request(m_parts.bar.actionButton(),
                                      {.credits = credits,
                                       .what = tr("Session with an agent, each minute"),
                                       .profile = m_parts.services.account.profile().id,
                                       .creditsLeft = left},
                                      [this] { m_parts.live.start(); });
}

void SessionFeature::leave()
{
    if (!m_parts.live.isRunning())
        m_parts.shown.clear();
}

void SessionFeature::refresh()
{
    LiveControl &live = m_parts.live;
    const ShownSession::Kind kind = m_parts.shown.kind();
    const bool isLive = live.isLive();
    const bool running = live.isRunning();
    AgentBar &bar = m_parts.bar;
    const bool chosen = m_parts.directory.chosen() != nullptr;
    switch (live.state()) {
    case State::Connecting:
    case State::Queued:
        bar.setAction(AgentBar::Action::Cancel);
        break;
    case State::Live:
    case State::Reconnecting:
        bar.setAction(AgentBar::Action::End);
        break;
    case State::Ending:
        bar.setAction(AgentBar::Action::End, false);
        break;
    case State::Idle:
    case State::Ended:
        bar.setAction(kind == ShownSession::Kind::Ended ? AgentBar::Action::Again : AgentBar::Action::Start,
                      chosen);
        break;
    }
    bar.reportButton()->setEnabled(kind != ShownSession::Kind::None);
    Composer *composer = m_parts.session.composer();
    if (!isLive && m_dialPad->isVisible())
        m_dialPad->dismiss();
    // What is about to be disabled would hand the focus to anybody.
    const QWidget *focus = m_parts.panel.window()->focusWidget();
    if (!isLive && (composer->isAncestorOf(focus) || m_context.isAncestorOf(focus)))
        m_parts.session.chat()->setFocus(Qt::OtherFocusReason);
    composer->setLive(isLive,
                      running || kind == ShownSession::Kind::None
                          ? QString()
                          : tr("The session is over. Its record is kept."));
    composer->setVisible(kind != ShownSession::Kind::Replay);
    composer->setTextOnly(m_parts.shown.isTextOnly());
    composer->setMuted(live.isMuted());
    composer->setPushToTalk(live.isPushToTalk());
    composer->setTalking(live.isTalking());
    m_context.setLive(isLive);
    m_context.setVisible(kind != ShownSession::Kind::Replay);
    showState();
    showBadge();
    if (kind != ShownSession::Kind::Ended && m_bannerIsResult) {
        m_bannerIsResult = false;
        m_banner->hide();
    }
}

void SessionFeature::showState()
{
    const LiveControl &live = m_parts.live;
    const bool over = m_parts.shown.kind() == ShownSession::Kind::Ended && !live.isAwaiting();
    const QString word = over ? tr("Ended") : live.stateText();
    const bool waits = live.state() == State::Reconnecting || live.isMuted();
    m_parts.session.composer()->setState(word,
                                         waits               ? Composer::Mood::Warning
                                             : live.isLive() ? Composer::Mood::Active
                                                             : Composer::Mood::Plain);
    if (m_parts.shown.kind() != ShownSession::Kind::Live || std::exchange(m_told, word) == word)
        return;
    m_parts.announce(word);
}

void SessionFeature::showBadge()
{
    Badge *badge = m_parts.bar.badge();
    const LiveControl &live = m_parts.live;
    const ShownSession::Kind kind = m_parts.shown.kind();
    badge->setVisible(kind != ShownSession::Kind::None || live.isAwaiting());
    if (live.isAwaiting()) {
        badge->setKind(Badge::Kind::Neutral);
        badge->setText(live.stateText());
        m_parts.bar.setCost({});
        return;
    }
    switch (kind) {
    case ShownSession::Kind::None:
        break;
    case ShownSession::Kind::Live:
        if (live.state() == State::Live || live.state() == State::Ending) {
            badge->setKind(Badge::Kind::Live);
            badge->setText(tr("Live  %1").arg(runningTime(live.elapsedMs())));
        } else {
            badge->setKind(live.state() == State::Reconnecting ? Badge::Kind::Warning : Badge::Kind::Neutral);
            badge->setText(live.stateText());
        }
        break;
    case ShownSession::Kind::Ended:
        badge->setKind(live.problem() ? Badge::Kind::Error : Badge::Kind::Neutral);
        badge->setText(tr("Ended  %1").arg(runningTime(m_parts.shown.lengthUs() / 1000)));
        break;
    case ShownSession::Kind::Replay:
        badge->setKind(Badge::Kind::Neutral);
        badge->setText(tr("Replay  %1").arg(runningTime(m_parts.shown.lengthUs() / 1000)));
        break;
    }
    if (kind == ShownSession::Kind::Ended && m_charged) {
        m_parts.bar.setCost(tr("%n credits", nullptr, int(*m_charged)));
        return;
    }
    const qint64 credits = kind == ShownSession::Kind::Replay ? 0 : live.estimatedCredits();
    m_parts.bar.setCost(credits > 0 && kind != ShownSession::Kind::None
                            ? tr("≈ %n credits", nullptr, int(credits))
                            : QString());
}

void SessionFeature::warn(const QString &title, const QString &text, const QString &action,
                          std::function<void()> act)
{
    m_bannerIsResult = false;
    m_bannerAction = std::move(act);
    m_banner->setNotice(NoticeKind::Warning, title, text);
    m_banner->setAction(action);
    m_banner->show();
    m_parts.announce(title);
}

/// What of the log needs the user at once.
void SessionFeature::showEntry(const agent::LogEntry &entry)
{
    if (entry.direction != agent::LogEntry::Direction::Local || !m_parts.live.isRunning())
        return;
    if (entry.type == "echo.suspected"_L1) {
        warn(tr("Use headphones, the agent hears itself."), {}, {}, {});
    } else if (entry.type == "device.lost"_L1) {
        warn(entry.data.value("message"_L1).toString(), tr("Typing still works; it goes on when it is back."),
             {}, {});
    } else if (entry.type == "device.back"_L1) {
        m_banner->hide();
    } else if (entry.type == "device.changed"_L1) {
        const QString told = tr("Sound now goes to %1.").arg(entry.data.value("name"_L1).toString());
        Toast::show(&m_parts.panel, NoticeKind::Info, told);
        m_parts.announce(told);
    } else if (entry.type == "session.state"_L1) {
        if (entry.data.value("state"_L1) == "reconnecting"_L1)
            warn(tr("The connection was lost."), tr("The record is kept; it is tried again."), tr("Try now"),
                 [this] {
                     if (AgentSession *session = m_parts.live.session())
                         session->reconnectNow();
                 });
        else if (entry.data.value("state"_L1) == "live"_L1)
            m_banner->hide();
    }
}

void SessionFeature::showEnded()
{
    stopTalking();
    const ShownSession &shown = m_parts.shown;
    QStringList facts{runningTime(shown.lengthUs() / 1000)};
    const int turns = shown.conversation().turns();
    facts.append(tr("%n turns", nullptr, turns));
    if (const auto median = shown.timings().medianMs())
        facts.append(tr("median reply %1").arg(secondsText(*median)));
    const QString summary = facts.join(u"  ·  "_s);
    m_bannerIsResult = true;
    m_bannerAction = [this] { m_parts.bar.reportButton()->click(); };
    if (const auto &problem = m_parts.live.problem())
        m_banner->setNotice(NoticeKind::Error, problem->message, problem->nextStep);
    else
        m_banner->setNotice(NoticeKind::Success, tr("The session is over."), summary);
    m_banner->setAction(tr("Save report"));
    m_banner->show();
    m_parts.announce(m_parts.live.problem() ? m_parts.live.problem()->message
                                            : tr("The session is over. %1").arg(summary));
}

void SessionFeature::pose(bool live)
{
    m_parts.shown.show(live ? ShownSession::Kind::Live : ShownSession::Kind::Ended, sampleSession());
    m_parts.shown.chooseTurn(2);
    m_parts.session.chat()->showStart();
    if (!live) {
        showEnded();
        return;
    }
    refresh();
    m_parts.bar.setAction(AgentBar::Action::End);
    m_parts.bar.badge()->setKind(Badge::Kind::Live);
    m_parts.bar.badge()->setText(tr("Live  %1").arg(runningTime(kSampleLengthMs)));
    Composer *composer = m_parts.session.composer();
    composer->setLive(true);
    m_context.setLive(true);
    composer->setState(tr("Listening"), Composer::Mood::Active);
    composer->meter()->setLevel(-6);
    for (int i = 0; i < 4; ++i)
        composer->meter()->setLevel(-14);
    QList<double> bars;
    for (int i = 0; i < 42; ++i)
        bars.append(std::pow(std::abs(std::sin(i * 0.9) * std::cos(i * 0.23)), 2) * (i > 36 ? 0.1 : 1));
    composer->wave()->setBars(bars);
}

void SessionFeature::talk(int key)
{
    if (!m_parts.live.isLive() || m_talkKey != 0)
        return;
    m_talkKey = key;
    m_parts.live.setTalking(true);
    // The release may go anywhere, or nowhere when another window comes forward.
    QCoreApplication::instance()->installEventFilter(this);
}

void SessionFeature::stopTalking()
{
    if (m_talkKey == 0)
        return;
    m_talkKey = 0;
    QCoreApplication::instance()->removeEventFilter(this);
    m_parts.live.setTalking(false);
}

bool SessionFeature::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyRelease) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == m_talkKey && !key->isAutoRepeat())
            stopTalking();
    } else if (event->type() == QEvent::ApplicationDeactivate) {
        stopTalking();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace studio::ui
