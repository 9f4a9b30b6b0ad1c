// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/alignmentapi.h"

#include "core/api/call.h"
#include "core/net/formbody.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::api {

namespace {

constexpr qsizetype kMostCharacters = 700'000;

} // namespace

AlignmentApi::AlignmentApi(net::Transport &transport, Dialect dialect)
    : m_transport(transport), m_dialect(std::move(dialect))
{
}

JobOf<ForcedAlignment> *AlignmentApi::align(const QByteArray &audio, const QByteArray &mimeType,
                                            const QString &text)
{
    net::FormBody form;
    form.addBytes("file", audio, u"take"_s, mimeType);
    form.addField("text", text);
    net::Request request = m_dialect.request("POST", u"/v1/forced-alignment"_s);
    form.applyTo(request);
    request.requestClass = net::RequestClass::Paid;
    request.lane = net::Lane::Transfer;
    return call<ForcedAlignment>(m_transport, request,
                                 [](const net::Response &answer) -> Result<ForcedAlignment> {
                                     const auto body = json::object(answer.body);
                                     if (!body)
                                         return fail(body.error());
                                     ForcedAlignment made = forcedAlignmentFromJson(*body);
                                     if (made.alignment.isEmpty())
                                         return fail(json::unexpected(answer.body, u"no characters"_s));
                                     made.receipt = receiptFrom(answer.headers);
                                     return made;
                                 });
}

ForcedAlignment forcedAlignmentFromJson(const QJsonObject &from)
{
    ForcedAlignment made;
    const QJsonArray characters = from.value(u"characters").toArray();
    double clock = 0;
    for (const QJsonValue &value : characters) {
        const QJsonObject character = value.toObject();
        const QString text = json::string(character, u"text");
        if (text.isEmpty() || qsizetype(made.alignment.characters.size()) >= kMostCharacters)
            continue;
        const double start = std::max(clock, json::number(character, u"start", clock));
        const double end = std::max(start, json::number(character, u"end", start));
        clock = start;
        made.alignment.characters.push_back({text, start, end});
    }
    made.loss = json::number(from, u"loss", 0.0);
    return made;
}

} // namespace studio::api
