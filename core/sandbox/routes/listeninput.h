// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/livelistener.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUrlQuery>

#include <optional>

namespace studio::sandbox {

/// What a realtime session was opened with.
struct ListenInput {
    LiveSpec live{};
    QString audioFormat = QStringLiteral("pcm_16000");
    QString language{};
    QStringList keyterms{};
    QString edit{};
    bool timestamps = false;
    bool languageDetection = false;
    QJsonObject config{}; ///< As session_started tells it.
    QString problem{}; ///< What is wrong with the parameters; empty: nothing.
};

/// Reads the query of /v1/speech-to-text/realtime.
[[nodiscard]] ListenInput readListenInput(const QUrlQuery &query);

/// One message of a client.
struct ListenChunk {
    QByteArray sound{};
    bool commit = false;
    QString error{}; ///< Name of the error message it deserves; empty: none.
    QString message{};
};

/// Reads input_audio_chunk. Any text gives a chunk or an error.
[[nodiscard]] ListenChunk readListenChunk(const QString &text, const ListenInput &input, bool first);

} // namespace studio::sandbox
