// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changersession.h"

#include "core/changer/conversionrequest.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr auto kPreferredChangerModel = "eleven_multilingual_sts_v2"_L1;
/// Below this nobody spoke, or the microphone was turned down.
constexpr double kSilentDb = -50;
/// A stray sample at full scale is no distortion.
constexpr qint64 kClippedFrames = 3;

template <class List, class Id>
auto entryOf(const List &list, const Id &id) -> decltype(&*list.begin())
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&id](const auto &entry) { return entry.id == id; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

bool ChangerSource::isSilent() const
{
    return peakDb && *peakDb < kSilentDb;
}

bool ChangerSource::isClipped() const
{
    return clippedFrames >= kClippedFrames;
}

ChangerSession::ChangerSession(QObject *parent) : QObject(parent)
{
    for (auto signal : {&ChangerSession::sourceChanged, &ChangerSession::choiceChanged,
                        &ChangerSession::modelsChanged, &ChangerSession::voicesChanged,
                        &ChangerSession::placeChanged, &ChangerSession::subscriptionChanged})
        connect(this, signal, this, &ChangerSession::changed);
}

void ChangerSession::setSource(const ChangerSource &source)
{
    if (m_source == source)
        return;
    m_source = source;
    emit sourceChanged();
}

void ChangerSession::setPlace(const ChangerPlace &place)
{
    if (m_place == place)
        return;
    m_place = place;
    emit placeChanged();
}

void ChangerSession::setModels(const QList<api::Model> &models)
{
    QList<api::Model> changing;
    std::copy_if(models.begin(), models.end(), std::back_inserter(changing),
                 [](const api::Model &model) { return model.voiceConversion; });
    if (m_models == changing)
        return;
    m_models = changing;
    emit modelsChanged();
    fillGaps();
}

void ChangerSession::setVoices(const QList<api::Voice> &voices)
{
    if (m_voices == voices)
        return;
    m_voices = voices;
    emit voicesChanged();
    fillGaps();
}

void ChangerSession::setSubscription(const std::optional<api::Subscription> &subscription)
{
    if (m_subscription == subscription)
        return;
    m_subscription = subscription;
    emit subscriptionChanged();
}

void ChangerSession::setChoice(const ChangerChoice &choice)
{
    choose(choice);
    fillGaps();
}

void ChangerSession::setVoice(const VoiceId &id)
{
    ChangerChoice choice = m_choice;
    choice.voice = id;
    const api::Voice *known = entryOf(m_voices, id);
    choice.voiceName = known ? known->name : QString();
    choose(choice);
}

void ChangerSession::choose(const ChangerChoice &choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    emit choiceChanged();
}

/// A first start, or a model that is no longer offered, must not leave the panel without a way to work.
void ChangerSession::fillGaps()
{
    ChangerChoice choice = m_choice;
    if (!m_models.isEmpty() && !model()) {
        const auto preferred =
            std::find_if(m_models.begin(), m_models.end(), [](const api::Model &candidate) {
                return candidate.id.value() == kPreferredChangerModel;
            });
        choice.model = preferred == m_models.end() ? m_models.first().id : preferred->id;
    }
    if (const api::Voice *known = voice()) {
        choice.voiceName = known->name;
    } else if (choice.voice.isEmpty() && !m_voices.isEmpty()) {
        choice.voice = m_voices.first().id;
        choice.voiceName = m_voices.first().name;
    }
    choose(choice);
}

const api::Model *ChangerSession::model() const
{
    return entryOf(m_models, m_choice.model);
}

const api::Voice *ChangerSession::voice() const
{
    return m_choice.voice.isEmpty() ? nullptr : entryOf(m_voices, m_choice.voice);
}

double ChangerSession::voiceRate() const
{
    const api::Voice *known = voice();
    return known ? known->rate : 1.0;
}

qint64 ChangerSession::credits() const
{
    return changer::estimatedCredits(m_source.chosenSeconds(), voiceRate());
}

qint64 ChangerSession::isolatingCredits() const
{
    return changer::estimatedCredits(m_source.chosenSeconds());
}

ChangerVerdict ChangerSession::isolatingVerdict() const
{
    return verdictAt(isolatingCredits());
}

/// What holds for both kinds of work.
ChangerVerdict ChangerSession::verdictAt(qint64 price) const
{
    using Kind = ChangerVerdict::Kind;
    const QLocale locale;
    if (m_source.isEmpty())
        return {Kind::NoSource, tr("Record something, or open a file.")};
    if (m_source.loading)
        return {Kind::Loading, tr("The recording is being opened.")};
    if (m_source.chosenSeconds() < kShortestSourceSeconds)
        return {Kind::TooShort, tr("This is too short. Choose at least half a second.")};
    if (!m_place.ready)
        return {Kind::NotReady, tr("There is no connection yet. Your recording is safe.")};
    if (m_place.realMoney && m_subscription && m_subscription->creditsLeft() < price)
        return {Kind::TooExpensive,
                tr("Needs about %1 credits, you have %2. Move the handles to choose less.")
                    .arg(locale.toString(price), locale.toString(m_subscription->creditsLeft()))};
    return {};
}

ChangerVerdict ChangerSession::verdict() const
{
    using Kind = ChangerVerdict::Kind;
    const ChangerVerdict basic = verdictAt(credits());
    if (basic.kind == Kind::NoSource || basic.kind == Kind::Loading || basic.kind == Kind::TooShort)
        return basic;
    if (m_choice.voice.isEmpty())
        return {Kind::NoVoice, tr("Choose the voice it should have.")};
    if (!voice()) {
        if (m_voices.isEmpty())
            return {Kind::NoVoice, tr("The voices are not loaded yet.")};
        return {Kind::NoVoice, tr("This voice is not in your account any more. Choose another voice.")};
    }
    if (!m_place.ready)
        return basic;
    if (!model())
        return {Kind::NoModel, tr("No model that changes voices is there. This service may not offer any.")};
    return basic;
}

QString ChangerSession::caution() const
{
    if (m_source.isEmpty() || m_source.loading)
        return {};
    if (m_source.isSilent())
        return tr("This is nearly silent. Listen to it before you pay for it.");
    if (m_source.isClipped())
        return tr("This was recorded too loud and is distorted. Listen to it before you pay for it.");
    return {};
}

} // namespace studio::ui
