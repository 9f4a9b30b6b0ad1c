// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/callervoice.h"

#include "core/account/account.h"
#include "core/store/take.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

struct CallerVoiceText {
    Q_DECLARE_TR_FUNCTIONS(CallerVoiceText)
};

constexpr auto kUsualModel = "eleven_multilingual_v2"_L1;

const api::Voice *voiceFor(const QList<api::Voice> &voices, const QString &wish)
{
    if (wish.isEmpty())
        return voices.isEmpty() ? nullptr : &voices.first();
    for (const api::Voice &voice : voices) {
        if (voice.id.value() == wish || voice.name.compare(wish, Qt::CaseInsensitive) == 0)
            return &voice;
    }
    return nullptr;
}

Result<speech::SpeechInputs> inputsOf(const account::Account &account, const QString &text,
                                      const QString &wish)
{
    const QList<api::Voice> &voices = account.voices();
    const api::Voice *voice = voiceFor(voices, wish);
    if (!voice)
        return fail(ErrorKind::NotFound,
                    wish.isEmpty()
                        ? CallerVoiceText::tr("This account has no voices yet.")
                        : CallerVoiceText::tr("There is no voice “%1” for the caller.").arg(wish.left(80)));
    const QList<api::Model> &models = account.models();
    auto model = std::find_if(models.begin(), models.end(),
                              [](const api::Model &one) { return one.id.value() == kUsualModel; });
    if (model == models.end())
        model = std::find_if(models.begin(), models.end(),
                             [](const api::Model &one) { return one.textToSpeech; });
    if (model == models.end() || !account.backend())
        return fail(ErrorKind::NotFound, CallerVoiceText::tr("This service offers no model for speech."));
    speech::SpeechInputs inputs;
    inputs.request.voice = voice->id;
    inputs.request.model = model->id;
    inputs.request.text = text.trimmed();
    inputs.request.support = model->settings();
    inputs.request.settings = voice->settings.value_or(api::VoiceSettings{});
    inputs.profile = account.profile().id;
    inputs.host = account.backend()->dialect.hostId();
    inputs.voiceName = voice->name;
    inputs.modelName = model->name;
    inputs.modelRate = model->creditsPerCharacter;
    inputs.voiceRate = voice->rate;
    inputs.realMoney = account.backend()->dialect.abilities().realMoney;
    inputs.document = store::kPartsDocument; // no take anybody looks for
    return inputs;
}

} // namespace

std::unique_ptr<scenario::CallerVoices> callerVoicesOf(const AgentServices &services)
{
    std::optional<api::SpeechApi> api;
    if (const auto &backend = services.account.backend())
        api.emplace(*backend->transport, backend->dialect);
    return std::make_unique<scenario::EngineVoices>(
        services.engine, std::move(api),
        [&account = services.account](const QString &text, const QString &voice, QObject *parent) {
            return readyJob<speech::SpeechInputs>(inputsOf(account, text, voice), parent);
        });
}

} // namespace studio::ui
