// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <optional>

class QRandomGenerator;

namespace studio::audition {

/// A blind comparison: candidates in a shuffled order, each with a score of 1 to 5. A place is where a
/// candidate stands in the hidden order; a slot is where it stands otherwise. A value.
class BlindTest final {
public:
    struct Rank {
        int slot = 0;
        int score = 0; ///< 0: not scored.
        int rank = 0; ///< From 1; equal scores share a rank.
        bool operator==(const Rank &) const = default;
    };

    BlindTest() = default;
    BlindTest(const QList<int> &contestants, QRandomGenerator &random);

    [[nodiscard]] int count() const { return int(m_order.size()); }
    [[nodiscard]] std::optional<int> slotAt(int place) const;
    [[nodiscard]] std::optional<int> placeOf(int slot) const;
    /// 0 takes the score back; others are brought into 1…5. Nothing changes once it is revealed.
    void setScore(int place, int score);
    [[nodiscard]] int scoreAt(int place) const;
    [[nodiscard]] bool isScored() const;
    void reveal() { m_revealed = true; }
    [[nodiscard]] bool isRevealed() const { return m_revealed; }
    /// Best first; those without a score last.
    [[nodiscard]] QList<Rank> ranking() const;

private:
    QList<int> m_order;
    QList<int> m_scores;
    bool m_revealed = false;
};

} // namespace studio::audition
