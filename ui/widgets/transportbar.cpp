// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/transportbar.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/studioslider.h"
#include "ui/widgets/timecodelabel.h"
#include "ui/widgets/transportparts.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr double kSpeeds[] = {0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0};
} // namespace

TransportBar::TransportBar(QWidget *parent)
    : QWidget(parent), m_source(new TransportSource(this)),
      m_previous(new IconButton(u"skip-back"_s, tr("Previous take"), this)), m_play(new PlayButton(this)),
      m_next(new IconButton(u"skip-forward"_s, tr("Next take"), this)),
      m_loop(new IconButton(u"repeat"_s, tr("Loop"), this)), m_time(new TimecodeLabel(this)),
      m_speed(new StudioCombo(this)), m_mute(new IconButton(u"volume-2"_s, tr("Mute"), this)),
      m_volume(new StudioSlider(this)), m_export(new QPushButton(tr("Export"), this))
{
    installAccessibility();
    setAccessibleName(tr("Playback"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_previous->setObjectName(u"previous"_s);
    m_play->setObjectName(u"play"_s);
    m_next->setObjectName(u"next"_s);
    m_loop->setObjectName(u"loop"_s);
    m_speed->setObjectName(u"speed"_s);
    m_mute->setObjectName(u"mute"_s);
    m_volume->setObjectName(u"volume"_s);
    m_export->setObjectName(u"export"_s);
    m_previous->setName(tr("Previous take"), u"["_s);
    m_next->setName(tr("Next take"), u"]"_s);
    m_loop->setName(tr("Loop"), u"L"_s);
    m_previous->setFilled(true);
    m_next->setFilled(true);
    m_loop->setCheckable(true);
    m_loop->setExtent(32, 16);
    m_mute->setExtent(32, 16);
    m_speed->setAccessibleName(tr("Speed of playing"));
    m_speed->setToolTip(tr("Speed of playing; the pitch is kept"));
    for (const double speed : kSpeeds)
        //: A speed of playing: %1 is a number such as 1.5.
        m_speed->addItem(
            tr("%1×").arg(locale().toString(speed, 'f', speed * 10 == std::floor(speed * 10) ? 1 : 2)),
            speed);
    m_speed->setCurrentIndex(int(std::find(std::begin(kSpeeds), std::end(kSpeeds), 1.0) - kSpeeds));
    followTextScale(m_speed, [this] { m_speed->setFixedWidth(scaled(74)); });
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setRange(0, 100);
    m_volume->setFixedWidth(90);
    studio::ui::setIconName(m_export, u"download"_s);
    setHint(m_export, u"Ctrl+E"_s);

    // Both sides stretch alike from nothing, so that the middle stays in the middle.
    auto *right = new QWidget(this);
    right->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    followTextScale(right, [this, right] {
        right->setMinimumWidth(scaled(74) + 6 + m_mute->sizeHint().width() + 90 + 12
                               + m_export->sizeHint().width());
    });
    auto *tools = new QHBoxLayout(right);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(0);
    tools->addStretch();
    tools->addWidget(m_speed);
    tools->addSpacing(6);
    tools->addWidget(m_mute);
    tools->addWidget(m_volume);
    tools->addSpacing(12);
    tools->addWidget(m_export);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 0, 20, 0);
    layout->setSpacing(6);
    layout->addWidget(m_source, 1);
    // Sound runs from left to right in every language, and so do its keys and its time.
    auto *keys = new QWidget(this);
    keys->setLayoutDirection(Qt::LeftToRight);
    auto *middle = new QHBoxLayout(keys);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(6);
    middle->addWidget(m_previous);
    middle->addWidget(m_play);
    middle->addWidget(m_next);
    middle->addWidget(m_loop);
    middle->addSpacing(6);
    middle->addWidget(m_time);
    layout->addWidget(keys);
    layout->addWidget(right, 1);

    connect(m_play, &QAbstractButton::clicked, this, [this] {
        if (m_playback == Playback::Stopped)
            emit playRequested();
        else
            emit pauseRequested();
    });
    connect(m_previous, &QAbstractButton::clicked, this, &TransportBar::previousRequested);
    connect(m_next, &QAbstractButton::clicked, this, &TransportBar::nextRequested);
    connect(m_loop, &QAbstractButton::clicked, this, &TransportBar::loopChanged);
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this] { emit speedChanged(speed()); });
    connect(m_export, &QPushButton::clicked, this, &TransportBar::exportRequested);
    connect(m_mute, &QAbstractButton::clicked, this, [this] {
        if (m_volume->value() > 0)
            m_volumeBeforeMute = m_volume->value();
        m_volume->setValue(m_volume->value() > 0 ? 0 : m_volumeBeforeMute);
    });
    connect(m_volume, &QSlider::valueChanged, this, [this](int value) {
        m_mute->setIconName(value > 0 ? u"volume-2"_s : u"volume-x"_s);
        m_mute->setName(value > 0 ? tr("Mute") : tr("Unmute"));
        //: Volume read aloud.
        m_volume->setSpoken(tr("%1 percent").arg(value));
        emit volumeChanged(value / 100.0);
    });
    m_volume->setValue(80);
    clearSource();
}

