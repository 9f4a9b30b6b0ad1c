// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

#include <QByteArray>
#include <QString>

/// What the panel of live agents remembers.
namespace studio::ui {

/// What a reply may take, in milliseconds.
inline constexpr settings::Setting<int> kTargetMs{"agent/targetMs", 1000};
inline constexpr settings::Setting<bool> kPushToTalk{"agent/pushToTalk", false};
inline constexpr settings::Setting<bool> kCancelEcho{"agent/cancelEcho", true};
inline constexpr settings::Setting<bool> kSuppressNoise{"agent/suppressNoise", true};
/// Agents of the user's own list, as JSON; header values are in the keyring.
inline const settings::Setting<QByteArray> kSavedAgents{"agent/saved", {}};
/// The id of the one in use, as the directory calls it.
inline const settings::Setting<QString> kChosenAgent{"agent/chosen", {}};
/// By agent: overrides, variables, and how its tools are answered; JSON.
inline const settings::Setting<QByteArray> kAgentOptions{"agent/options", {}};

} // namespace studio::ui
