// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/backend.h"
#include "core/api/types/model.h"
#include "core/api/types/voice.h"
#include "core/store/cacherepository.h"

namespace studio::app {

struct ResolvedVoice {
    api::Voice voice{};
    api::Model model{};
};

/// What the user typed, and what was chosen last time as the answer to silence.
struct VoiceWish {
    QString voice{}; ///< Name or id; empty: `lastVoice`, else the first one.
    QString model{}; ///< Id or name; empty: the service's default.
    QString lastVoice{}; ///< Id; ignored when it is gone.
    enum class For { Speech, Conversion };
    For use = For::Speech; ///< What the model must be able to do.
};

/// Finds a voice by id, by name (case is ignored) or by the start of a name, and a model. Lists kept from an
/// earlier run answer first, so that a line spoken again costs no look-up; the service is asked when they do
/// not know. NotFound or Usage with the nearest names otherwise.
JobOf<ResolvedVoice> *resolveVoice(store::CacheRepository &cache, const account::Backend &backend,
                                   const ProfileId &profile, const VoiceWish &wish, QObject *parent);

/// The pure part.
Result<api::Voice> pickVoice(const QList<api::Voice> &voices, const VoiceWish &wish);
Result<api::Model> pickModel(const QList<api::Model> &models, const QString &wish,
                             VoiceWish::For use = VoiceWish::For::Speech);

} // namespace studio::app
