// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/evidence/samplesession.h"

#include "core/evidence/sessionarchive.h"
#include "core/evidence/sessionsound.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace studio::evidence::test {

using agent::LogEntry;
using Direction = LogEntry::Direction;

LogEntry local(qint64 ms, const QString &type, const QJsonObject &data)
{
    return {.atUs = ms * 1000, .direction = Direction::Local, .type = type, .data = data};
}

LogEntry in(qint64 ms, const QString &type, const QJsonObject &data)
{
    QJsonObject message = data;
    message.insert(u"type"_s, type);
    return {.atUs = ms * 1000, .direction = Direction::In, .type = type, .data = message};
}

LogEntry out(qint64 ms, const QString &type, const QJsonObject &data)
{
    QJsonObject message = data;
    message.insert(u"type"_s, type);
    return {.atUs = ms * 1000, .direction = Direction::Out, .type = type, .data = message};
}

namespace {

QJsonObject alignmentOf(const QString &text, int msEach)
{
    QJsonArray chars;
    QJsonArray starts;
    QJsonArray durations;
    for (qsizetype i = 0; i < text.size(); ++i) {
        chars.append(QString(text.at(i)));
        starts.append(int(i) * msEach);
        durations.append(msEach);
    }
    return {{u"chars"_s, chars}, {u"char_start_times_ms"_s, starts}, {u"char_durations_ms"_s, durations}};
}

LogEntry sound(qint64 ms, int eventId, int turn, const QString &text, int msEach = 60)
{
    return in(ms, u"audio"_s,
              {{u"audio_event"_s,
                QJsonObject{{u"event_id"_s, eventId}, {u"alignment"_s, alignmentOf(text, msEach)}}},
               {u"audio_bytes"_s, int(text.size()) * msEach * 32},
               {u"turn"_s, turn},
               {u"ms"_s, int(text.size()) * msEach}});
}

LogEntry said(qint64 ms, int eventId, const QString &text)
{
    return in(ms, u"user_transcript"_s,
              {{u"user_transcription_event"_s,
                QJsonObject{{u"user_transcript"_s, text}, {u"event_id"_s, eventId}}}});
}

LogEntry answered(qint64 ms, int eventId, const QString &text)
{
    return in(
        ms, u"agent_response"_s,
        {{u"agent_response_event"_s, QJsonObject{{u"agent_response"_s, text}, {u"event_id"_s, eventId}}}});
}

} // namespace

