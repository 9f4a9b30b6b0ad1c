// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/agents/dialogue.h"

#include "core/sandbox/agents/phrases.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kMostKnown = 200;
constexpr qsizetype kMostContexts = 50;

double pointsFor(const QString &hint, const QStringList &words, const QStringList &filled)
{
    const qsizetype colon = hint.lastIndexOf(u':');
    const double worth = colon > 0 ? hint.mid(colon + 1).toDouble() : 1;
    const QString what = colon > 0 ? hint.left(colon) : hint;
    const bool there = what.startsWith(u'#') ? filled.contains(what.mid(1)) : says(words, what);
    return there ? worth : 0;
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? u"yes"_s : QString();
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 12);
    return {};
}

} // namespace

Dialogue::Dialogue(const Script &script, QHash<QString, QString> variables)
    : m_script(script), m_variables(std::move(variables))
{
}

bool Dialogue::holds(const QString &when) const
{
    if (when.isEmpty())
        return true;
    const QStringList all = when.split(u" & "_s);
    return std::all_of(all.begin(), all.end(), [this](const QString &one) {
        if (const qsizetype at = one.indexOf(u"!="_s); at > 0)
            return m_variables.value(one.left(at)) != one.mid(at + 2);
        if (const qsizetype at = one.indexOf(u'='); at > 0)
            return m_variables.value(one.left(at)) == one.mid(at + 1);
        if (one.startsWith(u'!'))
            return m_variables.value(one.mid(1)).isEmpty();
        return !m_variables.value(one).isEmpty();
    });
}

QString Dialogue::fill(const QString &text) const
{
    static const QRegularExpression hole(u"\\{\\{\\s*([^}|]+?)\\s*(?:\\|([^}]*))?\\}\\}"_s);
    QString filled;
    qsizetype at = 0;
    auto holes = hole.globalMatch(text);
    while (holes.hasNext()) {
        const auto match = holes.next();
        const QString value = m_variables.value(match.captured(1));
        filled += text.mid(at, match.capturedStart() - at);
        filled += value.isEmpty() ? match.captured(2) : value;
        at = match.capturedEnd();
    }
    return filled + text.mid(at);
}

QJsonObject Dialogue::fill(const QJsonObject &object) const
{
    QJsonObject filled;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it->isString())
            filled.insert(it.key(), fill(it->toString()));
        else if (it->isObject())
            filled.insert(it.key(), fill(it->toObject()));
        else
            filled.insert(it.key(), *it);
    }
    return filled;
}

QStringList Dialogue::takeSlots(const QString &heard, const QStringList &words)
{
    static const QRegularExpression email(u"[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"_s);
    QStringList filled;
    for (const Slot &slot : m_script.fields) {
        QString value;
        switch (slot.kind) {
        case Slot::Kind::Number:
            value = digitsIn(words, slot.digits, slot.digits);
            if (!value.isEmpty() && value.size() != slot.digits)
                value.clear();
            else if (value.isEmpty() && !digitsIn(words, 3, slot.digits).isEmpty())
                filled.append(slot.name + u"?"_s); // a number, but not one of these
            break;
        case Slot::Kind::Email:
            value = email.match(heard).captured();
            break;
        case Slot::Kind::Day:
            value = dayIn(words);
            break;
        case Slot::Kind::Time:
            value = timeIn(words);
            break;
        case Slot::Kind::People:
            if (const int people = peopleIn(words))
                value = QString::number(people);
            break;
        case Slot::Kind::Name:
            value = nameIn(heard, !slot.topic.isEmpty() && m_variables.value(u"topic"_s) == slot.topic);
            break;
        }
        if (value.isEmpty())
            continue;
        filled.append(slot.name);
        m_variables.insert(slot.name, value);
    }
    return filled;
}

const Intent *Dialogue::intentFor(const QStringList &words, const QStringList &filled) const
{
    const Intent *best = nullptr;
    double most = 0;
    const QString topic = m_variables.value(u"topic"_s);
    for (const Intent &intent : m_script.intents) {
        if (!intent.topics.isEmpty() && !intent.topics.contains(topic))
            continue;
        double points = 0;
        for (const QString &hint : intent.hints)
            points += pointsFor(hint, words, filled);
        if (points >= intent.least && points > most) {
            most = points;
            best = &intent;
        }
    }
    return best;
}

QList<Move> Dialogue::answer(const QString &heard)
{
    forget();
    const QStringList words = spokenWords(heard);
    const QStringList filled = takeSlots(heard, words);
    if (says(words, u"say that again|repeat that|repeat please|pardon|come again|say again"_s)
        && !m_lastSaid.isEmpty() && words.size() < 8)
        return {{Move::Kind::Say, m_lastSaid, {}, {}}};
    const Intent *intent = intentFor(words, filled);
    if (intent) {
        m_misses = 0;
        m_rest = intent->acts;
        m_variables.insert(u"intent"_s, intent->name);
    } else {
        ++m_misses;
        m_variables.insert(u"misses"_s, m_misses > 1 ? u"many"_s : QString());
        m_rest = m_script.fallback;
    }
    return run();
}

