// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace studio::evidence {

/// The translation context of this folder's free functions.
struct EvidenceText {
    Q_DECLARE_TR_FUNCTIONS(EvidenceText)
};

} // namespace studio::evidence
