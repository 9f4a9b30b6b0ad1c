// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/text/alignment.h"

#include <QByteArray>

namespace studio::api {

/// One message of the `stream-input` socket. Times are relative to this chunk.
struct SocketMessage {
    QByteArray audio{};
    text::Alignment alignment{};
    bool isFinal = false;
};

/// Accepts the spellings of 2025 and 2026 (charDurationsMs, charsDurationsMs, snake case). An error frame
/// becomes an Error with the kind its code and text tell.
Result<SocketMessage> socketMessageFromJson(const QByteArray &message);

} // namespace studio::api