QList<LogEntry> sampleLog()
{
    const QString greeting = u"Hi, you have reached Northwind support."_s;
    const QString answer = u"Order 48213 was charged twice. I will refund one of them within five days."_s;
    const QString last = u"Of course, Ann. I write to ann.smith@example.com now."_s;
    return {
        local(0, u"session.start"_s,
              {{u"agentId"_s, u"agent_billing"_s},
               {u"agentName"_s, u"Billing support"_s},
               {u"profile"_s, u"Sandbox"_s},
               {u"wallClock"_s, u"2026-05-03T12:31:00.000Z"_s},
               {u"program"_s, u"Voice Studio 1.0"_s},
               {u"way"_s, u"public"_s}}),
        local(1, u"session.state"_s, {{u"state"_s, u"connecting"_s}}),
        out(60, u"conversation_initiation_client_data"_s,
            {{u"dynamic_variables"_s,
              QJsonObject{{u"customer_name"_s, u"Ann Smith"_s}, {u"secret__token"_s, u"hunter2hunter2"_s}}}}),
        in(110, u"conversation_initiation_metadata"_s,
           {{u"conversation_initiation_metadata_event"_s,
             QJsonObject{{u"conversation_id"_s, u"conv_1"_s},
                         {u"agent_output_audio_format"_s, u"pcm_16000"_s},
                         {u"user_input_audio_format"_s, u"pcm_16000"_s}}}}),
        local(111, u"session.formats"_s,
              {{u"inputRateHz"_s, 16000},
               {u"outputRateHz"_s, 16000},
               {u"input"_s, u"pcm_16000"_s},
               {u"output"_s, u"pcm_16000"_s},
               {u"conversationId"_s, u"conv_1"_s}}),
        local(112, u"session.state"_s, {{u"state"_s, u"live"_s}}),
        answered(150, 1, greeting),
        sound(200, 1, 1, greeting),
        local(240, u"sound.first"_s, {{u"eventId"_s, 1}, {u"turn"_s, 1}}),
        local(2600, u"sound.stopped"_s,
              {{u"eventId"_s, 1},
               {u"turn"_s, 1},
               {u"heardMs"_s, 2340},
               {u"totalMs"_s, 2340},
               {u"interrupted"_s, false}}),
        local(3000, u"voice.begin"_s),
        local(5000, u"voice.end"_s),
        said(5210, 2, u"My name is Ann Smith, I was charged twice for order four eight two one three."_s),
        in(5300, u"client_tool_call"_s,
           {{u"client_tool_call"_s,
             QJsonObject{{u"tool_name"_s, u"lookup_order"_s},
                         {u"tool_call_id"_s, u"call_1"_s},
                         {u"parameters"_s, QJsonObject{{u"order_id"_s, 48213}}},
                         {u"expects_response"_s, true},
                         {u"event_id"_s, 2}}}}),
        out(5612, u"client_tool_result"_s,
            {{u"tool_call_id"_s, u"call_1"_s},
             {u"result"_s, u"2 charges, 1 duplicate"_s},
             {u"is_error"_s, false}}),
        local(5612, u"tool.answered"_s, {{u"callId"_s, u"call_1"_s}, {u"by"_s, u"stub"_s}, {u"ms"_s, 312}}),
        answered(5700, 3, answer),
        sound(5900, 3, 2, answer),
        local(5990, u"sound.first"_s, {{u"eventId"_s, 3}, {u"turn"_s, 2}}),
        local(8200, u"voice.begin"_s),
        in(8350, u"interruption"_s, {{u"interruption_event"_s, QJsonObject{{u"event_id"_s, 3}}}}),
        local(8380, u"sound.stopped"_s,
              {{u"eventId"_s, 3},
               {u"turn"_s, 2},
               {u"heardMs"_s, 2390},
               {u"totalMs"_s, 4400},
               {u"interrupted"_s, true}}),
        out(8500, u"contextual_update"_s, {{u"text"_s, u"Customer tier: Gold."_s}}),
        local(9800, u"voice.end"_s),
        said(10'000, 4, u"Wait, please write to ann smith at example dot com."_s),
        answered(10'400, 5, last),
        sound(10'500, 5, 3, last),
        local(10'560, u"sound.first"_s, {{u"eventId"_s, 5}, {u"turn"_s, 3}}),
        local(13'800, u"sound.stopped"_s,
              {{u"eventId"_s, 5},
               {u"turn"_s, 3},
               {u"heardMs"_s, 3200},
               {u"totalMs"_s, 3200},
               {u"interrupted"_s, false}}),
        local(14'000, u"scenario.step"_s,
              {{u"index"_s, 0},
               {u"text"_s, u"Agent calls lookup_order"_s},
               {u"state"_s, u"passed"_s},
               {u"detail"_s, QString()}}),
        local(14'500, u"session.end"_s,
              {{u"outcome"_s, u"left"_s},
               {u"message"_s, u"You ended the conversation."_s},
               {u"closeCode"_s, 1000}}),
    };
}

QByteArray level(int frames, std::int16_t value)
{
    QByteArray pcm(frames * 2, Qt::Uninitialized);
    std::fill_n(reinterpret_cast<std::int16_t *>(pcm.data()), frames, value);
    return pcm;
}

void writeSample(const QString &folder)
{
    QDir().mkpath(folder);
    QFile events(QDir(folder).filePath(u"events.jsonl"_s));
    Q_ASSERT(events.open(QIODevice::WriteOnly));
    for (const LogEntry &entry : sampleLog())
        events.write(agent::toJsonLine(entry) + '\n');
    events.close();
    SessionInfo about;
    about.id = QFileInfo(folder).fileName();
    {
        auto sound = SessionSound::create(QDir(folder).filePath(u"sound.wav"_s), 16'000);
        const std::vector<std::int16_t> user(16'000, 1000);
        const std::vector<std::int16_t> agentSound(16'000, 2000);
        (void)(*sound)->put(SessionSound::User, user, 16'000, 0);
        (void)(*sound)->put(SessionSound::Agent, agentSound, 16'000, 1'000'000);
        about.soundRateHz = 16'000;
        about.soundFrames = (*sound)->frames();
    }
    (void)closeSession(folder, about);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace studio::evidence::test
