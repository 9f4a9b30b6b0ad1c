// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/speech.h"
#include "core/base/strongid.h"

#include <QJsonObject>

namespace studio::speech {

/// One generation as the user asked for it: what is sent, and what is needed to price and remember it.
struct SpeechInputs {
    api::SpeechRequest request{};
    ProfileId profile{};
    QString host{}; ///< Dialect::hostId(): the same text on another server is another sound.
    QString script{}; ///< What the user wrote when that is not what is sent; kept with the take.
    bool silentPauses = false; ///< How its pauses were wanted: as silence; kept with the take as well.
    QString voiceName{};
    QString modelName{};
    double modelRate = 1.0; ///< Credits a character.
    double voiceRate = 1.0; ///< Multiplier of the voice.
    bool realMoney = true;
    QString document{}; ///< Where the take belongs; no part of the sound.

    bool operator==(const SpeechInputs &) const = default;
};

/// Everything that can change the sound, in one canonical object: the basis of the request key and the
/// receipt.
QJsonObject soundInputs(const SpeechInputs &inputs);
/// SHA-256 of soundInputs(); equal keys mean the same sound was asked for.
QByteArray requestKeyOf(const SpeechInputs &inputs);
/// Unicode code points of the text as sent: what the service counts.
qint64 billedCharactersOf(const SpeechInputs &inputs);
/// Characters × model rate × voice rate, rounded up: what the service is expected to charge.
qint64 estimatedCredits(const SpeechInputs &inputs);
/// How long the speech will take, roughly; for the display and for the player.
double estimatedSeconds(const SpeechInputs &inputs);

} // namespace studio::speech
