// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fields.h"

#include "core/scenario/scenariotext.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::scenario {

namespace {

int editDistance(QStringView a, QStringView b)
{
    std::vector<int> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int above = row[size_t(j) + 1];
            const int change = a[i].toLower() == b[j].toLower() ? 0 : 1;
            row[size_t(j) + 1] = std::min({above + 1, row[size_t(j)] + 1, diagonal + change});
            diagonal = above;
        }
    }
    return row.back();
}

QString numberText(double value)
{
    return QString::number(value, 'g', 10);
}

} // namespace

QString nearestName(const QString &name, const QStringList &names)
{
    QString best;
    int least = std::max(2, int(name.size()) / 3) + 1;
    for (const QString &known : names) {
        const int distance = name.size() > 60 ? least : editDistance(name, known);
        if (distance < least) {
            least = distance;
            best = known;
        }
    }
    return best;
}

Fields::Fields(const JsonNode &object, QList<Mistake> *mistakes) : m_object(object), m_mistakes(mistakes) { }

const JsonNode *Fields::take(const QString &key)
{
    m_asked.append(key);
    const JsonNode *found = m_object.find(key);
    if (found)
        m_taken.insert(key);
    return found;
}

bool Fields::isOf(const JsonNode &node, QJsonValue::Type type, const QString &key, const QString &meant)
{
    if (node.type == type)
        return true;
    wrong(node.place, ScenarioText::tr("“%1” must be %2.").arg(key, meant));
    return false;
}

QString Fields::text(const QString &key, qsizetype longest)
{
    const JsonNode *node = take(key);
    if (!node || !isOf(*node, QJsonValue::String, key, ScenarioText::tr("a text in quotation marks")))
        return {};
    if (node->string.size() > longest) {
        wrong(node->place,
              ScenarioText::tr("“%1” may have %n character(s) at most.", nullptr, int(longest)).arg(key));
        return {};
    }
    return node->string;
}

QString Fields::neededText(const QString &key, qsizetype longest)
{
    const JsonNode *node = m_object.find(key);
    const QString found = text(key, longest);
    if (!node)
        wrong(m_object.place, ScenarioText::tr("“%1” is missing.").arg(key));
    else if (node->type == QJsonValue::String && node->string.trimmed().isEmpty())
        wrong(node->place, ScenarioText::tr("“%1” is empty.").arg(key));
    return found;
}

bool Fields::flag(const QString &key)
{
    const JsonNode *node = take(key);
    return node && isOf(*node, QJsonValue::Bool, key, ScenarioText::tr("true or false")) && node->boolean;
}

int Fields::integer(const QString &key, int least, int most, int usual)
{
    const JsonNode *node = m_object.find(key);
    const double value = number(key, least, most, usual);
    if (value == std::floor(value))
        return int(value);
    if (node)
        wrong(node->place, ScenarioText::tr("“%1” must be a whole number.").arg(key));
    return usual;
}

double Fields::number(const QString &key, double least, double most, double usual)
{
    const JsonNode *node = take(key);
    if (!node || !isOf(*node, QJsonValue::Double, key, ScenarioText::tr("a number")))
        return usual;
    if (node->number < least || node->number > most) {
        wrong(node->place,
              ScenarioText::tr("“%1” must be from %2 to %3.").arg(key, numberText(least), numberText(most)));
        return usual;
    }
    return node->number;
}

QJsonObject Fields::object(const QString &key)
{
    const JsonNode *node = take(key);
    if (!node || !isOf(*node, QJsonValue::Object, key, ScenarioText::tr("an object in { }")))
        return {};
    return node->toValue().toObject();
}

QStringList Fields::texts(const QString &key)
{
    const JsonNode *node = take(key);
    if (!node)
        return {};
    if (node->type == QJsonValue::String)
        return {node->string};
    if (!isOf(*node, QJsonValue::Array, key, ScenarioText::tr("a text or a list of texts")))
        return {};
    QStringList found;
    for (const JsonNode &item : node->items) {
        if (areEnough(*m_mistakes))
            return found;
        if (isOf(item, QJsonValue::String, key, ScenarioText::tr("a text or a list of texts")))
            found.append(item.string);
    }
    return found;
}

QMap<QString, QString> Fields::textMap(const QString &key)
{
    QMap<QString, QString> found;
    const JsonNode *node = take(key);
    if (!node || !isOf(*node, QJsonValue::Object, key, ScenarioText::tr("an object in { }")))
        return found;
    for (const JsonMember &member : node->members) {
        if (areEnough(*m_mistakes))
            return found;
        if (member.value.type == QJsonValue::String)
            found.insert(member.key, member.value.string);
        else if (member.value.type == QJsonValue::Double)
            found.insert(member.key, numberText(member.value.number));
        else
            wrong(member.value.place,
                  ScenarioText::tr("“%1” must be a text or a number.").arg(member.key.left(60)));
    }
    return found;
}

const JsonNode *Fields::list(const QString &key)
{
    const JsonNode *node = take(key);
    return node && isOf(*node, QJsonValue::Array, key, ScenarioText::tr("a list in [ ]")) ? node : nullptr;
}

void Fields::finish()
{
    for (const JsonMember &member : m_object.members) {
        if (areEnough(*m_mistakes))
            return;
        if (m_taken.contains(member.key) || member.key == "comment"_L1 || member.key == "$schema"_L1)
            continue;
        const QString near = nearestName(member.key, m_asked);
        wrong(
            member.place,
            near.isEmpty()
                ? ScenarioText::tr("“%1” is not known here.").arg(member.key.left(60))
                : ScenarioText::tr("“%1” is not known here. Is “%2” meant?").arg(member.key.left(60), near));
    }
}

} // namespace studio::scenario
