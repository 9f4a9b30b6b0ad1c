// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting.h"

#include <QByteArray>
#include <QString>

namespace studio::ui {

/// The folder of a Vosk model; empty: none.
inline const settings::Setting<QString> kVoskModel{"transcription/voskModel", {}};
/// What was chosen for the last new transcript, as transcription::toJson() writes it.
inline const settings::Setting<QByteArray> kImportChoices{"transcription/importChoices", {}};

} // namespace studio::ui
