// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/notice.h"

#include <QString>

#include <optional>

namespace studio::capture {
struct Recording;
}

namespace studio::ui {

/// One sentence about a recording, and one on what helps.
struct RecordNotice {
    NoticeKind kind = NoticeKind::Info;
    QString title{};
    QString text{};
    QString action{}; ///< Label of a button; empty: none.
    bool operator==(const RecordNotice &) const = default;
};

/// What is wrong with a recording that is made, to be said before anything is paid for it: silence first,
/// then clipping, then gaps. Nothing if it is fine.
[[nodiscard]] std::optional<RecordNotice> noticeAbout(const capture::Recording &recording);

/// "7 seconds", for assistive technology.
[[nodiscard]] QString spokenRecordedTime(double seconds);

} // namespace studio::ui
