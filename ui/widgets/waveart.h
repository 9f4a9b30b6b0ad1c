// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "ui/widgets/wavepeaks.h"
#include "ui/widgets/wavescale.h"

#include <QPixmap>
#include <QString>

#include <memory>
#include <vector>

class QPainter;

namespace studio::ui {

/// Seconds [from, to).
struct WaveSpan {
    double from = 0;
    double to = 0;
    bool operator==(const WaveSpan &) const = default;
};

/// A place in a sound that is pointed out.
struct WaveMark {
    enum class Kind { Paragraph, Seam, User };
    double seconds = 0;
    Kind kind = Kind::Paragraph;
    bool operator==(const WaveMark &) const = default;
};

/// A stretch that is named at the foot of the wave, for instance what is kept for a comp.
struct WaveRegion {
    WaveSpan span{};
    QString label{};
    bool operator==(const WaveRegion &) const = default;
};

/// The parts of a waveform as drawings; what they show is passed in. Colours are read while painting.
namespace waveart {

inline constexpr int kRuler = 20;
inline constexpr int kGripWidth = 12;

/// Bars, or over 40 px a second the line between the lowest and highest sample. The track, if there is one,
/// gives what the peaks are too coarse for.
[[nodiscard]] QPixmap body(const WavePeaks &peaks, const audio::PcmTrack *track, const WaveScale &scale,
                           const QSize &size, double ratio, const QColor &color);
void ruler(QPainter &painter, const WaveScale &scale, int width);
void hover(QPainter &painter, const WaveScale &scale, double seconds, const QSize &size);
void playhead(QPainter &painter, int x, const QSize &size);
/// The band behind the bars, then what stands over them.
void selectionBand(QPainter &painter, const QRect &band);
void selectionFrame(QPainter &painter, const QRect &band, double seconds, int width);
void marks(QPainter &painter, const WaveScale &scale, const std::vector<WaveMark> &marks, const QSize &size);
void regions(QPainter &painter, const WaveScale &scale, const std::vector<WaveRegion> &regions,
             const QSize &size);

} // namespace waveart

} // namespace studio::ui
