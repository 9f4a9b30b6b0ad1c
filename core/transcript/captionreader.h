// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/captionfile.h"
#include "core/transcript/captionmarkup.h"
#include "core/transcript/transcript.h"

namespace studio::transcript {

/// Where a transcript keeps the header and the trailer of its WebVTT file, in Transcript::extra.
QString captionHeader(const Transcript &transcript);
QString captionTrailer(const Transcript &transcript);
/// The same of an Advanced SubStation file.
QString assHeader(const Transcript &transcript);

/// Words share the time of their caption by their letters. Captions, lines, times, markup and names of voices
/// are kept, so that the file can be written again. Of a caption too long to be one the words are laid out
/// anew; one whose times cannot be follows the one before.
ReadTranscript transcriptOf(const CaptionFile &file, CaptionFlavour flavour);

/// Lines of Audacity's label track: each with text becomes a paragraph of exactly its times.
Transcript transcriptOfLabels(const QString &text);
bool looksLikeLabels(const QString &text);

} // namespace studio::transcript
