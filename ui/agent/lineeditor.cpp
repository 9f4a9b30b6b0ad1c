// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/lineeditor.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/labeledslider.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/switch.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRandomGenerator>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kMostSeed = 999'999;
/// The end of a slider that stands for none.
constexpr double kNoNoiseDb = -71;
constexpr double kNoEchoDb = -61;

LabeledSlider *lineSlider(const QString &label, const QString &name, double least, double most, double step,
                          const QString &suffix, QWidget *parent)
{
    auto *slider = new LabeledSlider(label, parent);
    slider->setObjectName(name);
    slider->setRange(least, most, step);
    slider->setFormat(0, suffix);
    slider->setDefaultValue(least);
    slider->setValue(least);
    return slider;
}

} // namespace

LineEditor::LineEditor(QWidget *parent)
    : QWidget(parent),
      m_band(new Switch(tr("Telephone"), tr("300 to 3400 Hz and µ-law, as a call over the network."), this)),
      m_noise(lineSlider(tr("Noise"), u"lineNoise"_s, kNoNoiseDb, -10, 1, tr(" dB"), this)),
      m_loss(lineSlider(tr("Lost pieces"), u"lineLoss"_s, 0, 50, 0.5, tr(" %"), this)),
      m_clipping(lineSlider(tr("Too loud"), u"lineClipping"_s, 0, 30, 1, tr(" dB"), this)),
      m_echo(lineSlider(tr("Echo of the agent"), u"lineEcho"_s, kNoEchoDb, -6, 1, tr(" dB"), this)),
      m_delay(lineSlider(tr("The echo comes after"), u"lineDelay"_s, 0, 1000, 10, tr(" ms"), this)),
      m_seed(new NumberField(tr("Seed of the line’s chance"), this)), m_hear(new QPushButton(this))
{
    setObjectName(u"lineEditor"_s);
    setAccessibleName(tr("Quality of the line"));
    m_band->setObjectName(u"linePhone"_s);
    m_loss->setFormat(1, tr(" %"));
    const QString off = tr("Off");
    for (LabeledSlider *slider : {m_noise, m_loss, m_clipping, m_echo})
        slider->setWordForLowest(off);
    m_noise->setCaptions(tr("Quiet room"), tr("As loud as speech"));
    m_loss->setCaptions(tr("None"), tr("Every second one"));
    m_clipping->setCaptions(tr("Clean"), tr("Shouted"));
    m_echo->setCaptions(tr("Headset"), tr("Loudspeaker"));
    m_delay->setCaptions(tr("At once"), tr("A second"));
    m_delay->setDefaultValue(scenario::LineSettings{}.echoDelayMs);
    m_seed->setObjectName(u"lineSeed"_s);
    m_seed->setRange(1, kMostSeed);
    m_seed->setValue(1);
    m_seed->setFixedWidth(96);
    auto *dice = new IconButton(u"dices"_s, tr("Another seed"), this);
    dice->setObjectName(u"lineDice"_s);
    m_hear->setObjectName(u"lineHear"_s);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(14);
    grid->addWidget(m_noise, 0, 0);
    grid->addWidget(m_loss, 0, 1);
    grid->addWidget(m_clipping, 1, 0);
    grid->addWidget(m_echo, 1, 1);
    grid->addWidget(m_delay, 2, 1);
    auto *seedRow = new QHBoxLayout;
    seedRow->setSpacing(6);
    auto *seedLabel = new TextLabel(tr("Seed"), TypeRole::Body, &Theme::text, this);
    seedLabel->setWeight(QFont::Medium);
    seedRow->addWidget(seedLabel, 1);
    seedRow->addWidget(m_seed);
    seedRow->addWidget(dice);
    auto *note = new TextLabel(tr("The same seed gives the same noise and losses every time."),
                               TypeRole::Caption, &Theme::text3, this);
    note->setWeight(QFont::Normal);
    note->setWrapping(true);
    auto *seedColumn = new QVBoxLayout;
    seedColumn->setSpacing(4);
    seedColumn->addLayout(seedRow);
    seedColumn->addWidget(note);
    seedColumn->addStretch(1);
    grid->addLayout(seedColumn, 2, 0);
    for (int column = 0; column < 2; ++column) {
        grid->setColumnMinimumWidth(column, 250);
        grid->setColumnStretch(column, 1);
    }
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(m_hear);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(18, 16, 18, 16);
    rows->setSpacing(14);
    rows->addWidget(m_band);
    rows->addLayout(grid);
    rows->addLayout(foot);

    for (LabeledSlider *slider : {m_noise, m_loss, m_clipping, m_echo, m_delay})
        connect(slider, &LabeledSlider::valueChanged, this, &LineEditor::take);
    connect(m_band, &QAbstractButton::toggled, this, &LineEditor::take);
    connect(m_seed, &NumberField::valueEntered, this, &LineEditor::take);
    connect(dice, &QAbstractButton::clicked, this, [this] {
        m_seed->setValue(int(QRandomGenerator::global()->bounded(1, kMostSeed)));
        take();
    });
    connect(m_hear, &QPushButton::clicked, this, [this] { emit hearRequested(!m_playing); });
    setPlaying(false);
    setLine({});
}

void LineEditor::setLine(const scenario::LineSettings &line)
{
    m_filling = true;
    m_band->setChecked(line.phoneBand);
    m_noise->setValue(line.noiseDb == 0 ? kNoNoiseDb : std::max(line.noiseDb, kNoNoiseDb + 1));
    m_loss->setValue(line.lossPercent);
    m_clipping->setValue(line.clippingDb);
    m_echo->setValue(line.echoDb == 0 ? kNoEchoDb : std::max(line.echoDb, kNoEchoDb + 1));
    m_delay->setValue(line.echoDelayMs);
    m_delay->setEnabled(line.echoDb != 0);
    m_seed->setValue(int(std::min<quint32>(line.seed, kMostSeed)));
    m_filling = false;
    m_line = line;
}

void LineEditor::take()
{
    if (m_filling)
        return;
    m_line.phoneBand = m_band->isChecked();
    m_line.noiseDb = m_noise->value() <= kNoNoiseDb ? 0 : m_noise->value();
    m_line.lossPercent = m_loss->value();
    m_line.clippingDb = m_clipping->value();
    m_line.echoDb = m_echo->value() <= kNoEchoDb ? 0 : m_echo->value();
    m_line.echoDelayMs = int(std::lround(m_delay->value()));
    m_line.seed = quint32(m_seed->value());
    m_delay->setEnabled(m_line.echoDb != 0);
    emit edited(m_line);
}

void LineEditor::setPlaying(bool playing)
{
    m_playing = playing;
    m_hear->setText(playing ? tr("Stop") : tr("Hear it"));
    setIconName(m_hear, playing ? u"square"_s : u"volume-2"_s);
    m_hear->setAccessibleDescription(tr("A recorded sample over this line. It costs nothing."));
}

void LineEditor::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_playing)
        emit hearRequested(false);
}

} // namespace studio::ui
