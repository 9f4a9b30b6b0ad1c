// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>

namespace studio::audio {

/// Which track frame is at which place of what was handed to the device: loops and seeks make the two differ.
/// A value.
class PlaybackMap final {
public:
    void clear() { m_pieces.clear(); }

    /// `frames` frames of the track, from `trackFrame` on, were written at `outputFrame`.
    void append(qint64 outputFrame, qint64 trackFrame, qint64 frames)
    {
        if (!m_pieces.empty()) {
            Piece &last = m_pieces.back();
            if (last.output + last.frames == outputFrame && last.track + last.frames == trackFrame) {
                last.frames += frames;
                return;
            }
        }
        m_pieces.push_back({outputFrame, trackFrame, frames});
    }

    /// Past the last piece: its end. Forgets pieces before that place, so calls must not go back.
    qint64 trackFrameAt(qint64 outputFrame, qint64 otherwise)
    {
        while (m_pieces.size() > 1 && m_pieces[1].output <= outputFrame)
            m_pieces.pop_front();
        if (m_pieces.empty())
            return otherwise;
        const Piece &piece = m_pieces.front();
        return piece.track + qBound<qint64>(0, outputFrame - piece.output, piece.frames);
    }

private:
    struct Piece {
        qint64 output;
        qint64 track;
        qint64 frames;
    };
    std::deque<Piece> m_pieces;
};

} // namespace studio::audio
