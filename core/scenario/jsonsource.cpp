// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/jsonsource.h"

#include "core/scenario/scenariotext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringDecoder>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::scenario {

namespace {

constexpr qsizetype kLargest = 8 * 1024 * 1024;
constexpr int kDeepest = 64;

/// One pass over the text. The first mistake ends it.
class Reader final {
public:
    Reader(const QString &text, QList<Mistake> *mistakes) : m_text(text), m_mistakes(mistakes) { }

    std::optional<JsonNode> read()
    {
        JsonNode node;
        skipSpace();
        if (!readValue(node, 0))
            return std::nullopt;
        skipSpace();
        if (m_at < m_text.size()) {
            wrong(ScenarioText::tr("There is something after the end."));
            return std::nullopt;
        }
        return node;
    }

private:
    [[nodiscard]] QChar here() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }
    [[nodiscard]] Place place() const { return {m_line, int(m_at - m_lineStart) + 1}; }

    bool wrong(const QString &message) { return wrong(place(), message); }
    bool wrong(const Place &where, const QString &message)
    {
        addMistake(*m_mistakes, where, message);
        return false;
    }

    void skipSpace()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u'\n') {
                ++m_line;
                m_lineStart = m_at + 1;
            } else if (c != u' ' && c != u'\t' && c != u'\r') {
                return;
            }
            ++m_at;
        }
    }

    bool readValue(JsonNode &node, int depth)
    {
        node.place = place();
        if (depth > kDeepest)
            return wrong(ScenarioText::tr("This is nested too deeply."));
        const QChar c = here();
        if (c == u'{')
            return readObject(node, depth);
        if (c == u'[')
            return readArray(node, depth);
        if (c == u'"') {
            node.type = QJsonValue::String;
            return readString(node.string);
        }
        if (c == u'-' || (c >= u'0' && c <= u'9'))
            return readNumber(node);
        return readWord(node);
    }

    bool readWord(JsonNode &node)
    {
        const QStringView rest = QStringView(m_text).sliced(m_at);
        const auto take = [&](QLatin1StringView word, QJsonValue::Type type) {
            if (!rest.startsWith(word))
                return false;
            node.type = type;
            node.boolean = word == "true"_L1;
            m_at += word.size();
            return true;
        };
        if (take("true"_L1, QJsonValue::Bool) || take("false"_L1, QJsonValue::Bool)
            || take("null"_L1, QJsonValue::Null))
            return true;
        if (rest.isEmpty())
            return wrong(ScenarioText::tr("The file ends here, where a value is missing."));
        return wrong(ScenarioText::tr(
            "A value is expected here: a text in quotation marks, a number, true or false."));
    }

    bool readNumber(JsonNode &node)
    {
        const qsizetype begin = m_at;
        const auto digits = [this] {
            const qsizetype from = m_at;
            while (here() >= u'0' && here() <= u'9')
                ++m_at;
            return m_at > from;
        };
        bool good = true;
        if (here() == u'-')
            ++m_at;
        good = digits();
        if (good && here() == u'.') {
            ++m_at;
            good = digits();
        }
        if (good && (here() == u'e' || here() == u'E')) {
            ++m_at;
            if (here() == u'+' || here() == u'-')
                ++m_at;
            good = digits();
        }
        node.type = QJsonValue::Double;
        if (good)
            node.number = QStringView(m_text).sliced(begin, m_at - begin).toDouble(&good);
        if (!good || !std::isfinite(node.number))
            return wrong(node.place, ScenarioText::tr("This number cannot be read."));
        return true;
    }

    bool readString(QString &out)
    {
        const Place begin = place();
        ++m_at;
        while (true) {
            const QChar c = here();
            if (m_at >= m_text.size() || c == u'\n')
                return wrong(begin, ScenarioText::tr("This text has no closing quotation mark."));
            if (c < u' ')
                return wrong(ScenarioText::tr("A control character must be written as \\t or \\u0009."));
            ++m_at;
            if (c == u'"')
                return true;
            if (c != u'\\') {
                out += c;
                continue;
            }
            if (!readEscape(out))
                return false;
        }
    }

    bool readEscape(QString &out)
    {
        const QChar c = here();
        ++m_at;
        static const QString names = u"\"\\/bfnrt"_s;
        static const QString meant = u"\"\\/\b\f\n\r\t"_s;
        if (const qsizetype index = names.indexOf(c); index >= 0) {
            out += meant[index];
            return true;
        }
        bool good = c == u'u' && m_at + 4 <= m_text.size();
        const uint code = good ? QStringView(m_text).sliced(m_at, 4).toUInt(&good, 16) : 0;
        if (!good) {
            --m_at;
            return wrong(ScenarioText::tr("There is no such escape; a backslash itself is written \\\\."));
        }
        m_at += 4;
        out += QChar(ushort(code));
        return true;
    }

    bool readArray(JsonNode &node, int depth)
    {
        node.type = QJsonValue::Array;
        ++m_at;
        skipSpace();
        if (here() == u']') {
            ++m_at;
            return true;
        }
        while (true) {
            if (!readValue(node.items.emplace_back(), depth + 1))
                return false;
            skipSpace();
            if (here() == u']') {
                ++m_at;
                return true;
            }
            if (here() != u',')
                return wrong(ScenarioText::tr("A comma or ] is missing before this."));
            ++m_at;
            skipSpace();
            if (here() == u']')
                return wrong(ScenarioText::tr("There is a comma too many before this ]."));
        }
    }

    bool readObject(JsonNode &node, int depth)
    {
        node.type = QJsonValue::Object;
        ++m_at;
        skipSpace();
        if (here() == u'}') {
            ++m_at;
            return true;
        }
        QSet<QString> seen;
        while (true) {
            if (here() != u'"')
                return wrong(ScenarioText::tr("A name in quotation marks is expected here."));
            JsonMember member;
            member.place = place();
            if (!readString(member.key))
                return false;
            if (seen.contains(member.key))
                return wrong(member.place, ScenarioText::tr("“%1” is there twice.").arg(member.key.left(40)));
            seen.insert(member.key);
            skipSpace();
            if (here() != u':')
                return wrong(ScenarioText::tr("A colon is missing before this."));
            ++m_at;
            skipSpace();
            if (!readValue(member.value, depth + 1))
                return false;
            node.members.push_back(std::move(member));
            skipSpace();
            if (here() == u'}') {
                ++m_at;
                return true;
            }
            if (here() != u',')
                return wrong(ScenarioText::tr("A comma or } is missing before this."));
            ++m_at;
            skipSpace();
            if (here() == u'}')
                return wrong(ScenarioText::tr("There is a comma too many before this }."));
        }
    }

    const QString &m_text;
    QList<Mistake> *m_mistakes;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
};

} // namespace

