// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audition/auditionslot.h"

#include <QList>
#include <QWidget>

class QScrollArea;

namespace studio::ui {

class CostButton;
class IconButton;
class RovingGroup;
class TextLabel;

/// The audition row: a head with the price of what is missing, and the slots, three of them in view; the head
/// alone where there is no room, unless a blind test needs them. One Tab
/// stop with ← → inside; 1–8 play, Enter uses, Delete clears, ↑ ↓ score while blind. Knows no service.
class AuditionRow final : public QWidget {
    Q_OBJECT

public:
    /// What "Play all" offers.
    struct Offer {
        QString cost{}; ///< "112 credits"; empty: being looked up.
        QString refusal{}; ///< Why nothing can be made now.
        bool running = false;
    };
    enum class Blind { Off, Listening, Revealed };

    explicit AuditionRow(QWidget *parent = nullptr);

    /// The filled slots in order; an empty one follows as long as there is room.
    void setSlots(const QList<SlotView> &views);
    [[nodiscard]] int count() const { return int(m_views.size()); }
    [[nodiscard]] const SlotView &view(int place) const { return m_views.at(place); }
    /// Only what moves while a sound plays; -1 for none.
    void setPlayed(int place, double played, bool playing);
    void setHint(const QString &hint, const QString &sentence);
    void setOffer(const Offer &offer);
    void setBlind(Blind blind, bool canReveal);
    [[nodiscard]] QWidget *slotWidget(int place) const;
    [[nodiscard]] int currentPlace() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void playRequested(int place);
    void useRequested(int place);
    void clearRequested(int place);
    void addRequested(QWidget *anchor);
    void scoreRequested(int place, int score);
    /// S: keep it on the shortlist.
    void shortlistRequested(int place);
    void slotMenuRequested(int place, const QPoint &globalPosition);
    void playAllRequested();
    void cancelRequested();
    void sentenceRequested(QWidget *anchor);
    void blindToggled(bool blind);
    void revealRequested();
    void moreRequested(const QPoint &globalPosition);

public:
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildHead();
    void layOut();
    void fit();
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] int wholeHeight() const;
    [[nodiscard]] int placeOf(const QObject *slot) const;
    bool handleKey(int place, int key);

    QList<SlotView> m_views;
    QList<AuditionSlot *> m_slots; ///< kMax of them; those not needed are hidden.
    TextLabel *m_hint;
    IconButton *m_sentence;
    IconButton *m_blind;
    IconButton *m_more;
    CostButton *m_reveal;
    CostButton *m_playAll;
    QScrollArea *m_scroll;
    QWidget *m_strip;
    RovingGroup *m_roving;
    Blind m_mode = Blind::Off;
};

} // namespace studio::ui
