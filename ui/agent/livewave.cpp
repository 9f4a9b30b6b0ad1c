// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/livewave.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int kPitch = 5;
constexpr int kBar = 2;
constexpr int kMost = 26; ///< Pixels of the loudest bar.
constexpr size_t kKept = 200;
/// Levels that make a bar: the wave runs through in some seconds.
constexpr int kLevelsABar = 2;
constexpr double kWaveFloorDb = -48;

double heightOf(double db)
{
    return std::clamp(1 - db / kWaveFloorDb, 0.0, 1.0);
}

} // namespace

LiveWave::LiveWave(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void LiveWave::push(double microphoneDb, double speakerDb)
{
    const bool agent = speakerDb > microphoneDb;
    const double height = heightOf(std::max(microphoneDb, speakerDb));
    if (height >= m_gathering.height)
        m_gathering = {height, agent};
    if (++m_gathered < kLevelsABar)
        return;
    m_bars.push_back(m_gathering);
    m_gathering = {};
    m_gathered = 0;
    if (m_bars.size() > kKept)
        m_bars.pop_front();
    update();
}

void LiveWave::clear()
{
    m_bars.clear();
    m_gathering = {};
    m_gathered = 0;
    update();
}

void LiveWave::setBars(const QList<double> &heights)
{
    clear();
    for (const double height : heights)
        m_bars.push_back({height, false});
    update();
}

QSize LiveWave::sizeHint() const
{
    return {212, 32};
}

QSize LiveWave::minimumSizeHint() const
{
    return {20, 28};
}

void LiveWave::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = theme();
    const int room = std::max(1, width() / kPitch);
    const double middle = height() / 2.0;
    const double tallest = std::min<double>(kMost, height() - 2);
    for (int i = 0; i < room; ++i) {
        const auto back = size_t(room - 1 - i);
        const Bar bar = back < m_bars.size() ? m_bars[m_bars.size() - 1 - back] : Bar{};
        const double tall = std::max(2.0, bar.height * tallest);
        const int x = i * kPitch;
        parts::roundBox(&painter, QRectF(x, middle - tall / 2, kBar + 0.5, tall), 1.2,
                        !isEnabled()    ? t.disabled
                            : bar.agent ? t.seg4
                                        : t.wavePlayed);
    }
}

} // namespace studio::ui
