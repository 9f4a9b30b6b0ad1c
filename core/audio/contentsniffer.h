// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/audioformat.h"

#include <QByteArrayView>

namespace studio::audio {

/// Tells JSON, HTML and XML from audio by the first bytes of a body, which may come one at a time. A value.
class ContentSniffer final {
public:
    enum class Verdict { Undecided, Audio, Text };

    /// Headerless samples may look like text for a while: more evidence is asked for.
    explicit ContentSniffer(bool headerless = false) : m_enough(headerless ? 48 : 12) { }

    /// `head`: everything received so far. `atEnd`: nothing more comes.
    [[nodiscard]] Verdict judge(QByteArrayView head, bool atEnd = false) const;
    /// Error Protocol for a body that is text, with its start as `raw`.
    [[nodiscard]] static Error textError(QByteArrayView head);

private:
    qsizetype m_enough;
};

} // namespace studio::audio
