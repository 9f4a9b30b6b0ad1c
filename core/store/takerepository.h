// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/take.h"

#include <QList>

namespace studio::store {

class AudioVault;

/// Which takes to list; empty fields do not narrow.
struct TakeQuery {
    ProfileId profile{};
    std::optional<QString> document{}; ///< Not given: all, except parts.
    VoiceId voice{};
    QString words{}; ///< All of them must occur in the text or the voice's name.
    bool starredOnly = false;
    int limit = 100;
    /// For the next page: the last take of the one before.
    QDateTime beforeTime{};
    TakeId beforeId{};
};

/// The table of takes. A take is only ever added after its audio is in the vault, and removed before it.
/// Lists leave `alignment` empty; single takes have it. Methods may be called from one thread; the work is
/// done on the database's. Refers to both, owns neither.
class TakeRepository final {
public:
    TakeRepository(Database &database, AudioVault &vault);

    /// Numbers the take and makes it durable. Refused if its audio is not in the vault.
    [[nodiscard]] JobOf<Take> *add(const Take &take);
    [[nodiscard]] JobOf<std::optional<Take>> *byId(const TakeId &id);
    /// The newest whole take of this request whose audio is still there.
    [[nodiscard]] JobOf<std::optional<Take>> *byRequestKey(const QByteArray &requestKey);
    /// For each key whether byRequestKey() would find a take.
    [[nodiscard]] JobOf<QList<bool>> *areMade(const QList<QByteArray> &requestKeys);
    /// As byRequestKey(), but only a part that no whole take was made of yet.
    [[nodiscard]] JobOf<std::optional<Take>> *unusedPart(const QByteArray &requestKey);
    /// Every take of this request, newest first.
    [[nodiscard]] JobOf<QList<Take>> *allOfRequest(const QByteArray &requestKey);
    /// Newest first.
    [[nodiscard]] JobOf<QList<Take>> *recent(const TakeQuery &query = {});
    /// False if there is no such take; so with the others.
    [[nodiscard]] JobOf<bool> *setStarred(const TakeId &id, bool starred);
    /// Cut to 80 characters; empty takes the name away.
    [[nodiscard]] JobOf<bool> *setName(const TakeId &id, const QString &name);
    /// Cut to 4,000 characters.
    [[nodiscard]] JobOf<bool> *setNote(const TakeId &id, const QString &note);
    /// Times that were found later.
    [[nodiscard]] JobOf<bool> *setAlignment(const TakeId &id, const QJsonObject &alignment);
    /// Also removes the audio, unless another take uses it, and parts nothing else was made of.
    [[nodiscard]] JobOf<bool> *remove(const TakeId &id);
    /// Removes audio files older than `before` that belong to no take; returns how many.
    [[nodiscard]] JobOf<int> *cleanOrphans(const QDateTime &before);

private:
    Database &m_database;
    AudioVault &m_vault;
};

} // namespace studio::store
