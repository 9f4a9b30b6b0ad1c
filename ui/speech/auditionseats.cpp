// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/auditionseats.h"

#include "core/audition/audition.h"
#include "core/audition/sentence.h"
#include "core/settings/settingsstore.h"
#include "ui/takes/voicemarks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kFirstSeats = 3;

QString seatsKey(const ProfileId &profile)
{
    return u"audition/seats/"_s + profile.value();
}

QString percent(double share)
{
    return QLocale().toString(qRound(share * 100));
}

} // namespace

AuditionSeats::AuditionSeats(SpeechSession &session, const VoiceMarks &marks,
                             settings::SettingsStore &settings, audition::Audition &audition, QObject *parent)
    : QObject(parent), m_session(session), m_marks(marks), m_settings(settings), m_audition(audition)
{
    for (int i = 0; i < audition::kMaxCandidates; ++i) {
        auto *own = new SpeechSession(this);
        connect(own, &SpeechSession::preparedChanged, this, &AuditionSeats::sync);
        m_sessions.push_back(own);
    }
    connect(&session, &SpeechSession::textChanged, this, [this] {
        if (sentence() != m_shownSentence)
            sync();
    });
    for (const auto signal : {&SpeechSession::choiceChanged, &SpeechSession::modelsChanged,
                              &SpeechSession::placeChanged, &SpeechSession::preparedChanged})
        connect(&session, signal, this, &AuditionSeats::sync);
    connect(&session, &SpeechSession::voicesChanged, this, [this] {
        fillFirst();
        sync();
    });
}

void AuditionSeats::load()
{
    m_seats.clear();
    m_own.clear();
    const QByteArray kept = m_settings.value(seatsKey(m_session.place().profile)).toByteArray();
    m_untouched = kept.isEmpty();
    const QJsonArray list = QJsonDocument::fromJson(kept.left(1 << 20)).array();
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        const Seat seat{speechChoiceFromJson(object), object.value("pinned"_L1).toBool()};
        if (!seat.choice.voice.isEmpty() && m_seats.size() < audition::kMaxCandidates)
            m_seats.append(seat);
    }
    fillFirst();
    sync();
    emit seatsChanged();
}

/// The voices used last, so that the row is of use before anything was chosen.
void AuditionSeats::fillFirst()
{
    if (!m_untouched || m_session.voices().isEmpty())
        return;
    QList<VoiceId> voices{m_session.choice().voice};
    voices += m_marks.recent();
    for (const api::Voice &voice : m_session.voices().mid(0, kFirstSeats))
        voices.append(voice.id);
    QList<Seat> seats;
    QSet<VoiceId> seen;
    for (const VoiceId &voice : voices) {
        const Seat seat = seatFor(voice);
        if (seats.size() < kFirstSeats && !seat.choice.voiceName.isEmpty() && !seen.contains(voice))
            seats.append(seat);
        seen.insert(voice);
    }
    if (m_seats == seats)
        return;
    m_seats = seats;
    emit seatsChanged();
}

AuditionSeats::Seat AuditionSeats::seatFor(const VoiceId &voice) const
{
    Seat seat;
    seat.choice.voice = voice;
    for (const api::Voice &known : m_session.voices()) {
        if (known.id == voice)
            seat.choice.voiceName = known.name;
    }
    return seat;
}

void AuditionSeats::set(const QList<Seat> &seats)
{
    m_untouched = false;
    m_seats = seats;
    save();
    sync();
    emit seatsChanged();
}

bool AuditionSeats::add(const Seat &seat)
{
    if (m_seats.size() >= audition::kMaxCandidates || seat.choice.voice.isEmpty())
        return false;
    set(m_seats + QList<Seat>{seat});
    return true;
}

void AuditionSeats::replace(int slot, const Seat &seat)
{
    if (slot >= m_seats.size()) {
        add(seat);
        return;
    }
    QList<Seat> seats = m_seats;
    seats[slot] = seat;
    set(seats);
}

