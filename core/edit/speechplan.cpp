// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/speechplan.h"

#include "core/queue/requestkey.h"
#include "core/store/take.h"
#include "core/text/segmenter.h"
#include "core/text/tags.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;

namespace studio::edit {

namespace {

constexpr qsizetype kContext = 400;

} // namespace

bool SpeechPlan::isPlain() const
{
    return parts.size() == 1 && parts.front().silenceBefore <= 0 && silenceAfter <= 0;
}

SpeechPlan planSpeech(const speech::SpeechInputs &whole, const QList<Stretch> &stretches,
                      double silenceBefore, const PlanLimits &limits)
{
    const qsizetype most = limits.charactersAtOnce > 0 ? qsizetype(limits.charactersAtOnce)
                                                       : std::numeric_limits<qsizetype>::max();
    SpeechPlan plan;
    plan.whole = whole;
    double silence = silenceBefore;
    for (const Stretch &stretch : stretches) {
        const QList<text::TextSpan> spans = text::billedCharacters(stretch.text) <= most
            ? QList<text::TextSpan>{{0, stretch.text.size()}}
            : text::chunkSpans(stretch.text, most);
        qsizetype end = 0;
        for (const text::TextSpan &span : spans) {
            PlannedPart part;
            part.inputs = whole;
            part.inputs.request.text = span.of(stretch.text).toString();
            part.silenceBefore = std::exchange(silence, 0);
            if (!plan.parts.empty())
                part.textBefore = span.start > end ? stretch.text.mid(end, span.start - end)
                    : end == 0                     ? u" "_s
                                                   : QString();
            end = span.end();
            plan.parts.push_back(part);
        }
        silence = stretch.silenceAfter;
    }
    plan.silenceAfter = silence;
    if (plan.isPlain())
        return plan;
    QString before;
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
        api::SpeechRequest &request = plan.parts[i].inputs.request;
        plan.parts[i].inputs.document = store::kPartsDocument;
        plan.parts[i].inputs.script.clear();
        if (i > 0)
            request.previousText = limits.takesContext ? contextBefore(before) : QString();
        before += plan.parts[i].textBefore + request.text;
        if (before.size() > 4 * kContext)
            before = before.right(2 * kContext);
        if (i + 1 < plan.parts.size())
            request.nextText =
                limits.takesContext ? contextAfter(plan.parts[i + 1].inputs.request.text) : QString();
    }
    return plan;
}

SpeechPlan planSpeech(const speech::SpeechInputs &whole, const text::CompiledScript &script,
                      const PlanLimits &limits)
{
    QList<Stretch> stretches;
    for (const text::ScriptPart &part : script.parts)
        stretches.append({part.text, part.silenceAfter});
    return planSpeech(whole, stretches, script.silenceBefore, limits);
}

QByteArray keyOf(const SpeechPlan &plan)
{
    if (plan.isPlain())
        return speech::requestKeyOf(plan.parts.front().inputs);
    QJsonArray parts;
    for (const PlannedPart &part : plan.parts)
        parts.append(QJsonObject{{u"request"_s, speech::soundInputs(part.inputs)},
                                 {u"silence"_s, part.silenceBefore}});
    const QJsonObject all{{u"joined"_s, parts}, {u"silence"_s, plan.silenceAfter}};
    return QCryptographicHash::hash(queue::canonicalJson(all), QCryptographicHash::Sha256);
}

qint64 estimatedCredits(const SpeechPlan &plan)
{
    qint64 credits = 0;
    for (const PlannedPart &part : plan.parts)
        credits += speech::estimatedCredits(part.inputs);
    return credits;
}

qint64 billedCharactersOf(const SpeechPlan &plan)
{
    qint64 characters = 0;
    for (const PlannedPart &part : plan.parts)
        characters += speech::billedCharactersOf(part.inputs);
    return characters;
}

double estimatedSeconds(const SpeechPlan &plan)
{
    double seconds = plan.silenceAfter;
    for (const PlannedPart &part : plan.parts)
        seconds += part.silenceBefore + speech::estimatedSeconds(part.inputs);
    return seconds;
}

QString contextBefore(QStringView text)
{
    if (text.size() <= kContext)
        return text.trimmed().toString();
    const QStringView end = text.last(kContext);
    const qsizetype space = end.indexOf(u' ');
    return end.sliced(space + 1).trimmed().toString();
}

QString contextAfter(QStringView text)
{
    if (text.size() <= kContext)
        return text.trimmed().toString();
    const QStringView start = text.first(kContext);
    const qsizetype space = start.lastIndexOf(u' ');
    return (space > 0 ? start.first(space) : start).trimmed().toString();
}

} // namespace studio::edit
