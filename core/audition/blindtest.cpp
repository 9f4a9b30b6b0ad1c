// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audition/blindtest.h"

#include <QRandomGenerator>

#include <algorithm>

namespace studio::audition {

BlindTest::BlindTest(const QList<int> &contestants, QRandomGenerator &random)
    : m_order(contestants), m_scores(contestants.size(), 0)
{
    std::shuffle(m_order.begin(), m_order.end(), random);
}

std::optional<int> BlindTest::slotAt(int place) const
{
    return place >= 0 && place < count() ? std::optional(m_order.at(place)) : std::nullopt;
}

std::optional<int> BlindTest::placeOf(int slot) const
{
    const qsizetype place = m_order.indexOf(slot);
    return place >= 0 ? std::optional(int(place)) : std::nullopt;
}

void BlindTest::setScore(int place, int score)
{
    if (m_revealed || place < 0 || place >= count())
        return;
    m_scores[place] = std::clamp(score, 0, 5);
}

int BlindTest::scoreAt(int place) const
{
    return place >= 0 && place < count() ? m_scores.at(place) : 0;
}

bool BlindTest::isScored() const
{
    return count() > 0 && !m_scores.contains(0);
}

QList<BlindTest::Rank> BlindTest::ranking() const
{
    QList<Rank> ranks;
    for (int place = 0; place < count(); ++place)
        ranks.append({.slot = m_order.at(place), .score = m_scores.at(place)});
    std::stable_sort(ranks.begin(), ranks.end(),
                     [](const Rank &a, const Rank &b) { return a.score > b.score; });
    for (int i = 0; i < ranks.size(); ++i)
        ranks[i].rank = i > 0 && ranks[i].score == ranks[i - 1].score ? ranks[i - 1].rank : i + 1;
    return ranks;
}

} // namespace studio::audition
