// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "ui/widgets/voicefilter.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace studio::ui {

/// A voice as the picker shows it.
struct VoiceItem {
    VoiceId id;
    QString name;
    QString tagline; ///< short, for the chip: "Warm, narration"
    QStringList labels; ///< "American", "female", "warm, narration"
    QString badge; ///< "Yours", or empty
    QUrl previewUrl;
    bool cached = false; ///< its preview can be heard offline
    std::array<QString, kVoiceFacets> facets{}; ///< "female", "American", …; empty where not known.
    bool operator==(const VoiceItem &) const = default;
};

} // namespace studio::ui
