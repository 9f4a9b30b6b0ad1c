// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/masking.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

constexpr qsizetype kLongestName = 60;
constexpr qsizetype kMostNames = 64;
constexpr int kDeepestData = 16;

bool isCommonWord(const QString &word)
{
    static const QSet<QString> words{
        u"a"_s,      u"about"_s,   u"again"_s,   u"all"_s,      u"also"_s, u"an"_s,      u"and"_s,
        u"at"_s,     u"but"_s,     u"calling"_s, u"can"_s,      u"for"_s,  u"from"_s,    u"good"_s,
        u"have"_s,   u"here"_s,    u"how"_s,     u"i"_s,        u"i'm"_s,  u"if"_s,      u"in"_s,
        u"is"_s,     u"it"_s,      u"it's"_s,    u"just"_s,     u"let"_s,  u"looking"_s, u"me"_s,
        u"miss"_s,   u"mr"_s,      u"mrs"_s,     u"ms"_s,       u"dr"_s,   u"my"_s,      u"no"_s,
        u"not"_s,    u"of"_s,      u"okay"_s,    u"on"_s,       u"once"_s, u"one"_s,     u"our"_s,
        u"please"_s, u"sorry"_s,   u"so"_s,      u"speaking"_s, u"sure"_s, u"thank"_s,   u"thanks"_s,
        u"that"_s,   u"the"_s,     u"there"_s,   u"this"_s,     u"to"_s,   u"trying"_s,  u"very"_s,
        u"we"_s,     u"welcome"_s, u"what"_s,    u"with"_s,     u"yes"_s,  u"you"_s,     u"your"_s};
    return words.contains(word.toLower());
}

class NameSearch final {
public:
    void inText(const QString &text)
    {
        static const auto options = QRegularExpression::UseUnicodePropertiesOption;
        // Recognised speech has no capitals: only where nothing but a name can follow.
        static const QRegularExpression told(u"\\b(?i:my name is|my name's|the name is|call me|mein name "
                                             u"ist|ich heiße|je m'appelle|me llamo)\\s+"
                                             "(\\p{L}[\\p{L}'-]+)(?:\\s+(\\p{L}[\\p{L}'-]+))?"_s,
                                             options);
        static const QRegularExpression addressed(
            u"\\b(?i:i am|i'm|this is|hi|hello|dear|thanks|thank "
            u"you|hallo|bonjour|mr|mrs|ms|miss|dr|herr|frau)"
            "[.,]?\\s+((?:\\p{Lu}[\\p{L}'-]+)(?:\\s+\\p{Lu}[\\p{L}'-]+)?)"_s,
            options);
        static const QRegularExpression titled(
            u"\\b(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|Madame)\\.?\\s+(\\p{Lu}[\\p{L}'-]+)"_s, options);
        for (auto it = told.globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            const QString first = match.captured(1);
            const QString second = match.captured(2);
            if (isCommonWord(first))
                continue;
            // "my name is ann smith" and "my name is ann and": a second name has the first one's case.
            const bool both = !second.isEmpty() && !isCommonWord(second)
                && second.front().isUpper() == first.front().isUpper();
            add(both ? first + u' ' + second : first);
        }
        for (auto it = addressed.globalMatch(text); it.hasNext();)
            add(it.next().captured(1));
        for (auto it = titled.globalMatch(text); it.hasNext();)
            add(it.next().captured(1));
    }

    void inData(const QJsonValue &value, bool userData, const QString &key, int depth)
    {
        if (depth > kDeepestData)
            return;
        if (value.isString() && userData && key.contains("name"_L1, Qt::CaseInsensitive)) {
            add(value.toString());
        } else if (value.isArray()) {
            const QJsonArray array = value.toArray();
            for (const QJsonValue &one : array)
                inData(one, userData, key, depth + 1);
        } else if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it) {
                const bool inside = userData || it.key() == "parameters"_L1
                    || it.key() == "dynamic_variables"_L1 || it.key() == "dynamicVariables"_L1;
                inData(*it, inside, it.key(), depth + 1);
            }
        } else if (value.isString() && !userData) {
            inText(value.toString());
        }
    }

    [[nodiscard]] const QStringList &names() const { return m_names; }

private:
    void add(const QString &name)
    {
        QString clean = name.simplified();
        // What begins a sentence after the greeting is no name.
        while (!clean.isEmpty() && isCommonWord(clean.section(u' ', 0, 0)))
            clean = clean.section(u' ', 1);
        if (clean.size() >= 2 && clean.size() <= kLongestName && m_names.size() < kMostNames
            && !m_names.contains(clean, Qt::CaseInsensitive))
            m_names.append(clean);
    }

    QStringList m_names;
};

} // namespace

QStringList namesIn(const QList<agent::LogEntry> &log)
{
    NameSearch search;
    for (const agent::LogEntry &entry : log) {
        if (entry.direction != agent::LogEntry::Direction::Local)
            search.inData(entry.data, false, {}, 0);
    }
    return search.names();
}

} // namespace studio::evidence
