// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace studio::ui {

class AgentChip;
class Badge;
class TextLabel;

/// The row above the conversation: with whom, how it stands and for how long, what it cost so far, and what
/// can be done with it.
class AgentBar final : public QWidget {
    Q_OBJECT

public:
    explicit AgentBar(QWidget *parent = nullptr);

    /// Chooses the agent.
    [[nodiscard]] AgentChip *chip() const { return m_chip; }
    /// "Live 02:14"; hidden while there is nothing to say.
    [[nodiscard]] Badge *badge() const { return m_badge; }
    /// "≈ 412 credits"; empty hides it.
    void setCost(const QString &cost);
    [[nodiscard]] QPushButton *scenarioButton() const { return m_scenario; }
    [[nodiscard]] QPushButton *reportButton() const { return m_report; }
    /// Before "Scenario".
    void addTool(QWidget *tool);

    /// What the last button does, and whether it may be pressed.
    enum class Action { Start, Cancel, End, Again };
    void setAction(Action action, bool enabled = true);
    /// Where sessions begin the page itself has the button that starts one, with its price.
    void setHome(bool home);
    [[nodiscard]] Action action() const { return m_action; }
    [[nodiscard]] QPushButton *actionButton() const { return m_button; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void actionTriggered(studio::ui::AgentBar::Action action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    AgentChip *m_chip;
    Badge *m_badge;
    TextLabel *m_cost;
    QHBoxLayout *m_tools;
    QPushButton *m_scenario;
    QPushButton *m_report;
    QPushButton *m_button;
    Action m_action = Action::Start;
    bool m_home = false;
};

} // namespace studio::ui
