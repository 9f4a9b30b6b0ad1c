// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/samplesession.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using agent::LogEntry;

constexpr double kMsOfCharacter = 50.0;

/// Writes a log in the order of its times.
class Script final {
public:
    void local(double seconds, const QString &type, const QJsonObject &data = {})
    {
        add(seconds, LogEntry::Direction::Local, type, data);
    }
    void in(double seconds, const QString &type, const QJsonObject &data)
    {
        QJsonObject whole = data;
        whole.insert(u"type"_s, type);
        add(seconds, LogEntry::Direction::In, type, whole);
    }
    void out(double seconds, const QString &type, const QJsonObject &data)
    {
        add(seconds, LogEntry::Direction::Out, type, data);
    }

    /// What the agent says: text, sound with the times of its characters, and how it is heard. `heardMs`:
    /// negative for all of it. Returns when its first sample is heard.
    void agent(int event, const QString &text, double textAt, double soundAt, double heardAt,
               double heardMs = -1)
    {
        in(textAt, u"agent_response"_s,
           {{u"agent_response_event"_s, QJsonObject{{u"agent_response"_s, text}, {u"event_id"_s, event}}}});
        QJsonArray characters;
        QJsonArray starts;
        QJsonArray lengths;
        for (qsizetype i = 0; i < text.size(); ++i) {
            characters.append(text.mid(i, 1));
            starts.append(qRound(double(i) * kMsOfCharacter));
            lengths.append(qRound(kMsOfCharacter));
        }
        const double total = double(text.size()) * kMsOfCharacter;
        in(soundAt, u"audio"_s,
           {{u"audio_event"_s,
             QJsonObject{{u"audio_bytes"_s, qRound(total * 32)},
                         {u"event_id"_s, event},
                         {u"alignment"_s,
                          QJsonObject{{u"chars"_s, characters},
                                      {u"char_start_times_ms"_s, starts},
                                      {u"char_durations_ms"_s, lengths}}}}},
            {u"turn"_s, event},
            {u"ms"_s, total}});
        local(heardAt, u"sound.first"_s, {{u"eventId"_s, event}, {u"turn"_s, event}});
        const double heard = heardMs < 0 ? total : heardMs;
        local(heardAt + heard / 1000, u"sound.stopped"_s,
              {{u"eventId"_s, event},
               {u"turn"_s, event},
               {u"heardMs"_s, heard},
               {u"totalMs"_s, total},
               {u"interrupted"_s, heardMs >= 0}});
    }
    void user(int event, const QString &text, double begin, double end, double transcriptAt)
    {
        local(begin, u"voice.begin"_s);
        local(end, u"voice.end"_s);
        in(transcriptAt, u"user_transcript"_s,
           {{u"user_transcription_event"_s,
             QJsonObject{{u"user_transcript"_s, text}, {u"event_id"_s, event}}}});
    }

    [[nodiscard]] QList<LogEntry> log() const
    {
        QList<LogEntry> sorted = m_log;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const LogEntry &a, const LogEntry &b) { return a.atUs < b.atUs; });
        return sorted;
    }

private:
    void add(double seconds, LogEntry::Direction direction, const QString &type, const QJsonObject &data)
    {
        m_log.append({qint64(seconds * 1e6), direction, type, data});
    }

    QList<LogEntry> m_log;
};

} // namespace

