// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentprofile.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

using namespace lines;

namespace {

QJsonObject objectOf(const QList<std::pair<QString, QString>> &fields)
{
    QJsonObject properties;
    QJsonArray required;
    for (const auto &[name, description] : fields) {
        properties.insert(name, QJsonObject{{u"type"_s, u"string"_s}, {u"description"_s, description}});
        required.append(name);
    }
    return {{u"type"_s, u"object"_s}, {u"properties"_s, properties}, {u"required"_s, required}};
}

QList<AgentTool> billingTools()
{
    AgentTool order{u"tool_lookup_order"_s, u"lookup_order"_s,
                    u"Looks an order up: its charges, their amount and date."_s, AgentTool::Kind::Client,
                    objectOf({{u"order_id"_s, u"The five digits of the order."_s}})};
    AgentTool account{u"tool_lookup_account"_s, u"lookup_account"_s,
                      u"The caller's account and its balance."_s, AgentTool::Kind::Client,
                      objectOf({{u"include"_s, u"What to tell of it."_s}})};
    AgentTool invoice{u"tool_send_invoice"_s, u"send_invoice"_s,
                      u"Sends the invoice of an order by e-mail."_s, AgentTool::Kind::Client,
                      objectOf({{u"order_id"_s, u"The five digits of the order."_s},
                                {u"email"_s, u"Where to; \"on file\" for the address of the account."_s}})};
    AgentTool credit{u"tool_apply_credit"_s, u"apply_credit"_s, u"Puts an amount on the account credit."_s,
                     AgentTool::Kind::Webhook,
                     objectOf({{u"order_id"_s, u"The order."_s}, {u"amount"_s, u"How much."_s}})};
    credit.answer = [](const QJsonObject &arguments) {
        return QJsonObject{{u"credited"_s, arguments.value(u"amount"_s)}, {u"reference"_s, u"CR-20931"_s}};
    };
    AgentTool end{u"tool_end_call"_s, u"end_call"_s, u"Ends the conversation."_s, AgentTool::Kind::System,
                  objectOf({{u"reason"_s, u"Why."_s}})};
    return {order, account, invoice, credit, end};
}

/// What follows a lookup of the order.
QList<Act> lookUp()
{
    return {
        call({{u"lookup_order"_s, {{u"order_id"_s, u"{{order}}"_s}}}}),
        set(u"looked up"_s, u"yes"_s, u"ok"_s),
        set(u"amount"_s, u"{{result.amount|42.90}}"_s, u"ok"_s),
        ask(u"I'm sorry, I can't reach the order system at the moment. I have noted order {{order}}, and a colleague will call you back."_s,
            u"!ok"_s),
        ask(u"I can't find an order {{order}}. Could you check the number, please?"_s, u"result.found=no"_s),
        ask(u"I can see one charge of {{amount}} for order {{order}}, so nothing was taken twice."_s,
            u"result.duplicates=0"_s),
        say(u"I can see two charges of {{amount}} on {{result.date|May 3}}. One of them is a duplicate, so I'll start a refund now, which usually takes three to five working days to show up on your statement, and you'll get an email as soon as it is on its way."_s),
        set(u"topic"_s, u"refund"_s),
    };
}

Script billingScript()
{
    Script script;
    script.fields = {{u"order"_s, Slot::Kind::Number, {}, 5}, {u"email"_s, Slot::Kind::Email, {}, 0}};
    const QString whichOrder = u"I'm sorry about that. Which order is it? Please tell me the five digits."_s;
    QList<Act> charge{set(u"topic"_s, u"charge"_s), ask(whichOrder, u"!order"_s)};
    charge += lookUp();
    script.intents.append({u"charge"_s,
                           {u"charged|charge|charges|billed|bill|took|taken|paid|payment|debited:1.5"_s,
                            u"twice|two times|double|doubled|duplicate|again|two charges|tries|price:1.5"_s,
                            u"order|wrong|too much|money:0.5"_s, u"#order:0.5"_s},
                           2,
                           {},
                           charge});
    script.intents.append({u"number"_s, {u"#order:1.9"_s}, 1.5, {u"charge"_s, u"order"_s}, lookUp()});
    script.intents.append(
        {u"order status"_s,
         {u"where|status|track|arrive|arrived|deliver|delivered|delivery:1.2"_s, u"order|package|parcel:1"_s},
         2,
         {},
         {set(u"topic"_s, u"order"_s),
          ask(u"Which order is it? Please tell me the five digits."_s, u"!order"_s),
          call({{u"lookup_order"_s, {{u"order_id"_s, u"{{order}}"_s}}}}),
          ask(u"I'm sorry, I can't reach the order system at the moment."_s, u"!ok"_s),
          say(u"Order {{order}} is {{result.status|on its way}}."_s)}});
    script.intents.append(
        {u"part of a number"_s,
         {u"#order?:1.6"_s},
         1.5,
         {u"charge"_s, u"order"_s},
         {ask(u"I didn't get all of the number. Could you say the five digits again, please?"_s)}});
    script.intents.append(
        {u"credit"_s,
         {u"credit|credits|account credit|store credit:1.5"_s, u"account|balance:0.6"_s,
          u"instead|put it|put|rather:0.6"_s, u"refund:0.3"_s},
         1.5,
         {},
         {ask(u"Gladly. Which order is it about? Please tell me the five digits."_s,
              u"!order & !looked up"_s),
          call(
              {{u"apply_credit"_s, {{u"order_id"_s, u"{{order}}"_s}, {u"amount"_s, u"{{amount|42.90}}"_s}}}}),
          set(u"topic"_s, u"credit"_s),
          say(u"Of course. As a Gold member, your {{amount|42.90}} credit is available right away."_s,
              u"tier=gold & version!=older"_s),
          say(u"Of course. Your {{amount|42.90}} credit will be on your account within one working day."_s,
              u"tier!=gold"_s),
          say(u"Of course. Your {{amount|42.90}} credit will be on your account within one working day."_s,
              u"tier=gold & version=older"_s)}});
    script.intents.append(
        {u"invoice"_s,
         {u"invoice|invoices|receipt|receipts|recipe|in voice|voice|involve|invoiced:1.5"_s,
          u"email|mail|send|e mail|copy:0.7"_s, u"#email:1"_s},
         1.4,
         {},
         {set(u"topic"_s, u"invoice"_s),
          ask(u"For which order? Please tell me the five digits."_s, u"!order"_s),
          call(
              {{u"send_invoice"_s, {{u"order_id"_s, u"{{order}}"_s}, {u"email"_s, u"{{email|on file}}"_s}}}}),
          ask(u"I'm sorry, the invoice could not be sent just now. I will try again later."_s, u"!ok"_s),
          say(u"I've sent the invoice for order {{order}} to {{email|the email address on your account}}. Is there anything else?"_s)}});
    script.intents.append(
        {u"account"_s,
         {u"balance|overview|everything|my account|last order:1.2"_s,
          u"how much|what is|what's|tell me|check:0.8"_s, u"account:0.3"_s},
         1.8,
         {},
         {call({{u"lookup_account"_s, {{u"include"_s, u"balance"_s}}},
                {u"lookup_order"_s, {{u"order_id"_s, u"{{order|48213}}"_s}}}}),
          ask(u"I'm sorry, I can't see your account at the moment."_s, u"!ok"_s),
          say(u"Your account balance is {{result.balance|0.00}}, and your last order is {{order|48213}}."_s)}});
    script.intents.append(
        {u"refund time"_s,
         {u"when|how long|how soon:1"_s, u"refund|money|credit|back|it:1"_s},
         2,
         {},
         {say(u"A refund takes three to five working days to show up on your statement."_s)}});
    script.intents.append(
        {u"hours"_s,
         {u"open|opening|hours|close|closed:1.2"_s, u"when|what|office|time:0.8"_s},
         1.8,
         {},
         {say(u"We are here every day from eight in the morning until eight in the evening."_s)}});
    script.intents.append(
        {u"human"_s,
         {u"human|person|somebody|representative|operator|supervisor|manager:1.5"_s,
          u"speak|talk|transfer|real|connect:0.7"_s},
         2,
         {},
         {tell(u"agent_typing"_s,
               {{u"agent_typing_event"_s, QJsonObject{{u"is_typing"_s, true}, {u"duration_ms"_s, 1500}}}}),
          say(u"I'll ask a colleague to call you back within the hour. Can I do anything until then?"_s)}});
    script.intents.append(
        {u"manipulation"_s,
         {u"ignore|forget|disregard:1"_s, u"instructions|prompt|rules|previous:1"_s},
         2,
         {},
         {tell(u"guardrail_triggered"_s,
               {{u"guardrail_triggered_event"_s, QJsonObject{{u"guardrail_name"_s, u"prompt_injection"_s}}}}),
          say(u"I can only help with orders, charges and invoices of Northwind."_s)}});
    script.intents.append(
        {u"goodbye"_s,
         {u"goodbye|good bye|bye|that's all|that is all|that was all|hang up|nothing else|no thanks|no thank you:2"_s},
         2,
         {},
         {say(u"Thank you for calling Northwind. Goodbye!"_s),
          call({{u"end_call"_s, {{u"reason"_s, u"The caller said goodbye."_s}}}}), hangUp()}});
    script.intents.append({u"thanks"_s,
                           {u"thank|thanks|thank you|great|perfect|wonderful:1"_s},
                           1,
                           {},
                           {say(u"You're welcome. Is there anything else I can do for you?"_s)}});
    script.intents.append({u"hello"_s,
                           {u"hello|hi|hey|good morning|good evening:1"_s},
                           1,
                           {},
                           {say(u"Hello! How can I help you with your order?"_s)}});
    script.fallback = {
        ask(u"I'm still not sure I understand. I can help with charges, credits and invoices. Which of them is it?"_s,
            u"misses"_s),
        ask(u"I'm sorry, I didn't quite catch that. Could you say it again, please?"_s)};
    script.prompt = {say(u"Are you still there?"_s)};
    return script;
}

} // namespace

