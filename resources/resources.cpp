// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QDir>
#include <QtGlobal>

static void registerAssets()
{
    Q_INIT_RESOURCE(studio_assets);
}

namespace studio {

void initResources()
{
    registerAssets();
}

} // namespace studio
