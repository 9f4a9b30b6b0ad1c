// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/tooldesk.h"

#include "core/agent/agentsession.h"
#include "core/agent/words.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::agent {

namespace {

constexpr qsizetype kLongestBody = 256 * 1024;
constexpr qsizetype kMostRecorded = 2000;
constexpr std::chrono::milliseconds kLongestDelay = std::chrono::minutes(10);

QString plain(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return {};
}

QJsonValue inside(const QJsonObject &arguments, const QString &path)
{
    if (arguments.contains(path))
        return arguments.value(path);
    QJsonValue value = arguments;
    const QStringList names = path.split(u'.');
    for (const QString &name : names) {
        bool isIndex = false;
        const int index = name.toInt(&isIndex);
        value = value.isArray() && isIndex ? value.toArray().at(index) : value.toObject().value(name);
    }
    return value;
}

} // namespace

QString wayName(ToolRule::Way way)
{
    switch (way) {
    case ToolRule::Way::Stub:
        return u"stub"_s;
    case ToolRule::Way::Template:
        return u"template"_s;
    case ToolRule::Way::Json:
        return u"json"_s;
    case ToolRule::Way::Ask:
        return u"ask"_s;
    case ToolRule::Way::Replay:
        return u"replay"_s;
    case ToolRule::Way::Silence:
        break;
    }
    return u"silence"_s;
}

QJsonObject toJson(const ToolRule &rule)
{
    QJsonObject json{{u"tool"_s, rule.tool}, {u"way"_s, wayName(rule.way)}};
    if (!rule.body.isEmpty())
        json.insert(u"body"_s, rule.body);
    if (rule.delay.count() > 0)
        json.insert(u"delay_ms"_s, static_cast<qint64>(rule.delay.count()));
    if (rule.asError)
        json.insert(u"error"_s, true);
    return json;
}

Result<ToolRule> toolRuleFromJson(const QJsonObject &json)
{
    ToolRule rule;
    rule.tool = json.value("tool"_L1).toString();
    const QString way = json.value("way"_L1).toString(u"stub"_s);
    const QJsonValue body = json.value("body"_L1);
    rule.body = plain(body).left(kLongestBody);
    rule.delay = std::clamp(std::chrono::milliseconds(static_cast<qint64>(
                                std::clamp(json.value("delay_ms"_L1).toDouble(), 0.0, 1e9))),
                            std::chrono::milliseconds(0), kLongestDelay);
    rule.asError = json.value("error"_L1).toBool();
    for (const auto one : {ToolRule::Way::Stub, ToolRule::Way::Template, ToolRule::Way::Json,
                           ToolRule::Way::Ask, ToolRule::Way::Replay, ToolRule::Way::Silence}) {
        if (way == wayName(one)) {
            rule.way = one;
            if (!rule.tool.isEmpty())
                return rule;
        }
    }
    return fail(ErrorKind::Validation,
                rule.tool.isEmpty() ? tr("A tool's answer does not say which tool it is for.")
                                    : tr("The answer of the tool “%1” is of an unknown kind.").arg(rule.tool),
                way.left(60));
}

QString problemOf(const ToolRule &rule)
{
    if (rule.way != ToolRule::Way::Json)
        return {};
    QJsonParseError error;
    // A document of Qt's is an array or an object; an answer may be a single value as well.
    const QByteArray bytes = rule.body.toUtf8();
    const QJsonDocument read = QJsonDocument::fromJson('[' + bytes + ']', &error);
    if (error.error == QJsonParseError::NoError && read.array().size() == 1)
        return {};
    QJsonDocument::fromJson(bytes, &error);
    // The parser looks on over white space before it complains.
    qsizetype end = std::clamp<qsizetype>(error.offset, 0, bytes.size());
    while (end > 0 && QChar::fromLatin1(bytes.at(end - 1)).isSpace())
        --end;
    const QByteArray before = bytes.left(end);
    const auto line = before.count('\n') + 1;
    const auto column = before.size() - before.lastIndexOf('\n');
    return tr("Line %1, column %2: %3").arg(line).arg(column).arg(error.errorString());
}

QString filled(const QString &body, const ToolCall &call)
{
    static const QRegularExpression place(u"\\{\\{\\s*([A-Za-z0-9_.-]{1,100})\\s*\\}\\}"_s);
    QString made;
    qsizetype from = 0;
    auto found = place.globalMatch(body);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        made += QStringView(body).mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const QString name = match.captured(1);
        const QJsonValue value = inside(call.arguments, name);
        if (!value.isUndefined())
            made += plain(value);
        else if (name == "call_id"_L1)
            made += call.callId;
        else if (name == "tool"_L1)
            made += call.name;
    }
    made += QStringView(body).mid(from);
    return made.left(kLongestBody);
}

QJsonArray toJson(const QList<RecordedAnswer> &answers)
{
    QJsonArray json;
    for (const RecordedAnswer &one : answers)
        json.append(QJsonObject{{u"tool"_s, one.tool},
                                {u"arguments"_s, one.arguments},
                                {u"result"_s, one.result},
                                {u"error"_s, one.isError}});
    return json;
}

