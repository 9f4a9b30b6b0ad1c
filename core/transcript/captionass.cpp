// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionass.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

using std::chrono::milliseconds;

const auto kDialogue = "Dialogue:"_L1;
const auto kMark = "ass,"_L1;
constexpr qsizetype kMostHeader = 100'000;
constexpr qsizetype kMostFields = 30;
constexpr qsizetype kLongestField = 200;

const QStringList kUsualFormat{u"layer"_s,   u"start"_s,   u"end"_s,     u"style"_s,  u"name"_s,
                               u"marginl"_s, u"marginr"_s, u"marginv"_s, u"effect"_s, u"text"_s};

QStringList formatOf(QStringView line)
{
    QStringList names;
    for (const QStringView name : line.sliced(line.indexOf(u':') + 1).split(u',')) {
        if (names.size() < kMostFields)
            names.append(name.trimmed().toString().toLower());
    }
    return names.contains(u"start"_s) && names.contains(u"end"_s) && names.contains(u"text"_s) ? names
                                                                                               : kUsualFormat;
}

/// One {…} of commands as the markup of SubRip; what it has no tag for stays a command.
QString commandsAsMarkup(QStringView inside, bool &isDrawing)
{
    QString tags;
    QString rest;
    for (const QStringView piece : inside.split(u'\\').mid(1)) {
        const QStringView command = piece.trimmed();
        const QChar name = command.isEmpty() ? QChar() : command.front();
        const bool isSwitch = command.size() == 2 && (command[1] == u'0' || command[1] == u'1');
        if (isSwitch && (name == u'i' || name == u'b' || name == u'u' || name == u's'))
            tags += (command[1] == u'1' ? u"<"_s : u"</"_s) + name + u'>';
        else if (command.size() == 2 && name == u'p' && command[1] != u'0')
            isDrawing = true;
        else if (!command.isEmpty())
            rest += u'\\' + command.toString();
    }
    return (rest.isEmpty() ? QString() : u'{' + rest + u'}') + tags;
}

/// The text of a line of dialogue, line by line. Nothing of a drawing.
QStringList linesOf(QStringView text)
{
    QStringList lines;
    QString line;
    bool isDrawing = false;
    const auto finish = [&] {
        if (const QString clean = line.trimmed(); !clean.isEmpty())
            lines.append(clean);
        line.clear();
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        const QChar next = at + 1 < text.size() ? text[at + 1] : QChar();
        if (c == u'{') {
            const qsizetype end = text.indexOf(u'}', at);
            if (end > at) {
                line += commandsAsMarkup(text.sliced(at + 1, end - at - 1), isDrawing);
                at = end;
                continue;
            }
        }
        if (c == u'\\' && (next == u'N' || next == u'n')) {
            finish();
            ++at;
        } else if (c == u'\\' && next == u'h') {
            line += QChar(u'\u00a0');
            ++at;
        } else if (!c.isNull()) {
            line += c;
        }
    }
    finish();
    return isDrawing ? QStringList() : lines;
}

/// Without what would be a field, or a line, of its own.
QString field(QStringView text)
{
    QString clean = text.trimmed().left(kLongestField).toString();
    clean.removeIf([](QChar c) { return c == u',' || c == u'\n' || c == u'\r' || c.isNull(); });
    return clean;
}

std::optional<FileCue> cueOf(QStringView line, const QStringList &format)
{
    QStringView rest = line.sliced(kDialogue.size());
    QStringList values;
    for (qsizetype i = 0; i + 1 < format.size(); ++i) {
        const qsizetype comma = rest.indexOf(u',');
        if (comma < 0)
            return {};
        values.append(rest.first(comma).trimmed().toString());
        rest = rest.sliced(comma + 1);
    }
    const auto value = [&](const QString &name) { return values.value(format.indexOf(name)); };
    const auto start = captionTime(value(u"start"_s));
    const auto end = captionTime(value(u"end"_s));
    if (!start || !end || format.constLast() != u"text"_s)
        return {};
    FileCue cue{.start = *start, .end = std::max(*end, *start + milliseconds(1))};
    cue.lines = linesOf(rest);
    // Names have no commas here; the other way round it is written like that, too.
    cue.voice = value(u"name"_s).replace(u';', u',').simplified();
    AssFields fields;
    if (const QString layer = value(u"layer"_s); !layer.isEmpty())
        fields.layer = field(layer);
    if (const QString style = value(u"style"_s); !style.isEmpty())
        fields.style = field(style);
    const auto margin = [&value](const QString &name) {
        return QString::number(std::clamp(value(name).toInt(), 0, 9999));
    };
    fields.margins = margin(u"marginl"_s) + u',' + margin(u"marginr"_s) + u',' + margin(u"marginv"_s);
    fields.effect = field(value(u"effect"_s));
    if (fields != AssFields())
        cue.settings = assSettings(fields);
    return cue;
}

} // namespace

QString assSettings(const AssFields &fields)
{
    return kMark + fields.layer + u',' + fields.style + u',' + fields.margins + u',' + fields.effect;
}

std::optional<AssFields> assFields(const QString &settings)
{
    const QStringList parts = settings.split(u',');
    if (!settings.startsWith(kMark) || parts.size() != 7)
        return {};
    return AssFields{parts[1], parts[2], parts[3] + u',' + parts[4] + u',' + parts[5], parts[6]};
}

CaptionFile parseAss(const QString &text)
{
    CaptionFile file;
    QStringList format = kUsualFormat;
    QStringList header;
    bool inEvents = false;
    bool afterEvents = false;
    const QStringView all = text.startsWith(QChar::ByteOrderMark) ? QStringView(text).sliced(1) : text;
    for (QStringView line : all.split(u'\n')) {
        while (line.endsWith(u'\r'))
            line = line.chopped(1);
        const QStringView clean = line.trimmed();
        if (clean.startsWith(u'[') && clean.endsWith(u']')) {
            afterEvents = afterEvents || inEvents;
            inEvents = clean.compare("[Events]"_L1, Qt::CaseInsensitive) == 0;
        }
        if (clean.startsWith(kDialogue, Qt::CaseInsensitive)) {
            if (auto cue = cueOf(clean, format); cue && !cue->lines.isEmpty())
                file.cues.append(std::move(*cue));
        } else if (inEvents && clean.startsWith("Format:"_L1, Qt::CaseInsensitive)) {
            format = formatOf(clean);
        } else if (!inEvents && !afterEvents) {
            header.append(line.toString());
        }
    }
    // Of the older version the styles mean something else.
    const QString head = header.join(u'\n').trimmed();
    if (head.contains("[V4+ Styles]"_L1, Qt::CaseInsensitive) && head.size() <= kMostHeader)
        file.assHeader = head;
    std::stable_sort(file.cues.begin(), file.cues.end(),
                     [](const FileCue &a, const FileCue &b) { return a.start < b.start; });
    return file;
}

bool looksLikeAss(const QString &text)
{
    const QStringView start = QStringView(text).left(4096);
    if (start.contains("[Script Info]"_L1, Qt::CaseInsensitive))
        return true;
    const qsizetype at = start.indexOf(kDialogue, 0, Qt::CaseInsensitive);
    if (at < 0 || (at > 0 && start[at - 1] != u'\n' && start[at - 1] != u'\r'))
        return false;
    const QStringView line = start.sliced(at);
    return cueOf(line.first(std::max<qsizetype>(0, line.indexOf(u'\n'))), kUsualFormat).has_value();
}

} // namespace studio::transcript
