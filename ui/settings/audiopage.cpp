// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/audiopage.h"

#include "core/audio/devices.h"
#include "core/audio/inputmeter.h"
#include "core/audio/player.h"
#include "ui/settings/testtone.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/audiosettings.h"
#include "ui/widgets/levelmeter.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/studioslider.h"
#include "ui/widgets/toast.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace studio::ui {

using audio::AudioDevices;
using audio::InputMeter;
using audio::OutputDevice;
using audio::Player;

namespace {

constexpr int kComboWidth = 240;

/// A control with a button beside it.
QWidget *pair(QWidget *first, QWidget *second, QWidget *parent)
{
    auto *holder = new QWidget(parent);
    auto *line = new QHBoxLayout(holder);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(first);
    line->addWidget(second);
    holder->setFocusProxy(first);
    return holder;
}

} // namespace

AudioPage::AudioPage(const SettingsServices &services, QWidget *parent)
    : SettingsPage({u"audio"_s, tr("Audio"), u"volume-2"_s}, services.settings, parent),
      m_player(services.testPlayer), m_outputs(new AudioDevices(services.testPlayer.thread(), this)),
      m_inputs(new AudioDevices(services.testPlayer.thread(), this, AudioDevices::inputLister())),
      m_meter(new InputMeter(services.testPlayer.thread(), this))
{
    addOutput();
    addInput();
    addPreviewVolume();
    connect(m_outputs, &AudioDevices::outputsChanged, this, &AudioPage::showOutputs);
    connect(m_inputs, &AudioDevices::outputsChanged, this, &AudioPage::showInputs);
    connect(m_meter, &InputMeter::levelMeasured, m_level, &LevelMeter::setLevel);
    connect(m_meter, &InputMeter::stateChanged, this, &AudioPage::showMeter);
    connect(&m_player, &Player::stateChanged, this, &AudioPage::showTone);
    connect(&m_player, &Player::deviceLost, this, [this](const Error &error) {
        if (m_toneState != Tone::None)
            Toast::show(this, NoticeKind::Error, error.message);
    });
    showMeter();
}

AudioPage::~AudioPage() = default;

void AudioPage::addOutput()
{
    m_output = new StudioCombo(this);
    m_output->setObjectName(u"audio.output.control"_s);
    m_output->setAccessibleDescription(tr("Sound output"));
    followTextScale(m_output, [this] { m_output->setFixedWidth(scaled(kComboWidth)); });
    m_tone = new QPushButton(tr("Play a test tone"), this);
    m_tone->setObjectName(u"audio.output.test"_s);
    SettingRow *row = addRow({u"audio.output"_s,
                              tr("Output"),
                              tr("Speakers or headphones for everything."),
                              {tr("loudspeaker"), tr("device"), tr("test tone")}},
                             pair(m_output, m_tone, this));
    follow<QByteArray>(row, kOutputDevice, [this](const QByteArray &) { showOutputs(); });
    connect(m_output, &QComboBox::activated, this,
            [this] { store().set(kOutputDevice, m_output->currentData().toByteArray()); });
    connect(m_tone, &QAbstractButton::clicked, this, &AudioPage::toggleTone);
}

void AudioPage::addInput()
{
    m_input = new StudioCombo(this);
    m_input->setObjectName(u"audio.input.control"_s);
    m_input->setAccessibleDescription(tr("Microphone"));
    followTextScale(m_input, [this] { m_input->setFixedWidth(scaled(kComboWidth)); });
    m_listen = new QPushButton(tr("Test microphone"), this);
    m_listen->setObjectName(u"audio.input.test"_s);
    SettingRow *row = addRow({u"audio.input"_s,
                              tr("Microphone"),
                              tr("It is opened only while it is tested or recorded from; nothing is kept."),
                              {tr("input"), tr("device"), tr("level")}},
                             pair(m_input, m_listen, this));
    m_level = new LevelMeter(this);
    m_level->setObjectName(u"audio.input.level"_s);
    auto *below = new QWidget(this);
    auto *line = new QHBoxLayout(below);
    line->setContentsMargins(12, 0, 12, 12);
    line->addWidget(m_level);
    addExtra(below);
    follow<QByteArray>(row, kInputDevice, [this](const QByteArray &) {
        showInputs();
        if (m_meter->state() != InputMeter::State::Off)
            m_meter->start(store().get(kInputDevice));
    });
    connect(m_input, &QComboBox::activated, this,
            [this] { store().set(kInputDevice, m_input->currentData().toByteArray()); });
    connect(m_listen, &QAbstractButton::clicked, this, &AudioPage::toggleMeter);
}

