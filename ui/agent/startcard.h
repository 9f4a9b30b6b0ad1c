// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/devices.h"
#include "ui/agent/agentservices.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace studio::ui {

class AgentDirectory;
class AgentOptionsStore;
class CostButton;
class LevelMeter;
class MicTest;
class OptionsForm;
class StudioCombo;
class Switch;
class TextLabel;

/// How a session begins: who answers, the microphone and a test of it, what is to be different, Start with
/// its price.
class StartCard final : public Card {
    Q_OBJECT

public:
    StartCard(const AgentServices &services, AgentDirectory &directory, AgentOptionsStore &options,
              QWidget *parent = nullptr);
    ~StartCard() override;

    [[nodiscard]] CostButton *startButton() const { return m_start; }
    /// What stands beside "Start".
    void setPrice(const QString &price);
    /// May be pressed; else the reason.
    void setReady(bool ready, const QString &reason = {});
    /// Lets the microphone go.
    void stopTest();

signals:
    void startRequested();
    void announced(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void showAgent();
    void showDevices();
    void showTest();
    void toggleTest();

    AgentServices m_services;
    AgentDirectory &m_directory;
    AgentOptionsStore &m_options;
    audio::AudioDevices *m_inputs;
    MicTest *m_test;
    TextLabel *m_title = nullptr;
    TextLabel *m_about = nullptr;
    StudioCombo *m_microphone = nullptr;
    LevelMeter *m_meter = nullptr;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_more = nullptr;
    QWidget *m_soundRow = nullptr;
    TextLabel *m_headphones = nullptr;
    QWidget *m_extra = nullptr;
    OptionsForm *m_form = nullptr;
    Switch *m_echo = nullptr;
    Switch *m_noise = nullptr;
    CostButton *m_start = nullptr;
    TextLabel *m_reason = nullptr;
    QString m_price;
};

} // namespace studio::ui
