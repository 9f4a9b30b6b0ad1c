// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audition/audition.h"
#include "core/audition/blindtest.h"
#include "ui/audition/auditionrow.h"

#include <QObject>

#include <functional>

namespace studio::audio {
class Player;
}

namespace studio::ui {

class AuditionPlayer;

/// What the control asks of its panel.
struct AuditionHooks {
    /// Nothing while there is no connection.
    std::function<std::optional<api::SpeechApi>()> api{};
    /// Lets the user decide about a price; `go` is called at most once.
    std::function<void(qint64 credits, int candidates, std::function<void()> go)> pay{};
    /// The price as the panel writes it.
    std::function<QString(qint64 credits)> priceText{};
    /// Why nothing can be made now; empty when it can.
    std::function<QString()> refusal{};
    /// What sets a slot apart from others with its voice.
    std::function<QString(int slot)> caption{};
};

/// Shows an audition in its row and plays it: one candidate, or all in turn; while one plays another goes on
/// at the same word; blind if wanted. GUI thread; what it refers to must outlive it.
class AuditionControl final : public QObject {
    Q_OBJECT

public:
    AuditionControl(audition::Audition &audition, audio::Player &player, AuditionRow &row,
                    const AuditionHooks &hooks, QObject *parent = nullptr);

    /// The slot that is in use in the panel; -1 for none.
    void setPicked(int slot);
    void setHint(const QString &sentence);
    /// Prices and refusals may have changed.
    void refresh();
    /// By place, as keys do. Pays for a missing one.
    void play(int place);
    void playAll();
    /// The slot being played, or the one played last; -1 for none.
    [[nodiscard]] int playingSlot() const;
    void stop();
    void setBlind(bool blind);
    void reveal();
    [[nodiscard]] bool isBlind() const { return m_blind && !m_blind->isRevealed(); }
    /// Of the last blind test; 0 without.
    [[nodiscard]] int scoreOf(int slot) const;
    [[nodiscard]] int slotAt(int place) const;

signals:
    /// Other sounds should end.
    void playbackStarting();
    void useRequested(int slot);
    void clearRequested(int slot);
    /// Blind or not, revealed or not.
    void modeChanged();
    void announced(const QString &sentence);
    void failed(const studio::Error &error);

private:
    void wireRow();
    void showSlots();
    void showOffer();
    void showPlayed();
    void playSlot(int slot);
    void playNext();
    [[nodiscard]] QList<int> order() const;
    [[nodiscard]] SlotView viewOf(int slot) const;

    audition::Audition &m_audition;
    AuditionRow &m_row;
    const AuditionHooks m_hooks;
    AuditionPlayer *m_player;
    std::optional<audition::BlindTest> m_blind;
    QList<int> m_sequence; ///< Of "Play all": what is still to come.
    int m_awaited = -1; ///< Plays as soon as it is ready.
    int m_picked = -1;
    QString m_shownCost; ///< The last price that was known.
    bool m_playAllAsked = false; ///< While the price was being looked up.
    int m_last = -1;
};

} // namespace studio::ui
