// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/agentcall.h"

#include "core/sandbox/agents/modelbrain.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kKeptPartials = 6;
constexpr int kMostPrompts = 2;
constexpr int kDeafMs = 4000; // how long an agent that is not interruptible goes on

QJsonObject alignmentJson(const text::Alignment &alignment)
{
    QJsonArray chars;
    QJsonArray starts;
    QJsonArray durations;
    for (const text::CharTiming &one : alignment.characters) {
        const auto start = qint64(std::lround(one.startSeconds * 1000));
        chars.append(one.text);
        starts.append(start);
        durations.append(std::max<qint64>(0, qint64(std::lround(one.endSeconds * 1000)) - start));
    }
    return {{u"chars"_s, chars}, {u"char_start_times_ms"_s, starts}, {u"char_durations_ms"_s, durations}};
}

QJsonObject eventOf(const QString &type, const QString &name, const QJsonObject &fields)
{
    return {{u"type"_s, type}, {name, fields}};
}

} // namespace

AgentCall::AgentCall(ServiceState &state, AgentSetup setup, QObject *parent)
    : QObject(parent), m_state(state), m_setup(std::move(setup)),
      m_record(std::make_shared<CallRecord>(m_setup)), m_tools(state, m_setup.profile, this),
      m_pen(state.options.pace > 0 ? 20ms : 0ms, this), m_brain(makeBrain())
{
    for (QTimer *timer : {&m_thinking, &m_patience, &m_ending}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_thinking, &QTimer::timeout, this, &AgentCall::think);
    connect(&m_pen, &AgentPen::sending, this, &AgentCall::sending);
    connect(&m_pen, &AgentPen::idle, this, &AgentCall::endWhenSaid);
    connect(&m_ending, &QTimer::timeout, this, &AgentCall::endWhenSaid);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_prompts++ >= kMostPrompts || isTalking() || m_thinks || m_tools.isBusy())
            return;
        m_thinks = true;
        m_brain->prompt();
    });
    connect(m_brain, &AgentBrain::moved, this, &AgentCall::move);
    connect(m_brain, &AgentBrain::spoke, this, &AgentCall::speakPart);
    connect(m_brain, &AgentBrain::settled, this, &AgentCall::settle);
    connect(m_brain, &AgentBrain::failed, this, [this](const QString &errorType, const QString &message) {
        emit refused({errorType, message, 1002});
    });
    connect(&m_tools, &AgentTools::sending, this, &AgentCall::sending);
    connect(&m_tools, &AgentTools::done, this, [this](const ToolDone &one) { m_record->addTool(one); });
    connect(&m_tools, &AgentTools::finished, this, &AgentCall::toolsDone);
    if (m_setup.textOnly)
        return;
    m_ear =
        new AgentEar(state, m_setup.profile.inputFormat, m_setup.profile.phrases + m_setup.keywords, this);
    m_ear->setSilence(m_setup.profile.manner.longSilenceMs);
    connect(m_ear, &AgentEar::voiced, this, &AgentCall::voiced);
    connect(m_ear, &AgentEar::tentative, this, &AgentCall::heardPart);
    connect(m_ear, &AgentEar::understood, this, &AgentCall::heardTurn);
    connect(m_ear, &AgentEar::broken, this, [this] {
        emit refused({u"asr_transcription_error"_s,
                      u"The sandbox has no speech model. Install the package pocketsphinx-en-us."_s, 1002});
    });
    m_voice = new AgentVoice(state, m_setup.voice, this);
    connect(m_voice, &AgentVoice::chunkReady, this, &AgentCall::sendChunk);
    connect(m_voice, &AgentVoice::answered, this, [this](qint64 id) {
        emit sending(
            eventOf(u"agent_response_complete"_s, u"agent_response_complete_event"_s, {{u"event_id"_s, id}}));
    });
    connect(m_voice, &AgentVoice::idle, this, [this] {
        rest();
        endWhenSaid();
    });
}

AgentCall::~AgentCall() = default;

AgentBrain *AgentCall::makeBrain()
{
    const SandboxOptions &options = m_state.options;
    if (options.llmUrl.isEmpty())
        return new ScriptBrain(m_setup.profile.script, m_setup.variables, this);
    return new ModelBrain(m_state.modelNetwork(), {options.llmUrl, options.llmModel, options.llmKey}, m_setup,
                          this);
}

