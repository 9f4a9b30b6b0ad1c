// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace studio::transcription {

/// The translation context of this module.
struct TranscriptionText {
    Q_DECLARE_TR_FUNCTIONS(TranscriptionText)
};

} // namespace studio::transcription
