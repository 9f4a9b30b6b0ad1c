// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/socketsession.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kEnoughToTry = 40; // try_trigger_generation wants at least this much
constexpr qsizetype kMostBuffered = 100000;

SocketSession::Step refuse(const QString &code, const QString &message)
{
    return {{}, false, code, message};
}

/// Where to cut so that no word is broken: behind the last sentence, else behind the last white space.
qsizetype cutAt(const QString &text, qsizetype least)
{
    for (qsizetype i = text.size() - 1; i >= std::max<qsizetype>(1, least / 2); --i) {
        if (text[i].isSpace() && u".!?"_s.contains(text[i - 1]))
            return i + 1;
    }
    for (qsizetype i = text.size() - 1; i > 0; --i) {
        if (text[i].isSpace())
            return i + 1;
    }
    return 0;
}

} // namespace

SocketSession::SocketSession(bool autoMode) : m_autoMode(autoMode) { }

bool SocketSession::readSchedule(const QJsonObject &message)
{
    const QJsonValue schedule =
        message.value(u"generation_config"_s).toObject().value(u"chunk_length_schedule"_s);
    if (schedule.isUndefined() || schedule.isNull())
        return true;
    QList<int> lengths;
    for (const QJsonValue &value : schedule.toArray()) {
        const double length = value.toDouble();
        if (!(length >= 50 && length <= 500))
            return false;
        lengths.append(int(length));
    }
    if (lengths.isEmpty() || lengths.size() > 100)
        return false;
    m_schedule = lengths;
    return true;
}

SocketSession::Step SocketSession::open(const QJsonObject &message, QJsonObject *settings, QByteArray *key)
{
    const QJsonValue sent = message.value(u"voice_settings"_s);
    if (!sent.isUndefined() && !sent.isNull() && !sent.isObject())
        return refuse(u"invalid_voice_settings"_s, u"voice_settings must be an object."_s);
    *settings = sent.toObject();
    for (const QString &name : {u"xi_api_key"_s, u"xi-api-key"_s}) {
        if (message.value(name).isString())
            *key = message.value(name).toString().toUtf8();
    }
    if (!readSchedule(message))
        return refuse(u"invalid_generation_config"_s,
                      u"Each item of chunk_length_schedule must be between 50 and 500."_s);
    // One space opens the socket and is not spoken.
    if (message.value(u"text"_s).toString() == u" "_s)
        return {};
    return readText(message);
}

SocketSession::Step SocketSession::receive(const QJsonObject &message)
{
    return readText(message);
}

SocketSession::Step SocketSession::readText(const QJsonObject &message)
{
    const QJsonValue value = message.value(u"text"_s);
    if (!value.isString())
        return refuse(u"invalid_message"_s, u"Every message needs a text."_s);
    const QString text = value.toString();
    if (text.contains(QChar(u'\0')))
        return refuse(u"invalid_message"_s, u"The text must not contain NUL characters."_s);
    Step step;
    const bool flush = message.value(u"flush"_s).toBool();
    const bool blank = text.trimmed().isEmpty();
    if (text.isEmpty()) {
        step.close = true;
    } else if (!blank || !m_buffer.isEmpty()) {
        // A lone space only keeps the socket open.
        m_buffer += text;
    }
    if (m_buffer.size() > kMostBuffered)
        return refuse(u"text_too_long"_s, u"Too much text is waiting."_s);
    const bool something = !m_buffer.trimmed().isEmpty();
    const bool tried =
        message.value(u"try_trigger_generation"_s).toBool() && m_buffer.trimmed().size() >= kEnoughToTry;
    if (step.close || flush || m_autoMode || tried) {
        if (something) {
            step.speak.append(m_buffer);
            ++m_generation;
        }
        if (something || step.close)
            m_buffer.clear();
        return step;
    }
    takeScheduled(step);
    return step;
}

void SocketSession::takeScheduled(Step &step)
{
    while (true) {
        const qsizetype wanted = m_schedule[std::min(m_generation, m_schedule.size() - 1)];
        if (m_buffer.size() < wanted)
            return;
        const qsizetype cut = cutAt(m_buffer, wanted);
        if (cut == 0 || m_buffer.first(cut).trimmed().isEmpty())
            return;
        step.speak.append(m_buffer.first(cut));
        m_buffer.remove(0, cut);
        ++m_generation;
    }
}

} // namespace studio::sandbox
