// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audition/auditioncontrol.h"

#include "ui/audition/auditionplayer.h"

#include <QRandomGenerator>

#include <utility>

namespace studio::ui {

using audition::BlindTest;
using CandidateState = audition::Candidate::State;

namespace {

SlotView::State shownState(CandidateState state)
{
    switch (state) {
    case CandidateState::Empty:
        return SlotView::State::Empty;
    case CandidateState::LookingUp:
        return SlotView::State::LookingUp;
    case CandidateState::Missing:
        return SlotView::State::Missing;
    case CandidateState::Waiting:
        return SlotView::State::Waiting;
    case CandidateState::Making:
    case CandidateState::Preparing:
        return SlotView::State::Making;
    case CandidateState::Ready:
        return SlotView::State::Ready;
    case CandidateState::Failed:
        break;
    }
    return SlotView::State::Failed;
}

} // namespace

AuditionControl::AuditionControl(audition::Audition &audition, audio::Player &player, AuditionRow &row,
                                 const AuditionHooks &hooks, QObject *parent)
    : QObject(parent), m_audition(audition), m_row(row), m_hooks(hooks),
      m_player(new AuditionPlayer(player, this))
{
    wireRow();
    connect(&audition, &audition::Audition::slotChanged, this, [this](int slot) {
        // The sound of another request is not what is being compared any more.
        if (m_player->slot() == slot && m_audition.at(slot).state != CandidateState::Ready)
            m_player->stop();
        showSlots();
        if (slot == m_awaited && m_audition.at(slot).state == CandidateState::Ready) {
            m_awaited = -1;
            playSlot(slot);
        } else if (slot == m_awaited && m_audition.at(slot).state == CandidateState::Failed) {
            m_awaited = -1;
            playNext();
        }
    });
    connect(&audition, &audition::Audition::changed, this, &AuditionControl::showOffer);
    connect(m_player, &AuditionPlayer::moved, this, &AuditionControl::showPlayed);
    connect(m_player, &AuditionPlayer::finished, this, &AuditionControl::playNext);
    connect(m_player, &AuditionPlayer::failed, this, &AuditionControl::failed);
    refresh();
}

void AuditionControl::wireRow()
{
    connect(&m_row, &AuditionRow::playRequested, this, &AuditionControl::play);
    connect(&m_row, &AuditionRow::playAllRequested, this, &AuditionControl::playAll);
    connect(&m_row, &AuditionRow::cancelRequested, this, [this] {
        m_sequence.clear();
        m_awaited = -1;
        m_audition.cancel();
    });
    connect(&m_row, &AuditionRow::useRequested, this, [this](int place) {
        if (const int slot = slotAt(place); slot >= 0)
            emit useRequested(slot);
    });
    connect(&m_row, &AuditionRow::clearRequested, this, [this](int place) {
        if (const int slot = slotAt(place); slot >= 0)
            emit clearRequested(slot);
    });
    connect(&m_row, &AuditionRow::blindToggled, this, &AuditionControl::setBlind);
    connect(&m_row, &AuditionRow::revealRequested, this, &AuditionControl::reveal);
    connect(&m_row, &AuditionRow::scoreRequested, this, [this](int place, int score) {
        if (!m_blind)
            return;
        m_blind->setScore(place, score);
        showSlots();
        emit announced(score > 0 ? tr("Score %1 of 5").arg(score) : tr("No score"));
    });
}

QList<int> AuditionControl::order() const
{
    if (!m_blind)
        return m_audition.filled();
    QList<int> slots_;
    if (m_blind->isRevealed()) {
        for (const BlindTest::Rank &rank : m_blind->ranking())
            slots_.append(rank.slot);
    } else {
        for (int place = 0; place < m_blind->count(); ++place)
            slots_.append(*m_blind->slotAt(place));
    }
    return slots_;
}

int AuditionControl::slotAt(int place) const
{
    return order().value(place, -1);
}

int AuditionControl::playingSlot() const
{
    return m_player->slot() >= 0 ? m_player->slot() : m_last;
}

int AuditionControl::scoreOf(int slot) const
{
    const auto place = m_blind ? m_blind->placeOf(slot) : std::nullopt;
    return place ? m_blind->scoreAt(*place) : 0;
}

SlotView AuditionControl::viewOf(int slot) const
{
    const audition::Candidate &candidate = m_audition.at(slot);
    SlotView view;
    view.state = shownState(candidate.state);
    if (candidate.inputs) {
        view.voice = candidate.inputs->request.voice;
        view.name = candidate.inputs->voiceName;
    }
    view.caption = m_hooks.caption(slot);
    view.price = m_hooks.priceText(candidate.credits);
    if (candidate.error)
        view.problem = candidate.mayHaveBeenCharged
            ? tr("%1 It may have been charged.", "%1 is a sentence").arg(candidate.error->message)
            : candidate.error->message;
    if (candidate.sound) {
        view.peaks = wavePeaksOf(*candidate.sound->peaks);
        view.seconds = candidate.sound->reading.seconds;
    }
    view.picked = slot == m_picked;
    if (m_player->slot() == slot) {
        view.played = m_player->played();
        view.playing = m_player->isPlaying();
    }
    if (m_blind) {
        view.blind = true;
        view.revealed = m_blind->isRevealed();
        view.score = scoreOf(slot);
        if (view.revealed) {
            for (const BlindTest::Rank &rank : m_blind->ranking()) {
                if (rank.slot == slot)
                    view.rank = rank.rank;
            }
        } else {
            view.name = tr("Voice %1", "a number in place of the name").arg(*m_blind->placeOf(slot) + 1);
            view.caption.clear();
            view.picked = false;
        }
    }
    return view;
}

void AuditionControl::showSlots()
{
    const QList<int> filled = m_audition.filled();
    // Slots that came or went end a blind test: it would be another one.
    if (m_blind) {
        const QList<int> now = order();
        const bool same = QSet<int>(now.begin(), now.end()) == QSet<int>(filled.begin(), filled.end());
        if (!same)
            m_blind.reset();
    }
    m_row.setBlind(!m_blind                    ? AuditionRow::Blind::Off
                       : m_blind->isRevealed() ? AuditionRow::Blind::Revealed
                                               : AuditionRow::Blind::Listening,
                   m_blind && m_blind->isScored());
    QList<SlotView> views;
    const QList<int> shown = order();
    for (const int slot : shown)
        views.append(viewOf(slot));
    m_row.setSlots(views);
}

void AuditionControl::showPlayed()
{
    const int place = m_player->slot() < 0 ? -1 : int(order().indexOf(m_player->slot()));
    m_row.setPlayed(place, m_player->played(), m_player->isPlaying());
}

void AuditionControl::showOffer()
{
    AuditionRow::Offer offer;
    const auto missing = m_audition.missingCredits();
    if (missing)
        offer.cost = *missing > 0 ? m_hooks.priceText(*missing) : tr("Already made");
    if (m_audition.filled().isEmpty()) {
        offer.refusal = tr("Add a voice to compare.");
        offer.cost.clear();
    } else if (missing && *missing > 0) {
        offer.refusal = m_hooks.refusal();
    }
    offer.running = m_audition.isMaking();
    m_row.setOffer(offer);
    if (!missing)
        return;
    const bool asked = std::exchange(m_playAllAsked, false);
    const bool asShown = *missing == 0 || offer.cost == m_shownCost;
    if (!offer.cost.isEmpty())
        m_shownCost = offer.cost;
    if (!asked)
        return;
    if (asShown)
        playAll();
    else
        emit announced(tr("Price now: %1. Play all again to agree.").arg(offer.cost));
}

void AuditionControl::setPicked(int slot)
{
    if (m_picked == slot)
        return;
    m_picked = slot;
    showSlots();
}

void AuditionControl::setHint(const QString &sentence)
{
    const int voices = int(m_audition.filled().size());
    m_row.setHint(isBlind()         ? tr("Score each with ↑ ↓ or the stars, then reveal")
                      : voices == 0 ? tr("First line in several voices")
                                    : tr("First line in %n voices", nullptr, voices),
                  sentence);
}

void AuditionControl::refresh()
{
    showSlots();
    showOffer();
}

void AuditionControl::play(int place)
{
    const int slot = slotAt(place);
    if (slot < 0)
        return;
    m_sequence.clear();
    m_awaited = -1;
    if (m_player->slot() == slot && m_player->isPlaying())
        m_player->pause();
    else
        playSlot(slot);
}

void AuditionControl::playSlot(int slot)
{
    const audition::Candidate &candidate = m_audition.at(slot);
    switch (candidate.state) {
    case CandidateState::Ready:
        m_last = slot;
        emit playbackStarting();
        m_player->play(slot, candidate.sound);
        break;
    case CandidateState::Missing:
    case CandidateState::Failed: {
        const auto api = m_hooks.api();
        if (const QString refusal = m_hooks.refusal(); !refusal.isEmpty() || !api) {
            emit announced(refusal);
            break;
        }
        m_hooks.pay(candidate.credits, 1, [this, slot, api] {
            m_awaited = slot;
            m_audition.retry(slot, *api);
        });
        break;
    }
    default:
        m_awaited = slot;
        break;
    }
}

void AuditionControl::playAll()
{
    const auto missing = m_audition.missingCredits();
    if (m_audition.filled().isEmpty())
        return;
    if (!missing) { // The words have just changed: what is made already is being looked up.
        m_playAllAsked = true;
        return;
    }
    const auto go = [this] {
        if (const auto api = m_hooks.api())
            m_audition.makeMissing(*api);
        m_player->stop();
        m_sequence = order();
        playNext();
    };
    if (*missing == 0) {
        go();
        return;
    }
    if (const QString refusal = m_hooks.refusal(); !refusal.isEmpty()) {
        emit announced(refusal);
        return;
    }
    int candidates = 0;
    for (const int slot : m_audition.filled())
        candidates += m_audition.at(slot).state == CandidateState::Missing ? 1 : 0;
    m_hooks.pay(*missing, candidates, go);
}

void AuditionControl::playNext()
{
    while (!m_sequence.isEmpty()) {
        const int slot = m_sequence.takeFirst();
        const CandidateState state = m_audition.at(slot).state;
        // What failed or is not paid for is passed over.
        if (state == CandidateState::Failed || state == CandidateState::Missing
            || state == CandidateState::Empty)
            continue;
        playSlot(slot);
        return;
    }
}

void AuditionControl::stop()
{
    m_sequence.clear();
    m_awaited = -1;
    m_player->stop();
}

void AuditionControl::setBlind(bool blind)
{
    stop();
    m_last = -1;
    if (blind && m_audition.filled().size() < 2) {
        emit announced(tr("Add a second voice to compare blind."));
        m_blind.reset();
    } else if (blind) {
        m_blind.emplace(m_audition.filled(), *QRandomGenerator::global());
        emit announced(tr("Blind test. 1 to 8 play, up and down give scores."));
    } else {
        m_blind.reset();
    }
    showSlots();
    emit modeChanged();
}

void AuditionControl::reveal()
{
    if (!isBlind())
        return;
    m_blind->reveal();
    showSlots();
    const QList<BlindTest::Rank> ranks = m_blind->ranking();
    if (!ranks.isEmpty()) {
        const auto &best = m_audition.at(ranks.first().slot).inputs;
        emit announced(
            tr("First: %1, with %2 of 5.").arg(best ? best->voiceName : QString()).arg(ranks.first().score));
    }
    emit modeChanged();
}

} // namespace studio::ui
