// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/text/lexicon.h"

#include <QString>

namespace studio::ui {

/// Reads rules from a PLS lexicon or a table (.csv, .tsv), in a worker. Storage when it cannot be read,
/// Validation when there is no rule in it.
JobOf<text::Lexicon> *readRules(const QString &path, QObject *parent);

/// Writes rules as PLS to a new file in the folder, in a worker; yields its path.
JobOf<QString> *writeRules(const std::vector<text::PronunciationRule> &rules, const QString &folder,
                           QObject *parent);

} // namespace studio::ui
