// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/takewriter.h"

#include "core/queue/requestkey.h"
#include "core/speech/takekeeper.h"

#include <QCryptographicHash>

namespace studio::edit {

store::Take editedTake(const store::Take &base, const Edited &edited, const Clock &clock)
{
    store::Take take = base;
    take.id = store::newTakeId();
    take.number = 0;
    take.name.clear();
    take.note.clear();
    take.starred = false;
    take.complete = true;
    take.madeAt = clock.nowUtc();
    take.requestId.clear();
    take.credits = 0;
    take.text = edited.text;
    take.alignment = edited.alignment.isEmpty() ? QJsonObject() : text::toJson(edited.alignment);
    take.madeOf = edited.madeOf;
    take.document.clear();
    // Not what a request would make: it is never served in place of one.
    take.requestKey =
        QCryptographicHash::hash(queue::canonicalJson(edited.madeOf), QCryptographicHash::Sha256);
    return take;
}

JobOf<store::Take> *writeTake(const EditStores &stores, const store::Take &take, const Track &sound,
                              QObject *parent)
{
    return speech::keepTake({stores.takes, stores.vault}, take, sound, {}, parent);
}

} // namespace studio::edit
