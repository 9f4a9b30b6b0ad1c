// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/errormapper.h"

#include "core/base/redact.h"
#include "core/net/retrypolicy.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace studio::net {

namespace {

constexpr qsizetype kRawLimit = 4096;
constexpr qsizetype kSentenceLimit = 300;
constexpr std::chrono::minutes kLongWait{1};

/// What the shapes of the service's errors have in common.
struct Complaint {
    QString code;
    QString status; ///< The older name of the code.
    QString message;
    QString field;
    QString requestId;

    [[nodiscard]] bool has(const QString &name) const { return code == name || status == name; }
    [[nodiscard]] bool hasAny(std::initializer_list<QString> names) const
    {
        return std::any_of(names.begin(), names.end(), [this](const QString &name) { return has(name); });
    }
};

QString sentence(const QString &text)
{
    const QString line = redacted(text.simplified());
    return line.size() > kSentenceLimit ? line.left(kSentenceLimit) + u"…"_s : line;
}

/// "body.voice_settings.stability" → "voice_settings.stability"
QString fieldOf(const QJsonArray &location)
{
    QStringList parts;
    for (const QJsonValue &part : location) {
        const QString name = part.isDouble() ? QString::number(part.toInt()) : part.toString();
        const bool isPlace = parts.isEmpty()
            && (name == "body"_L1 || name == "query"_L1 || name == "path"_L1 || name == "header"_L1);
        if (!name.isEmpty() && !isPlace)
            parts << name.left(64);
    }
    return parts.mid(0, 6).join(u'.');
}

Complaint complaintIn(const QJsonObject &root)
{
    Complaint found;
    const QJsonValue detail = root.value("detail"_L1);
    if (detail.isArray()) {
        const QJsonObject first = detail.toArray().first().toObject();
        found.code = u"validation_error"_s;
        found.message = first.value("msg"_L1).toString();
        found.field = fieldOf(first.value("loc"_L1).toArray());
        return found;
    }
    if (detail.isString()) {
        found.message = detail.toString();
        return found;
    }
    const QJsonObject object = detail.isObject() ? detail.toObject() : root;
    found.code = object.value("code"_L1).toString();
    if (found.code.isEmpty())
        found.code = object.value("error"_L1).toString();
    found.status = object.value("status"_L1).toString();
    found.message = object.value("message"_L1).toString();
    found.field = object.value("param"_L1).toString().left(128);
    found.requestId = object.value("request_id"_L1).toString().left(128);
    return found;
}

/// Validation answers repeat the input, which is the user's text.
QJsonValue withoutInput(const QJsonValue &value, int depth = 0)
{
    if (depth > 8)
        return {};
    if (value.isArray()) {
        QJsonArray clean;
        for (const QJsonValue &item : value.toArray())
            clean.append(withoutInput(item, depth + 1));
        return clean;
    }
    if (!value.isObject())
        return value;
    QJsonObject clean;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != "input"_L1 && it.key() != "ctx"_L1 && it.key() != "text"_L1)
            clean.insert(it.key(), withoutInput(it.value(), depth + 1));
    }
    return clean;
}

QString rawOf(const QByteArray &body, const QJsonDocument &json)
{
    if (json.isObject()) {
        const QByteArray clean =
            QJsonDocument(withoutInput(json.object()).toObject()).toJson(QJsonDocument::Compact);
        return redacted(QString::fromUtf8(clean.left(kRawLimit)));
    }
    // Bytes that are not text become U+FFFD, and control characters go.
    QString text = QString::fromUtf8(body.left(kRawLimit));
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
    return redacted(text).left(kRawLimit);
}

