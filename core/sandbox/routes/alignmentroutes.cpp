// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/alignmentroutes.h"

#include "core/sandbox/engines/forcedalignment.h"
#include "core/sandbox/routes/access.h"
#include "core/sandbox/routes/uploadedsound.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

QJsonObject timed(const QString &text, double start, double end)
{
    return {{u"text"_s, text}, {u"start"_s, start}, {u"end"_s, end}};
}

QJsonObject answerOf(const ForcedAlignment &aligned)
{
    const text::Alignment &alignment = aligned.alignment;
    QJsonArray characters;
    for (const text::CharTiming &character : alignment.characters)
        characters.append(timed(character.text, character.startSeconds, character.endSeconds));
    QJsonArray words;
    double total = 0;
    const std::vector<text::WordTiming> list = text::wordsOf(alignment);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const double loss = i < aligned.losses.size() ? aligned.losses[i] : 1.0;
        QJsonObject entry = timed(list[i].text, list[i].startSeconds, list[i].endSeconds);
        entry.insert(u"loss"_s, loss);
        words.append(entry);
        total += loss;
    }
    return {{u"characters"_s, characters},
            {u"words"_s, words},
            {u"loss"_s, total / double(std::max<std::size_t>(1, list.size()))}};
}

} // namespace

AlignmentRoutes::AlignmentRoutes(ServiceState &state, Router &router, QObject *parent)
    : QObject(parent), m_state(state)
{
    router.add("POST", "/v1/forced-alignment", [this](const Call &call) { align(call); });
}

void AlignmentRoutes::align(const Call &call)
{
    const auto form = formOf(call);
    if (!form)
        return;
    Validation validation;
    const FormPart sound = soundPart(*form, u"file"_s, validation);
    FieldReader fields(formFields(*form), {u"body"_s}, validation);
    const QString text = fields.string(u"text"_s, true).value_or(QString());
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    constexpr qsizetype longest = 675'000;
    if (text.size() > longest) {
        call.error(errors::textTooLong(text.size(), longest));
        return;
    }
    m_state.listeningEngine.run(
        [sound, text, pool = m_state.recognisers, stop = m_state.stopping] {
            const auto track = trackOf({.part = sound, .rateHz = recognition::kRateHz}, stop);
            if (!track)
                return QByteArray();
            const ForcedAlignment aligned = forcedAlignment(text, *track, pool, stop);
            if (aligned.alignment.isEmpty())
                return QByteArray();
            return QByteArray::number(track->seconds()) + '\n'
                + QJsonDocument(answerOf(aligned)).toJson(QJsonDocument::Compact);
        },
        this, [this, call](const QByteArray &made) { answer(call, made); });
}

/// `made`: the length in seconds, a line break, the answer; empty when there was no speech.
void AlignmentRoutes::answer(const Call &call, const QByteArray &made)
{
    if (!call.exchange)
        return;
    if (made.isEmpty()) {
        Validation unfit;
        unfit.add(u"value_error"_s, {u"body"_s, u"file"_s}, u"No speech was found in the audio."_s);
        call.invalid(unfit);
        return;
    }
    const qsizetype line = made.indexOf('\n');
    const auto cost = qint64(std::ceil(made.left(line).toDouble() / 2));
    Account &account = m_state.account;
    if (m_state.faults.outOfQuota || cost > account.remaining()) {
        const qint64 left = m_state.faults.outOfQuota ? 0 : account.remaining();
        call.error(errors::outOfCredits(account.limit(), left, cost));
        return;
    }
    account.charge({QDateTime::currentMSecsSinceEpoch(), 0, cost, {}, u"forced_alignment"_s});
    call.exchange->setProperty("credits", cost);
    call.exchange->respond(
        200, {{"content-type", "application/json"}, {"character-cost", QByteArray::number(cost)}},
        made.mid(line + 1));
}

} // namespace studio::sandbox
