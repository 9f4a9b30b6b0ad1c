// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/types/conversion.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace studio::api {

QJsonObject settingsOf(const ConversionCall &call)
{
    SettingSupport support = call.support;
    support.speed = false; // the recording has its own
    return toJson(call.settings, support);
}

Result<net::FormBody> formOf(const ConversionCall &call)
{
    // Fields first, so that a server can refuse them before the recording has come.
    net::FormBody form;
    if (!call.model.isEmpty())
        form.addField("model_id", call.model.value());
    form.addField("voice_settings",
                  QString::fromUtf8(QJsonDocument(settingsOf(call)).toJson(QJsonDocument::Compact)));
    if (call.seed)
        form.addField("seed", QString::number(*call.seed));
    form.addField("remove_background_noise", call.removeNoise ? u"true"_s : u"false"_s);
    const auto added = form.addFile("audio", call.sound.path, call.sound.fileName, call.sound.mimeType);
    if (!added)
        return Unexpected(added.error());
    return form;
}

QUrlQuery queryOf(const ConversionCall &call)
{
    QUrlQuery query;
    query.addQueryItem(u"output_format"_s, QString::fromLatin1(QUrl::toPercentEncoding(call.outputFormat)));
    if (!call.serviceLogging)
        query.addQueryItem(u"enable_logging"_s, u"false"_s);
    return query;
}

} // namespace studio::api
