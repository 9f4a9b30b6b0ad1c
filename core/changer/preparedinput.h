// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changer/conversionrequest.h"
#include "core/media/parts.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace studio::changer {

/// What the service takes in one request, with room to spare: 5 minutes and 50 MB.
inline constexpr media::PartLimits kServiceLimits{.maxSeconds = 285, .minSeconds = 2};

/// A part and its place on the time line of the whole.
struct PreparedPart {
    SentSound sound{};
    double from = 0;
    double to = 0;
    bool operator==(const PreparedPart &) const = default;
};

/// A recording ready to be sent, in as few parts as the service's limit allows. The files go with the last
/// copy of this value.
struct PreparedInput {
    std::shared_ptr<QTemporaryDir> folder{};
    double seconds = 0;
    QByteArray hash{}; ///< Of the whole; that of the part if there is one only.
    std::vector<PreparedPart> parts{}; ///< Never empty; in order, without gaps.
    /// The file was cut or damaged; what there is has been taken.
    std::optional<Error> cutShort{};
    bool operator==(const PreparedInput &) const = default;
};

/// Reads the recording of a request into mono WAV files below `workFolder` (made if need be), cut at
/// silences, in a worker and in constant memory. The same recording always gives the same files. Errors as
/// readSound(); Validation for a recording without sound; Storage when the disk is full.
[[nodiscard]] JobOf<PreparedInput> *prepareInput(const ConversionRequest &request, const QString &workFolder,
                                                 const media::PartLimits &limits = kServiceLimits,
                                                 QObject *parent = nullptr);

/// Removes what killed processes left below the folder more than a day ago. For a worker.
void removeWorkLeftovers(const QString &workFolder);

} // namespace studio::changer
