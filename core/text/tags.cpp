// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tags.h"

#include "core/text/characters.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

constexpr qsizetype kMaxTagUnits = 100;

/// "0.6s", "0,6 s", "600ms"; without a unit seconds, where that is allowed.
std::optional<double> secondsOf(QStringView value, bool needsUnit = true)
{
    double factor = 1;
    if (value.endsWith("ms"_L1, Qt::CaseInsensitive)) {
        factor = 0.001;
        value.chop(2);
    } else if (value.endsWith(u's', Qt::CaseInsensitive)) {
        value.chop(1);
    } else if (needsUnit) {
        return std::nullopt;
    }
    bool ok = false;
    const double number = value.trimmed().toString().replace(u',', u'.').toDouble(&ok);
    if (!ok || !(number >= 0) || number > 1e6)
        return std::nullopt;
    return number * factor;
}

/// The length of a pause by what stands in its brackets; nothing if it is no pause.
std::optional<double> pauseOf(QStringView name)
{
    const auto is = [name](QLatin1StringView word) { return name.compare(word, Qt::CaseInsensitive) == 0; };
    if (is("pause"_L1))
        return kPause;
    if (is("short pause"_L1))
        return kShortPause;
    if (is("long pause"_L1))
        return kLongPause;
    if (name.front().isDigit())
        return secondsOf(name);
    const auto word = "pause"_L1;
    if (name.size() > word.size() && name.startsWith(word, Qt::CaseInsensitive)
        && name[word.size()].isSpace())
        return secondsOf(name.sliced(word.size()).trimmed(), false);
    return std::nullopt;
}

std::optional<Tag> audioTagAt(QStringView text, qsizetype start)
{
    const qsizetype limit = std::min(text.size(), start + kMaxTagUnits);
    bool hasLetter = false;
    for (qsizetype i = start + 1; i < limit; ++i) {
        const QChar c = text[i];
        if (c == u']') {
            const QStringView name = text.sliced(start + 1, i - start - 1).trimmed();
            const bool isLink = i + 1 < text.size() && text[i + 1] == u'(';
            if (!hasLetter || isLink)
                return std::nullopt;
            if (const auto seconds = pauseOf(name))
                return Tag{Tag::Kind::Break, {start, i - start + 1}, name.toString(), *seconds};
            if (name.front().isDigit())
                return std::nullopt;
            return Tag{Tag::Kind::Audio, {start, i - start + 1}, name.toString(), 0};
        }
        if (c == u'[' || c == u'\n' || c == u'<' || c == QChar::ParagraphSeparator)
            return std::nullopt;
        // Words of non-European scripts may sit outside the basic plane.
        hasLetter = hasLetter || c.isLetter() || c.isSurrogate();
    }
    return std::nullopt;
}

std::optional<Tag> breakTagAt(QStringView text, qsizetype start)
{
    QStringView rest = text.sliced(start, std::min(text.size() - start, kMaxTagUnits));
    if (!rest.startsWith("<break"_L1, Qt::CaseInsensitive))
        return std::nullopt;
    const qsizetype close = rest.indexOf(u'>');
    if (close < 0)
        return std::nullopt;
    Tag tag{Tag::Kind::Break, {start, close + 1}, {}, 0};
    rest = rest.sliced(6, close - 6);
    if (rest.endsWith(u'/'))
        rest.chop(1);
    rest = rest.trimmed();
    if (rest.isEmpty())
        return tag;
    const qsizetype equals = rest.indexOf(u'=');
    if (equals < 0 || rest.first(equals).trimmed().compare("time"_L1, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    QStringView value = rest.sliced(equals + 1).trimmed();
    if (value.size() < 2 || value.front() != value.back()
        || (value.front() != u'"' && value.front() != u'\''))
        return std::nullopt;
    const auto seconds = secondsOf(value.sliced(1, value.size() - 2).trimmed());
    if (!seconds)
        return std::nullopt;
    tag.seconds = *seconds;
    return tag;
}

} // namespace

QList<Tag> findTags(QStringView text)
{
    QList<Tag> tags;
    for (qsizetype i = 0; i < text.size(); ++i) {
        std::optional<Tag> tag;
        if (text[i] == u'[')
            tag = audioTagAt(text, i);
        else if (text[i] == u'<')
            tag = breakTagAt(text, i);
        if (tag) {
            i = tag->span.end() - 1;
            tags.append(std::move(*tag));
        }
    }
    return tags;
}

QString withoutTags(QStringView text)
{
    QString heard;
    heard.reserve(text.size());
    qsizetype from = 0;
    const auto take = [&](QStringView piece) {
        if (heard.isEmpty() || heard.back().isSpace()) {
            while (from > 0 && !piece.isEmpty() && piece.front().isSpace() && piece.front() != u'\n')
                piece = piece.sliced(1);
        }
        heard.append(piece);
    };
    const QList<Tag> tags = findTags(text);
    for (const Tag &tag : tags) {
        take(text.sliced(from, tag.span.start - from));
        from = tag.span.end();
    }
    take(text.sliced(from));
    if (!tags.isEmpty()) {
        while (!heard.isEmpty() && heard.back().isSpace())
            heard.chop(1);
    }
    return heard;
}

qsizetype billedCharacters(QStringView text)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < text.size(); i += codePointAt(text, i).units)
        ++count;
    return count;
}

} // namespace studio::text
