// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

using std::chrono::milliseconds;

constexpr qint64 kMostMs = 3'600'000'000; // 1,000 hours
const auto kArrow = "-->"_L1;

struct TimeLine {
    milliseconds start{};
    milliseconds end{};
    QString settings{};
};

/// "start --> end settings"
std::optional<TimeLine> timeLine(QStringView line)
{
    const qsizetype arrow = line.indexOf(kArrow);
    if (arrow < 0)
        return {};
    const auto start = captionTime(line.first(arrow).trimmed());
    const QStringView rest = line.sliced(arrow + kArrow.size()).trimmed();
    const auto space = std::find_if(rest.begin(), rest.end(), [](QChar c) { return c.isSpace(); });
    const auto end = captionTime(rest.first(space - rest.begin()));
    if (!start || !end)
        return {};
    // One millisecond keeps a caption valid whose end lies before its start.
    return TimeLine{*start, std::max(*end, *start + milliseconds(1)),
                    rest.sliced(space - rest.begin()).toString().simplified()};
}

bool isBlank(QStringView line)
{
    return std::all_of(line.begin(), line.end(), [](QChar c) { return c.isSpace(); });
}

bool isNumber(QStringView line)
{
    const QStringView text = line.trimmed();
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// Lines ended by "\n", "\r\n" or "\r", one after the other; views into the text.
class Lines final {
public:
    explicit Lines(QStringView text) : m_text(text)
    {
        if (m_text.startsWith(QChar::ByteOrderMark))
            m_text = m_text.sliced(1);
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    QStringView next()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != u'\n' && m_text[m_at] != u'\r')
            ++m_at;
        const QStringView line = m_text.sliced(from, m_at - from);
        if (m_at + 1 < m_text.size() && m_text[m_at] == u'\r' && m_text[m_at + 1] == u'\n')
            ++m_at;
        ++m_at;
        return line;
    }

private:
    QStringView m_text;
    qsizetype m_at = 0;
};

void appendLine(QStringList &lines, QStringView line)
{
    const QString clean = line.toString().remove(QChar(u'\0')).trimmed();
    if (!clean.isEmpty())
        lines.append(clean);
}

void sortByStart(QList<FileCue> &cues)
{
    cues.removeIf([](const FileCue &cue) { return cue.lines.isEmpty(); });
    std::stable_sort(cues.begin(), cues.end(),
                     [](const FileCue &a, const FileCue &b) { return a.start < b.start; });
}

/// Reads a WebVTT file block by block.
class VttReader final {
public:
    explicit VttReader(const QString &text) : m_lines(text) { }

    CaptionFile run()
    {
        readHeader();
        QStringList block;
        while (!m_lines.atEnd()) {
            const QStringView line = m_lines.next();
            if (isBlank(line)) {
                finish(block);
                continue;
            }
            // A line of times begins a caption even if the blank line before it is missing.
            if (line.contains(kArrow) && hasTimes(block)) {
                const QString id = takeName(block);
                finish(block);
                if (!id.isEmpty())
                    block.append(id);
            }
            block.append(line.toString().remove(QChar(u'\0')));
        }
        finish(block);
        m_file.trailer = m_blocks.join("\n\n"_L1);
        sortByStart(m_file.cues);
        return std::move(m_file);
    }

private:
    static bool hasTimes(const QStringList &block)
    {
        return std::any_of(block.cbegin(), block.cend(),
                           [](const QString &line) { return line.contains(kArrow); });
    }

    /// A lone number above a line of times is the name of the caption to come.
    static QString takeName(QStringList &block)
    {
        return block.size() > 2 && isNumber(block.constLast()) ? block.takeLast() : QString();
    }

    void readHeader()
    {
        if (m_lines.atEnd())
            return;
        QStringView first = m_lines.next();
        QStringList header;
        if (first.startsWith("WEBVTT"_L1)) {
            if (const QStringView rest = first.sliced(6).trimmed(); !rest.isEmpty())
                header.append(u' ' + rest.toString());
            while (!m_lines.atEnd()) {
                const QStringView line = m_lines.next();
                if (isBlank(line))
                    break;
                if (line.contains(kArrow)) { // The blank line is missing.
                    m_first = line.toString();
                    break;
                }
                if (header.isEmpty())
                    header.append(QString());
                header.append(line.toString());
            }
        } else {
            m_first = first.toString();
        }
        m_file.header = header.join(u'\n');
    }

