// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/encoder.h"
#include "core/store/take.h"

namespace studio::speech {

/// The receipt of a take as tags for an exported file: who, when, what it cost and the ids to find it again.
audio::Tags receiptTags(const store::Take &take);
/// The same as an ID3v2.4 block to put in front of MP3 frames, which stay as the service sent them.
QByteArray id3Block(const audio::Tags &tags);

} // namespace studio::speech
