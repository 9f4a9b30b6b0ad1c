// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::ui {

/// Which part of a sound a view shows, and where in it a moment lies. A value; every result is finite. Time
/// runs from left to right in every language.
class WaveScale final {
public:
    /// The sound got longer, or another width shows it. What was fitted stays fitted.
    void setDuration(double seconds);
    void setWidth(int pixels);

    [[nodiscard]] double from() const { return m_from; }
    [[nodiscard]] double to() const { return m_from + m_span; }
    [[nodiscard]] double span() const { return m_span; }
    [[nodiscard]] double duration() const { return m_duration; }
    [[nodiscard]] bool isFitted() const { return m_fitted; }
    [[nodiscard]] double pixelsPerSecond() const;

    [[nodiscard]] double xOf(double seconds) const;
    /// Within the sound.
    [[nodiscard]] double secondsAt(double x) const;

    /// Shows 1/factor as much; the moment `anchor` stays where it is.
    void zoom(double factor, double anchor);
    void fit();
    void scrollBy(double seconds);
    /// Scrolls so that the moment is seen; by a whole page when it has run out.
    void reveal(double seconds);

private:
    void settle();

    double m_duration = 0;
    double m_from = 0;
    double m_span = 0;
    int m_width = 1;
    bool m_fitted = true;
};

} // namespace studio::ui
