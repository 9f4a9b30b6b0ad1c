// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "core/store/database.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <functional>
#include <optional>

namespace studio {
using TranscriptId = StrongId<struct TranscriptIdTag>;
}

namespace studio::store {

enum class TranscriptState {
    Waiting, ///< In the queue, or its sound is being prepared; nothing was sent.
    Working, ///< Being transcribed, or recorded live.
    Done,
    Failed, ///< `message` says why.
    Interrupted, ///< The process that worked on it is no more. What it had saved is there.
};

/// One transcript without its words: what a list shows, and what is needed to go on with it.
struct TranscriptEntry {
    TranscriptId id;
    ProfileId profile; ///< Empty: made on this machine, or opened from a file.
    QString title;
    TranscriptState state = TranscriptState::Done;
    QString origin; ///< "file", "link", "live", "import"
    QDateTime madeAt; ///< UTC, whole milliseconds.
    QDateTime changedAt;
    QString mediaPath; ///< The original file or link; may be gone.
    QString soundFile; ///< Work copy as WAV, relative to the data folder ("media/….wav"); may be empty.
    double seconds = 0;
    QString language;
    int speakers = 0;
    int words = 0;
    QString preview; ///< The first words.
    QJsonObject options; ///< What was asked for: engine, model, language, range…
    QByteArray requestKey; ///< SHA-256 of the sound and the options; empty if not from a request.
    QString requestId;
    QString serviceId; ///< The service's id of the transcript.
    std::optional<qint64> credits; ///< As charged, if the service said so.
    QString errorKind; ///< Name of the kind.
    QString message;
    QString nextStep;
    QString owner; ///< The process that works on it; empty otherwise.
    bool starred = false; ///< Of one that exists, changed by setStarred() only.
    bool operator==(const TranscriptEntry &) const = default;
};

/// With its words: compressed JSON, see transcription::pack().
struct StoredTranscript {
    TranscriptEntry entry;
    QByteArray document; ///< Empty while there are no words yet.
    bool operator==(const StoredTranscript &) const = default;
};

/// What a saved document changes in its entry.
struct TranscriptFacts {
    double seconds = 0;
    QString language;
    int speakers = 0;
    int words = 0;
    QString preview;
    bool operator==(const TranscriptFacts &) const = default;
};

/// A transcript as it is written.
struct PackedTranscript {
    QByteArray document{};
    TranscriptFacts facts{};
    bool operator==(const PackedTranscript &) const = default;
};

/// The tables of transcripts. Every job that ended well is on disk. Refers to the database, does not own it.
class TranscriptRepository final {
public:
    explicit TranscriptRepository(Database &database) : m_database(database) { }

    /// Newest first.
    [[nodiscard]] JobOf<QList<TranscriptEntry>> *list(int limit = 10'000);
    [[nodiscard]] JobOf<std::optional<TranscriptEntry>> *entry(const TranscriptId &id);
    [[nodiscard]] JobOf<std::optional<StoredTranscript>> *load(const TranscriptId &id);
    /// The newest that is done and was asked for with the same key.
    [[nodiscard]] JobOf<std::optional<StoredTranscript>> *byRequestKey(const QByteArray &key);
    /// Adds or replaces an entry; the document only if one is given.
    [[nodiscard]] JobOf<bool> *save(const TranscriptEntry &entry,
                                    const std::optional<QByteArray> &document = {});
    /// Autosave: the words and what the list shows of them. False if the transcript is gone.
    [[nodiscard]] JobOf<bool> *saveDocument(const TranscriptId &id, const QByteArray &document,
                                            const TranscriptFacts &facts, const QDateTime &changedAt);
    /// The same, but packed in the thread of the database, before anything that is asked of it afterwards.
    [[nodiscard]] JobOf<bool> *saveDocument(const TranscriptId &id, std::function<PackedTranscript()> pack,
                                            const QDateTime &changedAt);
    [[nodiscard]] JobOf<bool> *rename(const TranscriptId &id, const QString &title,
                                      const QDateTime &changedAt);
    [[nodiscard]] JobOf<bool> *setStarred(const TranscriptId &id, bool starred);
    /// Yields what was removed, so that save() can bring it back.
    [[nodiscard]] JobOf<std::optional<StoredTranscript>> *remove(const TranscriptId &id);
    /// Entries waiting or working of owners for which `isAlive` says no become interrupted and are returned.
    [[nodiscard]] JobOf<QList<TranscriptEntry>> *closeDead(std::function<bool(const QString &owner)> isAlive,
                                                           const QDateTime &now);
    /// The newest entry without words that asked for the same as `wanted` (origin, medium, options, profile)
    /// and that nobody works on: failed, interrupted, or of an owner for which `isAlive` says no. It is made
    /// `wanted.owner`'s in the same step, so that two processes never go on with one.
    [[nodiscard]] JobOf<std::optional<TranscriptEntry>> *
    claimLeftover(const TranscriptEntry &wanted, std::function<bool(const QString &owner)> isAlive,
                  const QDateTime &now);
    /// The sound files some transcript needs.
    [[nodiscard]] JobOf<QStringList> *soundFiles();

private:
    Database &m_database;
};

TranscriptId newTranscriptId();
QString transcriptStateName(TranscriptState state);

} // namespace studio::store
