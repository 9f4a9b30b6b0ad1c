// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/takescard.h"

#include "ui/speech/takeplayback.h"
#include "ui/speech/takeshelf.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/waveformview.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

WavePeaks wavePeaksFrom(const audio::Peaks &peaks, bool growing, double expectedSeconds)
{
    WavePeaks wave;
    wave.min.reserve(peaks.buckets.size());
    wave.max.reserve(peaks.buckets.size());
    for (const audio::Peak &peak : peaks.buckets) {
        wave.min.push_back(peak.low);
        wave.max.push_back(peak.high);
    }
    if (peaks.spec.sampleRateHz > 0) {
        wave.secondsPerBucket = double(peaks.framesPerBucket) / peaks.spec.sampleRateHz;
        const double known = double(peaks.frameCount) / peaks.spec.sampleRateHz;
        wave.totalSeconds = growing ? std::max(expectedSeconds, known) : known;
    } else {
        wave.totalSeconds = expectedSeconds;
    }
    wave.growing = growing;
    return wave;
}

} // namespace

TakesCard::TakesCard(TakeShelf &shelf, TakePlayback &playback, QWidget *parent)
    : Card(parent, 0), m_shelf(shelf), m_playback(playback), m_stack(new QStackedWidget(this)),
      m_empty(
          new EmptyState(u"audio-lines"_s, tr("No takes yet"),
                         tr("Press Generate and your first take appears here, ready to play and export."))),
      m_strip(new TakeStrip), m_wave(new WaveformView)
{
    setObjectName(u"takesCard"_s);
    m_empty->setObjectName(u"noTakes"_s);
    m_strip->setObjectName(u"takeStrip"_s);
    m_wave->setObjectName(u"waveform"_s);

    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(16, 9, 16, 11);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new TextLabel(tr("Takes"), TypeRole::Section, &Theme::text, page));
    head->addWidget(m_strip, 1);
    column->addLayout(head);
    column->addWidget(m_wave, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    this->column()->setContentsMargins(0, 0, 0, 0);
    this->column()->addWidget(m_stack);
    setMinimumHeight(172);

    connect(&shelf, &TakeShelf::listChanged, this, &TakesCard::showList);
    connect(&shelf, &TakeShelf::currentChanged, this, &TakesCard::showCurrent);
    connect(&shelf, &TakeShelf::soundReady, this, &TakesCard::showWave);
    connect(m_strip, &TakeStrip::currentChanged, &shelf, &TakeShelf::select);
    connect(m_strip, &TakeStrip::starRequested, &shelf, &TakeShelf::toggleStar);
    connect(m_strip, &TakeStrip::menuRequested, this, &TakesCard::menuRequested);
    connect(m_strip, &TakeStrip::removeRequested, this, &TakesCard::removeRequested);
    connect(&playback, &PlaybackSource::positionChanged, m_wave, &WaveformView::setPosition);
    connect(m_wave, &WaveformView::seekRequested, &playback, &PlaybackSource::seek);
    showList();
}

void TakesCard::setGrowingPeaks(const std::shared_ptr<const audio::Peaks> &peaks)
{
    m_growing = peaks;
    const auto &growing = m_shelf.growing();
    if (growing && growing->id == m_shelf.current())
        showWave();
}

void TakesCard::showList()
{
    QList<TakeChip> chips;
    if (const auto &growing = m_shelf.growing())
        chips.append({growing->id, tr("Take %1").arg(growing->number), growing->voice, growing->voiceName,
                      false, true});
    else
        m_growing.reset();
    for (const store::Take &take : m_shelf.takes()) {
        const QString title =
            take.complete ? tr("Take %1").arg(take.number) : tr("Take %1, cut short").arg(take.number);
        chips.append({take.id, title, take.voice, take.voiceName, take.starred, false});
    }
    m_strip->setTakes(chips);
    m_strip->setCurrent(m_shelf.current());
    m_stack->setCurrentIndex(m_shelf.isEmpty() ? 0 : 1);
}

void TakesCard::showCurrent()
{
    m_strip->setCurrent(m_shelf.current());
    if (const auto about = m_playback.about())
        m_wave->setTitle(tr("Waveform, %1").arg(about->title));
    showWave();
}

void TakesCard::showWave()
{
    const auto &growing = m_shelf.growing();
    if (growing && growing->id == m_shelf.current()) {
        m_wave->setPeaks(
            wavePeaksFrom(m_growing ? *m_growing : audio::Peaks{}, true, growing->expectedSeconds));
        return;
    }
    const TakeShelf::Sound sound = m_shelf.sound();
    if (sound.peaks) {
        m_wave->setPeaks(wavePeaksFrom(*sound.peaks, false, 0));
        return;
    }
    const store::Take *take = m_shelf.currentTake();
    m_wave->setPeaks(
        wavePeaksFrom(audio::Peaks{}, take != nullptr, take ? double(take->durationMs) / 1000.0 : 0));
}

} // namespace studio::ui