    void finish(QStringList &block)
    {
        if (!m_first.isEmpty())
            block.prepend(std::exchange(m_first, QString()));
        if (block.isEmpty())
            return;
        const auto at = std::find_if(block.cbegin(), block.cend(),
                                     [](const QString &line) { return line.contains(kArrow); });
        const auto times = at == block.cend() || at - block.cbegin() > 1 ? std::nullopt : timeLine(*at);
        if (!times) {
            // A note, a style, a region; anything else is no part of the grammar and stays as a note.
            if (at == block.cend())
                keep(block);
            block.clear();
            return;
        }
        FileCue cue{.start = times->start, .end = times->end};
        cue.settings = times->settings;
        cue.id = at == block.cbegin() ? QString() : block.constFirst().trimmed();
        for (auto line = at + 1; line != block.cend(); ++line)
            appendLine(cue.lines, *line);
        block.clear();
        if (cue.lines.isEmpty())
            return;
        if (m_file.cues.isEmpty()) {
            for (const QString &one : m_blocks)
                m_file.header += "\n\n"_L1 + one;
        } else {
            cue.notes = m_blocks.join("\n\n"_L1);
        }
        m_blocks.clear();
        m_file.cues.append(std::move(cue));
    }

    void keep(const QStringList &block)
    {
        const QString &first = block.constFirst();
        const auto is = [&first](QLatin1StringView word) {
            return first.startsWith(word) && (first.size() == word.size() || first[word.size()].isSpace());
        };
        if (is("NOTE"_L1) || (m_file.cues.isEmpty() && (is("STYLE"_L1) || is("REGION"_L1))))
            m_blocks.append(block.join(u'\n'));
    }

    Lines m_lines;
    QString m_first{}; ///< A line read ahead.
    QStringList m_blocks{}; ///< Notes, styles and regions on the way to the next caption.
    CaptionFile m_file{};
};

} // namespace

std::optional<milliseconds> captionTime(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    if (negative)
        text = text.sliced(1);
    qint64 sum = 0; // seconds
    qint64 part = 0;
    int digits = 0;
    int parts = 1;
    qint64 fraction = 0;
    int fractionDigits = -1;
    for (const QChar c : text) {
        if (c == u':' && fractionDigits < 0 && digits > 0 && parts < 3) {
            sum = (sum + part) * 60;
            part = 0;
            digits = 0;
            ++parts;
        } else if ((c == u',' || c == u'.') && fractionDigits < 0 && digits > 0) {
            fractionDigits = 0;
        } else if (c >= u'0' && c <= u'9') {
            const int digit = c.unicode() - u'0';
            if (fractionDigits >= 0) {
                if (++fractionDigits <= 3)
                    fraction = fraction * 10 + digit;
            } else {
                part = std::min<qint64>(part * 10 + digit, kMostMs / 1000);
                ++digits;
            }
        } else {
            return {};
        }
    }
    if (parts < 2 || digits == 0)
        return {};
    for (int i = std::max(0, fractionDigits); i < 3; ++i)
        fraction *= 10;
    return milliseconds(negative ? 0 : std::min(kMostMs, (sum + part) * 1000 + fraction));
}

QString captionTime(milliseconds time, QChar point)
{
    const qint64 ms = std::max<qint64>(0, time.count());
    const auto padded = [](qint64 value, int width) {
        return QString::number(value).rightJustified(width, u'0');
    };
    return padded(ms / 3'600'000, 2) + u':' + padded(ms / 60'000 % 60, 2) + u':' + padded(ms / 1000 % 60, 2)
        + point + padded(ms % 1000, 3);
}

CaptionFile parseSrt(const QString &text)
{
    CaptionFile file;
    Lines lines(text);
    bool owesNumber = false; // the last line taken may be the number of the caption to come
    const auto isNext = [&file] {
        const QStringList &taken = file.cues.constLast().lines;
        return !taken.isEmpty() && taken.constLast().toLongLong() == file.cues.size() + 1;
    };
    while (!lines.atEnd()) {
        const QStringView line = lines.next();
        if (const auto times = timeLine(line)) {
            if (owesNumber && !file.cues.isEmpty())
                file.cues.last().lines.removeLast();
            file.cues.append({.settings = times->settings, .start = times->start, .end = times->end});
            owesNumber = false;
        } else if (!file.cues.isEmpty()) {
            QStringList &taken = file.cues.last().lines;
            const qsizetype before = taken.size();
            appendLine(taken, line);
            if (taken.size() > before)
                owesNumber = isNumber(line);
            else
                owesNumber = owesNumber && isNext(); // an empty line below it: only if it counts on
        }
    }
    // A file cut in the middle may end with the number of a caption that is gone.
    if (owesNumber && file.cues.last().lines.size() > 1 && isNext())
        file.cues.last().lines.removeLast();
    sortByStart(file.cues);
    return file;
}

CaptionFile parseVtt(const QString &text)
{
    return VttReader(text).run();
}

bool looksLikeCaptions(const QString &text)
{
    Lines lines(text);
    for (int i = 0; i < 2000 && !lines.atEnd(); ++i) {
        if (timeLine(lines.next()))
            return true;
    }
    return false;
}

} // namespace studio::transcript
