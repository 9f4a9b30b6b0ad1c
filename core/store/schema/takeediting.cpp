// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema/steps.h"

using namespace Qt::StringLiterals;

namespace studio::store::schema {

QStringList takeEditing()
{
    return {};
}

} // namespace studio::store::schema
