// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audition/shortlist.h"
#include "core/base/job.h"

namespace studio::audition {

/// An entry with the take that can be heard; without one it is listed as not available.
struct ShortlistSample {
    ShortlistEntry entry{};
    std::optional<store::Take> take{};
    QString vaultFile{};
};

struct ShortlistPageOptions {
    QString path{};
    QString title{};
    bool replaceExisting = false;
    bool hideNames = false; ///< "Voice A", "Voice B", …, so that whoever listens judges by ear.
};

struct ShortlistPageReport {
    QString path{};
    qint64 bytes = 0;
    int samples = 0;
    int missing = 0; ///< Whose sound is not there any more.
    bool operator==(const ShortlistPageReport &) const = default;
};

/// Writes a shortlist as one HTML file that any browser plays: names, notes and scores beside the samples,
/// which are inside the file, as loud as one another. No script, nothing fetched. In a worker. Errors as
/// writeWhole(); Unsupported when no sample can be heard.
JobOf<ShortlistPageReport> *writeShortlistPage(const QList<ShortlistSample> &samples,
                                               const ShortlistPageOptions &options,
                                               QObject *parent = nullptr);

} // namespace studio::audition