void AgentCall::begin()
{
    bool connected = false;
    int count = 0;
    for (const AgentTool &tool : m_setup.profile.tools) {
        connected = connected || tool.kind == AgentTool::Kind::Mcp;
        count += tool.kind == AgentTool::Kind::Mcp ? 1 : 0;
    }
    if (m_ear)
        emit sending(eventOf(u"asr_initiation_metadata"_s, u"asr_initiation_metadata_event"_s, {}));
    if (connected) {
        const QJsonObject calendar{{u"integration_id"_s, u"mcp_calendar"_s},
                                   {u"integration_type"_s, u"mcp_server"_s},
                                   {u"is_connected"_s, true},
                                   {u"tool_count"_s, count}};
        emit sending(eventOf(u"mcp_connection_status"_s, u"mcp_connection_status"_s,
                             {{u"integrations"_s, QJsonArray{calendar}}}));
    }
    if (m_setup.firstMessage.isEmpty()) {
        rest();
        return;
    }
    const Script none;
    const QString text = Dialogue(none, m_setup.variables).fill(m_setup.firstMessage);
    m_brain->remember(text);
    m_firstMessage = true;
    respond(text);
}

void AgentCall::hear(const QByteArray &audio)
{
    if (m_over || !m_ear)
        return; // text-only: nobody listens
    m_record->hear(audio);
    if (!m_ear->push(audio))
        emit refused({u"value_error"_s,
                      u"The audio is not what the conversation's format says, or far too much."_s, 1008});
}