QList<LogEntry> sampleSession()
{
    Script script;
    const QDateTime begin(QDate(2026, 5, 4), QTime(14, 31, 1));
    script.local(0, u"session.start"_s,
                 {{u"agentId"_s, u"agent_billing"_s},
                  {u"agentName"_s, u"Billing support"_s},
                  {u"versionId"_s, u"v14"_s},
                  {u"wallClock"_s, begin.toUTC().toString(Qt::ISODateWithMs)},
                  {u"sound"_s, true}});
    script.local(0.4, u"session.formats"_s,
                 {{u"inputRateHz"_s, 16'000},
                  {u"outputRateHz"_s, 16'000},
                  {u"input"_s, u"pcm_16000"_s},
                  {u"output"_s, u"pcm_16000"_s},
                  {u"conversationId"_s, u"conv_sample"_s}});
    script.local(0.4, u"session.state"_s, {{u"state"_s, u"live"_s}});
    script.agent(1, u"Hi, you’ve reached Northwind support. How can I help today?"_s, 2.0, 2.1, 2.15);

    script.user(2, u"I was charged twice for order four eight two one three."_s, 5.3, 8.0, 8.17);
    script.in(8.48, u"client_tool_call"_s,
              {{u"client_tool_call"_s,
                QJsonObject{{u"tool_name"_s, u"lookup_order"_s},
                            {u"tool_call_id"_s, u"call_1"_s},
                            {u"parameters"_s, QJsonObject{{u"order_id"_s, u"48213"_s}}},
                            {u"event_id"_s, 2},
                            {u"expects_response"_s, true}}}});
    script.out(8.792, u"client_tool_result"_s,
               {{u"tool_call_id"_s, u"call_1"_s},
                {u"result"_s, u"2 charges, 1 duplicate"_s},
                {u"is_error"_s, false}});
    script.local(8.792, u"tool.answered"_s,
                 {{u"callId"_s, u"call_1"_s}, {u"by"_s, u"stub"_s}, {u"ms"_s, 312}});
    // Heard up to “… usually takes three to five”.
    const QString refund =
        u"I can see two charges of 42.90 on May 3. One of them is a duplicate, so I’ll start "
        "a refund now, which usually takes three to five working days to show up on your "
        "statement, and you’ll get an email as soon as"_s;
    script.agent(3, refund, 8.76, 8.76, 8.83, 6400);
    script.local(14.97, u"voice.begin"_s);
    script.in(15.18, u"interruption"_s, {{u"interruption_event"_s, QJsonObject{{u"event_id"_s, 3}}}});

    script.local(17.0, u"voice.end"_s);
    script.in(17.21, u"user_transcript"_s,
              {{u"user_transcription_event"_s,
                QJsonObject{{u"user_transcript"_s, u"Wait, can you put it on my account credit instead?"_s},
                            {u"event_id"_s, 4}}}});
    script.out(17.3, u"contextual_update"_s,
               {{u"text"_s, u"Customer tier: Gold. Credit refunds are instant."_s}});
    const QString gold = u"Of course. As a Gold member, your 42.90 credit is available right away."_s;
    script.agent(5, gold, 17.63, 17.93, 18.0);

    script.user(6, u"Great. And the invoice?"_s, 24.0, 25.0, 25.17);
    script.agent(7, u"I’ll send the invoice to your email address. It should arrive in a few minutes."_s,
                 25.92, 26.32, 26.38);
    script.local(1.9, u"scenario.begin"_s,
                 {{u"name"_s, u"Duplicate charge"_s},
                  {u"texts"_s,
                   QJsonArray{u"States problem with order number"_s, u"Agent calls lookup_order"_s,
                              u"Interrupt and ask for account credit"_s, u"Expect “available right away”"_s,
                              u"Ask for an invoice by email"_s}}});
    const auto step = [&script](double at, int index, const QString &text, const QString &state) {
        script.local(at, u"scenario.step"_s,
                     {{u"index"_s, index}, {u"text"_s, text}, {u"state"_s, state}, {u"detail"_s, QString()}});
    };
    step(8.0, 0, u"States problem with order number"_s, u"passed"_s);
    step(8.5, 1, u"Agent calls lookup_order"_s, u"passed"_s);
    step(17.0, 2, u"Interrupt and ask for account credit"_s, u"passed"_s);
    step(17.3, 3, u"Expect “available right away”"_s, u"running"_s);
    script.local(0.9, u"ping.roundtrip"_s, {{u"ms"_s, 48}});
    return script.log();
}

} // namespace studio::ui
