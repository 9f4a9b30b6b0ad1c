// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/speechsession.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

const auto kPreferredModel = "eleven_multilingual_v2"_L1;
const auto kPreferredVoice = "Aria"_L1;
/// About nine hours of sound: what one take can hold.
constexpr qsizetype kMostCharacters = 500'000;

} // namespace

SpeechSession::SpeechSession(QObject *parent) : QObject(parent)
{
    connect(&m_preparation, &ScriptPreparation::prepared, this, [this] {
        m_plan.reset();
        emit preparedChanged();
    });
}

void SpeechSession::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    prepare();
    emit textChanged();
}

void SpeechSession::setRules(const std::vector<text::PronunciationRule> &rules)
{
    if (m_rules == rules)
        return;
    m_rules = rules;
    prepare();
    emit preparedChanged();
}

/// Before the model is known nothing is left out: it could take everything.
void SpeechSession::prepare()
{
    m_plan.reset();
    const api::Model *chosen = model();
    const text::ModelMarkup all{text::PauseMarkup::BreakTag, 3, true, text::PhonemeMarkup::None};
    m_preparation.setInput({m_text, chosen ? chosen->markup() : all, m_rules, {m_choice.pauses}});
}

void SpeechSession::setPlace(const SpeechPlace &place)
{
    if (m_place == place)
        return;
    m_place = place;
    m_plan.reset();
    emit placeChanged();
}

void SpeechSession::setModels(const QList<api::Model> &models)
{
    QList<api::Model> speaking;
    std::copy_if(models.begin(), models.end(), std::back_inserter(speaking),
                 [](const api::Model &model) { return model.textToSpeech; });
    if (m_models == speaking)
        return;
    m_models = speaking;
    prepare();
    emit modelsChanged();
    fillGaps();
}

void SpeechSession::setVoices(const QList<api::Voice> &voices)
{
    if (m_voices == voices)
        return;
    m_voices = voices;
    m_plan.reset();
    emit voicesChanged();
    fillGaps();
}

void SpeechSession::setSubscription(const std::optional<api::Subscription> &subscription)
{
    if (m_subscription == subscription)
        return;
    m_subscription = subscription;
    m_plan.reset();
    emit subscriptionChanged();
}

void SpeechSession::setChoice(const SpeechChoice &choice)
{
    choose(choice);
    fillGaps();
}

void SpeechSession::setVoice(const VoiceId &voice)
{
    SpeechChoice choice = m_choice;
    choice.voice = voice;
    const auto found = std::find_if(m_voices.begin(), m_voices.end(),
                                    [&voice](const api::Voice &candidate) { return candidate.id == voice; });
    choice.voiceName = found == m_voices.end() ? QString() : found->name;
    choose(choice);
}

void SpeechSession::setModel(const ModelId &model)
{
    SpeechChoice choice = m_choice;
    choice.model = model;
    choose(choice);
}

void SpeechSession::setSettings(const api::VoiceSettings &settings)
{
    SpeechChoice choice = m_choice;
    choice.settings = settings;
    choose(choice);
}

void SpeechSession::setOutputFormat(const QString &format)
{
    SpeechChoice choice = m_choice;
    choice.outputFormat = format;
    choose(choice);
}

void SpeechSession::setLanguage(const QString &code)
{
    SpeechChoice choice = m_choice;
    choice.language = code;
    choose(choice);
}

void SpeechSession::choose(const SpeechChoice &choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    prepare();
    emit choiceChanged();
}

/// A first start, or a model that is no longer offered, must not leave the panel without a way to speak.
void SpeechSession::fillGaps()
{
    SpeechChoice choice = m_choice;
    if (!m_models.isEmpty() && !model()) {
        const auto preferred =
            std::find_if(m_models.begin(), m_models.end(),
                         [](const api::Model &candidate) { return candidate.id.value() == kPreferredModel; });
        choice.model = preferred == m_models.end() ? m_models.first().id : preferred->id;
    }
    if (const api::Voice *known = voice()) {
        choice.voiceName = known->name;
    } else if (choice.voice.isEmpty() && !m_voices.isEmpty()) {
        const auto preferred =
            std::find_if(m_voices.begin(), m_voices.end(),
                         [](const api::Voice &candidate) { return candidate.name == kPreferredVoice; });
        const api::Voice &taken = preferred == m_voices.end() ? m_voices.first() : *preferred;
        choice.voice = taken.id;
        choice.voiceName = taken.name;
    }
    choose(choice);
}

const api::Model *SpeechSession::model() const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(),
                                    [this](const api::Model &model) { return model.id == m_choice.model; });
    return found == m_models.end() ? nullptr : &*found;
}

