// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/phrasemodel.h"

#include <QMap>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::recognition {

namespace {

constexpr double kDiscount = 0.5;
constexpr int kSamples = 80; // of a phrase with digits
constexpr int kWeight = 6; // of one without
constexpr qsizetype kMostPhrases = 400;

const QStringList kDigits{u"zero"_s, u"one"_s, u"two"_s,   u"three"_s, u"four"_s,
                          u"five"_s, u"six"_s, u"seven"_s, u"eight"_s, u"nine"_s};

using Counts = QMap<QStringList, double>;

struct History {
    double total = 0;
    int kinds = 0;
};

QByteArray logOf(double probability)
{
    return QByteArray::number(std::log10(std::max(probability, 1e-9)), 'f', 4);
}

QStringList wordsOf(const QString &phrase)
{
    static const QRegularExpression others(u"[^a-z' ]+"_s);
    QString text = phrase.toLower();
    return text.replace(others, u" "_s).split(u' ', Qt::SkipEmptyParts);
}

Counts countsOf(const QStringList &phrases, int length)
{
    QRandomGenerator random(1);
    Counts counts;
    for (const QString &phrase : phrases.first(std::min(phrases.size(), kMostPhrases))) {
        const bool drawn = phrase.contains(u'#');
        for (int sample = 0; sample < (drawn ? kSamples : 1); ++sample) {
            QString said;
            for (const QChar c : phrase)
                said += c == u'#' ? u' ' + kDigits[random.bounded(10)] + u' ' : QString(c);
            QStringList words = wordsOf(said);
            words.prepend(u"<s>"_s);
            words.append(u"</s>"_s);
            for (qsizetype at = 0; at + length <= words.size(); ++at)
                counts[words.mid(at, length)] += drawn ? 1 : kWeight;
        }
    }
    return counts;
}

QMap<QStringList, History> historiesOf(const Counts &counts)
{
    QMap<QStringList, History> histories;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        History &history = histories[it.key().first(it.key().size() - 1)];
        history.total += it.value();
        ++history.kinds;
    }
    return histories;
}

/// What an order of the model says, discounted.
Counts discounted(const Counts &counts, const QMap<QStringList, History> &histories)
{
    Counts made;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        made.insert(it.key(),
                    (it.value() - kDiscount) / histories[it.key().first(it.key().size() - 1)].total);
    return made;
}

/// What is left of each history for words that never followed it.
Counts backOffs(const Counts &counts, const QMap<QStringList, History> &histories, const Counts &lower)
{
    Counts seen;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        seen[it.key().first(it.key().size() - 1)] += lower.value(it.key().mid(1));
    Counts made;
    for (auto it = histories.begin(); it != histories.end(); ++it)
        made.insert(it.key(), kDiscount * it->kinds / it->total / std::max(1 - seen.value(it.key()), 1e-6));
    return made;
}

} // namespace

QByteArray phraseModel(const QStringList &phrases)
{
    if (phrases.isEmpty())
        return {};
    const Counts one = countsOf(phrases, 1);
    const Counts two = countsOf(phrases, 2);
    const Counts three = countsOf(phrases, 3);
    double total = 0;
    for (auto it = one.begin(); it != one.end(); ++it)
        total += it.key().first() == "<s>"_L1 ? 0 : it.value();
    Counts first;
    for (auto it = one.begin(); it != one.end(); ++it)
        first.insert(it.key(), it.key().first() == "<s>"_L1 ? 0 : it.value() / total);
    const auto pairs = historiesOf(two);
    const auto triples = historiesOf(three);
    const Counts second = discounted(two, pairs);
    const Counts firstBack = backOffs(two, pairs, first);
    const Counts secondBack = backOffs(three, triples, second);
    const Counts third = discounted(three, triples);

    QByteArray text = "\\data\\\n";
    int order = 0;
    for (const qsizetype size : {first.size(), second.size(), third.size()})
        text += "ngram " + QByteArray::number(++order) + '=' + QByteArray::number(size) + '\n';
    const auto list = [&text](const char *title, const Counts &counts, const Counts *backs) {
        text += title;
        for (auto it = counts.begin(); it != counts.end(); ++it) {
            text += logOf(it.value()) + ' ' + it.key().join(u' ').toUtf8();
            if (backs)
                text += ' ' + logOf(backs->value(it.key(), 1));
            text += '\n';
        }
    };
    list("\n\\1-grams:\n", first, &firstBack);
    list("\n\\2-grams:\n", second, &secondBack);
    list("\n\\3-grams:\n", third, nullptr);
    return text + "\n\\end\\\n";
}

} // namespace studio::recognition
