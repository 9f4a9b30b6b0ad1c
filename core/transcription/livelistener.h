// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/transcript/transcript.h"

#include <QByteArray>
#include <QObject>

namespace studio::transcription {

/// A piece that will not change any more. Times count from the session's first sample.
struct HeardPiece {
    QList<transcript::Word> words{};
    bool isTimed = true; ///< Else the words are without meaning in time, and only their text counts.
    QString language{};
    bool operator==(const HeardPiece &) const = default;
};

/// One session of somebody who listens: the service over a socket, or this machine. Connects at once. Ends
/// once, from the event loop.
class LiveListener : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual bool isReady() const = 0;
    /// 16-bit mono samples at 16 kHz. False: nothing was taken, try later.
    [[nodiscard]] virtual bool take(const QByteArray &pcm16) = 0;
    /// Ends the piece under way; a piece follows if something was said.
    virtual void commit() = 0;
    /// Politely; `ended` follows.
    virtual void close() = 0;

signals:
    void ready();
    void partial(const QString &text);
    void heard(const studio::transcription::HeardPiece &piece);
    void warned(const QString &warning);
    /// `code` names the service's reason, e.g. "rate_limited".
    void ended(const studio::Result<void> &outcome, const QString &code);
};

} // namespace studio::transcription
