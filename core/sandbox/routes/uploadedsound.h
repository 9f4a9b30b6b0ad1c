// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/pcmtrack.h"
#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

#include <functional>
#include <memory>

namespace studio::sandbox {

/// The parts of a form that are no files, for a FieldReader; of repeated ones the first.
[[nodiscard]] QJsonObject formFields(const FormData &form);
/// The form of a request. Reports what is none (422) or tells 400 and gives null.
[[nodiscard]] std::shared_ptr<FormData> formOf(const Call &call);
/// The file of that name; reports a missing one.
[[nodiscard]] FormPart soundPart(const FormData &form, const QString &name, Validation &validation);

/// A part of a form that should be sound.
struct UploadedSound {
    FormPart part{};
    bool isRaw = false; ///< 16-bit mono at 16 kHz without a header: file_format "pcm_s16le_16".
    bool keepChannels = false; ///< Two at most; else they are mixed.
    int channel = -1; ///< Only this one.
    int rateHz = 0; ///< 0: as it is.
};

/// Decodes any sound or video; null for what is none. Blocking. The samples lie on disk: memory does not grow
/// with their length.
[[nodiscard]] std::shared_ptr<audio::PcmTrack> trackOf(const UploadedSound &upload, const StopFlag &stop);
/// Decodes it on the engine for uploads and calls `answer` with the track or null on `context`'s thread.
void decodeUpload(ServiceState &state, const UploadedSound &upload, QObject *context,
                  std::function<void(std::shared_ptr<audio::PcmTrack>)> answer);

} // namespace studio::sandbox
