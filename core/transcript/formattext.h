// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace studio::transcript {

/// The translation context of the file formats.
struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(TranscriptFormat)
};

} // namespace studio::transcript
