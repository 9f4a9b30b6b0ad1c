// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/alignment.h"

#include <QList>

namespace studio::text {

/// A named stretch of a sound.
struct Label {
    double startSeconds = 0;
    double endSeconds = 0;
    QString text{};
    bool operator==(const Label &) const = default;
};

/// One label a sentence, without directions. Times come out finite and in order.
QList<Label> sentenceLabels(const Alignment &alignment);
/// The label track of Audacity: start, end and text, between tabs, a line each.
QString toAudacityLabels(const QList<Label> &labels);
/// What is heard between two times, counted from the first.
Alignment between(const Alignment &alignment, double fromSeconds, double toSeconds);

} // namespace studio::text
