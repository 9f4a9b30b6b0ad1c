// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace studio::ui::gallery {

class Section;

[[nodiscard]] Section *buttonSection();
[[nodiscard]] Section *fieldSection();
[[nodiscard]] Section *choiceSection();
[[nodiscard]] Section *statusSection();
[[nodiscard]] Section *voiceSection();
[[nodiscard]] Section *soundSection();
[[nodiscard]] Section *frameSection();

} // namespace studio::ui::gallery