QList<Move> Dialogue::answerTools(const QList<ToolOutcome> &outcomes)
{
    bool ok = true;
    m_variables.removeIf([](const auto &entry) { return entry.key().startsWith(u"result."_s); });
    for (const ToolOutcome &outcome : outcomes) {
        ok = ok && !outcome.isError;
        m_variables.insert(u"result.text"_s, outcome.result.left(2000));
        const QJsonObject json = QJsonDocument::fromJson(outcome.result.toUtf8()).object();
        int taken = 0;
        for (auto it = json.begin(); it != json.end() && taken < 50; ++it, ++taken)
            m_variables.insert(u"result."_s + it.key(), textOf(*it).left(500));
    }
    m_variables.insert(u"ok"_s, ok ? u"yes"_s : QString());
    return run();
}

QList<Move> Dialogue::prompt()
{
    forget();
    m_rest = m_script.prompt;
    return run();
}

void Dialogue::forget()
{
    m_rest.clear();
}

QList<Move> Dialogue::run()
{
    QList<Move> moves;
    while (!m_rest.isEmpty()) {
        const Act act = m_rest.takeFirst();
        if (!holds(act.when))
            continue;
        if (act.last)
            m_rest.clear();
        switch (act.kind) {
        case Act::Kind::Say:
            m_lastSaid = fill(act.text);
            moves.append({Move::Kind::Say, m_lastSaid, {}, {}});
            break;
        case Act::Kind::Tools: {
            Move move{Move::Kind::Tools, {}, {}, {}};
            for (const ToolOrder &tool : act.tools)
                move.tools.append({tool.name, fill(tool.arguments)});
            moves.append(move);
            return moves; // the rest waits for the outcome
        }
        case Act::Kind::Event:
            moves.append({Move::Kind::Event, act.text, {}, fill(act.event)});
            break;
        case Act::Kind::End:
            moves.append({Move::Kind::End, {}, {}, {}});
            break;
        case Act::Kind::Set:
            m_variables.insert(act.text, fill(act.event.value(u"value"_s).toString()));
            break;
        }
    }
    return moves;
}

void Dialogue::setContext(const QString &text, const QString &contextId)
{
    static const QRegularExpression pair(u"([\\p{L}][\\p{L}\\d _-]{0,60})\\s*[:=]\\s*([^.;,\\n]{1,200})"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    if (!contextId.isEmpty()) {
        const auto old = std::find_if(m_contexts.begin(), m_contexts.end(),
                                      [&](const Context &context) { return context.id == contextId; });
        if (old != m_contexts.end()) {
            for (const QString &name : std::as_const(old->names))
                m_variables.remove(name);
            m_contexts.erase(old);
        }
    }
    Context context{contextId, {}};
    auto pairs = pair.globalMatch(text.left(4000));
    while (pairs.hasNext() && m_variables.size() < kMostKnown) {
        const auto match = pairs.next();
        const QString name = match.captured(1).trimmed().toLower();
        const QString value = match.captured(2).trimmed().toLower();
        for (const QString &known : {name, name.section(u' ', -1)}) {
            m_variables.insert(known, value);
            context.names.append(known);
        }
    }
    m_contexts.append(context);
    if (m_contexts.size() > kMostContexts)
        m_contexts.removeFirst();
}

bool Dialogue::understands(const QString &heard) const
{
    Dialogue trial(*this);
    const QStringList words = spokenWords(heard);
    const Intent *intent = trial.intentFor(words, trial.takeSlots(heard, words));
    if (!intent)
        return false;
    trial.m_rest = intent->acts;
    // A question back means that something was missing: more may come.
    for (const Act &act : std::as_const(trial.m_rest)) {
        if (act.kind == Act::Kind::Tools && trial.holds(act.when))
            break; // what follows depends on its outcome
        if (act.last && act.kind == Act::Kind::Say && trial.holds(act.when))
            return false;
    }
    return true;
}

bool Dialogue::hasAnswer(const QString &heard) const
{
    Dialogue trial(*this);
    const QStringList words = spokenWords(heard);
    return trial.intentFor(words, trial.takeSlots(heard, words)) != nullptr;
}

namespace lines {

Act say(const QString &text, const QString &when)
{
    return {Act::Kind::Say, text, when, {}, {}, false};
}

Act ask(const QString &text, const QString &when)
{
    return {Act::Kind::Say, text, when, {}, {}, true};
}

Act call(const QList<ToolOrder> &tools, const QString &when)
{
    return {Act::Kind::Tools, {}, when, tools, {}, false};
}

Act tell(const QString &type, const QJsonObject &event, const QString &when)
{
    return {Act::Kind::Event, type, when, {}, event, false};
}

Act set(const QString &name, const QString &value, const QString &when)
{
    return {Act::Kind::Set, name, when, {}, {{u"value"_s, value}}, false};
}

Act hangUp(const QString &when)
{
    return {Act::Kind::End, {}, when, {}, {}, true};
}

} // namespace lines

} // namespace studio::sandbox
