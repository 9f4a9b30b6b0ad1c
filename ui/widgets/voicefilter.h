// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <array>

namespace studio::ui {

/// What voices can be told apart by, beside words.
enum class VoiceFacet { Gender, Accent, Age, UseCase, Language };
inline constexpr int kVoiceFacets = 5;

/// Which voices to show; empty fields do not narrow.
struct VoiceFilter {
    bool starred = false;
    bool recent = false; ///< Those used last, the last one first.
    std::array<QString, kVoiceFacets> facets{};
    bool operator==(const VoiceFilter &) const = default;

    [[nodiscard]] bool isEmpty() const { return *this == VoiceFilter{}; }
    [[nodiscard]] const QString &facet(VoiceFacet which) const { return facets[std::size_t(which)]; }
    void setFacet(VoiceFacet which, const QString &value) { facets[std::size_t(which)] = value; }
};

} // namespace studio::ui
