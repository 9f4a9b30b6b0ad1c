// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/speech.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace studio::api {

/// Takes newline-delimited JSON of the streaming timestamp endpoint in pieces of any size. Times come out
/// counted from the start of the stream, also when a server counts them from each chunk. Not thread-safe.
class TimedLineParser final {
public:
    /// Complete chunks of what came so far. Those in front of a line that cannot be read are still given;
    /// failure() then tells, and after an Error the parser is spent.
    Result<QList<TimedChunk>> push(const QByteArray &bytes);
    /// The last line may lack its newline. A half object is an Error: the stream was cut.
    Result<QList<TimedChunk>> finish();
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

private:
    Result<QList<TimedChunk>> takeLines(bool atEnd);
    Result<TimedChunk> chunkOf(const QByteArray &line);
    void placeOnTimeline(text::Alignment &alignment);

    QByteArray m_buffer;
    std::optional<Error> m_failure;
    qsizetype m_scanned = 0;
    double m_lastStart = 0;
    double m_lastEnd = 0;
    double m_offset = 0;
};

} // namespace studio::api
