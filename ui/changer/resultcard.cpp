// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/resultcard.h"

#include "ui/takes/takepeaks.h"
#include "ui/takes/takeshelf.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/waveformview.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

using Side = ChangerPlayback::Side;

ResultCard::ResultCard(TakeShelf &shelf, ChangerPlayback &playback, QWidget *parent)
    : Card(parent, 0), m_shelf(shelf), m_playback(playback), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(u"mic-vocal"_s, tr("No takes yet"),
                             tr("Record or open something, choose a voice, and press Change voice."))),
      m_strip(new TakeStrip), m_wave(new WaveformView), m_side(new Segmented),
      m_zoomOut(new IconButton(u"zoom-out"_s, tr("Zoom out"))),
      m_zoomIn(new IconButton(u"zoom-in"_s, tr("Zoom in")))
{
    setObjectName(u"resultCard"_s);
    build();
    connect(&shelf, &TakeShelf::listChanged, this, &ResultCard::showList);
    connect(&shelf, &TakeShelf::currentChanged, this, &ResultCard::showCurrent);
    connect(&shelf, &TakeShelf::soundReady, this, &ResultCard::showWave);
    connect(m_strip, &TakeStrip::currentChanged, &shelf, &TakeShelf::select);
    connect(m_strip, &TakeStrip::starRequested, &shelf, &TakeShelf::toggleStar);
    connect(m_strip, &TakeStrip::menuRequested, this, &ResultCard::menuRequested);
    connect(m_strip, &TakeStrip::removeRequested, this, &ResultCard::removeRequested);
    connect(m_strip, &TakeStrip::renameRequested, this, &ResultCard::renameRequested);
    connect(&playback, &ChangerPlayback::moved, this, [this](double, double result) {
        if (result >= 0)
            m_wave->setPosition(result);
    });
    connect(&playback, &ChangerPlayback::sideChanged, this, &ResultCard::showSide);
    connect(&playback, &ChangerPlayback::canCompareChanged, this, &ResultCard::showSide);
    connect(m_wave, &WaveformView::seekRequested, &playback, &ChangerPlayback::seekResult);
    connect(m_side, &Segmented::currentChanged, this, [this](int index) {
        if (!m_showing)
            m_playback.setSide(index == 0 ? Side::Original : Side::Result);
    });
    connect(m_zoomOut, &QAbstractButton::clicked, m_wave, &WaveformView::zoomOut);
    connect(m_zoomIn, &QAbstractButton::clicked, m_wave, &WaveformView::zoomIn);
    showList();
    showSide();
}

void ResultCard::build()
{
    m_empty->setObjectName(u"noChanges"_s);
    m_strip->setObjectName(u"changerTakes"_s);
    m_wave->setObjectName(u"resultWave"_s);
    m_side->setObjectName(u"side"_s);
    m_side->setAccessibleName(tr("Hear the original or the result"));
    m_side->setSegments({tr("Original"), tr("Result")});
    m_zoomOut->setObjectName(u"resultZoomOut"_s);
    m_zoomIn->setObjectName(u"resultZoomIn"_s);
    m_zoomOut->setName(tr("Zoom out"), u"Ctrl+−"_s);
    m_zoomIn->setName(tr("Zoom in"), u"Ctrl+="_s);

    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(16, 9, 16, 11);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(new TextLabel(tr("Takes"), TypeRole::Section, &Theme::text, page));
    head->addSpacing(4);
    head->addWidget(m_strip, 1);
    head->addSpacing(4);
    head->addWidget(m_side);
    head->addSpacing(4);
    head->addWidget(m_zoomOut);
    head->addWidget(m_zoomIn);
    column->addLayout(head);
    column->addWidget(m_wave, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    this->column()->setContentsMargins(0, 0, 0, 0);
    this->column()->addWidget(m_stack);
    setMinimumHeight(150);
}

void ResultCard::setGrowingPeaks(const std::shared_ptr<const audio::Peaks> &peaks)
{
    m_growing = peaks;
    const auto &growing = m_shelf.growing();
    if (growing && growing->id == m_shelf.current())
        showWave();
}

void ResultCard::showList()
{
    QList<TakeChip> chips;
    if (const auto &growing = m_shelf.growing())
        chips.append({growing->id, tr("Take %1").arg(growing->number), growing->voice, growing->voiceName,
                      false, true});
    else
        m_growing.reset();
    for (const store::Take &take : m_shelf.takes()) {
        const QString name = takeTitle(take);
        //: %1 is the name of a take, such as "Take 3".
        const QString title = take.complete ? name : tr("%1, cut short").arg(name);
        chips.append({take.id, title, take.voice,
                      take.voiceName.isEmpty() ? tr("Voice isolated") : take.voiceName, take.starred, false});
    }
    m_strip->setTakes(chips);
    m_strip->setCurrent(m_shelf.current());
    m_stack->setCurrentIndex(m_shelf.isEmpty() ? 0 : 1);
}

void ResultCard::showCurrent()
{
    m_strip->setCurrent(m_shelf.current());
    if (const auto &growing = m_shelf.growing(); growing && growing->id == m_shelf.current())
        m_wave->setTitle(tr("Waveform, take %1").arg(growing->number));
    else if (const store::Take *take = m_shelf.currentTake())
        m_wave->setTitle(tr("Waveform, %1").arg(takeTitle(*take)));
    showWave();
    showSide();
}

void ResultCard::showWave()
{
    const auto &growing = m_shelf.growing();
    if (growing && growing->id == m_shelf.current()) {
        m_wave->setTrack({});
        m_wave->setPeaks(
            wavePeaksFrom(m_growing ? *m_growing : audio::Peaks{}, true, growing->expectedSeconds));
        return;
    }
    const TakeShelf::Sound sound = m_shelf.sound();
    m_wave->setTrack(sound.track);
    if (sound.peaks) {
        m_wave->setPeaks(wavePeaksFrom(*sound.peaks, false, 0));
        return;
    }
    const store::Take *take = m_shelf.currentTake();
    m_wave->setPeaks(
        wavePeaksFrom(audio::Peaks{}, take != nullptr, take ? double(take->durationMs) / 1000.0 : 0));
}

void ResultCard::showSide()
{
    const QScopedValueRollback<bool> showing(m_showing, true);
    const bool can = m_playback.canCompare();
    m_side->setCurrentIndex(m_playback.side() == Side::Original ? 0 : 1);
    m_side->setEnabled(can);
    const QString hint = can ? tr("X goes over from one to the other, at the same place and equally loud.")
                             : tr("The recording this take was made of is not open.");
    m_side->setToolTip(hint);
    m_side->setAccessibleDescription(hint);
}

} // namespace studio::ui
