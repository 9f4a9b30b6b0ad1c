// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/netoptions.h"

using namespace Qt::StringLiterals;

namespace studio::net {

QString defaultUserAgent()
{
    return u"VoiceStudio/"_s + QLatin1StringView(STUDIO_VERSION);
}

} // namespace studio::net
