// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/flitesynth.h"

#include <QMutex>
#include <QMutexLocker>

#include <algorithm>
#include <cstdlib>
#include <memory>

extern "C" {
#include <flite/flite.h>
// Flite's headers do not declare its voices.
cst_voice *register_cmu_us_rms(const char *folder);
cst_voice *register_cmu_us_slt(const char *folder);
cst_voice *register_cmu_us_awb(const char *folder);
cst_voice *register_cmu_us_kal16(const char *folder);
}

namespace studio::sandbox {

namespace {

// Guards Flite, whose registry of voices and lazily built tables belong to the process.
Q_CONSTINIT QBasicMutex fliteMutex;

struct Pitch {
    double mean;
    double deviation;
};

Pitch ownPitch(VoiceDesign::Base base)
{
    switch (base) {
    case VoiceDesign::Base::Slt:
        return {172, 27};
    case VoiceDesign::Base::Awb:
        return {132, 25};
    case VoiceDesign::Base::Kal:
        return {95, 11};
    case VoiceDesign::Base::Rms:
        break;
    }
    return {98, 24};
}

cst_voice *voiceFor(VoiceDesign::Base base)
{
    flite_init();
    switch (base) {
    case VoiceDesign::Base::Slt:
        return register_cmu_us_slt(nullptr);
    case VoiceDesign::Base::Awb:
        return register_cmu_us_awb(nullptr);
    case VoiceDesign::Base::Kal:
        return register_cmu_us_kal16(nullptr);
    case VoiceDesign::Base::Rms:
        break;
    }
    return register_cmu_us_rms(nullptr);
}

struct DeleteUtterance {
    void operator()(cst_utterance *utterance) const { delete_utterance(utterance); }
};

std::vector<TimeSpan> wordTimes(const cst_utterance *utterance)
{
    std::vector<TimeSpan> times;
    cst_relation *tokens = utt_relation(utterance, "Token");
    double last = 0;
    for (const cst_item *token = tokens ? relation_head(tokens) : nullptr; token; token = item_next(token)) {
        TimeSpan span{last, last};
        bool first = true;
        for (const cst_item *child = item_daughter(token); child; child = item_next(child)) {
            const cst_item *word = item_as(child, "Word");
            if (!word || !item_as(word, "SylStructure"))
                continue;
            const double start =
                static_cast<double>(ffeature_float(word, "R:SylStructure.daughter.daughter.R:Segment.p.end"));
            const double end =
                static_cast<double>(ffeature_float(word, "R:SylStructure.daughtern.daughtern.R:Segment.end"));
            if (end <= 0)
                continue;
            span.start = first ? start : std::min(span.start, start);
            span.end = first ? end : std::max(span.end, end);
            first = false;
        }
        span.start = std::max(span.start, last);
        span.end = std::max(span.end, span.start);
        last = span.end;
        times.push_back(span);
    }
    return times;
}

} // namespace

FliteSpeech speakWords(VoiceDesign::Base base, const QList<QByteArray> &words, const FliteManner &manner)
{
    FliteSpeech speech;
    if (words.isEmpty())
        return speech;
    const QMutexLocker lock(&fliteMutex);
    cst_voice *voice = voiceFor(base);
    const std::unique_ptr<cst_utterance, DeleteUtterance> utterance(new_utterance());
    utt_set_input_text(utterance.get(), words.join(' ').constData());
    // Features go on the utterance: the voice object is shared.
    utt_init(utterance.get(), voice);
    const Pitch own = ownPitch(base);
    const double pitch = manner.pitchHz > 0 ? manner.pitchHz : own.mean;
    feat_set_float(utterance->features, "duration_stretch", float(std::clamp(manner.stretch, 0.3, 4.0)));
    feat_set_float(utterance->features, "int_f0_target_mean", float(std::clamp(pitch, 50.0, 400.0)));
    feat_set_float(utterance->features, "int_f0_target_stddev",
                   float(own.deviation * manner.spread * pitch / own.mean));
    // Flite draws its noise from rand().
    std::srand(manner.seed);
    if (!utt_synth(utterance.get()))
        return speech;
    const cst_wave *wave = utt_wave(utterance.get());
    if (!wave || wave->sample_rate != kEngineRateHz || wave->num_channels != 1 || wave->num_samples <= 0)
        return speech;
    speech.samples.assign(wave->samples, wave->samples + wave->num_samples);
    speech.words = wordTimes(utterance.get());
    const double total = double(speech.samples.size()) / kEngineRateHz;
    if (qsizetype(speech.words.size()) != words.size()) {
        // Flite cut the text differently: spread the words by their length.
        const double letters = std::max<double>(1, double(words.join().size()));
        speech.words.clear();
        double at = 0;
        for (const QByteArray &word : words) {
            const double end = at + total * double(word.size()) / letters;
            speech.words.push_back({at, end});
            at = end;
        }
    }
    for (TimeSpan &word : speech.words)
        word = {std::min(word.start, total), std::min(word.end, total)};
    return speech;
}

} // namespace studio::sandbox
