// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/payloadtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr qsizetype kReadable = 64 * 1024;

QString quoted(const QString &text)
{
    const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2));
}

void appendLine(const QJsonValue &value, int limit, QString *line)
{
    if (line->size() > limit)
        return;
    switch (value.type()) {
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        *line += object.isEmpty() ? u"{"_s : u"{ "_s;
        for (auto it = object.begin(); it != object.end() && line->size() <= limit; ++it) {
            if (it != object.begin())
                *line += ", "_L1;
            *line += quoted(it.key()) + ": "_L1;
            appendLine(it.value(), limit, line);
        }
        *line += object.isEmpty() ? u"}"_s : u" }"_s;
        break;
    }
    case QJsonValue::Array: {
        *line += u'[';
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size() && line->size() <= limit; ++i) {
            if (i > 0)
                *line += ", "_L1;
            appendLine(array.at(i), limit, line);
        }
        *line += u']';
        break;
    }
    case QJsonValue::String:
        *line += quoted(value.toString());
        break;
    case QJsonValue::Bool:
        *line += value.toBool() ? "true"_L1 : "false"_L1;
        break;
    case QJsonValue::Double:
        *line += QString::number(value.toDouble(), 'g', 15);
        break;
    default:
        *line += "null"_L1;
        break;
    }
}

QJsonDocument readPayload(const QString &payload)
{
    return payload.size() > kReadable ? QJsonDocument() : QJsonDocument::fromJson(payload.toUtf8());
}

} // namespace

QString payloadLine(const QString &payload, int limit)
{
    const QJsonDocument document = readPayload(payload);
    QString line;
    if (document.isNull())
        line = payload.left(limit + 1).simplified();
    else if (document.isObject())
        appendLine(document.object(), limit, &line);
    else
        appendLine(document.array(), limit, &line);
    if (line.size() > limit)
        line = line.left(limit) + u'…';
    return line;
}

QString payloadPage(const QString &payload)
{
    const QJsonDocument document = readPayload(payload);
    return document.isNull() ? payload
                             : QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
}

QString secondsText(double ms)
{
    return QCoreApplication::translate("studio::ui", "%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
}

QString millisecondsText(double ms)
{
    return QCoreApplication::translate("studio::ui", "%1 ms").arg(QLocale().toString(qRound64(ms)));
}

} // namespace studio::ui
