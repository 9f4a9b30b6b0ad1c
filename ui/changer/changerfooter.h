// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace studio::ui {

class ChangerSession;
class CostButton;
class StudioCombo;
class TextLabel;

/// What is done with the noise, how much is chosen, and the two paid buttons with their prices and what is to
/// be known before paying. Shows and changes the session. Gives way when it gets narrow: the buttons get a
/// row of their own, then one row each.
class ChangerFooter final : public QWidget {
    Q_OBJECT

public:
    explicit ChangerFooter(ChangerSession &session, QWidget *parent = nullptr);

    [[nodiscard]] CostButton *changeButton() const { return m_change; }
    [[nodiscard]] CostButton *isolateButton() const { return m_isolate; }
    /// The same was made already: it is played for nothing.
    void setMade(bool made);
    enum class Running { Nothing, Change, Isolation };
    void setRunning(Running running);
    /// How far it is, while something runs.
    void setStatus(const QString &status);

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void changeRequested();
    void anotherRequested();
    void isolateRequested();
    void cancelRequested();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void refresh();
    void showReason();
    void fit();

    ChangerSession &m_session;
    StudioCombo *m_noise;
    TextLabel *m_length;
    CostButton *m_isolate;
    CostButton *m_another;
    CostButton *m_change;
    TextLabel *m_reason;
    QBoxLayout *m_rows = nullptr;
    QBoxLayout *m_buttons = nullptr;
    bool m_made = false;
    Running m_running = Running::Nothing;
    QString m_status;
};

} // namespace studio::ui
