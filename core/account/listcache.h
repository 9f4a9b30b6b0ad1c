// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/model.h"
#include "core/api/types/voice.h"
#include "core/base/job.h"

namespace studio::store {
class CacheRepository;
}

namespace studio::account {

/// The service's lists as they are kept between runs, one blob a profile; decoded on the database's thread.
/// An unreadable blob is an empty list. Fetched anew at every start, so writing needs no acknowledgement;
/// `context` ends it when it goes.
JobOf<QList<api::Model>> *readModels(store::CacheRepository &cache, const ProfileId &profile);
JobOf<QList<api::Voice>> *readVoices(store::CacheRepository &cache, const ProfileId &profile);
void writeModels(store::CacheRepository &cache, const ProfileId &profile, const QList<api::Model> &models,
                 QObject *context);
void writeVoices(store::CacheRepository &cache, const ProfileId &profile, const QList<api::Voice> &voices,
                 QObject *context);

} // namespace studio::account
