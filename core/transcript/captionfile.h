// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace studio::transcript {

/// One caption as its file has it.
struct FileCue {
    QString id{};
    QString settings{};
    QString voice{}; ///< Who speaks, where the file says it apart from the text.
    QString notes{}; ///< Blocks before it, lines as they are.
    std::chrono::milliseconds start{};
    std::chrono::milliseconds end{};
    QStringList lines{}; ///< With their markup; never empty, none of them blank.
    bool operator==(const FileCue &) const = default;
};

struct CaptionFile {
    QString header{}; ///< What a WebVTT file says after its name and before the first caption.
    QList<FileCue> cues{}; ///< In the order of their times.
    QString trailer{}; ///< Blocks after the last caption.
    QString assHeader{}; ///< What an Advanced SubStation file says before its events.
    bool operator==(const CaptionFile &) const = default;
};

/// "01:02:03,450", "02:03.450", "2:3,45": hours and digits may be missing, "," or "." before the fraction.
/// Nothing if it is no time; at most 1,000 hours.
std::optional<std::chrono::milliseconds> captionTime(QStringView text);
/// "01:02:03,450"
QString captionTime(std::chrono::milliseconds time, QChar point);

/// The text of SubRip: a caption begins at each line of times, wherever it stands and whatever its number;
/// captions out of order are sorted, ends before starts mended, empty captions left out.
CaptionFile parseSrt(const QString &text);
/// The text of WebVTT. Header, styles, regions, notes, names and settings are kept as they are.
CaptionFile parseVtt(const QString &text);
/// Has a line of times.
bool looksLikeCaptions(const QString &text);

} // namespace studio::transcript
