// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/takescard.h"

#include "ui/takes/takepeaks.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/takeshelf.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/waveformview.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

TakesCard::TakesCard(TakeShelf &shelf, TakePlayback &playback, QWidget *parent)
    : Card(parent, 0), m_shelf(shelf), m_playback(playback), m_stack(new QStackedWidget(this)),
      m_empty(
          new EmptyState(u"audio-lines"_s, tr("No takes yet"),
                         tr("Press Generate and your first take appears here, ready to play and export."))),
      m_strip(new TakeStrip), m_wave(new WaveformView),
      m_keep(new IconButton(u"plus"_s, tr("Keep for the comp"))),
      m_trim(new IconButton(u"scissors"_s, tr("Trim the selection away"))),
      m_remake(new IconButton(u"refresh-cw"_s, tr("Regenerate the selection"))),
      m_zoomOut(new IconButton(u"zoom-out"_s, tr("Zoom out"))),
      m_zoomIn(new IconButton(u"zoom-in"_s, tr("Zoom in")))
{
    setObjectName(u"takesCard"_s);
    build();
    connect(&shelf, &TakeShelf::listChanged, this, &TakesCard::showList);
    connect(&shelf, &TakeShelf::currentChanged, this, &TakesCard::showCurrent);
    connect(&shelf, &TakeShelf::soundReady, this, &TakesCard::showWave);
    connect(m_strip, &TakeStrip::currentChanged, &shelf, &TakeShelf::select);
    connect(m_strip, &TakeStrip::starRequested, &shelf, &TakeShelf::toggleStar);
    connect(m_strip, &TakeStrip::menuRequested, this, &TakesCard::menuRequested);
    connect(m_strip, &TakeStrip::removeRequested, this, &TakesCard::removeRequested);
    connect(m_strip, &TakeStrip::renameRequested, this, &TakesCard::renameRequested);
    connect(&playback, &PlaybackSource::positionChanged, m_wave, &WaveformView::setPosition);
    connect(m_wave, &WaveformView::seekRequested, &playback, &PlaybackSource::seek);
    connect(m_keep, &QAbstractButton::clicked, this, &TakesCard::keepRequested);
    connect(m_trim, &QAbstractButton::clicked, this, &TakesCard::trimRequested);
    connect(m_remake, &QAbstractButton::clicked, this, &TakesCard::remakeRequested);
    connect(m_zoomOut, &QAbstractButton::clicked, m_wave, &WaveformView::zoomOut);
    connect(m_zoomIn, &QAbstractButton::clicked, m_wave, &WaveformView::zoomIn);
    showList();
}

void TakesCard::build()
{
    m_empty->setObjectName(u"noTakes"_s);
    m_strip->setObjectName(u"takeStrip"_s);
    m_wave->setObjectName(u"waveform"_s);
    m_keep->setObjectName(u"keepForComp"_s);
    m_trim->setObjectName(u"trim"_s);
    m_remake->setObjectName(u"remake"_s);
    m_zoomOut->setObjectName(u"zoomOut"_s);
    m_zoomIn->setObjectName(u"zoomIn"_s);
    m_keep->setName(tr("Keep for the comp"), u"C"_s);
    m_trim->setName(tr("Trim the selection away"), u"Del"_s);
    m_zoomOut->setName(tr("Zoom out"), u"Ctrl+−"_s);
    m_zoomIn->setName(tr("Zoom in"), u"Ctrl+="_s);

    auto *page = new QWidget;
    m_page = new QVBoxLayout(page);
    m_page->setContentsMargins(16, 9, 16, 11);
    m_page->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    m_price = new TextLabel({}, TypeRole::Small, &Theme::text2, page);
    m_price->setObjectName(u"remakePrice"_s);
    auto *line = new TextLabel(u"│"_s, TypeRole::Small, &Theme::border, page);
    head->addWidget(new TextLabel(tr("Takes"), TypeRole::Section, &Theme::text, page));
    head->addSpacing(4);
    head->addWidget(m_strip, 1);
    head->addSpacing(4);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_keep, m_trim, m_remake, m_price, line, m_zoomOut, m_zoomIn})
        head->addWidget(part);
    m_page->addLayout(head);
    m_page->addWidget(m_wave, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    this->column()->setContentsMargins(0, 0, 0, 0);
    this->column()->addWidget(m_stack);
    setMinimumHeight(164);
    setRemakePrice({});
    setTrimEnabled(false);
    setKeepEnabled(false);
}

void TakesCard::setRemakePrice(const QString &price)
{
    m_price->setText(price);
    m_price->setVisible(!price.isEmpty());
    m_remake->setEnabled(!price.isEmpty());
    //: %1 is a price, such as "34 credits".
    m_remake->setName(price.isEmpty() ? tr("Regenerate the selection")
                                      : tr("Regenerate the selection, %1").arg(price),
                      u"Ctrl+Shift+↵"_s);
}

void TakesCard::setTrimEnabled(bool enabled)
{
    m_trim->setEnabled(enabled);
}

void TakesCard::setKeepEnabled(bool enabled)
{
    m_keep->setEnabled(enabled);
}

void TakesCard::addBelow(QWidget *row)
{
    m_page->addWidget(row);
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
        const QString name = takeTitle(take);
        //: %1 is the name of a take, such as "Take 3".
        const QString title = take.complete ? name : tr("%1, cut short").arg(name);
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
        m_wave->setTrack({});
        m_wave->setPeaks(
            wavePeaksOf(m_growing ? *m_growing : audio::Peaks{}, true, growing->expectedSeconds));
        return;
    }
    const TakeShelf::Sound sound = m_shelf.sound();
    m_wave->setTrack(sound.track);
    if (sound.peaks) {
        m_wave->setPeaks(wavePeaksOf(*sound.peaks, false, 0));
        return;
    }
    const store::Take *take = m_shelf.currentTake();
    m_wave->setPeaks(
        wavePeaksOf(audio::Peaks{}, take != nullptr, take ? double(take->durationMs) / 1000.0 : 0));
}

} // namespace studio::ui
