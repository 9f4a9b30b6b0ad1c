// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/types/speech.h"
#include "core/net/transport.h"

namespace studio::api {

/// When the characters of a known text are heard in a sound.
struct ForcedAlignment {
    text::Alignment alignment{};
    double loss = 0; ///< How badly the text fits; 0 is perfect.
    SpeechReceipt receipt{};
};

/// POST /v1/forced-alignment. Paid by the length of the sound. Keeps no state; the transport must outlive its
/// jobs.
class AlignmentApi final {
public:
    AlignmentApi(net::Transport &transport, Dialect dialect);

    JobOf<ForcedAlignment> *align(const QByteArray &audio, const QByteArray &mimeType, const QString &text);

private:
    net::Transport &m_transport;
    Dialect m_dialect;
};

/// {"characters":[{"text","start","end"}],…}: total; what has no text is left out, times never run backwards.
ForcedAlignment forcedAlignmentFromJson(const QJsonObject &from);

} // namespace studio::api
