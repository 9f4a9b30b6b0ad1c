// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/account.h"

#include <QList>
#include <QString>

#include <optional>

namespace studio::ui {

/// One way the service can deliver speech, as the inspector lists it.
struct OutputFormat {
    QString id{}; ///< "mp3_44100_128"
    QString label{}; ///< "MP3  44.1 kHz  128 kbps"
    QString refusal{}; ///< Why this plan cannot have it; empty when it can.
    [[nodiscard]] bool isAllowed() const { return refusal.isEmpty(); }
};

/// All formats of the service, the usual first. An unknown plan, and the sandbox, are refused nothing.
QList<OutputFormat> outputFormats(const std::optional<api::Subscription> &subscription, bool realMoney);
/// "MP3  44.1 kHz  128 kbps"; the name itself when it cannot be understood.
QString outputFormatLabel(const QString &id);

} // namespace studio::ui
