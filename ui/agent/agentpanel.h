// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/agent/agentservices.h"
#include "ui/widgets/panel.h"

class QStackedWidget;

namespace studio {
class Error;
}

namespace studio::ui {

class AgentBar;
class AgentDirectory;
class AgentHome;
class AgentOptionsStore;
struct AgentParts;
class ContextBar;
class InspectorPages;
class LiveControl;
class ReplayFeature;
class ScenarioFeature;
class SessionFeature;
class SessionPage;
class ShownSession;
class TimingPage;

/// Live Agent: a conversation by voice, measured and kept as evidence. Wires its parts; each does its own
/// work. GUI thread.
class AgentPanel final : public Panel {
    Q_OBJECT

public:
    explicit AgentPanel(const AgentServices &services, QWidget *parent = nullptr);
    ~AgentPanel() override;

    [[nodiscard]] QWidget *bar() const override;
    [[nodiscard]] QBoxLayout *sideBySide() const override;
    [[nodiscard]] QWidget *content() const override;
    /// There is one while a session is shown.
    [[nodiscard]] QWidget *inspector() const override;
    void setInspectorVisible(bool visible) override;
    void activate() override;
    /// {"start": true}: starts a session with the chosen agent. {"agent": key}: chooses one. {"home": true}:
    /// back to where sessions begin. {"files": [path]}: replays a case bundle or a recorded session;
    /// with {"report": true} offers its report instead.
    /// {"sample": "live"|"ended"|"replay"}: shows a made-up session, for pictures.
    void open(const QVariantMap &what) override;
    [[nodiscard]] bool showsTransport() const override { return false; }
    /// The recorded session that is shown, if one is.
    [[nodiscard]] PlaybackSource *playback() const override;
    void setVolume(double volume) override;
    [[nodiscard]] QList<PlainKey> plainKeys() const override;
    void showPlainKey(const QString &id, const QKeySequence &key) override;
    bool handlePlainKey(const QString &id, const QKeyEvent &event) override;
    /// A session is under way; stop() ends it.
    [[nodiscard]] bool isBusy() const override;
    void stop() override;
    [[nodiscard]] bool stopsOnEscape() const override { return false; }

    [[nodiscard]] ShownSession *shown() const { return m_shown; }
    [[nodiscard]] LiveControl *live() const { return m_live; }
    [[nodiscard]] AgentDirectory *directory() const { return m_directory; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void wire();
    void showKind();
    void tell(const Error &error);
    [[nodiscard]] AgentParts parts();

    AgentServices m_services;
    ShownSession *m_shown;
    AgentDirectory *m_directory;
    AgentOptionsStore *m_options;
    LiveControl *m_live;
    AgentBar *m_bar = nullptr;
    QBoxLayout *m_row = nullptr;
    QStackedWidget *m_content = nullptr;
    AgentHome *m_home = nullptr;
    SessionPage *m_session = nullptr;
    InspectorPages *m_inspector = nullptr;
    TimingPage *m_timing = nullptr;
    ContextBar *m_context = nullptr;
    SessionFeature *m_running = nullptr;
    ReplayFeature *m_replay = nullptr;
    ScenarioFeature *m_scenarios = nullptr;
    bool m_inspectorWanted = true;
};

} // namespace studio::ui
