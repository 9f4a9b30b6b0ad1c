// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/speechengine.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <deque>

namespace studio::sandbox {

struct Pacing {
    std::chrono::milliseconds firstByteDelay{150};
    double pace = 8; ///< Seconds of audio a second; 0 for no limit.
    std::chrono::milliseconds chunkJitter{0}; ///< Each chunk is late by up to this much more, at random.
    double chunkSeconds = 0; ///< Slices that leave as one chunk share its lateness; 0: each is a chunk.
};

/// One text on its way out at the speed of a service. Asks the engine for sentences as they are needed, so
/// memory stays small however long the text. Lateness never adds up and never changes the order: a late chunk
/// holds back only those that were due meanwhile, as on a real line. Server thread; deleting it stops the
/// work after the sentence under way.
class SpeechStream final : public QObject {
    Q_OBJECT
public:
    SpeechStream(SpeechEngine &engine, std::shared_ptr<SliceSource> render, Pacing pacing, QObject *parent);

    void start();
    /// While paused (the client does not read) nothing is sent and little is rendered.
    void setPaused(bool paused);
    /// While a slice is handed out: nothing comes after it.
    [[nodiscard]] bool isLast() const { return m_done && m_queue.empty(); }

signals:
    void sliceReady(const studio::sandbox::SpeechSlice &slice);
    void finished();

private:
    void askMore();
    void send();
    /// When the front slice is to leave, in milliseconds after the start. Draws its lateness once.
    double dueOfFront();

    SpeechEngine &m_engine;
    std::shared_ptr<SliceSource> m_render;
    Pacing m_pacing;
    QElapsedTimer m_clock;
    QTimer m_timer;
    std::deque<SpeechSlice> m_queue;
    double m_base = -1;
    double m_late = 0; // of the chunk the front slice belongs to, in ms
    double m_nextChunk = -1;
    bool m_frontDrawn = false;
    bool m_asking = false;
    bool m_done = false;
    bool m_paused = false;
    bool m_finished = false;
};

} // namespace studio::sandbox