QList<RecordedAnswer> recordedAnswersFromJson(const QJsonArray &json)
{
    QList<RecordedAnswer> answers;
    for (const QJsonValue &value : json) {
        const QJsonObject one = value.toObject();
        RecordedAnswer answer{.tool = one.value("tool"_L1).toString(),
                              .arguments = one.value("arguments"_L1).toObject(),
                              .result = plain(one.value("result"_L1)).left(kLongestBody),
                              .isError = one.value("error"_L1).toBool()};
        if (!answer.tool.isEmpty() && answers.size() < kMostRecorded)
            answers.append(answer);
    }
    return answers;
}

ToolDesk::ToolDesk(QObject *parent) : QObject(parent) { }

void ToolDesk::setRules(const QList<ToolRule> &rules)
{
    if (m_rules == rules)
        return;
    m_rules = rules;
    emit rulesChanged();
}

ToolRule ToolDesk::ruleFor(const QString &tool) const
{
    const ToolRule *others = nullptr;
    for (const ToolRule &rule : m_rules) {
        if (rule.tool == tool)
            return rule;
        if (rule.tool == "*"_L1 && !others)
            others = &rule;
    }
    ToolRule rule = others ? *others : ToolRule{.way = ToolRule::Way::Ask};
    rule.tool = tool;
    return rule;
}

void ToolDesk::setRecorded(const QList<RecordedAnswer> &answers)
{
    m_recorded = answers.mid(0, kMostRecorded);
    emit recordedChanged();
}

const RecordedAnswer *ToolDesk::recordedFor(const ToolCall &call) const
{
    const RecordedAnswer *sameTool = nullptr;
    for (auto it = m_recorded.crbegin(); it != m_recorded.crend(); ++it) {
        if (it->tool != call.name)
            continue;
        if (it->arguments == call.arguments)
            return &*it;
        if (!sameTool)
            sameTool = &*it;
    }
    return sameTool;
}

void ToolDesk::serve(AgentSession &session)
{
    if (m_session)
        QObject::disconnect(m_session, nullptr, this, nullptr);
    dropAll();
    m_session = &session;
    connect(&session, &AgentSession::toolCalled, this, &ToolDesk::take);
    connect(&session, &AgentSession::ended, this, &ToolDesk::dropAll);
    // Calls of a connection that is lost are nobody's any more.
    connect(&session, &AgentSession::stateChanged, this, [this, it = &session] {
        if (it->state() == AgentSession::State::Reconnecting)
            dropAll();
    });
}

void ToolDesk::take(const ToolCall &call)
{
    if (!call.expectsAnswer || m_waiting.contains(call.callId))
        return;
    const ToolRule rule = ruleFor(call.name);
    const RecordedAnswer *recorded = rule.way == ToolRule::Way::Replay ? recordedFor(call) : nullptr;
    // What is half typed is no answer.
    const bool isUnfit = !problemOf(rule).isEmpty();
    if (rule.way == ToolRule::Way::Ask || isUnfit || (rule.way == ToolRule::Way::Replay && !recorded)) {
        m_waiting.insert(call.callId, {.call = call, .asks = true, .timer = nullptr});
        emit askingChanged();
        return;
    }
    QString result = rule.way == ToolRule::Way::Template ? filled(rule.body, call) : rule.body;
    bool isError = rule.asError;
    if (recorded) {
        result = recorded->result;
        isError = recorded->isError;
    }
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    m_waiting.insert(call.callId, {.call = call, .asks = false, .timer = timer});
    if (rule.way == ToolRule::Way::Silence)
        return;
    const QString by = rule.asError ? u"error"_s : wayName(rule.way);
    connect(timer, &QTimer::timeout, this,
            [this, call, result, isError, by] { give(call, result, isError, by); });
    timer->start(rule.delay);
}

void ToolDesk::give(const ToolCall &call, const QString &result, bool isError, const QString &by)
{
    const Waiting waiting = m_waiting.take(call.callId);
    if (waiting.timer)
        waiting.timer->deleteLater();
    if (waiting.asks)
        emit askingChanged();
    if (m_recording && by != "replay"_L1) {
        if (m_recorded.size() >= kMostRecorded)
            m_recorded.removeFirst();
        m_recorded.append(
            {.tool = call.name, .arguments = call.arguments, .result = result, .isError = isError});
        emit recordedChanged();
    }
    if (m_session)
        m_session->answerTool(call.callId, result, isError, by);
    emit answered({.callId = call.callId, .result = result, .isError = isError, .by = by});
}

bool ToolDesk::answer(const QString &callId, const QString &result, bool isError)
{
    const auto waiting = m_waiting.constFind(callId);
    if (waiting == m_waiting.cend())
        return false;
    const ToolCall call = waiting->call;
    give(call, result.left(kLongestBody), isError, u"ask"_s);
    return true;
}

QList<ToolCall> ToolDesk::asking() const
{
    QList<ToolCall> calls;
    for (const Waiting &one : m_waiting) {
        if (one.asks)
            calls.append(one.call);
    }
    std::sort(calls.begin(), calls.end(),
              [](const ToolCall &a, const ToolCall &b) { return a.atUs < b.atUs; });
    return calls;
}

void ToolDesk::dropAll()
{
    const bool asked = !asking().isEmpty();
    for (const Waiting &one : std::as_const(m_waiting)) {
        if (one.timer)
            one.timer->deleteLater();
    }
    m_waiting.clear();
    if (asked)
        emit askingChanged();
}

} // namespace studio::agent
