// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/entities.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

struct Kind {
    QString type;
    QString category;
};

const QList<Kind> &kinds()
{
    static const QList<Kind> all{{u"person_name"_s, u"pii"_s}, {u"phone_number"_s, u"pii"_s},
                                 {u"date"_s, u"other"_s},      {u"money"_s, u"other"_s},
                                 {u"credit_card"_s, u"pci"_s}, {u"profanity"_s, u"offensive_language"_s}};
    return all;
}

QSet<QString> setOf(const QString &words)
{
    const QStringList list = words.split(u' ');
    return {list.begin(), list.end()};
}

const QSet<QString> &digits()
{
    static const QSet<QString> set =
        setOf(u"zero oh one two three four five six seven eight nine double triple"_s);
    return set;
}

const QSet<QString> &numbers()
{
    static const QSet<QString> set = setOf(
        u"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million"_s);
    return set;
}

/// What a word alone says about itself.
QString typeOfWord(const QString &word)
{
    static const QSet<QString> names = setOf(
        u"john james robert michael william david richard joseph thomas charles mary patricia jennifer linda elizabeth barbara susan jessica sarah karen peter paul anna alice george"_s);
    static const QSet<QString> days = setOf(
        u"monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december"_s);
    static const QSet<QString> rude = setOf(u"damn hell crap bastard"_s);
    if (names.contains(word))
        return u"person_name"_s;
    if (days.contains(word))
        return u"date"_s;
    return rude.contains(word) ? u"profanity"_s : QString();
}

std::size_t runOf(const QStringList &words, std::size_t from, const QSet<QString> &of)
{
    auto at = from;
    while (at < std::size_t(words.size()) && of.contains(words[qsizetype(at)]))
        ++at;
    return at;
}

} // namespace

bool isEntityName(const QString &name)
{
    // The service knows many more; a name it might know is not refused.
    static const QSet<QString> categories{u"all"_s, u"pii"_s,   u"phi"_s,
                                          u"pci"_s, u"other"_s, u"offensive_language"_s};
    return categories.contains(name)
        || std::all_of(name.begin(), name.end(), [](QChar c) { return c.isLower() || c == u'_'; });
}

bool isWanted(const QString &type, const QStringList &wanted)
{
    if (wanted.contains(u"all"_s) || wanted.contains(type))
        return true;
    return std::any_of(kinds().begin(), kinds().end(),
                       [&](const Kind &kind) { return kind.type == type && wanted.contains(kind.category); });
}

std::vector<Entity> findEntities(const QStringList &words, const QStringList &wanted)
{
    std::vector<Entity> found;
    if (wanted.isEmpty())
        return found;
    QStringList plain;
    for (const QString &word : words) {
        QString bare = word.toLower();
        while (!bare.isEmpty() && !bare.back().isLetterOrNumber())
            bare.chop(1);
        plain.append(bare);
    }
    const auto count = std::size_t(plain.size());
    for (std::size_t at = 0; at < count;) {
        Entity entity{typeOfWord(plain[qsizetype(at)]), at, at + 1};
        const std::size_t spelled = runOf(plain, at, digits());
        const std::size_t amount = runOf(plain, at, numbers());
        const QString after = amount < count ? plain[qsizetype(amount)] : QString();
        if (spelled - at >= 13)
            entity = {u"credit_card"_s, at, spelled};
        else if (spelled - at >= 7)
            entity = {u"phone_number"_s, at, spelled};
        else if (amount > at
                 && (after.startsWith(u"dollar"_s) || after.startsWith(u"euro"_s) || after == u"cents"_s))
            entity = {u"money"_s, at, amount + 1};
        if (!entity.type.isEmpty() && isWanted(entity.type, wanted))
            found.push_back(entity);
        at = entity.type.isEmpty() ? at + 1 : entity.to;
    }
    return found;
}

QString redactedAs(const QString &type, int number, const QString &mode)
{
    if (mode == u"redacted"_s)
        return u"{REDACTED}"_s;
    if (mode == u"entity_type"_s)
        return u'{' + type.toUpper() + u'}';
    return u"{%1_%2}"_s.arg(type.toUpper()).arg(number);
}

QJsonArray entitiesJson(const QStringList &words, const std::vector<Entity> &entities)
{
    std::vector<qsizetype> starts;
    qsizetype at = 0;
    for (const QString &word : words) {
        starts.push_back(at);
        at += word.size() + 1;
    }
    QJsonArray list;
    for (const Entity &entity : entities) {
        const QString text = words.mid(qsizetype(entity.from), qsizetype(entity.to - entity.from)).join(u' ');
        const qsizetype start = starts[entity.from];
        list.append(QJsonObject{{u"text"_s, text},
                                {u"entity_type"_s, entity.type},
                                {u"start_char"_s, qint64(start)},
                                {u"end_char"_s, qint64(start + text.size())}});
    }
    return list;
}

} // namespace studio::sandbox