void TransportBar::setSource(const VoiceId &voice, const QString &title, const QString &detail)
{
    m_hasSource = true;
    m_source->setSource(voice, title, detail);
    refresh();
}

void TransportBar::clearSource(const QString &title, const QString &detail)
{
    m_hasSource = false;
    m_playback = Playback::Stopped;
    m_source->setSource({}, title, detail);
    m_time->setPosition(0);
    m_time->setDuration(0);
    refresh();
}

void TransportBar::setPlayback(Playback playback)
{
    m_playback = playback;
    refresh();
}

void TransportBar::refresh()
{
    m_play->setEnabled(m_hasSource);
    m_play->setLook(m_playback == Playback::Playing       ? PlayButton::Look::Pause
                        : m_playback == Playback::Waiting ? PlayButton::Look::Waiting
                                                          : PlayButton::Look::Play);
    m_previous->setEnabled(m_hasSource && m_canPrevious);
    m_next->setEnabled(m_hasSource && m_canNext);
    m_loop->setEnabled(m_hasSource);
    m_time->setEnabled(m_hasSource);
    m_speed->setEnabled(m_hasSource);
    m_mute->setEnabled(m_hasSource);
    m_volume->setEnabled(m_hasSource);
    m_export->setEnabled(m_hasSource && m_canExport);
}

void TransportBar::setPosition(double seconds)
{
    m_time->setPosition(seconds);
}

void TransportBar::setDuration(double seconds)
{
    m_time->setDuration(seconds);
}

void TransportBar::setLoop(bool loop)
{
    m_loop->setChecked(loop);
}

bool TransportBar::isLoop() const
{
    return m_loop->isChecked();
}

void TransportBar::setVolume(double volume)
{
    if (std::isfinite(volume))
        m_volume->setValue(int(std::lround(std::clamp(volume, 0.0, 1.0) * 100)));
}

double TransportBar::volume() const
{
    return m_volume->value() / 100.0;
}

void TransportBar::setNavigation(bool hasPrevious, bool hasNext)
{
    m_canPrevious = hasPrevious;
    m_canNext = hasNext;
    refresh();
}

void TransportBar::setSpeed(double speed)
{
    const auto nearest =
        std::min_element(std::begin(kSpeeds), std::end(kSpeeds),
                         [speed](double a, double b) { return std::abs(a - speed) < std::abs(b - speed); });
    m_speed->setCurrentIndex(int(nearest - std::begin(kSpeeds)));
}

QString TransportBar::stepSpeed(int direction)
{
    m_speed->setCurrentIndex(std::clamp(m_speed->currentIndex() + direction, 0, m_speed->count() - 1));
    //: Read aloud: %1 is a speed of playing, such as 1.5×.
    return tr("Speed %1").arg(m_speed->currentText());
}

double TransportBar::speed() const
{
    return m_speed->currentData().toDouble();
}

void TransportBar::setExportEnabled(bool enabled)
{
    m_canExport = enabled;
    refresh();
}

void TransportBar::setExportShown(bool shown)
{
    m_export->setVisible(shown);
}

QSize TransportBar::sizeHint() const
{
    return {900, 64};
}

QSize TransportBar::minimumSizeHint() const
{
    return {QWidget::minimumSizeHint().width(), 64};
}

void TransportBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    painter.fillRect(0, 0, width(), 1, theme().border);
}

} // namespace studio::ui
