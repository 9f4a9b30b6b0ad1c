// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/sourcecard.h"

#include "ui/changer/changerplayback.h"
#include "ui/changer/sourcesound.h"
#include "ui/media/trimhandles.h"
#include "ui/takes/takepeaks.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/waveformview.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

QString streamLabel(const media::AudioStream &stream, int place)
{
    QString name = stream.title;
    if (name.isEmpty() && !stream.language.isEmpty()) {
        const QLocale::Language language = QLocale(stream.language).language();
        name = language == QLocale::C ? stream.language : QLocale::languageToString(language);
    }
    //: One of several sound tracks of a video.
    return name.isEmpty() ? SourceCard::tr("Track %1").arg(place)
                          : SourceCard::tr("Track %1, %2").arg(place).arg(name);
}

const media::AudioStream *chosenStream(const SourceSound::Content &content)
{
    const QList<media::AudioStream> &streams = content.info.streams;
    for (const media::AudioStream &stream : streams) {
        if (stream.index == content.options.stream)
            return &stream;
    }
    return streams.isEmpty() ? nullptr
                             : &streams.at(qBound(0, content.info.bestStream, int(streams.size()) - 1));
}

} // namespace

SourceCard::SourceCard(SourceSound &source, ChangerPlayback &playback, QWidget *parent)
    : Card(parent, 0), m_source(source), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(u"mic"_s, tr("Record something, or drop a file here"),
                             tr("Any audio or video will do, of any length."))),
      m_name(new TextLabel(QString(), TypeRole::Section, &Theme::text)),
      m_facts(new TextLabel(QString(), TypeRole::Small, &Theme::text3)), m_stream(new StudioCombo),
      m_channel(new StudioCombo), m_open(new IconButton(u"folder-open"_s, tr("Open a recording"))),
      m_close(new IconButton(u"x"_s, tr("Put the recording away"))),
      m_zoomOut(new IconButton(u"zoom-out"_s, tr("Zoom out of the recording"))),
      m_zoomIn(new IconButton(u"zoom-in"_s, tr("Zoom into the recording"))), m_wave(new WaveformView),
      m_handles(new TrimHandles(*m_wave)), m_loading(new QWidget),
      m_progress(new TextLabel(QString(), TypeRole::Small, &Theme::text2)),
      m_cancel(new QPushButton(tr("Cancel")))
{
    setObjectName(u"sourceCard"_s);
    build();
    connect(&source, &SourceSound::changed, this, &SourceCard::refresh);
    connect(&source, &SourceSound::grew, this, &SourceCard::showWave);
    connect(&source, &SourceSound::progressed, this, &SourceCard::showProgress);
    connect(m_empty, &EmptyState::actionTriggered, this, &SourceCard::openRequested);
    connect(m_open, &QAbstractButton::clicked, this, &SourceCard::openRequested);
    connect(m_close, &QAbstractButton::clicked, this, &SourceCard::closeRequested);
    connect(m_cancel, &QAbstractButton::clicked, &source, &SourceSound::cancel);
    connect(m_zoomOut, &QAbstractButton::clicked, m_wave, &WaveformView::zoomOut);
    connect(m_zoomIn, &QAbstractButton::clicked, m_wave, &WaveformView::zoomIn);
    connect(m_stream, &QComboBox::activated, &source,
            [this](int index) { m_source.setStream(m_stream->itemData(index).toInt()); });
    connect(m_channel, &QComboBox::activated, &source,
            [this](int index) { m_source.setChannel(m_channel->itemData(index).toInt()); });
    connect(m_wave, &WaveformView::seekRequested, &playback, &ChangerPlayback::seekOriginal);
    connect(m_handles, &TrimHandles::rangeChanged, this, &SourceCard::chosenChanged);
    connect(&playback, &ChangerPlayback::moved, this, [this](double original, double) {
        if (original >= 0)
            m_wave->setPosition(original);
    });
    refresh();
}

void SourceCard::build()
{
    m_empty->setObjectName(u"noSource"_s);
    m_empty->setAction(tr("Open a file…"));
    m_name->setObjectName(u"sourceName"_s);
    m_facts->setObjectName(u"sourceFacts"_s);
    m_facts->setTabular(true);
    m_stream->setObjectName(u"sourceStream"_s);
    m_stream->setAccessibleDescription(tr("Sound track"));
    m_stream->setGhost(true);
    m_channel->setObjectName(u"sourceChannel"_s);
    m_channel->setAccessibleDescription(tr("Channel"));
    m_channel->setGhost(true);
    m_open->setObjectName(u"openSource"_s);
    m_open->setName(tr("Open a recording"), u"Ctrl+O"_s);
    m_close->setObjectName(u"closeSource"_s);
    m_zoomOut->setObjectName(u"sourceZoomOut"_s);
    m_zoomIn->setObjectName(u"sourceZoomIn"_s);
    m_wave->setObjectName(u"sourceWave"_s);
    m_cancel->setObjectName(u"cancelOpening"_s);
    setControlSize(m_cancel, ControlSize::Small);
    m_progress->setObjectName(u"openingProgress"_s);
    m_progress->setTabular(true);

    auto *page = new QWidget;
    auto *pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_name);
    head->addSpacing(6);
    head->addWidget(m_facts, 1);
    head->addSpacing(8);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_stream, m_channel, m_open, m_close, m_zoomOut, m_zoomIn})
        head->addWidget(part);
    pageColumn->addLayout(head);
    pageColumn->addWidget(m_wave, 1);
    auto *loadingRow = new QHBoxLayout(m_loading);
    loadingRow->setContentsMargins(0, 0, 0, 0);
    loadingRow->addWidget(m_progress, 1);
    loadingRow->addWidget(m_cancel);
    pageColumn->addWidget(m_loading);

    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    column()->setContentsMargins(16, 9, 16, 11);
    column()->setSpacing(8);
    column()->addWidget(m_stack, 1);
    m_wave->setMinimumHeight(84);
}

