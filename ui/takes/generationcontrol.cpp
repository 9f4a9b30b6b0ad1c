// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/generationcontrol.h"

#include <QDeadlineTimer>

#include <utility>

using namespace std::chrono_literals;

namespace studio::ui {

using speech::Generation;

GenerationControl::GenerationControl(QObject *parent) : QObject(parent)
{
    m_peaks.setInterval(33ms);
    connect(&m_peaks, &QTimer::timeout, this, &GenerationControl::lookAtPeaks);
    m_retry.setInterval(250ms);
    connect(&m_retry, &QTimer::timeout, this, &GenerationControl::countDown);
}

void GenerationControl::follow(Generation *generation)
{
    detach();
    m_lastPeaks.reset();
    m_generation = generation;
    tell({});
    connect(generation, &Generation::trackReady, this, [this](const std::shared_ptr<audio::PcmTrack> &track) {
        m_retry.stop();
        tell({});
        emit trackReady(track);
        m_peaks.start();
    });
    connect(generation, &Generation::quiet, this, [this](std::chrono::seconds silence) {
        m_retry.stop();
        tell(noticeForSilence(silence));
    });
    connect(generation, &Generation::retrying, this,
            [this](const Error &reason, std::chrono::milliseconds wait) {
                m_retryReason = reason;
                m_retryEndsMs = QDeadlineTimer(wait).deadline();
                m_retry.start();
                tell(noticeForRetry(reason, wait));
            });
    connect(generation, &Generation::finished, this, &GenerationControl::end);
    connect(generation, &QObject::destroyed, this, [this, generation] {
        // The engine went first: nothing more will be told.
        if (!m_generation || m_generation == generation)
            detach();
    });
    m_running = true;
    emit runningChanged(true);
}

std::shared_ptr<const audio::Peaks> GenerationControl::peaks() const
{
    return m_generation ? m_generation->peaks() : m_lastPeaks;
}

void GenerationControl::lookAtPeaks()
{
    const auto now = peaks();
    if (now == m_lastPeaks)
        return;
    m_lastPeaks = now;
    emit peaksChanged();
}

void GenerationControl::cancel()
{
    if (m_generation)
        m_generation->cancel();
}

void GenerationControl::detach()
{
    m_peaks.stop();
    m_retry.stop();
    if (m_generation)
        m_generation->disconnect(this);
    m_generation.clear();
    tell({});
    if (std::exchange(m_running, false))
        emit runningChanged(false);
}

void GenerationControl::countDown()
{
    const qint64 left = m_retryEndsMs - QDeadlineTimer::current().deadline();
    if (left <= 0) {
        m_retry.stop();
        tell({});
        return;
    }
    tell(noticeForRetry(m_retryReason, std::chrono::milliseconds(left)));
}

void GenerationControl::tell(const std::optional<SpeechNotice> &notice)
{
    if (m_notice == notice)
        return;
    m_notice = notice;
    emit noticeChanged(notice);
}

void GenerationControl::end(const Result<speech::Outcome> &outcome)
{
    // The generation may go, and with it what the argument refers to, while handlers run.
    const Result<speech::Outcome> kept = outcome;
    m_lastPeaks = peaks();
    detach();
    emit finished(kept);
}

} // namespace studio::ui