ErrorKind kindOf(int status, const Complaint &complaint)
{
    if (complaint.hasAny({u"quota_exceeded"_s, u"insufficient_credits"_s, u"max_credits_exceeded"_s}))
        return ErrorKind::Quota;
    if (complaint.hasAny({u"missing_permissions"_s, u"insufficient_permissions"_s}))
        return ErrorKind::Scope;
    if (complaint.hasAny({u"concurrent_limit_exceeded"_s, u"too_many_concurrent_requests"_s}))
        return ErrorKind::Concurrency;
    if (complaint.hasAny({u"max_character_limit_exceeded"_s, u"text_too_long"_s}))
        return ErrorKind::Validation;
    if (complaint.hasAny({u"detected_unusual_activity"_s, u"only_for_creator+"_s}))
        return ErrorKind::Forbidden;
    if (complaint.hasAny({u"invalid_api_key"_s, u"missing_api_key"_s, u"unauthorized"_s,
                          u"needs_authorization"_s, u"invalid_authorization_header"_s, u"sign_in_required"_s,
                          u"authentication_required"_s}))
        return ErrorKind::Auth;
    if (complaint.has(u"rate_limit_exceeded"_s))
        return ErrorKind::RateLimited;
    if (complaint.has(u"system_busy"_s))
        return status == 429 ? ErrorKind::RateLimited : ErrorKind::Busy;
    switch (status) {
    case 400:
    case 411:
    case 413:
    case 415:
    case 422:
        return ErrorKind::Validation;
    case 401:
        return ErrorKind::Auth;
    case 402:
        return ErrorKind::Quota;
    case 403:
    case 451:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 405:
    case 406:
    case 501:
        return ErrorKind::Unsupported;
    case 407:
        return ErrorKind::Network;
    case 408: // the server gave up before it had the whole request
    case 425:
    case 503:
        return ErrorKind::Busy;
    case 409:
        return ErrorKind::Validation;
    case 429:
        return ErrorKind::RateLimited;
    default:
        break;
    }
    if (status >= 500)
        return ErrorKind::Server;
    return status >= 400 ? ErrorKind::Validation : ErrorKind::Protocol;
}

/// A wait nobody sits through, as a person says it.
QString waitText(std::chrono::milliseconds wait)
{
    const qint64 minutes = (wait.count() + 59'999) / 60'000;
    if (minutes < 120)
        return QCoreApplication::translate("studio::net", "%n minute(s)", nullptr, static_cast<int>(minutes));
    if (minutes < 48 * 60)
        return QCoreApplication::translate("studio::net", "%n hour(s)", nullptr,
                                           static_cast<int>((minutes + 59) / 60));
    return QCoreApplication::translate("studio::net", "%n day(s)", nullptr,
                                       static_cast<int>((minutes + 1439) / 1440));
}

void describe(Error &error, const Complaint &complaint)
{
    const QString said = sentence(complaint.message);
    switch (error.kind) {
    case ErrorKind::Auth:
        error.message = QCoreApplication::translate("studio::net", "The service does not accept the key.");
        error.nextStep =
            QCoreApplication::translate("studio::net", "Check the key in the settings, or enter a new one.");
        break;
    case ErrorKind::Scope:
        error.message = said.isEmpty()
            ? QCoreApplication::translate("studio::net", "The key works, but it lacks a permission for this.")
            : QCoreApplication::translate("studio::net",
                                          "The key works, but it lacks a permission for this: %1")
                  .arg(said);
        error.nextStep = QCoreApplication::translate(
            "studio::net", "Give the key this permission on the service's web site, or use another key.");
        break;
    case ErrorKind::Quota:
        error.message =
            QCoreApplication::translate("studio::net", "There are not enough credits left for this request.");
        error.nextStep = QCoreApplication::translate(
            "studio::net", "Ask for less at once, wait for the next period, or buy credits.");
        break;
    case ErrorKind::Forbidden:
        error.message = said.isEmpty()
            ? QCoreApplication::translate("studio::net", "The account may not do this.")
            : QCoreApplication::translate("studio::net", "The account may not do this: %1").arg(said);
        error.nextStep = QCoreApplication::translate(
            "studio::net", "Choose another voice or model, or check what your plan includes.");
        break;
    case ErrorKind::Validation:
        error.message = said.isEmpty()
            ? QCoreApplication::translate("studio::net", "The service refused the input.")
            : QCoreApplication::translate("studio::net", "The service refused the input: %1").arg(said);
        break;
    case ErrorKind::NotFound:
        error.message = said.isEmpty()
            ? QCoreApplication::translate("studio::net", "The service does not know what was asked for.")
            : QCoreApplication::translate("studio::net", "The service did not find it: %1").arg(said);
        break;
    case ErrorKind::Concurrency:
        error.message = QCoreApplication::translate(
            "studio::net", "The plan does not allow more requests at the same time.");
        error.nextStep = QCoreApplication::translate("studio::net", "Wait until a running request ends.");
        break;
    case ErrorKind::RateLimited:
        error.message = QCoreApplication::translate("studio::net", "The service asks to slow down.");
        error.nextStep = QCoreApplication::translate("studio::net", "Try again in a moment.");
        break;
    case ErrorKind::Busy:
        error.message = QCoreApplication::translate("studio::net", "The service is busy right now.");
        error.nextStep = QCoreApplication::translate("studio::net", "Try again in a moment.");
        break;
    case ErrorKind::Server:
        error.message = QCoreApplication::translate("studio::net", "The service has a problem on its side.");
        error.nextStep = QCoreApplication::translate("studio::net", "Try again later.");
        break;
    case ErrorKind::Unsupported:
        error.message = QCoreApplication::translate("studio::net", "This service cannot do that.");
        break;
    case ErrorKind::Network:
        error.message =
            QCoreApplication::translate("studio::net", "The proxy of your network asks for a password.");
        error.nextStep = QCoreApplication::translate(
            "studio::net", "Enter it in the proxy settings of your system, then try again.");
        break;
    case ErrorKind::Protocol:
        error.message = QCoreApplication::translate(
            "studio::net", "The service answered in a way that cannot be understood.");
        error.nextStep =
            QCoreApplication::translate("studio::net", "Check the address of the service in the settings.");
        break;
    default:
        break;
    }
}

} // namespace

