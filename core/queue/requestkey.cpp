// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue/requestkey.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::queue {

namespace {

void writeString(QByteArray &out, const QString &text)
{
    out += '"';
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit == u'"' || unit == u'\\') {
            out += '\\';
            out += char(unit);
        } else if (unit < 0x20 || unit >= 0x7f) {
            // By code unit: also lone surrogates keep their identity.
            out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
        } else {
            out += char(unit);
        }
    }
    out += '"';
}

QByteArray numberText(const QJsonValue &value)
{
    const double number = value.toDouble();
    const qint64 whole = value.toInteger(0);
    if (value.toInteger(1) == whole) // the same with both defaults: it is an integer
        return QByteArray::number(whole);
    if (!std::isfinite(number))
        return "null";
    if (std::abs(number) >= 1e9)
        return QByteArray::number(number, 'g', 17);
    QByteArray text = QByteArray::number(number, 'f', 6);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

void writeValue(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        break;
    case QJsonValue::Double:
        out += numberText(value);
        break;
    case QJsonValue::String:
        writeString(out, value.toString());
        break;
    case QJsonValue::Array: {
        out += '[';
        bool first = true;
        const QJsonArray array = value.toArray();
        for (const QJsonValue item : array) {
            if (!std::exchange(first, false))
                out += ',';
            writeValue(out, item);
        }
        out += ']';
        break;
    }
    case QJsonValue::Object: {
        out += '{';
        bool first = true;
        const QJsonObject object = value.toObject();
        QStringList keys = object.keys();
        keys.sort(); // by code unit
        for (const QString &key : keys) {
            if (!std::exchange(first, false))
                out += ',';
            writeString(out, key);
            out += ':';
            writeValue(out, object.value(key));
        }
        out += '}';
        break;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out += "null";
        break;
    }
}

} // namespace

QJsonObject RequestInputs::toJson() const
{
    QJsonObject json;
    const auto put = [&json](const QString &key, const QString &value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    put(u"service"_s, service);
    put(u"host"_s, host.toLower());
    put(u"voice_id"_s, voice.value());
    put(u"model_id"_s, model.value());
    put(u"text"_s, text);
    put(u"output_format"_s, outputFormat);
    put(u"language_code"_s, language);
    put(u"previous_text"_s, previousText);
    put(u"next_text"_s, nextText);
    if (!settings.isEmpty())
        json.insert(u"voice_settings"_s, settings);
    if (seed)
        json.insert(u"seed"_s, *seed);
    if (!dictionaries.isEmpty()) {
        QJsonArray list;
        for (const DictionaryRef &dictionary : dictionaries)
            list.append(QJsonObject{{u"id"_s, dictionary.id}, {u"version"_s, dictionary.version}});
        json.insert(u"pronunciation_dictionaries"_s, list);
    }
    if (!previousRequestIds.isEmpty())
        json.insert(u"previous_request_ids"_s, QJsonArray::fromStringList(previousRequestIds));
    if (!nextRequestIds.isEmpty())
        json.insert(u"next_request_ids"_s, QJsonArray::fromStringList(nextRequestIds));
    if (!extra.isEmpty())
        json.insert(u"extra"_s, extra);
    return json;
}

QByteArray canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    writeValue(out, value);
    return out;
}

QByteArray requestKey(const RequestInputs &inputs)
{
    // The prefix changes when the canonical form does, so that keys of two forms cannot meet.
    return QCryptographicHash::hash("voice-studio request 1\n" + canonicalJson(inputs.toJson()),
                                    QCryptographicHash::Sha256);
}

} // namespace studio::queue
