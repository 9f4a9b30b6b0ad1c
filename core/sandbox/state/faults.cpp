// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/state/faults.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

QStringList listenErrors()
{
    return {u"error"_s, u"auth_error"_s, u"quota_exceeded"_s, u"commit_throttled"_s, u"transcriber_error"_s,
            u"unaccepted_terms"_s, u"rate_limited"_s, u"input_error"_s, u"invalid_request"_s,
            u"queue_overflow"_s, u"resource_exhausted"_s, u"session_time_limit_exceeded"_s,
            u"chunk_size_exceeded"_s, u"insufficient_audio_activity"_s,
            // and without any message
            u"cut"_s, u"close"_s};
}

QStringList agentFaults()
{
    return {// the line
            u"cut"_s, u"reset"_s, u"close"_s, u"stall"_s, u"no_metadata"_s,
            // messages that are none
            u"garbage"_s, u"not_object"_s, u"wrong_types"_s, u"truncated"_s, u"unknown_event"_s, u"giant"_s,
            // too many, in another order, otherwise than expected
            u"flood"_s, u"ping_flood"_s, u"duplicate"_s, u"reorder"_s, u"fragments"_s, u"binary"_s,
            u"camel_case"_s, u"audio_field"_s, u"odd_audio"_s, u"format_change"_s, u"late_audio"_s,
            u"unknown_interruption"_s, u"client_error"_s};
}

std::optional<QString> Faults::apply(const QJsonObject &json)
{
    Faults next = *this;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString name = it.key();
        const QJsonValue value = it.value();
        bool right = value.isDouble();
        if (name == u"latency_ms"_s)
            next.latencyMs = value.toInt();
        else if (name == u"jitter_ms"_s)
            next.jitterMs = std::max(0, value.toInt());
        else if (name == u"pace"_s)
            next.pace = value.toDouble();
        else if (name == u"chunk_jitter_ms"_s) {
            next.chunkJitterMs = value.toInt(-1);
            right = next.chunkJitterMs >= 0 && next.chunkJitterMs <= 60'000;
        } else if (name == u"busy"_s) {
            next.busy = value.toInt();
            right = right && (next.busy == 0 || next.busy == 429 || next.busy == 503);
        } else if (name == u"retry_after"_s) {
            right = value.isDouble() || value.isString();
            next.retryAfter = value.isDouble() ? QString::number(value.toInt()) : value.toString();
        } else if (name == u"error_status"_s) {
            next.errorStatus = value.toInt();
            right = right && (next.errorStatus == 0 || (next.errorStatus >= 400 && next.errorStatus < 600));
        } else if (name == u"content"_s) {
            next.content = value.toString();
            right = value.isString();
        } else if (name == u"cut_after_bytes"_s)
            next.answer.cutAfterBytes = value.toInteger(-1);
        else if (name == u"stall_after_bytes"_s)
            next.answer.stallAfterBytes = value.toInteger(-1);
        else if (name == u"cut_with"_s) {
            next.answer.cutWithReset = value.toString() == u"reset"_s;
            right = value.isString();
        } else if (name == u"revoke_key"_s) {
            next.keyRevoked = value.toBool();
            right = value.isBool();
        } else if (name == u"out_of_quota"_s) {
            next.outOfQuota = value.toBool();
            right = value.isBool();
        } else if (name == u"path"_s) {
            next.path = value.toString();
            right = value.isString();
        } else if (name == u"listen_error"_s) {
            next.listenError = value.toString();
            right = next.listenError.isEmpty() || listenErrors().contains(next.listenError);
        } else if (name == u"listen_error_after"_s) {
            next.listenErrorAfter = value.toDouble();
        } else if (name == u"cut_upload_at"_s) {
            next.cutUploadAt = value.toDouble(-1);
            right = next.cutUploadAt >= 0 && next.cutUploadAt < 1;
        } else if (name == u"agent_think_ms"_s)
            next.agentThinkMs = value.toInt();
        else if (name == u"agent_interrupt_ms"_s)
            next.agentInterruptMs = value.toInt();
        else if (name == u"agent_prompt_ms"_s)
            next.agentPromptMs = value.toInt();
        else if (name == u"agent_tool_seconds"_s)
            next.agentToolSeconds = value.toInt();
        else if (name == u"agent_queue_ms"_s)
            next.agentQueueMs = value.toInt();
        else if (name == u"agent_signed_ms"_s)
            next.agentSignedMs = value.toInt();
        else if (name == u"agent_fault"_s) {
            next.agentFault = value.toString();
            right = next.agentFault.isEmpty() || agentFaults().contains(next.agentFault);
        } else if (name == u"agent_fault_after"_s)
            next.agentFaultAfter = value.toDouble();
        else if (name == u"agent_close_code"_s) {
            next.agentCloseCode = value.toInt();
            right = next.agentCloseCode >= 1000 && next.agentCloseCode < 5000;
        } else if (name == u"times"_s)
            next.times = value.toInt(-1);
        else
            return name;
        if (!right)
            return name;
    }
    *this = next;
    return std::nullopt;
}

QJsonObject Faults::toJson() const
{
    return {{u"latency_ms"_s, latencyMs},
            {u"jitter_ms"_s, jitterMs},
            {u"pace"_s, pace},
            {u"chunk_jitter_ms"_s, chunkJitterMs},
            {u"busy"_s, busy},
            {u"retry_after"_s, retryAfter},
            {u"error_status"_s, errorStatus},
            {u"content"_s, content},
            {u"cut_after_bytes"_s, answer.cutAfterBytes},
            {u"cut_with"_s, answer.cutWithReset ? u"reset"_s : u"close"_s},
            {u"stall_after_bytes"_s, answer.stallAfterBytes},
            {u"cut_upload_at"_s, cutUploadAt},
            {u"listen_error"_s, listenError},
            {u"listen_error_after"_s, listenErrorAfter},
            {u"agent_think_ms"_s, agentThinkMs},
            {u"agent_interrupt_ms"_s, agentInterruptMs},
            {u"agent_prompt_ms"_s, agentPromptMs},
            {u"agent_tool_seconds"_s, agentToolSeconds},
            {u"agent_queue_ms"_s, agentQueueMs},
            {u"agent_signed_ms"_s, agentSignedMs},
            {u"agent_fault"_s, agentFault},
            {u"agent_fault_after"_s, agentFaultAfter},
            {u"agent_close_code"_s, agentCloseCode},
            {u"revoke_key"_s, keyRevoked},
            {u"out_of_quota"_s, outOfQuota},
            {u"path"_s, path},
            {u"times"_s, times}};
}

bool Faults::take(const QString &requestPath)
{
    if (times == 0 || (!path.isEmpty() && !requestPath.contains(path)))
        return false;
    if (times > 0)
        --times;
    return true;
}

QByteArray Faults::retryAfterHeader() const
{
    if (retryAfter == u"long"_s)
        return "3600";
    if (retryAfter == u"date"_s)
        return QLocale::c()
            .toString(QDateTime::currentDateTimeUtc().addSecs(2), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
            .toLatin1();
    return retryAfter.toLatin1();
}

} // namespace studio::sandbox
