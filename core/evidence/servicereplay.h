// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/conversations.h"
#include "core/evidence/replay.h"

namespace studio::evidence {

/// A conversation the service remembers, as a replay without sound: it can be looked at, bundled and made a
/// scenario of like a session of our own. Nothing is timed from it.
[[nodiscard]] std::shared_ptr<const Replay> replayOfConversation(const api::ConversationDetails &details);

/// The same with the service's recording, e.g. an MP3, unpacked below `cacheFolder` for as long as somebody
/// plays it. A recording of one channel holds both sides; it is put into both. Protocol if there is no sound
/// in it, Storage if it cannot be kept.
[[nodiscard]] JobOf<std::shared_ptr<const Replay>> *withRecording(const std::shared_ptr<const Replay> &replay,
                                                                  const QByteArray &recording,
                                                                  const QString &cacheFolder,
                                                                  QObject *parent = nullptr);

} // namespace studio::evidence
