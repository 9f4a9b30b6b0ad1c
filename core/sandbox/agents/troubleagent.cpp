// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentprofile.h"

using namespace Qt::StringLiterals;

namespace studio::sandbox {

using namespace lines;

/// The billing agent as nobody wants it: slow, talks over people, calls the wrong tools, ignores what it was
/// told. Whoever tests agents should see each of it.
AgentProfile troubleAgent()
{
    AgentProfile agent = billingAgent();
    agent.id = u"agent_trouble"_s;
    agent.name = u"Billing support, troubled"_s;
    agent.voice = u"Odin"_s;
    agent.firstMessage =
        u"Welcome to Northwind support. Your call is very important to us, and it may be recorded so that we can become even better at what we do. How can I help?"_s;
    agent.firstMessages.clear();
    agent.tags = {u"sandbox"_s, u"faulty"_s};
    agent.overrides = {u"agent.first_message"_s, u"conversation.text_only"_s};
    agent.outputFormat = u"ulaw_8000"_s; // as on the telephone
    agent.manner = {2600, 200, 200, 120, 20, false, true};
    agent.versionId = u"agtvrsn_trouble_1"_s;
    agent.olderVersionId.clear();
    for (Intent &intent : agent.script.intents) {
        if (intent.name == u"charge"_s || intent.name == u"number"_s) {
            // The wrong tool, with an order nobody spoke of.
            intent.acts = {
                call({{u"send_invoice"_s, {{u"order_id"_s, u"10000"_s}, {u"email"_s, u"on file"_s}}}}),
                say(u"Thank you for telling me about your problem, I understand that this must be annoying, and I want you to know that I take it seriously. I have sent you an invoice. Please allow three to five weeks."_s)};
        } else if (intent.name == u"credit"_s) {
            intent.acts = {say(
                u"A credit is only possible after the refund has been completed, and a refund is only possible after the credit has been checked."_s)};
        } else if (intent.name == u"invoice"_s) {
            intent.acts = {call({{u"lookup_account"_s, {{u"include"_s, u"everything"_s}}}}),
                           say(u"Einen Moment bitte, ich verbinde Sie mit der Abteilung."_s)};
        } else if (intent.name == u"goodbye"_s) {
            intent.acts = {say(u"Before you go, would you like to take part in a short survey?"_s)};
        }
    }
    agent.script.fallback = {say(u"Thank you. Is there anything else I can help you with today?"_s)};
    return agent;
}

} // namespace studio::sandbox
