// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace studio::ui {

/// A direction a model may take: "[whispers]".
struct AudioTag {
    QString group{}; ///< Translated: "Delivery"
    QString tag{}; ///< As it is written, with brackets; always English, as the service wants it.
    QString meaning{}; ///< Translated.
    bool operator==(const AudioTag &) const = default;
};

/// Those that are documented and work well. A model takes any words in brackets.
QList<AudioTag> audioTags();

} // namespace studio::ui
