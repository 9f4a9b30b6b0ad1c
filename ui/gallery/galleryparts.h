// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

#include <QString>

class QHBoxLayout;
class QLabel;

namespace studio::ui::gallery {

/// Rows of samples with a title; one picture each.
class Section final : public Card {
    Q_OBJECT

public:
    /// `name` of the picture: "buttons".
    Section(const QString &name, const QString &title);

    /// A row of samples under a caption.
    QHBoxLayout *row(const QString &caption);
};

enum class Show { Normal, Hover, Pressed, Focus, Disabled };
inline constexpr Show kAllStates[] = {Show::Normal, Show::Hover, Show::Pressed, Show::Focus, Show::Disabled};

/// "Hover".
[[nodiscard]] QString stateName(Show state);
/// Puts a control into a state without pointer or keyboard; Focus gets the ring around it. Returns what to
/// place.
QWidget *inState(QWidget *control, Show state);

} // namespace studio::ui::gallery