void AuditionSeats::remove(int slot)
{
    QList<Seat> seats = m_seats;
    if (slot < 0 || slot >= seats.size())
        return;
    seats.removeAt(slot);
    set(seats);
}

void AuditionSeats::restore(const QList<Seat> &seats)
{
    set(seats);
}

void AuditionSeats::save()
{
    QJsonArray list;
    for (const Seat &seat : std::as_const(m_seats)) {
        QJsonObject object = toJson(seat.choice);
        object.insert("pinned"_L1, seat.pinned);
        list.append(object);
    }
    m_settings.setValue(seatsKey(m_session.place().profile),
                        QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QString AuditionSeats::sentence() const
{
    return m_own.isEmpty() ? audition::firstSentence(m_session.text()) : m_own;
}

void AuditionSeats::setOwnSentence(const QString &sentence)
{
    if (m_own == sentence)
        return;
    m_own = sentence;
    sync();
}

SpeechChoice AuditionSeats::choiceOf(int slot) const
{
    const Seat seat = m_seats.value(slot);
    if (seat.pinned)
        return seat.choice;
    SpeechChoice choice = m_session.choice();
    choice.voice = seat.choice.voice;
    choice.voiceName = seat.choice.voiceName;
    // The context is that of the script, not of the sentence.
    choice.previousText.clear();
    choice.nextText.clear();
    return choice;
}

void AuditionSeats::sync()
{
    const QString text = sentence();
    for (int slot = 0; slot < audition::kMaxCandidates; ++slot) {
        if (slot >= m_seats.size()) {
            m_audition.setCandidate(slot, {});
            continue;
        }
        SpeechSession &own = *m_sessions[std::size_t(slot)];
        const QSignalBlocker quiet(own); // what it tells while it is filled is told by this function
        own.setPlace(m_session.place());
        own.setModels(m_session.models());
        own.setVoices(m_session.voices());
        own.setRules(m_session.rules());
        own.setChoice(choiceOf(slot));
        own.setText(text);
        if (own.isPrepared())
            m_audition.setCandidate(slot, own.inputs());
    }
    if (std::exchange(m_shownSentence, text) != text)
        emit sentenceChanged();
}

int AuditionSeats::pickedSlot() const
{
    const SpeechChoice &chosen = m_session.choice();
    int sameVoice = -1;
    for (int slot = 0; slot < m_seats.size(); ++slot) {
        const Seat &seat = m_seats.at(slot);
        if (seat.choice.voice != chosen.voice)
            continue;
        if (!seat.pinned)
            sameVoice = slot;
        else if (seat.choice.settings == chosen.settings && seat.choice.model == chosen.model)
            return slot;
    }
    return sameVoice;
}

QString AuditionSeats::caption(int slot) const
{
    const Seat seat = m_seats.value(slot);
    if (!seat.pinned)
        return {};
    const api::VoiceSettings &own = seat.choice.settings;
    const api::VoiceSettings &other = m_session.choice().settings;
    QStringList facts;
    if (seat.choice.model != m_session.choice().model) {
        for (const api::Model &model : m_session.models()) {
            if (model.id == seat.choice.model)
                facts.append(shortModelName(model.name));
        }
    }
    if (own.stability != other.stability)
        facts.append(tr("stability %1").arg(percent(own.stability)));
    if (own.similarityBoost != other.similarityBoost)
        facts.append(tr("similarity %1").arg(percent(own.similarityBoost)));
    if (own.style != other.style)
        facts.append(tr("style %1").arg(percent(own.style)));
    if (own.speed != other.speed)
        facts.append(tr("speed %1×").arg(QLocale().toString(own.speed, 'f', 2)));
    if (own.speakerBoost != other.speakerBoost)
        facts.append(own.speakerBoost ? tr("boost") : tr("no boost"));
    return facts.isEmpty() ? tr("these settings") : facts.join(tr(", ", "between settings"));
}

} // namespace studio::ui