Error errorFromResponse(int status, const HeaderList &headers, const QByteArray &body,
                        const QDateTime &nowUtc)
{
    const QJsonDocument json = QJsonDocument::fromJson(body);
    const Complaint complaint = complaintIn(json.object());

    Error error;
    error.kind = kindOf(status, complaint);
    error.httpStatus = status;
    describe(error, complaint);
    error.field = complaint.field;
    error.requestId = complaint.requestId;
    for (const char *name : {"request-id", "x-trace-id"}) {
        if (error.requestId.isEmpty())
            error.requestId = QString::fromLatin1(headerValue(headers, name).left(128));
    }
    error.detail = u"HTTP %1 %2 %3"_s.arg(status).arg(complaint.code, complaint.status).trimmed().left(200);
    error.raw = rawOf(body, json);
    error.retryAfter = RetryPolicy::parseRetryAfter(headerValue(headers, "retry-after"), nowUtc);
    if (error.retryAfter && *error.retryAfter > kLongWait
        && (error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Busy
            || error.kind == ErrorKind::Concurrency)) {
        error.nextStep =
            QCoreApplication::translate("studio::net", "Try again in %1.").arg(waitText(*error.retryAfter));
    }
    if (status >= 300 && status < 400) {
        error.message = QCoreApplication::translate(
            "studio::net",
            "The service pointed to another address. It was not followed, to keep the key safe.");
        error.detail = u"HTTP %1 to host %2"_s.arg(status).arg(
            QUrl(QString::fromLatin1(headerValue(headers, "location"))).host().left(200));
    }
    return error;
}

Error errorFromCode(const QString &code, const QString &message, int status)
{
    Complaint complaint;
    complaint.code = code;
    complaint.status = code;
    complaint.message = message;
    Error error;
    error.kind = kindOf(status, complaint);
    error.httpStatus = status;
    error.detail = u"code "_s + code.left(128);
    describe(error, complaint);
    return error;
}

Error errorFromCloseCode(int closeCode, const QString &reason)
{
    // The code words of the service come inside the reason, whole or within a sentence.
    const QString lower = reason.toLower();
    const auto mentions = [&](std::initializer_list<const char16_t *> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](const char16_t *word) { return lower.contains(QStringView(word)); });
    };
    Error error;
    if (mentions({u"quota", u"insufficient_credits", u"credits"}))
        error.kind = ErrorKind::Quota;
    else if (mentions({u"missing_permission", u"insufficient_permission"}))
        error.kind = ErrorKind::Scope;
    else if (mentions({u"concurrent"}))
        error.kind = ErrorKind::Concurrency;
    else if (mentions({u"rate_limit", u"rate limit"}))
        error.kind = ErrorKind::RateLimited;
    else if (mentions({u"api_key", u"api key", u"unauthorized", u"authenticat", u"authoriz"})
             || closeCode == 3000)
        error.kind = ErrorKind::Auth;
    else if (closeCode == 1008)
        error.kind = ErrorKind::Validation;
    else if (closeCode == 1011)
        error.kind = ErrorKind::Server;
    else if (closeCode == 1012 || closeCode == 1013 || closeCode == 4300 || mentions({u"system_busy"}))
        error.kind = ErrorKind::Busy;
    else
        error.kind = ErrorKind::Protocol;
    Complaint complaint;
    complaint.message = reason;
    describe(error, complaint);
    error.detail = u"close code %1"_s.arg(closeCode);
    error.raw = redacted(reason.left(kRawLimit));
    return error;
}

} // namespace studio::net
