// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingspage.h"
#include "ui/settings/settingsservices.h"

class QPushButton;

namespace studio::audio {
class AudioDevices;
class InputMeter;
struct OutputDevice;
} // namespace studio::audio

namespace studio::ui {

class LevelMeter;
class TextLabel;

/// Devices, with a tone for the output and a meter for the microphone. Lists are watched while the page is in
/// view; the microphone is opened only while its test runs.
class AudioPage final : public SettingsPage {
    Q_OBJECT

public:
    explicit AudioPage(const SettingsServices &services, QWidget *parent = nullptr);
    ~AudioPage() override;

    void enter() override;
    void leave() override;

private:
    void addOutput();
    void addInput();
    void addPreviewVolume();
    void fill(StudioCombo *combo, const QList<audio::OutputDevice> &devices, const QByteArray &chosen,
              const QString &usual);
    void showOutputs();
    void showInputs();
    void toggleTone();
    void showTone();
    void toggleMeter();
    void showMeter();

    audio::Player &m_player;
    audio::AudioDevices *m_outputs;
    audio::AudioDevices *m_inputs;
    audio::InputMeter *m_meter;
    StudioCombo *m_output = nullptr;
    StudioCombo *m_input = nullptr;
    QPushButton *m_tone = nullptr;
    QPushButton *m_listen = nullptr;
    LevelMeter *m_level = nullptr;
    enum class Tone { None, Asked, Playing };
    Tone m_toneState = Tone::None; ///< Of what the shared player plays.
};

} // namespace studio::ui