void AudioPage::addPreviewVolume()
{
    auto *slider = new StudioSlider(this);
    slider->setObjectName(u"audio.preview.control"_s);
    slider->setAccessibleName(tr("Volume of previews"));
    slider->setRange(0, 100);
    slider->setPageStep(10);
    slider->setFixedWidth(180);
    slider->setDefaultMark(kPreviewVolume.fallback);
    auto *value = new TextLabel({}, TypeRole::Body, &Theme::text2, this);
    value->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    value->setTabular(true);
    followTextScale(value, [value] { value->setFixedWidth(scaled(46)); });
    SettingRow *row = addRow({u"audio.preview"_s,
                              tr("Volume of previews"),
                              tr("Voice samples can be louder than your own takes."),
                              {tr("loudness")}},
                             pair(slider, value, this));
    follow<int>(row, kPreviewVolume, [slider, value](int percent) {
        const QSignalBlocker quiet(slider);
        slider->setValue(std::clamp(percent, 0, 100));
        //: A volume in percent.
        const QString text = tr("%1 %").arg(slider->value());
        slider->setSpoken(text);
        value->setText(text);
    });
    connect(slider, &QSlider::valueChanged, this,
            [this](int percent) { store().set(kPreviewVolume, percent); });
    connect(slider, &StudioSlider::resetRequested, this,
            [this] { store().set(kPreviewVolume, kPreviewVolume.fallback); });
}

void AudioPage::enter()
{
    m_outputs->startWatching();
    m_inputs->startWatching();
}

void AudioPage::leave()
{
    m_outputs->stopWatching();
    m_inputs->stopWatching();
    m_meter->stop();
    if (m_toneState != Tone::None)
        m_player.stop();
}

void AudioPage::fill(StudioCombo *combo, const QList<OutputDevice> &devices, const QByteArray &chosen,
                     const QString &usual)
{
    if (!combo)
        return;
    const QSignalBlocker quiet(combo);
    combo->clear();
    combo->addItem(usual, QByteArray());
    for (const OutputDevice &device : devices)
        combo->addItem(device.name, device.id);
    int at = chosen.isEmpty() ? 0 : combo->findData(chosen);
    if (at < 0) {
        combo->addItem(tr("Not connected: the one chosen before"), chosen);
        at = combo->count() - 1;
    }
    combo->setCurrentIndex(at);
}

void AudioPage::showOutputs()
{
    const QList<OutputDevice> devices = m_outputs->outputs();
    QString usual = devices.isEmpty() ? tr("No output found") : tr("As the system chooses");
    for (const OutputDevice &device : devices) {
        if (device.isDefault)
            usual = tr("As the system chooses (%1)").arg(device.name);
    }
    fill(m_output, devices, store().get(kOutputDevice), usual);
    if (m_tone)
        m_tone->setEnabled(true);
}

void AudioPage::showInputs()
{
    const QList<OutputDevice> devices = m_inputs->outputs();
    fill(m_input, devices, store().get(kInputDevice),
         devices.isEmpty() ? tr("No microphone found") : tr("The first one (%1)").arg(devices.first().name));
    if (m_level)
        m_level->setDeviceName(m_input->currentIndex() > 0 ? m_input->currentText()
                                   : devices.isEmpty()     ? QString()
                                                           : devices.first().name);
}

void AudioPage::toggleTone()
{
    if (m_toneState != Tone::None) {
        m_toneState = Tone::None;
        m_player.stop();
        showTone();
        return;
    }
    m_player.load(testTone());
    m_toneState = Tone::Asked;
    m_player.play();
    showTone();
}

void AudioPage::showTone()
{
    using State = Player::State;
    const State state = m_player.state();
    if (m_toneState == Tone::Asked && (state == State::Playing || state == State::Waiting))
        m_toneState = Tone::Playing;
    else if (state == State::DeviceLost
             || (m_toneState == Tone::Playing && state != State::Playing && state != State::Waiting))
        m_toneState = Tone::None;
    m_tone->setText(m_toneState != Tone::None ? tr("Stop") : tr("Play a test tone"));
}

void AudioPage::toggleMeter()
{
    if (m_meter->state() == InputMeter::State::Listening)
        m_meter->stop();
    else
        m_meter->start(store().get(kInputDevice));
}

void AudioPage::showMeter()
{
    const bool listening = m_meter->state() == InputMeter::State::Listening;
    m_listen->setText(listening ? tr("Stop") : tr("Test microphone"));
    if (listening)
        return;
    const Error &problem = m_meter->problem();
    m_level->setOff(m_meter->state() == InputMeter::State::Off ? tr("Not listening") : problem.message);
    if (m_meter->state() == InputMeter::State::NoDevice || m_meter->state() == InputMeter::State::Lost)
        emit announced(problem.message);
}

} // namespace studio::ui
