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

QByteArray withoutKeyShapes(const QByteArray &text)
{
    static const QRegularExpression shapes(
        u"\\b(?:sk|sutkn|cvtkn)_[A-Za-z0-9_-]{12,}|\\bbearer\\s+[A-Za-z0-9._~+/=-]{12,}|"
        "(?:conversation_signature|signature|[?&](?:amp;)?token)=\\K[A-Za-z0-9._~+/%=-]{6,}"_s,
        QRegularExpression::CaseInsensitiveOption);
    Q_ASSERT(shapes.isValid());
    const QString readable = QString::fromUtf8(text);
    return shapes.match(readable).hasMatch() ? QString(readable).replace(shapes, u"[redacted]"_s).toUtf8()
                                             : text;
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
