// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/speechengine.h"

#include "core/audio/decodefile.h"
#include "core/base/workerjob.h"
#include "core/speech/livegeneration.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"

namespace studio::speech {

SpeechEngine::SpeechEngine(store::TakeRepository &takes, store::AudioVault &vault, queue::Ledger &ledger,
                           const Clock &clock, QObject *parent)
    : QObject(parent), m_takes(takes), m_vault(vault), m_ledger(ledger), m_clock(clock)
{
}

Generation *SpeechEngine::generate(const api::SpeechApi &api, const SpeechInputs &inputs, Repeat repeat)
{
    SpeechInputs sent = inputs;
    sent.request.serviceLogging = inputs.request.serviceLogging && m_serviceLogging;
    return generate(speechRequest(api, sent), repeat);
}

Generation *SpeechEngine::generate(const PaidRequest &request, Repeat repeat)
{
    return new LiveGeneration({m_takes, m_vault, m_ledger, m_clock}, request, repeat, this);
}

JobOf<std::optional<store::Take>> *SpeechEngine::findMade(const SpeechInputs &inputs)
{
    return m_takes.byRequestKey(requestKeyOf(inputs));
}

JobOf<std::shared_ptr<audio::PcmTrack>> *SpeechEngine::loadTrack(const store::Take &take)
{
    const QString path = m_vault.path(take.audioHash, store::audioSuffix(take.outputFormat));
    std::optional<audio::StreamFormat> hint;
    if (const auto format = audio::parseStreamFormat(take.outputFormat))
        hint = *format;
    return runInWorker<std::shared_ptr<audio::PcmTrack>>(
        [path, hint](const StopFlag &stop) { return audio::decodeFile(path, stop, hint); });
}

} // namespace studio::speech
