// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentprofile.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

using namespace lines;

namespace {

QJsonObject schemaOf(const QStringList &names)
{
    QJsonObject properties;
    for (const QString &name : names)
        properties.insert(name, QJsonObject{{u"type"_s, u"string"_s}});
    return {{u"type"_s, u"object"_s},
            {u"properties"_s, properties},
            {u"required"_s, QJsonArray::fromStringList(names)}};
}

/// Seven o'clock on Fridays is always taken, and nobody is seated after ten.
QJsonObject slotFor(const QJsonObject &wish)
{
    const QString time = wish.value(u"time"_s).toString();
    const int hour = time.left(2).toInt();
    if (wish.value(u"people"_s).toString().toInt() > 12)
        return {{u"free"_s, false}, {u"reason"_s, u"size"_s}};
    if (wish.value(u"day"_s).toString() == u"Friday"_s && hour == 19)
        return {{u"free"_s, false}, {u"next"_s, u"20:30"_s}};
    if (hour >= 22 || hour < 12)
        return {{u"free"_s, false}, {u"next"_s, u"19:30"_s}};
    return {{u"free"_s, true}, {u"table"_s, u"by the window"_s}};
}

QList<Act> book()
{
    return {
        set(u"topic"_s, u"booking"_s),
        ask(u"Gladly. For which day?"_s, u"!day"_s),
        ask(u"And at what time?"_s, u"!time"_s),
        ask(u"For how many people?"_s, u"!people"_s),
        call({{u"find_slot"_s,
               {{u"day"_s, u"{{day}}"_s}, {u"time"_s, u"{{time}}"_s}, {u"people"_s, u"{{people}}"_s}}}}),
        ask(u"I'm sorry, the booking system does not answer. Please try again in a minute."_s, u"!ok"_s),
        ask(u"I'm sorry, we can seat twelve people at most."_s, u"result.reason=size"_s),
        set(u"offer"_s, u"{{result.next}}"_s),
        set(u"topic"_s, u"other time"_s, u"offer"_s),
        ask(u"{{time}} on {{day}} is taken. Would {{offer}} suit you?"_s, u"offer"_s),
        set(u"topic"_s, u"name"_s, u"!name"_s),
        ask(u"A table for {{people}} on {{day}} at {{time}} is free. Under which name?"_s, u"!name"_s),
        set(u"topic"_s, u"confirm"_s),
        say(u"A table for {{people}} on {{day}} at {{time}}, for {{name}}. Shall I book it?"_s),
    };
}

Script bookingScript()
{
    Script script;
    script.fields = {{u"day"_s, Slot::Kind::Day, {}, 0},
                     {u"time"_s, Slot::Kind::Time, {}, 0},
                     {u"people"_s, Slot::Kind::People, {}, 0},
                     {u"name"_s, Slot::Kind::Name, u"name"_s, 0}};
    script.intents.append(
        {u"book"_s,
         {u"book|booking|reserve|reservation|table|brook|took:1.2"_s, u"like|want|need|can|may:0.4"_s,
          u"#day:1"_s, u"#time:1"_s, u"#people:1"_s, u"#name:1"_s},
         1,
         {},
         book()});
    script.intents.append(
        {u"yes"_s,
         {u"yes|yeah|yep|sure|please|correct|right|book it|do it|fine|okay|ok:3"_s},
         3,
         {u"confirm"_s},
         {call({{u"book_slot"_s,
                 {{u"day"_s, u"{{day}}"_s},
                  {u"time"_s, u"{{time}}"_s},
                  {u"people"_s, u"{{people}}"_s},
                  {u"name"_s, u"{{name}}"_s}}}}),
          set(u"topic"_s, {}), ask(u"All right, I have not booked it."_s, u"!ok"_s),
          say(u"Done. Your table for {{people}} on {{day}} at {{time}} is booked for {{name}}, reference {{result.reference}}."_s)}});
    QList<Act> takeOffer{set(u"time"_s, u"{{offer}}"_s), set(u"offer"_s, {})};
    takeOffer += book();
    script.intents.append({u"other time"_s,
                           {u"yes|yeah|sure|fine|okay|ok|works|suits|good|please:3"_s},
                           3,
                           {u"other time"_s},
                           takeOffer});
    script.intents.append({u"no"_s,
                           {u"no|nope|not:2.5"_s},
                           2.5,
                           {u"confirm"_s, u"other time"_s},
                           {set(u"time"_s, {}), set(u"offer"_s, {}), set(u"topic"_s, u"booking"_s),
                            say(u"No problem. Which day and time would you like instead?"_s)}});
    script.intents.append({u"cancel"_s,
                           {u"cancel|delete|call off:2.5"_s, u"booking|reservation|table:0.5"_s},
                           2.5,
                           {},
                           {say(u"I have cancelled it. Is there anything else?"_s)}});
    script.intents.append(
        {u"goodbye"_s,
         {u"goodbye|good bye|bye|that's all|that is all|nothing else|no thanks:2.6"_s},
         2.6,
         {},
         {say(u"Thank you, and enjoy your meal. Goodbye!"_s),
          call({{u"end_call"_s, {{u"reason"_s, u"The caller said goodbye."_s}}}}), hangUp()}});
    script.intents.append({u"thanks"_s,
                           {u"thanks|thank you|great|perfect:0.9"_s},
                           0.9,
                           {},
                           {say(u"You're welcome. Is there anything else?"_s)}});
    script.fallback = {
        ask(u"I'm sorry, I didn't catch that. For which day and time would you like a table?"_s)};
    script.prompt = {say(u"Are you still there? I can book a table for you."_s)};
    return script;
}

} // namespace