void SourceCard::addBelow(QWidget *row)
{
    column()->addWidget(row);
}

void SourceCard::takeFocus()
{
    if (m_source.isEmpty()) {
        if (auto *button = m_empty->findChild<QPushButton *>())
            button->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_wave->setFocus(Qt::ShortcutFocusReason);
    }
}

WaveSpan SourceCard::chosen() const
{
    if (m_source.isEmpty())
        return {};
    return m_handles->isTrimmed() ? m_handles->range() : WaveSpan{0, m_source.content().seconds};
}

void SourceCard::beginHere()
{
    if (m_source.isEmpty())
        return;
    const double here = m_wave->position();
    const WaveSpan now = chosen();
    setChosen(here, here < now.to ? now.to : m_source.content().seconds);
}

void SourceCard::endHere()
{
    if (m_source.isEmpty())
        return;
    const double here = m_wave->position();
    const WaveSpan now = chosen();
    setChosen(here > now.from ? now.from : 0, here);
}

void SourceCard::setChosen(double from, double to)
{
    if (m_source.isEmpty())
        return;
    const bool isAll = from <= 0.005 && to >= m_source.content().seconds - 0.005;
    m_handles->setRange(isAll ? std::nullopt : std::optional(WaveSpan{from, to}));
}

void SourceCard::refresh()
{
    m_stack->setCurrentIndex(m_source.isEmpty() ? 0 : 1);
    if (m_source.isEmpty()) {
        m_shown.clear();
        m_handles->reset();
        m_wave->clear();
        emit chosenChanged();
        return;
    }
    const SourceSound::Content &content = m_source.content();
    m_name->setText(content.name);
    m_wave->setTitle(tr("Waveform of the recording %1").arg(content.name));
    QStringList facts;
    if (content.seconds > 0)
        facts.append(timecode(content.seconds));
    if (content.options.suppressNoise)
        facts.append(tr("noise removed"));
    if (content.cutShort)
        facts.append(tr("incomplete"));
    m_facts->setText(facts.join(u"  ·  "_s));
    m_facts->setToolTip(content.cutShort ? content.cutShort->message : QString());
    showChoices();
    // The handles stay where they were when only the noise or the channel is another.
    if (std::exchange(m_shown, content.path) != content.path) {
        m_handles->reset();
        m_wave->clear();
        m_wave->zoomToFit();
    }
    showWave();
    showProgress();
    emit chosenChanged();
}

void SourceCard::showChoices()
{
    const SourceSound::Content &content = m_source.content();
    m_stream->clear();
    for (int i = 0; i < int(content.info.streams.size()); ++i)
        m_stream->addItem(streamLabel(content.info.streams.at(i), i + 1), content.info.streams.at(i).index);
    const media::AudioStream *stream = chosenStream(content);
    m_stream->setCurrentIndex(stream ? m_stream->findData(stream->index) : -1);
    m_stream->setVisible(m_stream->count() > 1);

    m_channel->clear();
    const int channels = stream ? stream->channels : 1;
    m_channel->addItem(tr("All channels"), -1);
    for (int i = 0; i < channels; ++i) {
        const QString name = channels != 2 ? tr("Channel %1").arg(i + 1) : i == 0 ? tr("Left") : tr("Right");
        m_channel->addItem(name, i);
    }
    m_channel->setCurrentIndex(std::max(0, m_channel->findData(content.options.channel)));
    m_channel->setVisible(channels > 1);
}

void SourceCard::showWave()
{
    if (m_source.isEmpty())
        return;
    const SourceSound::Content &content = m_source.content();
    m_wave->setTrack(m_source.isLoading() ? nullptr : content.track);
    m_wave->setPeaks(wavePeaksFrom(content.peaks, m_source.isLoading(), content.seconds));
}

void SourceCard::showProgress()
{
    const bool loading = m_source.isLoading();
    m_loading->setVisible(loading);
    if (!loading)
        return;
    const double progress = m_source.progress();
    m_progress->setText(progress < 0
                            ? tr("Opening…")
                            : tr("Opening, %1 %").arg(QLocale().toString(int(std::floor(progress * 100)))));
}

} // namespace studio::ui
