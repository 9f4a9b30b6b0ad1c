// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/speech/generation.h"
#include "ui/takes/speechnotice.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace studio::ui {

/// Follows one generation at a time and says what it does in the panel's words: peaks at most 30 times a
/// second, a retry counted down second by second, silence, the end. A generation that is let go by detach()
/// ends by itself and keeps its take.
class GenerationControl final : public QObject {
    Q_OBJECT

public:
    explicit GenerationControl(QObject *parent = nullptr);

    void follow(speech::Generation *generation);
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] speech::Generation *generation() const { return m_generation; }
    /// Of the last generation, also after its end; may be null.
    [[nodiscard]] std::shared_ptr<const audio::Peaks> peaks() const;
    void cancel();
    void detach();

signals:
    void runningChanged(bool running);
    void trackReady(const std::shared_ptr<studio::audio::PcmTrack> &track);
    void peaksChanged();
    /// Something to tell, or nothing any more.
    void noticeChanged(const std::optional<studio::ui::SpeechNotice> &notice);
    void finished(const studio::Result<studio::speech::Outcome> &outcome);

private:
    void lookAtPeaks();
    void countDown();
    void tell(const std::optional<SpeechNotice> &notice);
    void end(const Result<speech::Outcome> &outcome);

    QPointer<speech::Generation> m_generation;
    bool m_running = false;
    QTimer m_peaks;
    QTimer m_retry;
    Error m_retryReason;
    qint64 m_retryEndsMs = 0;
    std::optional<SpeechNotice> m_notice;
    std::shared_ptr<const audio::Peaks> m_lastPeaks;
};

} // namespace studio::ui
