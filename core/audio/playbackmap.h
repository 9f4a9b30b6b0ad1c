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

    /// `frames` frames were written at `outputFrame`: the track from `trackFrame` on, `rate` of its frames a
    /// frame.
    void append(qint64 outputFrame, qint64 trackFrame, qint64 frames, double rate = 1)
    {
        if (!m_pieces.empty()) {
            Piece &last = m_pieces.back();
            if (last.rate == 1 && rate == 1 && last.output + last.frames == outputFrame
                && last.track + last.frames == trackFrame) {
                last.frames += frames;
                return;
            }
        }
        m_pieces.push_back({outputFrame, trackFrame, frames, rate});
    }

    /// Past the last piece: its end. Forgets pieces before that place, so calls must not go back.
    qint64 trackFrameAt(qint64 outputFrame, qint64 otherwise)
    {
        while (m_pieces.size() > 1 && m_pieces[1].output <= outputFrame)
            m_pieces.pop_front();
        if (m_pieces.empty())
            return otherwise;
        const Piece &piece = m_pieces.front();
        return piece.track
            + qint64(double(qBound<qint64>(0, outputFrame - piece.output, piece.frames)) * piece.rate);
    }

private:
    struct Piece {
        qint64 output;
        qint64 track;
        qint64 frames;
        double rate;
    };
    std::deque<Piece> m_pieces;
};

} // namespace studio::audio
