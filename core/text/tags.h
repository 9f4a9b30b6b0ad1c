// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/segmenter.h"

#include <QList>
#include <QString>

namespace studio::text {

/// A direction inside a text which is not spoken.
struct Tag {
    enum class Kind {
        Audio, ///< [whispers], [laughs harder]
        Break, ///< [pause 0.6s], [0.6s], [short pause], <break time="0.6s" />
    };
    Kind kind = Kind::Audio;
    TextSpan span; ///< With its brackets.
    QString name; ///< What stands between the brackets, trimmed.
    double seconds = 0; ///< Break: the length of the pause.
    bool operator==(const Tag &) const = default;
};

/// What a pause without a figure lasts, in seconds: "[short pause]", "[pause]", "[long pause]".
inline constexpr double kShortPause = 0.3;
inline constexpr double kPause = 0.7;
inline constexpr double kLongPause = 1.2;

/// All tags in order. Footnote marks such as [1] and links such as [text](address) are none.
/// Linear: a tag is at most 100 code units long.
QList<Tag> findTags(QStringView text);

/// The text as it is heard: tags removed, and the white space they leave behind made single.
QString withoutTags(QStringView text);

/// Characters the service charges for: Unicode code points, tags and white space included.
qsizetype billedCharacters(QStringView text);

} // namespace studio::text
