// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/transcript/transcript.h"

#include <QByteArray>

namespace studio::transcript {

/// Reads an answer of speech to text: one transcript, several channels, a committed piece of a realtime
/// session, or a forced alignment. Total: missing, null, unordered and overlapping words and negative times
/// yield a transcript; without word times the text is spread over the length. Fails with Protocol when there
/// is no transcript in it at all. Blocking for as long as the text is: call it in a worker.
[[nodiscard]] Result<Transcript> fromServiceJson(const QByteArray &json);
/// The same for what was parsed already, such as a message of a socket.
[[nodiscard]] Result<Transcript> fromServiceObject(const QJsonObject &object);

} // namespace studio::transcript