AgentProfile billingAgent()
{
    AgentProfile agent;
    agent.id = u"agent_billing"_s;
    agent.name = u"Billing support"_s;
    agent.voice = u"Aria"_s;
    agent.firstMessage = u"Hi, you've reached Northwind support. How can I help today?"_s;
    agent.firstMessages = {{u"de"_s, u"Guten Tag, hier ist Northwind. How can I help today?"_s}};
    agent.prompt =
        u"You are the billing support of Northwind, a shop. Answer in one or two short sentences. Look orders up before you speak about them; order numbers have five digits. Duplicate charges are refunded within three to five working days, or put on the account credit at once for Gold members."_s;
    agent.tags = {u"sandbox"_s, u"support"_s};
    agent.overrides = {u"agent.first_message"_s,   u"agent.language"_s, u"agent.prompt.prompt"_s,
                       u"agent.prompt.llm"_s,      u"tts.voice_id"_s,   u"tts.model_id"_s,
                       u"tts.stability"_s,         u"tts.speed"_s,      u"tts.similarity_boost"_s,
                       u"conversation.text_only"_s};
    agent.variables = {{u"customer_name"_s, u"there"_s}};
    agent.phrases = {u"i was charged twice for order #####"_s,
                     u"i have been charged twice for order #####"_s,
                     u"i was charged twice"_s,
                     u"there are two charges for order #####"_s,
                     u"i was billed twice for my order"_s,
                     u"order #####"_s,
                     u"my order number is #####"_s,
                     u"the number is #####"_s,
                     u"it is #####"_s,
                     u"#####"_s,
                     u"wait can you put it on my account credit instead"_s,
                     u"can you put it on my account credit instead"_s,
                     u"put it on my account credit please"_s,
                     u"i would like account credit instead"_s,
                     u"great and the invoice"_s,
                     u"and the invoice"_s,
                     u"can you send me the invoice by email"_s,
                     u"please send me the invoice for order #####"_s,
                     u"i need an invoice"_s,
                     u"where is my order"_s,
                     u"what is the status of order #####"_s,
                     u"how long does the refund take"_s,
                     u"when do i get my money back"_s,
                     u"what is my account balance"_s,
                     u"i want to speak to a human"_s,
                     u"what are your opening hours"_s,
                     u"great please email me the receipt"_s,
                     u"please email me the receipt"_s,
                     u"can you email me a receipt"_s,
                     u"send the receipt to my email"_s,
                     u"please put it on my account credit instead"_s,
                     u"please send me the invoice by email"_s,
                     u"i was charged twice for my order"_s,
                     u"no thank you that is all goodbye"_s,
                     u"thank you"_s,
                     u"thank you very much"_s,
                     u"that is all goodbye"_s,
                     u"no thank you goodbye"_s,
                     u"goodbye"_s,
                     u"hello"_s,
                     u"yes please"_s,
                     u"yes"_s,
                     u"no"_s,
                     u"could you say that again please"_s,
                     u"wait"_s,
                     u"stop"_s};
    agent.tools = billingTools();
    agent.script = billingScript();
    agent.versionId = u"agtvrsn_billing_14"_s;
    agent.olderVersionId = u"agtvrsn_billing_13"_s;
    agent.createdAt = 1'772'000'000;
    return agent;
}

} // namespace studio::sandbox
