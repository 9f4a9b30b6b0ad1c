// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/servicelistener.h"

#include "core/transcript/servicejson.h"

namespace studio::transcription {

namespace {

/// More than a second of sound waiting for a slow line: it waits here rather than there.
constexpr qint64 kMostWaiting = 64 * 1024;

HeardPiece pieceOf(const QString &text, const QJsonObject &answer)
{
    HeardPiece piece;
    const auto read = transcript::fromServiceObject(answer);
    if (read && !read->isEmpty()) {
        piece.language = read->language;
        for (const transcript::Segment &segment : read->segments)
            piece.words.append(segment.words);
        piece.isTimed = std::any_of(piece.words.begin(), piece.words.end(),
                                    [](const transcript::Word &word) { return !word.guessedTimes; });
    } else {
        piece.words = transcript::wordsFromText(text, 0, 0);
        piece.isTimed = false;
    }
    return piece;
}

} // namespace

ServiceListener::ServiceListener(const api::Dialect &dialect, const api::LiveTranscriptionRequest &request,
                                 QObject *parent)
    : LiveListener(parent), m_socket(dialect, request)
{
    connect(&m_socket, &api::TranscriptionSocket::ready, this, &LiveListener::ready);
    connect(&m_socket, &api::TranscriptionSocket::partial, this, &LiveListener::partial);
    connect(&m_socket, &api::TranscriptionSocket::warned, this, &LiveListener::warned);
    connect(&m_socket, &api::TranscriptionSocket::ended, this, &LiveListener::ended);
    connect(&m_socket, &api::TranscriptionSocket::committed, this,
            [this](const QString &text, const QJsonObject &answer) { emit heard(pieceOf(text, answer)); });
}

bool ServiceListener::take(const QByteArray &pcm16)
{
    return m_socket.bytesToWrite() < kMostWaiting && m_socket.sendSound(pcm16);
}

} // namespace studio::transcription
