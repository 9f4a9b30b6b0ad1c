// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/wavepeaks.h"

#include <QAbstractButton>
#include <QTimer>

namespace studio::ui {

/// What a slot shows.
struct SlotView {
    enum class State { Empty, LookingUp, Missing, Waiting, Making, Ready, Failed };
    State state = State::Empty;
    VoiceId voice{};
    QString name{}; ///< "Rachel", or "Voice 2" while blind.
    QString caption{}; ///< What sets it apart from the same voice; may be empty.
    QString price{}; ///< Of a missing one: "34 credits".
    QString problem{}; ///< Of a failed one: a sentence.
    WavePeaks peaks{};
    double seconds = 0;
    double played = -1; ///< Share of the sound that was heard, 0…1; negative: not the one being played.
    bool playing = false;
    bool picked = false;
    bool blind = false; ///< Hides the orb and offers scores.
    bool revealed = false;
    int score = 0; ///< 1 to 5; 0: none.
    int rank = 0; ///< Once revealed.
};

/// One candidate of an audition: orb, name, waveform, length, key. Clicking plays it, retries a failed one or
/// asks for a voice. One of the row's roving members.
class AuditionSlot final : public QAbstractButton, public SpokenActions {
    Q_OBJECT

public:
    explicit AuditionSlot(int number, QWidget *parent = nullptr);

    /// From 1: the key that plays it.
    [[nodiscard]] int number() const { return m_number; }
    void setView(const SlotView &view);
    [[nodiscard]] const SlotView &view() const { return m_view; }
    /// Only what moves while a sound plays.
    void setPlayed(double played, bool playing);

    [[nodiscard]] QSize sizeHint() const override;
    /// "Score 1" to "Score 5" while listening blind.
    [[nodiscard]] QStringList spokenActions() const override;
    void doSpokenAction(const QString &name) override;

signals:
    /// A star was clicked, 1 to 5.
    void scoreClicked(int score);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void paintEmpty(QPainter &painter);
    void paintOrb(QPainter &painter);
    void paintSecondLine(QPainter &painter);
    void paintBars(QPainter &painter, const QRect &area);
    void paintStars(QPainter &painter);
    void describe();
    void spin();
    [[nodiscard]] QRect placed(int x, int y, int width, int height) const;
    [[nodiscard]] QRect starArea() const;
    [[nodiscard]] int starAt(const QPoint &position) const;

    const int m_number;
    SlotView m_view;
    QTimer m_spin;
    int m_angle = 0;
    int m_pressedStar = 0;
};

} // namespace studio::ui
