// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/speech/speechinputs.h"
#include "core/store/take.h"

namespace studio::speech {

/// The part of a take that is known before any sound: inputs and their key.
store::Take describeInputs(const SpeechInputs &inputs);

/// What the user wrote to get a take: its script, or else the text that was sent.
QString scriptOf(const store::Take &take);

/// A take without its sound as one object, kept beside a file that is being received, and back. Reading is
/// total: what is missing stays empty.
QJsonObject describeForRecovery(const store::Take &take);
/// The same for sound that can be fetched again: a file that is in place is the whole take, one that was not
/// finished is nothing.
QJsonObject describeWhole(const store::Take &take);
bool isDescribedAsWhole(const QJsonObject &description);
store::Take takeFromDescription(const QJsonObject &description);

} // namespace studio::speech