void addMistake(QList<Mistake> &mistakes, const Place &place, const QString &message)
{
    if (!areEnough(mistakes))
        mistakes.append({place, message});
}

const JsonNode *JsonNode::find(QStringView key) const
{
    for (const JsonMember &member : members) {
        if (member.key == key)
            return &member.value;
    }
    return nullptr;
}

QJsonValue JsonNode::toValue() const
{
    switch (type) {
    case QJsonValue::Bool:
        return boolean;
    case QJsonValue::Double:
        return number;
    case QJsonValue::String:
        return string;
    case QJsonValue::Array: {
        QJsonArray array;
        for (const JsonNode &item : items)
            array.append(item.toValue());
        return array;
    }
    case QJsonValue::Object: {
        QJsonObject object;
        for (const JsonMember &member : members)
            object.insert(member.key, member.value.toValue());
        return object;
    }
    default:
        return QJsonValue();
    }
}

std::optional<JsonNode> readJson(const QByteArray &text, QList<Mistake> *mistakes)
{
    if (text.size() > kLargest) {
        mistakes->append({{1, 1}, ScenarioText::tr("The file is larger than 8 MB.")});
        return std::nullopt;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString decoded = decoder.decode(text);
    if (decoder.hasError()) {
        mistakes->append({{1, 1}, ScenarioText::tr("The file is not UTF-8 text.")});
        return std::nullopt;
    }
    if (decoded.startsWith(QChar::ByteOrderMark))
        decoded.remove(0, 1);
    return Reader(decoded, mistakes).read();
}

} // namespace studio::scenario