const api::Voice *SpeechSession::voice() const
{
    if (m_choice.voice.isEmpty())
        return nullptr;
    const auto found = std::find_if(m_voices.begin(), m_voices.end(),
                                    [this](const api::Voice &voice) { return voice.id == m_choice.voice; });
    return found == m_voices.end() ? nullptr : &*found;
}

qint64 SpeechSession::characterLimit() const
{
    const api::Model *chosen = model();
    return chosen ? chosen->characterLimit(m_subscription && m_subscription->isFree()) : 0;
}

std::optional<qint64> SpeechSession::credits() const
{
    if (!model() || !voice() || !isPrepared())
        return {};
    return edit::estimatedCredits(plan());
}

double SpeechSession::seconds() const
{
    return compiled().parts.empty() ? 0 : speech::estimatedSeconds(inputs()) + compiled().silenceSeconds();
}

SpeechVerdict SpeechSession::verdict() const
{
    using Kind = SpeechVerdict::Kind;
    const QLocale locale;
    if (m_text.trimmed().isEmpty())
        return {Kind::NoText, tr("Enter the text to speak, for example “Welcome aboard.”")};
    if (!isPrepared())
        return {Kind::Preparing, tr("The text is being prepared.")};
    if (compiled().parts.empty())
        return {Kind::OnlyTags,
                tr("There is only a direction here. Add words to speak, for example “Hello.”")};
    if (characterCount() > kMostCharacters)
        return {
            Kind::TooLong,
            tr("One take can hold about %1 characters. Shorten the text by %2.")
                .arg(locale.toString(kMostCharacters), locale.toString(characterCount() - kMostCharacters))};
    if (m_models.isEmpty() || !model())
        return {Kind::NoModel, tr("The models are not loaded yet.")};
    if (m_choice.voice.isEmpty())
        return {Kind::NoVoice, tr("Choose a voice.")};
    if (!voice()) {
        if (m_voices.isEmpty())
            return {Kind::NoVoice, tr("The voices are not loaded yet.")};
        return {Kind::NoVoice, tr("This voice is not in your account any more. Choose another voice.")};
    }
    if (!m_place.ready)
        return {Kind::NotReady, tr("There is no connection yet. Your text is safe.")};
    if (m_place.realMoney && m_subscription) {
        const qint64 price = credits().value_or(0);
        if (price > m_subscription->creditsLeft())
            return {Kind::TooExpensive,
                    tr("Needs %1, you have %2. Shorten the text or choose a cheaper model.")
                        .arg(locale.toString(price), locale.toString(m_subscription->creditsLeft()))};
    }
    return {};
}

speech::SpeechInputs SpeechSession::inputs() const
{
    speech::SpeechInputs inputs;
    inputs.request.voice = m_choice.voice;
    inputs.request.model = m_choice.model;
    inputs.request.text = compiled().sentText();
    inputs.script = m_text;
    inputs.silentPauses = m_choice.pauses == text::PauseChoice::Silence;
    inputs.request.settings = m_choice.settings;
    inputs.request.outputFormat = m_choice.outputFormat;
    inputs.request.seed = m_choice.seed;
    inputs.request.textNormalization = m_choice.textNormalization;
    for (const ChosenDictionary &dictionary : m_choice.dictionaries)
        inputs.request.dictionaries.append({dictionary.id, dictionary.version});
    inputs.profile = m_place.profile;
    inputs.host = m_place.host;
    inputs.realMoney = m_place.realMoney;
    inputs.voiceName = m_choice.voiceName;
    if (const api::Model *chosen = model()) {
        inputs.request.support = chosen->settings();
        if (chosen->takesLanguage())
            inputs.request.languageCode = m_choice.language;
        if (chosen->takesContext()) {
            inputs.request.previousText = m_choice.previousText;
            inputs.request.nextText = m_choice.nextText;
        }
        inputs.modelName = chosen->name;
        inputs.modelRate = chosen->creditsPerCharacter;
    }
    if (const api::Voice *chosen = voice())
        inputs.voiceRate = chosen->rate;
    return inputs;
}

const edit::SpeechPlan &SpeechSession::plan() const
{
    if (!m_plan) {
        const api::Model *chosen = model();
        // Too much text is refused anyhow, and planning it would be felt.
        m_plan = edit::planSpeech(inputs(),
                                  characterCount() <= kMostCharacters ? compiled() : text::CompiledScript{},
                                  {characterLimit(), chosen && chosen->takesContext()});
    }
    return *m_plan;
}

} // namespace studio::ui
