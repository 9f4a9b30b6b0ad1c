// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/livesalvage.h"

#include "core/capture/recording.h"
#include "core/media/filetrack.h"
#include "core/transcription/transcriptiontext.h"
#include "core/transcription/transcriptpack.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::transcription {

namespace {

constexpr auto kMissing = "missing"_L1;
/// A recording begins when its live transcript does, or after a count-in.
constexpr qint64 kBeforeSeconds = 10;
constexpr qint64 kAfterSeconds = 60;
/// Less is the pause at the end.
constexpr double kWorthTelling = 1.5;

struct Salvaged {
    store::TranscriptEntry entry{};
    bool operator==(const Salvaged &) const = default;
};

Result<Salvaged> salvage(store::TranscriptEntry entry, const QByteArray &document, const QString &folder,
                         const QString &prefix)
{
    (void)capture::recoverRecordingsNow(folder);
    const QString name = recordingOf(entry, QDir(folder).entryList({u"recording-*.wav"_s}, QDir::Files));
    if (name.isEmpty())
        return Salvaged{entry};
    const auto track = media::trackOverFile(QDir(folder).filePath(name));
    if (!track)
        return Salvaged{entry};
    entry.soundFile = prefix + name;
    entry.seconds = std::max(entry.seconds, (*track)->seconds());
    const auto words = unpack(document);
    const double heardTo = words && !words->segments.isEmpty() ? words->segments.constLast().end() : 0;
    if ((*track)->seconds() - heardTo > kWorthTelling)
        setMissing(entry, {{heardTo, (*track)->seconds()}});
    return Salvaged{entry};
}

} // namespace

QList<std::pair<double, double>> missingOf(const store::TranscriptEntry &entry)
{
    QList<std::pair<double, double>> missing;
    const QJsonArray array = entry.options.value(kMissing).toArray();
    for (const QJsonValue &value : array) {
        const QJsonArray span = value.toArray();
        const double from = span.at(0).toDouble(-1);
        const double to = span.at(1).toDouble(-1);
        if (std::isfinite(from) && std::isfinite(to) && from >= 0 && to > from)
            missing.append({from, to});
    }
    return missing;
}

void setMissing(store::TranscriptEntry &entry, const QList<std::pair<double, double>> &missing)
{
    if (missing.isEmpty()) {
        entry.options.remove(kMissing);
        return;
    }
    QJsonArray array;
    for (const auto &[from, to] : missing)
        array.append(QJsonArray{from, to});
    entry.options.insert(kMissing, array);
}

QString recordingOf(const store::TranscriptEntry &live, const QStringList &recordings)
{
    static const QRegularExpression pattern(u"^recording-(\\d{8}-\\d{6})-"_s);
    QString best;
    qint64 bestDistance = 0;
    for (const QString &name : recordings) {
        const auto match = pattern.match(name);
        QDateTime begun = QDateTime::fromString(match.captured(1), u"yyyyMMdd-HHmmss"_s);
        begun.setTimeSpec(Qt::UTC);
        if (!match.hasMatch() || !begun.isValid())
            continue;
        const qint64 later = live.madeAt.secsTo(begun);
        if (later < -kBeforeSeconds || later > kAfterSeconds)
            continue;
        if (best.isEmpty() || std::abs(later) < bestDistance) {
            best = name;
            bestDistance = std::abs(later);
        }
    }
    return best;
}

LiveSalvage::LiveSalvage(TranscriptionEngine &engine, const QList<store::TranscriptEntry> &interrupted)
    : JobOf<QList<store::TranscriptEntry>>(&engine), m_engine(engine), m_entries(interrupted)
{
    next();
}

void LiveSalvage::next()
{
    while (m_at < m_entries.size()
           && (m_entries.at(m_at).origin != "live"_L1 || !m_entries.at(m_at).soundFile.isEmpty()))
        ++m_at;
    if (m_at >= m_entries.size()) {
        finish(m_entries);
        return;
    }
    auto *loaded = m_engine.transcripts().load(m_entries.at(m_at).id);
    const QString folder = m_engine.recordingsFolder();
    const QString prefix = m_engine.keptPath(folder) + u'/';
    auto *found =
        chain(loaded, this, [this, folder, prefix](const std::optional<store::StoredTranscript> &stored) {
            return runInWorker<Salvaged>(
                [entry = m_entries.at(m_at), document = stored ? stored->document : QByteArray(), folder,
                 prefix](const StopFlag &) { return salvage(entry, document, folder, prefix); },
                this);
        });
    auto *saved = chain(found, this, [this](const Salvaged &one) {
        m_entries[m_at] = one.entry;
        return m_engine.transcripts().save(one.entry);
    });
    m_step = saved;
    saved->then(this, [this](const Result<bool> &) {
        if (isFinished())
            return;
        ++m_at;
        next();
    });
}

MissingTranscription::MissingTranscription(TranscriptionEngine &engine, const Service &service,
                                           const store::TranscriptEntry &entry)
    : JobOf<TranscriptionOutcome>(&engine), m_engine(engine), m_service(service)
{
    auto *opened = openTranscript(engine.transcripts(), entry.id, this);
    m_step = opened;
    opened->then(this, [this](const Result<OpenedTranscript> &transcript) {
        if (!transcript) {
            finish(Unexpected(transcript.error()));
            return;
        }
        m_outcome.entry = transcript->entry;
        m_outcome.transcript = transcript->transcript;
        next();
    });
}

void MissingTranscription::next()
{
    const auto missing = missingOf(m_outcome.entry);
    if (missing.isEmpty()) {
        save({});
        return;
    }
    const auto [from, to] = missing.first();
    auto *job = m_engine.transcribeRange(m_service, m_outcome.entry, from, to,
                                         optionsFromJson(m_outcome.entry.options));
    m_step = job;
    job->then(this, [this, missing](const Result<RangeTranscript> &range) {
        if (isFinished())
            return;
        if (!range) {
            save(range.error());
            return;
        }
        m_outcome.transcript.segments.append(range->transcript.segments);
        for (transcript::Segment &segment : m_outcome.transcript.segments) {
            if (segment.speaker >= m_outcome.transcript.speakers.size())
                segment.speaker = -1;
        }
        m_outcome.transcript = transcript::normalised(m_outcome.transcript);
        if (range->credits)
            m_outcome.entry.credits = m_outcome.entry.credits.value_or(0) + *range->credits;
        setMissing(m_outcome.entry, missing.mid(1));
        next();
    });
}

void MissingTranscription::save(const std::optional<Error> &problem)
{
    store::TranscriptEntry &entry = m_outcome.entry;
    const store::TranscriptFacts facts = factsOf(m_outcome.transcript);
    entry.words = facts.words;
    entry.preview = facts.preview;
    entry.changedAt = m_engine.clock().nowUtc();
    m_outcome.cutShort = problem;
    if (!problem) {
        entry.state = store::TranscriptState::Done;
        entry.errorKind.clear();
        entry.message.clear();
        entry.nextStep.clear();
    }
    auto *packed = runInWorker<QByteArray>(
        [words = m_outcome.transcript](const StopFlag &) -> Result<QByteArray> { return pack(words); }, this);
    auto *saved = chain(packed, this, [this](const QByteArray &document) {
        return m_engine.transcripts().save(m_outcome.entry, document);
    });
    m_step = saved;
    saved->then(this, [this](const Result<bool> &kept) {
        if (isFinished())
            return;
        emit m_engine.entryChanged(m_outcome.entry);
        if (kept)
            finish(m_outcome);
        else
            finish(Unexpected(kept.error()));
    });
}

} // namespace studio::transcription