void AgentCall::receive(const QString &type, const QJsonObject &message)
{
    if (m_over)
        return;
    const auto need = [&](const QString &name, bool right) {
        if (!right)
            emit refused(
                {u"missing_fields"_s, u"'%1' of %2 is missing or of a wrong type."_s.arg(name, type), 1008});
        return right;
    };
    if (type == "user_message"_L1) {
        const QString text = message.value(u"text"_s).toString().trimmed().left(20'000);
        if (!text.isEmpty())
            consider(text, true);
    } else if (type == "multimodal_message"_L1) {
        const QString text = message.value(u"text"_s).toObject().value(u"text"_s).toString().trimmed();
        consider(text.isEmpty() ? u"(a file)"_s : text.left(20'000), true);
    } else if (type == "user_activity"_L1) {
        if (m_patience.isActive())
            m_patience.start();
    } else if (type == "contextual_update"_L1) {
        if (!need(u"text"_s, message.value(u"text"_s).isString()))
            return;
        const QString text = message.value(u"text"_s).toString().left(20'000);
        m_brain->setContext(text, message.value(u"context_id"_s).toString().left(200));
        m_record->addContext(text);
    } else if (type == "client_tool_result"_L1) {
        if (need(u"tool_call_id"_s, message.value(u"tool_call_id"_s).isString())
            && need(u"result"_s, message.value(u"result"_s).isString())
            && need(u"is_error"_s, message.value(u"is_error"_s).isBool()))
            m_tools.answer(message.value(u"tool_call_id"_s).toString(), message.value(u"result"_s).toString(),
                           message.value(u"is_error"_s).toBool());
    } else if (type == "mcp_tool_approval_result"_L1) {
        if (need(u"is_approved"_s, message.value(u"is_approved"_s).isBool()))
            m_tools.approve(message.value(u"tool_call_id"_s).toString(),
                            message.value(u"is_approved"_s).toBool());
    } else if (type == "feedback"_L1) {
        if (need(u"event_id"_s, message.value(u"event_id"_s).isDouble()))
            m_record->addFeedback(message.value(u"event_id"_s).toInteger(),
                                  message.value(u"score"_s).toString());
    } else {
        emit refused({u"invalid_message"_s, u"The type of the message is not known."_s, 1008});
    }
}

bool AgentCall::isTalking() const
{
    return m_voice ? m_voice->isSpeaking() : m_pen.isWriting();
}

void AgentCall::voiced(int milliseconds)
{
    const Manner &manner = m_setup.profile.manner;
    if (m_turnId == 0)
        m_turnId = ++m_eventId;
    m_patience.stop();
    m_prompts = 0;
    const int needed = manner.interruptMs + (manner.interruptible ? 0 : kDeafMs)
        + (m_state.faults.agentInterruptMs >= 0 ? m_state.faults.agentInterruptMs - manner.interruptMs : 0);
    if (milliseconds < needed)
        return;
    if (m_voice->isSpeaking()) {
        interrupt();
        m_interrupted = true;
    } else if (manner.interruptible && m_thinking.isActive()) {
        m_thinking.stop(); // the turn was not over: what was said so far waits for the rest
    }
}

void AgentCall::heardPart(const QString &text)
{
    if (m_over || text.isEmpty() || (!m_partials.isEmpty() && text == m_partials.last()))
        return;
    m_partials.append(text);
    if (m_partials.size() > kKeptPartials)
        m_partials.removeFirst();
    const Manner &manner = m_setup.profile.manner;
    if (!manner.cutsIn) {
        const QString all = m_heard.isEmpty() ? text : m_heard + u' ' + text;
        m_ear->setSilence(m_brain->understands(all) ? manner.quickSilenceMs : manner.longSilenceMs);
    }
    emit sending(eventOf(u"tentative_user_transcript"_s, u"tentative_user_transcription_event"_s,
                         {{u"user_transcript"_s, text}, {u"event_id"_s, std::max<qint64>(1, m_turnId)}}));
}

void AgentCall::heardTurn(const QString &first, const QString &expected)
{
    if (m_over)
        return;
    const QString text = better(first, expected);
    const QString answered = meant(text);
    m_partials.clear();
    m_ear->setSilence(m_setup.profile.manner.longSilenceMs);
    const qint64 id = m_turnId > 0 ? m_turnId : ++m_eventId;
    // Somebody may speak again already: that is the next turn.
    m_turnId = m_ear->isVoice() ? ++m_eventId : 0;
    const bool interrupted = std::exchange(m_interrupted, false);
    if (text.isEmpty() && !interrupted) {
        rest(); // a noise
        if (!m_heard.isEmpty() && !m_thinks && !m_tools.isBusy())
            m_thinking.start(m_setup.profile.manner.thinkMs);
        return;
    }
    if (!text.isEmpty()) {
        emit sending(eventOf(u"user_transcript"_s, u"user_transcription_event"_s,
                             {{u"user_transcript"_s, text}, {u"event_id"_s, id}}));
        m_record->addUser(text, id, false);
    }
    consider(answered, false);
}

/// Of two ways to hear a turn the one that makes sense; the second only if the first makes none.
QString AgentCall::better(const QString &text, const QString &expected) const
{
    const QString before = m_heard.isEmpty() ? QString() : m_heard + u' ';
    if (expected.isEmpty() || m_brain->understands(before + text))
        return text;
    if (m_brain->understands(before + expected))
        return expected;
    return !m_brain->hasAnswer(before + text) && m_brain->hasAnswer(before + expected) ? expected : text;
}

/// The last word of a recogniser is not always its best: an earlier guess may make sense where it does not.
QString AgentCall::meant(const QString &text) const
{
    const QString before = m_heard.isEmpty() ? QString() : m_heard + u' ';
    if (text.isEmpty() || m_brain->understands(before + text))
        return text;
    for (auto guess = m_partials.crbegin(); guess != m_partials.crend(); ++guess) {
        if (guess->size() * 3 >= text.size() * 2 && m_brain->understands(before + *guess))
            return *guess;
    }
    return text;
}

void AgentCall::consider(const QString &text, bool typed)
{
    m_patience.stop();
    m_prompts = 0;
    if (typed) {
        m_record->addUser(text, ++m_eventId, true);
        if (isTalking())
            interrupt();
    }
    m_heard = m_heard.isEmpty() ? text : m_heard + u' ' + text;
    if (m_heard.isEmpty())
        m_heard = u"?"_s; // heard, but not understood
    m_heard = m_heard.left(40'000);
    if (m_tools.isBusy())
        return; // answered when they are done
    if (m_thinks) {
        m_brain->forget();
        m_thinks = false;
    }
    const int extra = std::max(0, m_state.faults.agentThinkMs);
    // Whoever cuts in does not wait for the rest either.
    if (!m_setup.profile.manner.cutsIn || !m_thinking.isActive())
        m_thinking.start(m_setup.profile.manner.thinkMs + extra);
}

void AgentCall::think()
{
    m_thinks = true;
    m_brain->answer(std::exchange(m_heard, {}));
}

void AgentCall::move(const Move &move)
{
    if (m_over)
        return;
    switch (move.kind) {
    case Move::Kind::Say:
        respond(move.text);
        break;
    case Move::Kind::Tools:
        m_record->beginTools(++m_eventId);
        m_tools.start(move.tools, m_eventId);
        break;
    case Move::Kind::Event: {
        QJsonObject message = move.event;
        message.insert(u"type"_s, move.text);
        emit sending(message);
        break;
    }
    case Move::Kind::End:
        m_hangsUp = true;
        break;
    }
}

void AgentCall::respond(const QString &text)
{
    m_patience.stop();
    m_responseId = ++m_eventId;
    m_record->addAgent(text, m_responseId);
    if (!m_voice) {
        m_pen.write(m_responseId, text);
        return;
    }
    emit sending(eventOf(u"internal_tentative_agent_response"_s, u"tentative_agent_response_internal_event"_s,
                         {{u"tentative_agent_response"_s, text}}));
    emit sending(eventOf(
        u"agent_response"_s, u"agent_response_event"_s,
        {{u"agent_response"_s, text}, {u"event_id"_s, m_responseId}, {u"response_type"_s, u"voice"_s}}));
    m_voice->say(m_responseId, text);
}

/// An answer whose end is not known when it begins to be spoken.
void AgentCall::speakPart(const QString &part, bool more)
{
    if (m_over)
        return;
    if (m_streamId == 0) {
        m_patience.stop();
        m_streamId = ++m_eventId;
        m_responseId = m_streamId;
        m_streamed.clear();
        if (!m_voice)
            m_pen.begin(m_streamId);
    }
    m_streamed += part;
    if (m_voice)
        m_voice->say(m_streamId, part, more);
    else
        m_pen.part(m_streamId, part);
    if (more)
        return;
    const qint64 id = std::exchange(m_streamId, 0);
    m_record->addAgent(m_streamed, id);
    if (!m_voice)
        m_pen.end(id, m_streamed);
    else
        tellResponse(id, m_streamed);
}

void AgentCall::tellResponse(qint64 eventId, const QString &text)
{
    emit sending(
        eventOf(u"agent_response"_s, u"agent_response_event"_s,
                {{u"agent_response"_s, text}, {u"event_id"_s, eventId}, {u"response_type"_s, u"voice"_s}}));
}

void AgentCall::sendChunk(qint64 eventId, const QByteArray &audio, const text::Alignment &alignment,
                          bool isFinal)
{
    m_record->say(audio);
    emit sending(eventOf(u"audio"_s, u"audio_event"_s,
                         {{u"audio_base_64"_s, QString::fromLatin1(audio.toBase64())},
                          {u"event_id"_s, eventId},
                          {u"alignment"_s, alignmentJson(alignment)},
                          {u"is_final"_s, isFinal}}));
}

void AgentCall::interrupt()
{
    if (!wants(u"interruption"_s))
        return;
    m_hangsUp = false;
    m_ending.stop();
    if (m_streamId != 0) { // the rest of it will not be made
        m_brain->forget();
        m_thinks = false;
        m_record->addAgent(m_streamed, std::exchange(m_streamId, 0));
    }
    QList<CutAnswer> cut;
    if (m_voice) {
        cut = m_voice->stop();
        m_record->silence();
    } else {
        m_pen.stop();
    }
    emit sending(eventOf(u"interruption"_s, u"interruption_event"_s, {{u"event_id"_s, m_responseId}}));
    for (const CutAnswer &answer : cut) {
        emit sending(eventOf(u"agent_response_correction"_s, u"agent_response_correction_event"_s,
                             {{u"original_agent_response"_s, answer.text},
                              {u"corrected_agent_response"_s, answer.heard},
                              {u"event_id"_s, answer.eventId}}));
        m_record->correct(answer);
        m_brain->correct(answer.text, answer.heard);
    }
}

void AgentCall::toolsDone(const QList<ToolOutcome> &outcomes)
{
    if (m_over)
        return;
    m_thinks = true;
    m_brain->answerTools(outcomes);
}

void AgentCall::settle()
{
    m_thinks = false;
    if (m_over || m_tools.isBusy())
        return;
    emit sending(eventOf(u"context_usage"_s, u"context_usage_event"_s,
                         {{u"event_id"_s, m_responseId},
                          {u"model"_s, m_setup.llm},
                          {u"context_tokens"_s, m_brain->contextTokens()},
                          {u"context_limit_tokens"_s, 1'000'000}}));
    if (!m_heard.isEmpty())
        m_thinking.start(m_setup.profile.manner.thinkMs); // said while the tools ran
    rest();
    endWhenSaid();
}

/// Waits for the caller.
void AgentCall::rest()
{
    const int after = m_state.faults.agentPromptMs >= 0 ? m_state.faults.agentPromptMs
                                                        : m_setup.profile.manner.promptSeconds * 1000;
    if (m_over || !m_voice || after <= 0 || m_hangsUp || m_thinking.isActive() || m_thinks
        || m_tools.isBusy())
        return;
    m_patience.start(std::chrono::milliseconds(m_voice->playsFor() + after));
}

void AgentCall::endWhenSaid()
{
    if (!m_hangsUp || m_over || m_tools.isBusy() || m_thinks)
        return;
    if (m_voice && m_voice->isSpeaking()) {
        m_ending.start(std::max<qint64>(20, m_voice->playsFor()));
        return;
    }
    if (m_pen.isWriting())
        return;
    emit ended();
}

void AgentCall::setPaused(bool paused)
{
    if (m_voice)
        m_voice->setPaused(paused);
}

void AgentCall::close(const QString &reason, bool failed)
{
    if (std::exchange(m_over, true))
        return;
    for (QTimer *timer : {&m_thinking, &m_patience, &m_ending})
        timer->stop();
    m_pen.stop();
    m_brain->forget();
    m_tools.stop();
    if (m_voice)
        (void)m_voice->stop();
    m_record->close(reason, failed);
}

} // namespace studio::sandbox
