// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionmark.h"

using namespace Qt::StringLiterals;

namespace studio::transcript {

CaptionMarkRef::CaptionMarkRef(const CaptionMark &mark)
    : m_mark(mark == CaptionMark() ? nullptr : std::make_shared<const CaptionMark>(mark))
{
}

const CaptionMark &CaptionMarkRef::operator*() const
{
    static const CaptionMark kNothing;
    return m_mark ? *m_mark : kNothing;
}

QJsonObject toJson(const CaptionMark &mark)
{
    QJsonObject json;
    if (mark.cut != CaptionMark::Cut::Auto)
        json["cut"_L1] = mark.cut == CaptionMark::Cut::Before ? u"before"_s : u"never"_s;
    if (mark.lineBefore)
        json["line"_L1] = true;
    if (mark.keepsLines)
        json["keeps_lines"_L1] = true;
    if (mark.keepsTimes) {
        json["start_offset_ms"_L1] = mark.startOffsetMs;
        json["end_offset_ms"_L1] = mark.endOffsetMs;
    }
    const auto put = [&json](QLatin1StringView key, const QString &text) {
        if (!text.isEmpty())
            json[key] = text;
    };
    put("id"_L1, mark.id);
    put("settings"_L1, mark.settings);
    put("notes"_L1, mark.notes);
    put("before"_L1, mark.before);
    put("after"_L1, mark.after);
    return json;
}

CaptionMark captionMarkFromJson(const QJsonObject &json)
{
    CaptionMark mark;
    const QString cut = json["cut"_L1].toString();
    if (cut == "before"_L1)
        mark.cut = CaptionMark::Cut::Before;
    else if (cut == "never"_L1)
        mark.cut = CaptionMark::Cut::Never;
    mark.lineBefore = json["line"_L1].toBool();
    mark.keepsLines = json["keeps_lines"_L1].toBool();
    const QJsonValue start = json["start_offset_ms"_L1];
    const QJsonValue end = json["end_offset_ms"_L1];
    mark.keepsTimes = start.isDouble() || end.isDouble();
    mark.startOffsetMs = start.toInt();
    mark.endOffsetMs = end.toInt();
    mark.id = json["id"_L1].toString();
    mark.settings = json["settings"_L1].toString();
    mark.notes = json["notes"_L1].toString();
    mark.before = json["before"_L1].toString();
    mark.after = json["after"_L1].toString();
    return mark;
}

} // namespace studio::transcript