AgentProfile bookingAgent()
{
    AgentProfile agent;
    agent.id = u"agent_booking"_s;
    agent.name = u"Table booking"_s;
    agent.voice = u"Bramwell"_s;
    agent.isPrivate = true;
    agent.firstMessage =
        u"Hello {{customer_name}}, this is the Lighthouse restaurant. When would you like a table?"_s;
    agent.prompt =
        u"You book tables for the Lighthouse restaurant. You need a day, a time, the number of people and a name; check the slot before you offer it and book it only when the caller agrees."_s;
    agent.tags = {u"sandbox"_s, u"booking"_s};
    agent.overrides = {u"agent.first_message"_s, u"conversation.text_only"_s};
    agent.variables = {{u"customer_name"_s, u"and welcome"_s}};
    agent.inputFormat = u"pcm_16000"_s;
    agent.outputFormat = u"pcm_22050"_s;
    for (const QString &day : {u"monday"_s, u"tuesday"_s, u"wednesday"_s, u"thursday"_s, u"friday"_s,
                               u"saturday"_s, u"sunday"_s, u"tomorrow"_s}) {
        agent.phrases << day << u"on "_s + day << u"on "_s + day + u" please"_s;
        for (const QString &hour : {u"six"_s, u"seven"_s, u"eight"_s, u"nine"_s})
            agent.phrases << u"a table for # on "_s + day + u" at "_s + hour
                          << u"i would like to book a table for # on "_s + day + u" at "_s + hour;
    }
    agent.phrases << u"i would like to book a table"_s << u"i want to reserve a table"_s
                  << u"at seven thirty"_s << u"at seven o'clock"_s << u"at eight o'clock"_s
                  << u"half past seven"_s << u"for two people"_s << u"for four people"_s << u"# people"_s
                  << u"my name is smith"_s << u"under the name smith"_s << u"the name is miller"_s
                  << u"yes please"_s << u"yes please book it"_s << u"yes"_s << u"no"_s << u"no thank you"_s
                  << u"thank you goodbye"_s << u"that is all goodbye"_s;
    AgentTool find{u"tool_find_slot"_s, u"find_slot"_s, u"Whether a table is free."_s, AgentTool::Kind::Mcp,
                   schemaOf({u"day"_s, u"time"_s, u"people"_s})};
    find.answer = slotFor;
    AgentTool booking{u"tool_book_slot"_s, u"book_slot"_s, u"Books a table."_s, AgentTool::Kind::Mcp,
                      schemaOf({u"day"_s, u"time"_s, u"people"_s, u"name"_s})};
    booking.needsApproval = true;
    booking.answer = [](const QJsonObject &) { return QJsonObject{{u"reference"_s, u"LH-417"_s}}; };
    AgentTool end{u"tool_end_call"_s, u"end_call"_s, u"Ends the conversation."_s, AgentTool::Kind::System,
                  schemaOf({u"reason"_s})};
    agent.tools = {find, booking, end};
    agent.script = bookingScript();
    agent.versionId = u"agtvrsn_booking_3"_s;
    agent.createdAt = 1'774'000'000;
    return agent;
}

} // namespace studio::sandbox
