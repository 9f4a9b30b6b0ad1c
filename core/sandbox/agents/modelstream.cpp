// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/modelstream.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {
constexpr qsizetype kLeastSentence = 12;
constexpr qsizetype kMostCalls = 8;
} // namespace

QString ModelStream::push(const QByteArray &bytes)
{
    m_total += bytes.size();
    if (isTooLong())
        return {};
    m_rest += bytes;
    QString text;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        const QByteArray line = m_rest.first(end).trimmed();
        if (!line.startsWith("data:")) {
            if (!m_streams && !line.isEmpty() && !line.startsWith(':') && !line.startsWith("event:"))
                break; // no stream: a whole JSON document over several lines
            m_rest.remove(0, end + 1);
            continue;
        }
        m_streams = true;
        m_rest.remove(0, end + 1);
        text += take(line.mid(5).trimmed());
    }
    return text;
}

QString ModelStream::finish()
{
    QByteArray last = std::exchange(m_rest, {}).trimmed();
    if (last.startsWith("data:"))
        last = last.mid(5).trimmed();
    return last.isEmpty() ? QString() : take(last);
}

QString ModelStream::take(const QByteArray &json)
{
    const QJsonArray choices = QJsonDocument::fromJson(json).object().value(u"choices"_s).toArray();
    if (choices.isEmpty())
        return {};
    m_understood = true;
    const QJsonObject choice = choices.first().toObject();
    const QString name = choice.value(u"delta"_s).isObject() ? u"delta"_s : u"message"_s;
    const QJsonObject part = choice.value(name).toObject();
    takeCalls(part.value(u"tool_calls"_s).toArray());
    return part.value(u"content"_s).toString();
}

void ModelStream::takeCalls(const QJsonArray &calls)
{
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const QJsonObject call = calls[i].toObject();
        const qsizetype index = call.value(u"index"_s).toInteger(i);
        if (index < 0 || index >= kMostCalls)
            continue;
        while (m_calls.size() <= index)
            m_calls.append(ModelCall{});
        ModelCall &into = m_calls[index];
        const QJsonObject function = call.value(u"function"_s).toObject();
        if (const QString id = call.value(u"id"_s).toString(); !id.isEmpty())
            into.id = id;
        into.name += function.value(u"name"_s).toString();
        into.arguments += function.value(u"arguments"_s).toString();
    }
}

QStringList SentenceCutter::push(const QString &text)
{
    m_text += text;
    QStringList whole;
    qsizetype from = 0;
    for (qsizetype i = 0; i + 1 < m_text.size(); ++i) {
        const bool ends = (u".!?"_s.contains(m_text[i]) && m_text[i + 1].isSpace()) || m_text[i] == u'\n';
        if (!ends || i + 1 - from < kLeastSentence)
            continue;
        whole.append(m_text.mid(from, i + 2 - from));
        from = i + 2;
        ++i;
    }
    m_text.remove(0, std::min(from, m_text.size()));
    return whole;
}

QString SentenceCutter::rest()
{
    return std::exchange(m_text, {});
}

} // namespace studio::sandbox
