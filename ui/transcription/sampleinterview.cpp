// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/sampleinterview.h"

#include "core/base/workerjob.h"
#include "core/media/wavwriter.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kSampleRate = 16000;

struct Line {
    int speaker;
    double start;
    double end;
    const char16_t *text;
};

constexpr Line kLines[] = {
    {0, 0.2, 6.6,
     u"Thanks for joining. Before we look at the numbers, could you tell us how the pilot started?"},
    {1, 7.1, 20.6,
     u"Sure. We began with three support lines and one agent. The first week was mostly listening: where "
     u"people "
     u"paused, where they interrupted, which answers made them repeat themselves."},
    {0, 21.0, 22.6, u"And what surprised you?"},
    {1, 23.1, 35.2,
     u"How little the wording mattered compared with timing. Under a second, callers stay patient. Over two, "
     u"they "
     u"start talking again, and the whole turn falls apart."},
    {0, 36.1, 42.4,
     u"So latency became the main metric. Did you change the voice as well, or only the pipeline?"},
    {1, 42.9, 49.0,
     u"Both, in the end. First the pipeline, then the voice, so that we knew which of them helped."},
};

} // namespace

transcript::Transcript sampleInterview()
{
    transcript::Transcript interview;
    interview.language = u"en"_s;
    interview.languageProbability = 0.98;
    interview.seconds = 50;
    interview.speakers = {{u"speaker_0"_s, {}}, {u"speaker_1"_s, {}}};
    for (const Line &line : kLines) {
        transcript::Segment segment;
        segment.speaker = line.speaker;
        segment.words = transcript::wordsFromText(QStringView(line.text), line.start, line.end);
        for (transcript::Word &word : segment.words) {
            word.guessedTimes = false;
            word.confidence = word.text == "falls"_L1 || word.text.startsWith("apart"_L1) ? 0.41F : 0.96F;
        }
        interview.segments.append(segment);
    }
    return interview;
}

JobOf<bool> *writeSampleSound(const transcript::Transcript &words, const QString &path, QObject *parent)
{
    return runInWorker<bool>(
        [words, path](const StopFlag &) -> Result<bool> {
            if (!QDir().mkpath(QFileInfo(path).path()))
                return fail(Error{ErrorKind::Storage, path});
            auto writer = media::WavWriter::create(path, {kSampleRate, 1});
            if (!writer)
                return fail(writer.error());
            std::vector<std::int16_t> samples(std::size_t(words.seconds * kSampleRate));
            QRandomGenerator random(7);
            for (const transcript::Segment &segment : words.segments) {
                for (const transcript::Word &word : segment.words) {
                    const auto from = std::size_t(word.start * kSampleRate);
                    const auto to = std::min(samples.size(), std::size_t(word.end * kSampleRate));
                    const double peak = 2500 + random.bounded(9000);
                    for (std::size_t i = from; i < to; ++i) {
                        const double at = double(i - from) / double(to - from);
                        samples[i] =
                            std::int16_t((random.generateDouble() * 2 - 1) * peak * std::sin(at * 3.1416));
                    }
                }
            }
            if (const auto written = (*writer)->write(samples); !written)
                return fail(written.error());
            if (const auto done = (*writer)->finish(); !done)
                return fail(done.error());
            return true;
        },
        parent);
}

} // namespace studio::ui
