// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/peaks.h"
#include "core/base/jobguard.h"
#include "core/media/mediainfo.h"
#include "core/media/soundimport.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace studio::audio {
class PcmTrack;
}

namespace studio::ui {

/// The recording under work: any file, brought into a WAV file of its own in `folder` (a recording is one
/// already). Its waveform and sound can be seen and heard while it comes. A file that cannot be opened leaves
/// the one before in its place. GUI thread; the work is done in
/// workers.
class SourceSound final : public QObject {
    Q_OBJECT

public:
    /// What is open, or being opened.
    struct Content {
        QString path{}; ///< What the user chose.
        QString name{};
        media::MediaInfo info{}; ///< Empty streams: a recording of our own.
        media::ImportOptions options{};
        QString work{}; ///< The WAV file; there when it is whole.
        std::shared_ptr<audio::PcmTrack> track{};
        audio::Peaks peaks{};
        double seconds = 0; ///< As far as known.
        std::optional<Error> cutShort{};
    };
    /// What one part of it sounds like.
    struct Level {
        double peakDb = -100;
        qint64 clippedFrames = 0;
        bool operator==(const Level &) const = default;
    };

    explicit SourceSound(const QString &folder, QObject *parent = nullptr);
    ~SourceSound() override;

    /// Work copies of earlier days go.
    void removeLeftovers();
    /// Any audio or video file. `name` empty: its own.
    void open(const QString &path, const media::ImportOptions &options = {}, const QString &name = {});
    /// A WAV file of ours, which is used as it is.
    void openRecording(const QString &path, const QString &name, bool suppressNoise = false);
    /// AudioStream::index; −1: the best one.
    void setStream(int index);
    /// From 0; −1: all of them together.
    void setChannel(int channel);
    void setNoiseSuppressed(bool on);
    /// Stops opening; what was open before is back.
    void cancel();
    void close();

    [[nodiscard]] bool isEmpty() const { return !m_pending && !m_current; }
    [[nodiscard]] bool isLoading() const { return m_pending.has_value(); }
    /// 0…1 while loading; negative: not known.
    [[nodiscard]] double progress() const { return m_progress; }
    /// Not to be asked while empty.
    [[nodiscard]] const Content &content() const { return m_pending ? *m_pending : *m_current; }
    /// Measures between two places; measured() follows if they do not change meanwhile.
    void measure(double from, double to);

signals:
    /// Another one, or other facts about it.
    void changed();
    /// More of it is there.
    void grew();
    void progressed();
    void measured(const studio::ui::SourceSound::Level &level);
    void failed(const studio::Error &error);

private:
    void begin(const Content &content);
    void drop();
    [[nodiscard]] bool isCurrent(int run) const { return m_pending && m_run == run; }
    void probe();
    void import();
    void scan();
    void reopen(const media::ImportOptions &options);
    void take(const Result<media::ImportedSound> &sound);
    void finish(const Result<void> &outcome);
    void measureNow();

    const QString m_folder;
    std::optional<Content> m_current;
    std::optional<Content> m_pending;
    double m_progress = -1;
    int m_run = 0; ///< Tells a late word of what was cancelled.
    JobGuard m_job;
    JobGuard m_measuring;
    QTimer m_measureSoon;
    double m_from = 0;
    double m_to = 0;
};

} // namespace studio::ui
