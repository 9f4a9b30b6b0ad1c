// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/auditionfeature.h"

#include "core/account/account.h"
#include "core/audition/audition.h"
#include "core/speech/speechengine.h"
#include "ui/audition/auditioncontrol.h"
#include "ui/audition/sentencebox.h"
#include "ui/money/spendgate.h"
#include "ui/speech/accountbinding.h"
#include "ui/speech/auditionseats.h"
#include "ui/speech/shortlistfeature.h"
#include "ui/speech/takescard.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/voicechooser.h"
#include "ui/takes/voicemarks.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

namespace studio::ui {

using namespace Qt::StringLiterals;

AuditionFeature::AuditionFeature(const SpeechParts &parts, VoiceMarks &marks, QObject *parent)
    : QObject(parent), m_parts(parts),
      m_audition(new audition::Audition(parts.services.engine, parts.services.vault, this)),
      m_seats(new AuditionSeats(parts.session, marks, parts.services.settings, *m_audition, this)),
      m_row(new AuditionRow(parts.panel.content())), m_sentence(new SentenceBox(&parts.panel))
{
    m_sentence->hide();
    AuditionHooks hooks;
    hooks.api = [this]() -> std::optional<api::SpeechApi> {
        const auto &backend = m_parts.services.account.backend();
        if (!backend)
            return {};
        return api::SpeechApi(*backend->transport, backend->dialect);
    };
    hooks.pay = [this](qint64 credits, int candidates, std::function<void()> go) {
        SpendRequest price{credits, tr("Audition of %n voices", nullptr, candidates),
                           m_parts.session.place().profile};
        if (const auto &plan = m_parts.session.subscription())
            price.creditsLeft = plan->creditsLeft();
        m_parts.services.spending.request(m_row, price, std::move(go));
    };
    hooks.priceText = [this](qint64 credits) {
        if (!m_parts.session.place().realMoney)
            return tr("Free in sandbox");
        return credits == 1 ? tr("1 credit") : tr("%1 credits").arg(QLocale().toString(credits));
    };
    hooks.refusal = [this] {
        if (m_seats->sentence().isEmpty())
            return tr("Write a sentence for the voices to say.");
        if (!m_parts.session.place().ready)
            return tr("There is no connection yet. Your text is safe.");
        return QString();
    };
    hooks.caption = [this](int slot) { return m_seats->caption(slot); };
    m_control = new AuditionControl(*m_audition, parts.services.previewPlayer, *m_row, hooks, this);
    m_shortlist = new ShortlistFeature(parts, *m_audition, *m_seats, *m_control, this);
    parts.column.insertWidget(parts.column.indexOf(&parts.takesCard), m_row);
    makeActions();
    wire();
    m_seats->load();
}

void AuditionFeature::makeActions()
{
    for (int place = 0; place < audition::kMaxCandidates; ++place) {
        const auto key = Qt::Key(Qt::Key_1 + place);
        QAction *action = m_parts.addAction(u"actionAuditionPlay%1"_s.arg(place + 1),
                                            tr("Play candidate %1 of the audition").arg(place + 1),
                                            {QKeySequence(Qt::ALT | key)});
        connect(action, &QAction::triggered, this, [this, place] { m_control->play(place); });
    }
    connect(
        m_parts.addAction(u"actionAuditionUse"_s, tr("Use the playing voice"),
                          {QKeySequence(Qt::ALT | Qt::Key_Return), QKeySequence(Qt::ALT | Qt::Key_Enter)}),
        &QAction::triggered, this, [this] {
            if (m_control->playingSlot() >= 0)
                use(m_control->playingSlot());
            else
                m_parts.announce(tr("Play a candidate of the audition first."));
        });
    connect(m_parts.addAction(u"actionAuditionAll"_s, tr("Play all candidates of the audition"),
                              {QKeySequence(Qt::ALT | Qt::Key_0)}),
            &QAction::triggered, m_control, &AuditionControl::playAll);
    connect(m_parts.addAction(u"actionAuditionBlind"_s, tr("Compare candidates blind"),
                              {QKeySequence(Qt::ALT | Qt::Key_B)}),
            &QAction::triggered, this, [this] { m_control->setBlind(!m_control->isBlind()); });
    connect(m_parts.addAction(u"actionAuditionPin"_s, tr("Add these settings to the audition"),
                              {QKeySequence(Qt::ALT | Qt::Key_A)}),
            &QAction::triggered, this, [this] {
                if (!m_seats->add(m_seats->pinnedFromPanel()))
                    m_parts.announce(tr("The audition is full."));
            });
    connect(m_parts.addAction(u"actionShortlist"_s, tr("Open the shortlist"),
                              {QKeySequence(Qt::ALT | Qt::Key_S)}),
            &QAction::triggered, m_shortlist, &ShortlistFeature::open);
}

void AuditionFeature::wire()
{
    const auto showHint = [this] { m_control->setHint(m_seats->sentence()); };
    connect(&m_parts.binding, &AccountBinding::profileChanged, this, [this] {
        m_control->stop();
        m_seats->load();
    });
    const auto showPicked = [this] { m_control->setPicked(m_seats->pickedSlot()); };
    connect(m_seats, &AuditionSeats::seatsChanged, this, showPicked);
    connect(m_seats, &AuditionSeats::seatsChanged, this, showHint);
    connect(m_seats, &AuditionSeats::sentenceChanged, this, showHint);
    connect(m_control, &AuditionControl::modeChanged, this, showHint);
    connect(&m_parts.session, &SpeechSession::choiceChanged, this, showPicked);
    connect(&m_parts.session, &SpeechSession::choiceChanged, m_control, &AuditionControl::refresh);
    connect(&m_parts.session, &SpeechSession::placeChanged, m_control, &AuditionControl::refresh);
    connect(m_row, &AuditionRow::addRequested, this,
            [this](QWidget *anchor) { chooseVoice(anchor, int(m_seats->seats().size())); });
    connect(m_row, &AuditionRow::slotMenuRequested, this,
            [this](int place, const QPoint &at) { openSlotMenu(m_control->slotAt(place), at); });
    connect(m_row, &AuditionRow::shortlistRequested, this,
            [this](int place) { m_shortlist->keep(m_control->slotAt(place)); });
    connect(m_row, &AuditionRow::sentenceRequested, this, &AuditionFeature::editSentence);
    connect(m_row, &AuditionRow::moreRequested, this, &AuditionFeature::openMore);
    connect(m_control, &AuditionControl::useRequested, this, &AuditionFeature::use);
    connect(m_control, &AuditionControl::clearRequested, this, &AuditionFeature::remove);
    connect(m_control, &AuditionControl::announced, this,
            [this](const QString &sentence) { m_parts.announce(sentence); });
    connect(m_control, &AuditionControl::failed, this,
            [this](const Error &error) { m_parts.tellProblem(error); });
    connect(m_control, &AuditionControl::playbackStarting, this, [this] {
        m_parts.voices.stopPreview();
        m_parts.playback.pause();
    });
    connect(&m_parts.voices, &VoiceChooser::slotRequested, this, &AuditionFeature::place);
    connect(&m_parts.voices, &VoiceChooser::previewStarting, m_control, &AuditionControl::stop);
    connect(&m_parts.playback, &PlaybackSource::playbackChanged, this, [this] {
        if (m_parts.playback.playback() != PlaybackSource::Playback::Stopped)
            m_control->stop();
    });
    connect(m_sentence, &SentenceBox::sentenceChosen, this, [this](const QString &sentence) {
        m_seats->setOwnSentence(sentence);
        OverlayHost::of(m_row)->close(m_sentence);
    });
    connect(m_audition, &audition::Audition::made, this, [this] {
        if (m_parts.session.place().realMoney)
            m_parts.services.account.refreshSubscription();
    });
    connect(m_audition, &audition::Audition::failed, this, [this](const Error &error) {
        if (error.kind == ErrorKind::Auth)
            m_parts.services.account.reportRejectedKey(error);
        m_parts.announce(error.message);
    });
}

void AuditionFeature::stop()
{
    m_control->stop();
}

void AuditionFeature::place(const VoiceId &voice, int slot)
{
    m_seats->replace(slot, m_seats->seatFor(voice));
    m_parts.announce(tr("%1 auditions.", "%1 is a voice").arg(m_seats->seatFor(voice).choice.voiceName));
}

void AuditionFeature::use(int slot)
{
    if (slot < 0 || slot >= m_seats->seats().size())
        return;
    if (m_control->isBlind())
        m_control->reveal();
    const AuditionSeats::Seat seat = m_seats->seats().at(slot);
    if (seat.pinned)
        m_parts.session.setChoice(seat.choice);
    else
        m_parts.session.setVoice(seat.choice.voice);
    m_parts.announce(tr("%1 is the voice now.").arg(seat.choice.voiceName));
}

void AuditionFeature::remove(int slot)
{
    const QList<AuditionSeats::Seat> before = m_seats->seats();
    if (slot < 0 || slot >= before.size())
        return;
    m_control->stop();
    const QString text = tr("%1 left the audition.").arg(before.at(slot).choice.voiceName);
    m_seats->remove(slot);
    auto *toast = Toast::show(&m_parts.panel, NoticeKind::Info, text, tr("Undo"));
    const ProfileId profile = m_parts.session.place().profile;
    connect(toast, &Toast::actionTriggered, this, [this, before, profile] {
        if (m_parts.session.place().profile == profile)
            m_seats->restore(before);
    });
}

void AuditionFeature::chooseVoice(QWidget *anchor, int slot)
{
    m_parts.voices.pick(anchor, [this, slot](const VoiceId &voice) { place(voice, slot); });
}

void AuditionFeature::openSlotMenu(int slot, const QPoint &globalPosition)
{
    if (slot < 0 || slot >= m_seats->seats().size())
        return;
    auto *menu = new QMenu(&m_parts.panel);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Use this voice"), this, [this, slot] { use(slot); });
    QAction *keep =
        menu->addAction(tr("Put on the shortlist"), this, [this, slot] { m_shortlist->keep(slot); });
    keep->setEnabled(m_audition->at(slot).take.has_value());
    menu->addSeparator();
    if (!m_control->isBlind()) {
        menu->addAction(tr("Another voice…"), this,
                        [this, slot] { chooseVoice(m_row->slotWidget(slot), slot); });
        menu->addAction(tr("Keep the settings of now"), this, [this, slot] {
            AuditionSeats::Seat seat{m_seats->choiceOf(slot), true};
            m_seats->replace(slot, seat);
        });
        menu->addSeparator();
        menu->addAction(tr("Remove"), this, [this, slot] { remove(slot); });
    }
    menu->popup(globalPosition);
}

void AuditionFeature::openMore(const QPoint &globalPosition)
{
    auto *menu = new QMenu(&m_parts.panel);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *add = menu->addAction(tr("Add a voice…"), this,
                                   [this] { chooseVoice(m_row, int(m_seats->seats().size())); });
    add->setEnabled(m_seats->seats().size() < audition::kMaxCandidates && !m_control->isBlind());
    QAction *pin =
        menu->addAction(tr("Add these settings"), this, [this] { m_seats->add(m_seats->pinnedFromPanel()); });
    pin->setEnabled(m_seats->seats().size() < audition::kMaxCandidates && !m_control->isBlind());
    menu->addAction(tr("Edit the sentence…"), this, [this] { editSentence(m_row); });
    menu->addSeparator();
    menu->addAction(tr("Shortlist…"), m_shortlist, &ShortlistFeature::open);
    menu->addSeparator();
    QAction *clear = menu->addAction(tr("Remove all voices"), this, [this] {
        const QList<AuditionSeats::Seat> before = m_seats->seats();
        m_control->stop();
        m_seats->restore({});
        auto *toast =
            Toast::show(&m_parts.panel, NoticeKind::Info, tr("The audition was cleared."), tr("Undo"));
        connect(toast, &Toast::actionTriggered, this, [this, before] { m_seats->restore(before); });
    });
    clear->setEnabled(!m_seats->seats().isEmpty());
    menu->popup(globalPosition);
}

void AuditionFeature::editSentence(QWidget *anchor)
{
    m_sentence->setSentence(m_seats->sentence(), m_seats->hasOwnSentence());
    OverlayHost::of(m_row)->showPopover(m_sentence, anchor);
}

} // namespace studio::ui
