// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/take.h"

#include <QJsonArray>
#include <QUuid>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::store {

QStringList sourcesOf(const Take &take)
{
    QStringList sources;
    for (const QJsonValue &piece : take.madeOf.value("pieces"_L1).toArray()) {
        const QString source = piece.toObject().value("take"_L1).toString();
        if (!source.isEmpty() && !sources.contains(source))
            sources.append(source);
    }
    return sources;
}

TakeId newTakeId()
{
    return TakeId(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

QString audioSuffix(QStringView outputFormat)
{
    const qsizetype end = outputFormat.indexOf(u'_');
    const QStringView codec = end < 0 ? outputFormat : outputFormat.first(end);
    for (const auto known :
         {"mp3"_L1, "wav"_L1, "pcm"_L1, "ulaw"_L1, "alaw"_L1, "opus"_L1, "flac"_L1, "aac"_L1}) {
        if (codec == known)
            return known;
    }
    return u"bin"_s;
}

} // namespace studio::store
