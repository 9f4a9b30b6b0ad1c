// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captiondetail.h"

using namespace Qt::StringLiterals;

namespace studio::transcript {

CaptionDetailRef::CaptionDetailRef(const CaptionDetail &detail)
    : m_detail(detail == CaptionDetail() ? nullptr : std::make_shared<const CaptionDetail>(detail))
{
}

const CaptionDetail &CaptionDetailRef::operator*() const
{
    static const CaptionDetail kNothing;
    return m_detail ? *m_detail : kNothing;
}

QJsonObject toJson(const CaptionDetail &detail)
{
    QJsonObject json;
    const auto put = [&json](QLatin1StringView key, const QString &text) {
        if (!text.isEmpty())
            json[key] = text;
    };
    put("id"_L1, detail.id);
    put("settings"_L1, detail.settings);
    put("notes"_L1, detail.notes);
    put("before"_L1, detail.before);
    put("after"_L1, detail.after);
    return json;
}

CaptionDetail captionDetailFromJson(const QJsonObject &json)
{
    return {.id = json["id"_L1].toString(),
            .settings = json["settings"_L1].toString(),
            .notes = json["notes"_L1].toString(),
            .before = json["before"_L1].toString(),
            .after = json["after"_L1].toString()};
}

} // namespace studio::transcript
