// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>

namespace studio::ui {

/// What a banner or toast is about; decides glyph and colours.
enum class NoticeKind { Info, Success, Warning, Error };

struct NoticeLook {
    QString iconName;
    ColorRole fill;
    ColorRole glyph;
    ColorRole text;
};
[[nodiscard]] NoticeLook noticeLook(NoticeKind kind);

} // namespace studio::ui
