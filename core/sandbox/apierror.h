// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace studio::sandbox {

/// A refusal in the service's current shape, with the older `status` beside it. The texts are the service's
/// kind of English and are not translated: a real server would not either.
struct ApiError {
    int http = 400;
    QString type;
    QString code;
    QString status;
    QString message;
    QString param{};
    [[nodiscard]] QJsonObject toJson(const QString &traceId) const;
};

namespace errors {
ApiError missingKey();
ApiError invalidKey();
ApiError invalidAuthorization();
ApiError voiceNotFound(const QString &id);
ApiError historyItemNotFound(const QString &id);
ApiError dictionaryNotFound(const QString &id);
ApiError tooManyDictionaries();
ApiError modelNotFound(const QString &id);
ApiError unsupportedModel(const QString &id);
ApiError textTooLong(qint64 length, qint64 limit);
ApiError emptyText();
ApiError invalidVoiceSettings(const QString &message, const QString &param);
ApiError invalidOutputFormat(const QString &name);
ApiError planTooSmall(const QString &format, const QString &neededTier);
ApiError zeroRetention();
ApiError outOfCredits(qint64 limit, qint64 remaining, qint64 needed);
ApiError tooManyAtOnce(int limit);
ApiError busy(int http);
ApiError ofStatus(int http);
ApiError noAudio();
ApiError transcriptNotFound(const QString &id);
ApiError recognitionMissing();
/// `what` as in "agent" or "conversation".
ApiError notFound(const QString &what, const QString &id);
ApiError unreadableSound(const QString &param);
ApiError soundTooLong(double seconds, double most, const QString &param);
ApiError soundTooShort(double seconds, double least, const QString &param);
ApiError invalidParameters(const QString &message, const QString &param);
} // namespace errors

} // namespace studio::sandbox
