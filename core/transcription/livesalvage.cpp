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

struct Packed {
    OpenedTranscript whole{};
    QByteArray document{};
    bool operator==(const Packed &) const = default;
};

/// Puts the words of a stretch into the transcript as it is stored now.
JobOf<OpenedTranscript> *keepStretch(TranscriptionEngine &engine, const TranscriptId &id,
                                     const std::pair<double, double> &stretch, const RangeTranscript &range)
{
    const auto put = [stretch, range, now = engine.clock().nowUtc()](OpenedTranscript whole) {
        transcript::Transcript &transcript = whole.transcript;
        transcript.segments.append(range.transcript.segments);
        for (transcript::Segment &segment : transcript.segments) {
            if (segment.speaker >= transcript.speakers.size())
                segment.speaker = -1;
        }
        transcript = transcript::normalised(transcript);
        store::TranscriptEntry &entry = whole.entry;
        const store::TranscriptFacts facts = factsOf(transcript);
        entry.words = facts.words;
        entry.preview = facts.preview;
        entry.changedAt = now;
        if (range.credits)
            entry.credits = entry.credits.value_or(0) + *range.credits;
        auto missing = missingOf(entry);
        missing.removeOne(stretch);
        setMissing(entry, missing);
        if (missing.isEmpty()) {
            entry.state = store::TranscriptState::Done;
            entry.errorKind.clear();
            entry.message.clear();
            entry.nextStep.clear();
        }
        return Packed{whole, pack(transcript)};
    };
    auto *packed =
        chain(openTranscript(engine.transcripts(), id, &engine), &engine,
              [put, parent = &engine](const OpenedTranscript &stored) {
                  return runInWorker<Packed>(
                      [put, stored](const StopFlag &) -> Result<Packed> { return put(stored); }, parent);
              });
    return chain(packed, &engine, [&engine](const Packed &made) {
        return chain(engine.transcripts().save(made.whole.entry, made.document), &engine,
                     [&engine, whole = made.whole](const bool &) {
                         emit engine.entryChanged(whole.entry);
                         return readyJob<OpenedTranscript>(whole, &engine);
                     });
    });
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
        if (isFinished())
            return;
        if (!transcript) {
            finish(Unexpected(transcript.error()));
            return;
        }
        m_outcome.entry = transcript->entry;
        m_outcome.transcript = transcript->transcript;
        if (missingOf(m_outcome.entry).isEmpty())
            keep({}, {});
        else
            next();
    });
}

void MissingTranscription::next()
{
    const auto missing = missingOf(m_outcome.entry);
    if (missing.isEmpty()) {
        finish(m_outcome);
        return;
    }
    const Stretch stretch = missing.first();
    auto *job = m_engine.transcribeRange(m_service, m_outcome.entry, stretch.first, stretch.second,
                                         optionsFromJson(m_outcome.entry.options));
    m_step = job;
    job->then(this, [this, stretch](const Result<RangeTranscript> &range) {
        if (range) {
            keep(stretch, *range); // paid: also after a cancel
        } else if (!isFinished()) {
            m_outcome.cutShort = range.error();
            finish(m_outcome);
        }
    });
}

void MissingTranscription::keep(const Stretch &stretch, const RangeTranscript &range)
{
    // Nobody cancels this.
    keepStretch(m_engine, m_outcome.entry.id, stretch, range)
        ->then(this, [this](const Result<OpenedTranscript> &kept) {
            if (isFinished())
                return;
            if (!kept) {
                finish(Unexpected(kept.error()));
                return;
            }
            m_outcome.entry = kept->entry;
            m_outcome.transcript = kept->transcript;
            next();
        });
}

} // namespace studio::transcription
