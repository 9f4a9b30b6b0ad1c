// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/replaystrip.h"

#include "ui/agent/replayplayback.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/timecodelabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr double kSpeeds[] = {0.5, 0.75, 1, 1.25, 1.5, 2, 3};

} // namespace

ReplayStrip::ReplayStrip(ReplayPlayback &playback, QWidget *parent)
    : QWidget(parent), m_playback(playback), m_play(new IconButton(u"play"_s, tr("Play the session"), this)),
      m_wave(new SessionWave(this)), m_time(new TimecodeLabel(this)), m_speed(new StudioCombo(this)),
      m_close(new IconButton(u"x"_s, tr("Close the session"), this)),
      m_remark(new TextLabel({}, TypeRole::Small, &Theme::text2, this))
{
    setObjectName(u"replayStrip"_s);
    setLayoutDirection(Qt::LeftToRight); // its keys run like the sound between them
    setAccessibleName(tr("Replay"));
    m_play->setObjectName(u"replayPlay"_s);
    m_play->setFilled(true);
    m_close->setObjectName(u"replayClose"_s);
    m_speed->setObjectName(u"replaySpeed"_s);
    m_speed->setAccessibleDescription(tr("Speed of the replay"));
    for (const double speed : kSpeeds)
        m_speed->addItem(tr("%1×", "speed").arg(QLocale().toString(speed)), speed);
    m_speed->setCurrentIndex(2);
    m_remark->setObjectName(u"replayRemark"_s);
    m_remark->setWrapping(true);
    m_remark->hide();

    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_play);
    row->addWidget(m_wave, 1);
    row->addWidget(m_time);
    row->addWidget(m_speed);
    row->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_remark);

    connect(m_play, &QAbstractButton::clicked, &playback, &PlaybackSource::togglePlay);
    connect(m_close, &QAbstractButton::clicked, this, &ReplayStrip::closeRequested);
    connect(m_wave, &SessionWave::seekRequested, &playback, &PlaybackSource::seek);
    connect(m_speed, &QComboBox::currentIndexChanged, this,
            [this] { m_playback.setSpeed(m_speed->currentData().toDouble()); });
    connect(&playback, &PlaybackSource::positionChanged, this, [this](double seconds) {
        m_wave->setPosition(seconds);
        m_time->setPosition(seconds);
    });
    connect(&playback, &PlaybackSource::durationChanged, this, [this](double seconds) {
        m_wave->setDuration(seconds);
        m_time->setDuration(seconds);
    });
    connect(&playback, &PlaybackSource::playbackChanged, this, &ReplayStrip::refresh);
    refresh();
}

void ReplayStrip::setRemark(const QString &sentence)
{
    m_remark->setText(sentence);
    m_remark->setVisible(!sentence.isEmpty());
}

QSize ReplayStrip::minimumSizeHint() const
{
    return {240, layout()->minimumSize().height()};
}

void ReplayStrip::refresh()
{
    const bool plays = m_playback.playback() != PlaybackSource::Playback::Stopped;
    m_play->setIconName(plays ? u"pause"_s : u"play"_s);
    m_play->setName(plays ? tr("Pause the session") : tr("Play the session"), tr("Space"));
    m_play->setEnabled(m_playback.isLoaded());
}

void ReplayStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &t = theme();
    parts::roundBox(&painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, t.surface, t.border);
}

} // namespace studio::ui
