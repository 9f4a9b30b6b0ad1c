// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace studio::app {

/// Loads the texts of the user's languages, English last for its plural forms. After the Qt application
/// object, once; the translators belong to it.
void installTranslations();

} // namespace studio::app
