// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace studio::ui {

/// "Push to talk | Space": a click turns it on or off, holding it down talks while it is held, whichever it
/// was. On, it has a fill.
class PushToTalk final : public QAbstractButton {
    Q_OBJECT

public:
    explicit PushToTalk(QWidget *parent = nullptr);

    void setKey(const QString &key);
    /// The microphone is open right now.
    void setTalking(bool talking);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void turned(bool on);
    void held(bool down);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void refreshName();

    QString m_key;
    int m_timer = 0; ///< Runs from the press until it counts as held.
    bool m_held = false;
    bool m_talking = false;
};

} // namespace studio::ui
