// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/validation.h"

#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

void Validation::add(const QString &type, const QJsonArray &where, const QString &message,
                     const QJsonValue &input, const QJsonObject &context)
{
    QJsonObject detail{{u"type"_s, type}, {u"loc"_s, where}, {u"msg"_s, message}, {u"input"_s, input}};
    if (!context.isEmpty())
        detail.insert(u"ctx"_s, context);
    m_details.append(detail);
}

FieldReader::FieldReader(QJsonObject object, QJsonArray where, Validation &validation)
    : m_object(std::move(object)), m_where(std::move(where)), m_validation(validation)
{
}

FieldReader::FieldReader(const HttpRequest &request, Validation &validation)
    : m_where({u"query"_s}), m_validation(validation), m_query(true)
{
    for (const auto &item : request.query.queryItems())
        m_object.insert(item.first, request.queryValue(item.first));
}

QJsonArray FieldReader::at(const QString &name) const
{
    QJsonArray where = m_where;
    where.append(name);
    return where;
}

QJsonValue FieldReader::value(const QString &name, bool required)
{
    const QJsonValue found = m_object.value(name);
    if (found.isUndefined()) {
        if (required)
            m_validation.add(u"missing"_s, at(name), u"Field required"_s,
                             m_query ? QJsonValue() : QJsonValue(m_object));
        return {};
    }
    return found;
}

std::optional<QString> FieldReader::string(const QString &name, bool required)
{
    const QJsonValue found = value(name, required);
    if (found.isNull() && !(required && m_object.contains(name)))
        return std::nullopt;
    if (!found.isString()) {
        m_validation.add(u"string_type"_s, at(name), u"Input should be a valid string"_s, found);
        return std::nullopt;
    }
    const QString text = found.toString();
    if (text.contains(QChar(u'\0'))) {
        m_validation.add(u"value_error"_s, at(name), u"Value error, must not contain NUL characters"_s);
        return std::nullopt;
    }
    return text;
}

void FieldReader::checkRange(const QString &name, double number, std::optional<double> least,
                             std::optional<double> most, const QJsonValue &input)
{
    if (least && number < *least)
        m_validation.add(u"greater_than_equal"_s, at(name),
                         u"Input should be greater than or equal to %1"_s.arg(*least), input,
                         {{u"ge"_s, *least}});
    else if (most && number > *most)
        m_validation.add(u"less_than_equal"_s, at(name),
                         u"Input should be less than or equal to %1"_s.arg(*most), input, {{u"le"_s, *most}});
}

std::optional<double> FieldReader::number(const QString &name, std::optional<double> least,
                                          std::optional<double> most)
{
    const QJsonValue found = value(name, false);
    if (found.isNull())
        return std::nullopt;
    bool ok = found.isDouble();
    double number = found.toDouble();
    if (found.isString())
        number = found.toString().toDouble(&ok);
    if (!ok || !std::isfinite(number)) {
        if (found.isString())
            m_validation.add(u"float_parsing"_s, at(name),
                             u"Input should be a valid number, unable to parse string as a number"_s, found);
        else
            m_validation.add(u"float_type"_s, at(name), u"Input should be a valid number"_s, found);
        return std::nullopt;
    }
    checkRange(name, number, least, most, found);
    return number;
}

std::optional<qint64> FieldReader::integer(const QString &name, std::optional<qint64> least,
                                           std::optional<qint64> most, bool required)
{
    const QJsonValue found = value(name, required);
    if (found.isNull())
        return std::nullopt;
    bool ok = false;
    qint64 number = 0;
    if (found.isString()) {
        number = found.toString().toLongLong(&ok);
    } else if (found.isDouble()) {
        ok = std::trunc(found.toDouble()) == found.toDouble() && std::abs(found.toDouble()) < 1e15;
        number = ok ? qint64(found.toDouble()) : 0;
    }
    if (!ok) {
        if (found.isString())
            m_validation.add(u"int_parsing"_s, at(name),
                             u"Input should be a valid integer, unable to parse string as an integer"_s,
                             found);
        else
            m_validation.add(u"int_type"_s, at(name), u"Input should be a valid integer"_s, found);
        return std::nullopt;
    }
    const auto bound = [](std::optional<qint64> limit) {
        return limit ? std::optional<double>(double(*limit)) : std::nullopt;
    };
    checkRange(name, double(number), bound(least), bound(most), found);
    return number;
}

std::optional<bool> FieldReader::boolean(const QString &name)
{
    const QJsonValue found = value(name, false);
    if (found.isNull())
        return std::nullopt;
    if (found.isBool())
        return found.toBool();
    const QString text = found.isDouble() ? QString::number(found.toDouble()) : found.toString().toLower();
    if (QStringList{u"true"_s, u"1"_s, u"yes"_s, u"on"_s}.contains(text))
        return true;
    if (QStringList{u"false"_s, u"0"_s, u"no"_s, u"off"_s}.contains(text))
        return false;
    m_validation.add(u"bool_parsing"_s, at(name),
                     u"Input should be a valid boolean, unable to interpret input"_s, found);
    return std::nullopt;
}

std::optional<QString> FieldReader::choice(const QString &name, const QStringList &allowed)
{
    const QJsonValue found = value(name, false);
    if (found.isNull())
        return std::nullopt;
    if (found.isString() && allowed.contains(found.toString()))
        return found.toString();
    QStringList quoted;
    for (const QString &word : allowed)
        quoted.append(u'\'' + word + u'\'');
    QString expected = quoted.join(u", "_s);
    if (quoted.size() > 1)
        expected = quoted.mid(0, quoted.size() - 1).join(u", "_s) + u" or "_s + quoted.last();
    m_validation.add(u"enum"_s, at(name), u"Input should be "_s + expected, found,
                     {{u"expected"_s, expected}});
    return std::nullopt;
}

std::optional<QJsonObject> FieldReader::object(const QString &name)
{
    const QJsonValue found = value(name, false);
    if (found.isNull())
        return std::nullopt;
    if (found.isObject())
        return found.toObject();
    m_validation.add(u"model_attributes_type"_s, at(name),
                     u"Input should be a valid dictionary or object to extract fields from"_s, found);
    return std::nullopt;
}

std::optional<QJsonArray> FieldReader::array(const QString &name, qsizetype most, bool required)
{
    const QJsonValue found = value(name, required);
    if (found.isNull())
        return std::nullopt;
    if (!found.isArray()) {
        m_validation.add(u"list_type"_s, at(name), u"Input should be a valid list"_s, found);
        return std::nullopt;
    }
    if (found.toArray().size() > most) {
        m_validation.add(u"too_long"_s, at(name),
                         u"List should have at most %1 items after validation, not %2"_s.arg(most).arg(
                             found.toArray().size()),
                         {}, {{u"max_length"_s, qint64(most)}});
        return std::nullopt;
    }
    return found.toArray();
}

std::optional<QJsonObject> readBody(const HttpRequest &request, Validation &validation)
{
    if (request.body.isEmpty()) {
        validation.add(u"missing"_s, {u"body"_s}, u"Field required"_s);
        return std::nullopt;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (document.isNull()) {
        validation.add(u"json_invalid"_s, {u"body"_s, error.offset}, u"JSON decode error"_s, QJsonObject(),
                       {{u"error"_s, error.errorString()}});
        return std::nullopt;
    }
    if (!document.isObject()) {
        validation.add(u"model_attributes_type"_s, {u"body"_s},
                       u"Input should be a valid dictionary or object to extract fields from"_s,
                       document.array());
        return std::nullopt;
    }
    return document.object();
}

} // namespace studio::sandbox
