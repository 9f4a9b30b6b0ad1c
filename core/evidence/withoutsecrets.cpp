// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/withoutsecrets.h"

#include "core/base/redact.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

/// Nothing of the service's nests deeper.
constexpr int kDeepest = 64;

bool holdsSecret(const QString &name)
{
    static const QRegularExpression names(
        u"^(?:secret__.*|signed_?url|(?:xi[-_]?)?(?:x-)?api[-_]?key|authorization|proxy-authorization|cookie|"
        "set-cookie|(?:access|refresh|auth|bearer|id|single_use|conversation)_?token|token|password|"
        "(?:client_?)?secret|(?:conversation_)?signature)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return names.match(name).hasMatch();
}

QJsonValue cleaned(const QJsonValue &value, int depth)
{
    if (value.isString())
        return withoutSecrets(value.toString());
    if (depth > kDeepest)
        return value.isArray() || value.isObject() ? QJsonValue() : value;
    if (value.isArray()) {
        QJsonArray array;
        const QJsonArray before = value.toArray();
        for (const QJsonValue &one : before)
            array.append(cleaned(one, depth + 1));
        return array;
    }
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject before = value.toObject();
        for (auto it = before.begin(); it != before.end(); ++it) {
            const bool secret = holdsSecret(it.key()) && !it->isNull() && !it->isBool();
            object.insert(withoutSecrets(it.key()),
                          secret ? QJsonValue(u"[redacted]"_s) : cleaned(*it, depth + 1));
        }
        return object;
    }
    return value;
}

} // namespace

QString withoutSecrets(const QString &text)
{
    if (text.size() < 8)
        return text;
    static const QRegularExpression query(
        u"([?&](?:conversation_signature|signature|token|api_key|key|sig|x-amz-[a-z-]+)=)[^&\\s\"'<>]+"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString clean = redacted(text);
    return clean.replace(query, u"\\1[redacted]"_s);
}

QJsonValue withoutSecrets(const QJsonValue &value)
{
    return cleaned(value, 0);
}

agent::LogEntry withoutSecrets(const agent::LogEntry &entry)
{
    agent::LogEntry clean = entry;
    clean.data = cleaned(entry.data, 0).toObject();
    return clean;
}

} // namespace studio::evidence
