// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notice.h"

namespace studio::ui {

using namespace Qt::StringLiterals;

NoticeLook noticeLook(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Success:
        return {u"circle-check"_s, &Theme::okSoft, &Theme::okText, &Theme::okText};
    case NoticeKind::Warning:
        return {u"triangle-alert"_s, &Theme::warnSoft, &Theme::warnText, &Theme::warnText};
    case NoticeKind::Error:
        return {u"triangle-alert"_s, &Theme::dangerSoft, &Theme::dangerText, &Theme::dangerText};
    case NoticeKind::Info:
        break;
    }
    return {u"info"_s, &Theme::accentSoft, &Theme::accentText, &Theme::accentText};
}

} // namespace studio::ui
