// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/routes/alignmentroutes.h"

#include "core/audio/decodefile.h"
#include "core/audio/heardspans.h"
#include "core/sandbox/routes/access.h"
#include "core/text/roughalignment.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryFile>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

struct Times {
    text::Alignment alignment;
    double seconds = 0;
};

Times timesOf(const QByteArray &sound, const QString &text)
{
    QTemporaryFile file;
    if (!file.open() || file.write(sound) != sound.size() || !file.flush())
        return {};
    const auto track = audio::decodeFile(file.fileName());
    if (!track)
        return {};
    std::vector<text::HeardSpan> heard;
    for (const auto &[from, to] : audio::heardSpans(**track))
        heard.push_back({from, to});
    return {text::roughAlignment(text, heard), (*track)->seconds()};
}

QJsonObject timed(const QString &text, double start, double end)
{
    return {{u"text"_s, text}, {u"start"_s, start}, {u"end"_s, end}};
}

QJsonObject answerOf(const text::Alignment &alignment)
{
    QJsonArray characters;
    for (const text::CharTiming &character : alignment.characters)
        characters.append(timed(character.text, character.startSeconds, character.endSeconds));
    QJsonArray words;
    for (const text::WordTiming &word : text::wordsOf(alignment)) {
        QJsonObject entry = timed(word.text, word.startSeconds, word.endSeconds);
        entry.insert(u"loss"_s, 0.1);
        words.append(entry);
    }
    return {{u"characters"_s, characters}, {u"words"_s, words}, {u"loss"_s, 0.1}};
}

} // namespace

QHash<QByteArray, QByteArray> formFields(const HttpRequest &request)
{
    const QByteArray type = request.header("content-type");
    const qsizetype mark = type.indexOf("boundary=");
    if (!type.startsWith("multipart/form-data") || mark < 0)
        return {};
    QByteArray boundary = type.mid(mark + 9);
    if (boundary.startsWith('"') && boundary.endsWith('"'))
        boundary = boundary.sliced(1).chopped(1);
    const QByteArray line = "\r\n--" + boundary;
    QHash<QByteArray, QByteArray> fields;
    const QByteArray body = "\r\n" + request.body;
    for (qsizetype at = body.indexOf(line); at >= 0;) {
        const qsizetype begin = at + line.size();
        const qsizetype end = body.indexOf(line, begin);
        const qsizetype split = body.indexOf("\r\n\r\n", begin);
        if (end < 0 || split < 0 || split > end)
            break;
        const QByteArray head = body.mid(begin, split - begin);
        const qsizetype name = head.indexOf("name=\"");
        const qsizetype close = head.indexOf('"', name + 6);
        if (name >= 0 && close > name)
            fields.insert(head.mid(name + 6, close - name - 6), body.mid(split + 4, end - split - 4));
        at = end;
    }
    return fields;
}

AlignmentRoutes::AlignmentRoutes(ServiceState &state, Router &router, QObject *parent)
    : QObject(parent), m_state(state)
{
    router.add("POST", "/v1/forced-alignment", [this](const Call &call) { align(call); });
}

void AlignmentRoutes::align(const Call &call)
{
    const QHash<QByteArray, QByteArray> fields = formFields(call.request());
    Validation validation;
    for (const char *name : {"file", "text"}) {
        if (!fields.contains(name))
            validation.add(u"missing"_s, {u"body"_s, QString::fromLatin1(name)}, u"Field required"_s);
    }
    if (!validation.isClean()) {
        call.invalid(validation);
        return;
    }
    if (!admit(call, m_state))
        return;
    m_state.engine.run(
        [sound = fields.value("file"), text = QString::fromUtf8(fields.value("text"))] {
            const Times times = timesOf(sound, text);
            if (times.alignment.isEmpty())
                return QByteArray();
            return QByteArray::number(times.seconds) + '\n'
                + QJsonDocument(answerOf(times.alignment)).toJson(QJsonDocument::Compact);
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
