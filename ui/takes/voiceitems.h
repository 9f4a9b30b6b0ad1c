// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/voice.h"
#include "ui/widgets/voiceitem.h"

#include <vector>

namespace studio::ui {

/// Voices of the service as the picker shows them.
VoiceItem voiceItemFrom(const api::Voice &voice, bool sandbox);
std::vector<VoiceItem> voiceItemsFrom(const QList<api::Voice> &voices, bool sandbox);

/// Model names of the service begin with its own name, which says nothing here: "Multilingual v2".
QString shortModelName(const QString &name);

} // namespace studio::ui
