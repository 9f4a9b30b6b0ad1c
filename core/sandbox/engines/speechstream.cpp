// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/speechstream.h"

#include <QPointer>
#include <QRandomGenerator>

#include <cmath>
#include <utility>

namespace studio::sandbox {

namespace {
constexpr std::size_t kEnough = 40; // slices waiting to be sent
}

SpeechStream::SpeechStream(SpeechEngine &engine, std::shared_ptr<SliceSource> render, Pacing pacing,
                           QObject *parent)
    : QObject(parent), m_engine(engine), m_render(std::move(render)), m_pacing(pacing)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SpeechStream::send);
}

void SpeechStream::start()
{
    m_clock.start();
    askMore();
}

void SpeechStream::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) && !paused)
        m_timer.start(0);
}

void SpeechStream::askMore()
{
    if (m_asking || m_done || m_queue.size() >= kEnough)
        return;
    m_asking = true;
    m_engine.renderNext(m_render, this, [this](std::vector<SpeechSlice> slices, bool done) {
        m_asking = false;
        m_done = done;
        for (SpeechSlice &slice : slices)
            m_queue.push_back(std::move(slice));
        askMore();
        send();
    });
}

double SpeechStream::dueOfFront()
{
    const SpeechSlice &slice = m_queue.front();
    if (m_base < 0)
        m_base = slice.startSeconds;
    const bool beginsChunk = slice.startSeconds >= m_nextChunk - 0.001 || !slice.alignment.isEmpty();
    if (m_pacing.chunkJitter.count() > 0 && beginsChunk && !std::exchange(m_frontDrawn, true)) {
        m_late = QRandomGenerator::global()->bounded(double(m_pacing.chunkJitter.count()));
        m_nextChunk = slice.startSeconds + m_pacing.chunkSeconds;
    }
    const double audioMs = (slice.startSeconds - m_base) * 1000;
    return double(m_pacing.firstByteDelay.count()) + (m_pacing.pace > 0 ? audioMs / m_pacing.pace : 0)
        + m_late;
}

void SpeechStream::send()
{
    const QPointer<SpeechStream> alive(this);
    while (!m_queue.empty() && !m_paused) {
        const double wait = dueOfFront() - double(m_clock.nsecsElapsed()) / 1e6;
        if (wait > 0) {
            m_timer.start(std::chrono::milliseconds(qint64(std::ceil(wait))));
            break;
        }
        const SpeechSlice slice = std::move(m_queue.front());
        m_queue.pop_front();
        m_frontDrawn = false;
        emit sliceReady(slice);
        if (!alive)
            return;
    }
    askMore();
    if (m_done && m_queue.empty() && !std::exchange(m_finished, true))
        emit finished();
}

} // namespace studio::sandbox
