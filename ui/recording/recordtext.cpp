// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/recordtext.h"

#include "core/capture/recording.h"
#include "ui/theme/typography.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace studio::ui {

std::optional<RecordNotice> noticeAbout(const capture::Recording &recording)
{
    if (recording.endedEarly) {
        return RecordNotice{
            NoticeKind::Error, recording.endedEarly->message,
            QCoreApplication::translate("studio::ui::RecordText", "What was recorded until then is kept.")};
    }
    if (recording.isSilent()) {
        return RecordNotice{
            NoticeKind::Warning,
            QCoreApplication::translate("studio::ui::RecordText", "Nothing can be heard in this recording."),
            QCoreApplication::translate(
                "studio::ui::RecordText",
                "Check that the right microphone is chosen and not muted, then record "
                "again.")};
    }
    if (recording.isClipped()) {
        return RecordNotice{
            NoticeKind::Warning,
            QCoreApplication::translate("studio::ui::RecordText",
                                        "This recording was too loud and is distorted in places."),
            QCoreApplication::translate("studio::ui::RecordText",
                                        "Turn the microphone down or move away from it, then record again.")};
    }
    if (!recording.gaps.isEmpty()) {
        return RecordNotice{
            NoticeKind::Warning,
            QCoreApplication::translate("studio::ui::RecordText",
                                        "The microphone was gone %n times while this was recorded.", nullptr,
                                        int(recording.gaps.size())),
            QCoreApplication::translate("studio::ui::RecordText", "What was said meanwhile is missing.")};
    }
    return std::nullopt;
}

QString spokenRecordedTime(double seconds)
{
    const int whole = int(std::lround(std::max(0.0, seconds)));
    return whole < 60
        ? QCoreApplication::translate("studio::ui::RecordText", "%n seconds", nullptr, whole)
        //: Minutes and seconds, as in 7:02.
        : QCoreApplication::translate("studio::ui::RecordText", "%1 minutes").arg(timecode(seconds));
}

} // namespace studio::ui
