// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace studio::documents {

/// The translation context of this folder's free functions.
struct DocumentText {
    Q_DECLARE_TR_FUNCTIONS(DocumentText)
};

} // namespace studio::documents
