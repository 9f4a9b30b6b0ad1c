// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/timedlineparser.h"

#include "core/api/types/json.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

// One line holds one piece of audio in base64; far beyond that it is not a speech stream.
constexpr qsizetype kMaxLine = 64 * 1024 * 1024;
constexpr double kRoundingSeconds = 0.001;

} // namespace

Result<QList<TimedChunk>> TimedLineParser::push(const QByteArray &bytes)
{
    if (m_failure)
        return Unexpected(*m_failure);
    m_buffer.append(bytes);
    if (m_buffer.size() > kMaxLine)
        return fail(json::unexpected(m_buffer.left(64), u"line too long"_s));
    return takeLines(false);
}

Result<QList<TimedChunk>> TimedLineParser::finish()
{
    if (m_failure)
        return Unexpected(*m_failure);
    return takeLines(true);
}

Result<TimedChunk> TimedLineParser::chunkOf(const QByteArray &line)
{
    const auto object = json::object(line);
    if (!object)
        return Unexpected(object.error());
    auto chunk = timedChunkFromJson(*object, line);
    if (chunk)
        placeOnTimeline(chunk->alignment);
    return chunk;
}

Result<QList<TimedChunk>> TimedLineParser::takeLines(bool atEnd)
{
    QList<TimedChunk> chunks;
    qsizetype lineStart = 0;
    for (;;) {
        const qsizetype newline = m_buffer.indexOf('\n', std::max(lineStart, m_scanned));
        if (newline < 0 && !atEnd)
            break;
        const qsizetype lineEnd = newline < 0 ? m_buffer.size() : newline;
        const QByteArray line = m_buffer.mid(lineStart, lineEnd - lineStart).trimmed();
        lineStart = std::min(lineEnd + 1, m_buffer.size());
        if (!line.isEmpty()) {
            auto chunk = chunkOf(line);
            if (!chunk) {
                m_failure = chunk.error();
                m_buffer.clear();
                // What came before is paid for.
                return chunks.isEmpty() ? Result<QList<TimedChunk>>(Unexpected(*m_failure)) : chunks;
            }
            chunks.append(std::move(*chunk));
        }
        if (newline < 0)
            break;
    }
    m_buffer.remove(0, lineStart);
    m_scanned = m_buffer.size();
    return chunks;
}

void TimedLineParser::placeOnTimeline(text::Alignment &alignment)
{
    if (alignment.characters.empty())
        return;
    const double first = alignment.characters.front().startSeconds;
    // Times of one stream never step back into the last character; if they do they count from each chunk.
    if (first + m_offset < (m_lastStart + m_lastEnd) / 2 - kRoundingSeconds)
        m_offset = m_lastEnd - first;
    for (text::CharTiming &timing : alignment.characters) {
        timing.startSeconds += m_offset;
        timing.endSeconds += m_offset;
    }
    m_lastStart = alignment.characters.back().startSeconds;
    m_lastEnd = alignment.characters.back().endSeconds;
}

} // namespace studio::api
