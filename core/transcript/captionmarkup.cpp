// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionmarkup.h"

#include "core/transcript/captionfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

constexpr qsizetype kLongestTag = 512;
constexpr qsizetype kLongestEntity = 10;

const QStringList kSrtTags{u"i"_s, u"b"_s, u"u"_s, u"s"_s, u"font"_s};
const QStringList kVttTags{u"i"_s, u"b"_s, u"u"_s, u"c"_s, u"v"_s, u"ruby"_s, u"rt"_s, u"lang"_s, u"@"_s};
const QStringList kAssTags{u"i"_s, u"b"_s, u"u"_s, u"s"_s};

const QStringList &tagsOf(CaptionFlavour flavour)
{
    switch (flavour) {
    case CaptionFlavour::Srt:
        return kSrtTags;
    case CaptionFlavour::Vtt:
        return kVttTags;
    case CaptionFlavour::Ass:
        break;
    }
    return kAssTags;
}

/// One past the end of the markup at an index; the index itself if it is text.
qsizetype markupEnd(QStringView line, qsizetype at, CaptionFlavour flavour)
{
    const QStringView rest = line.sliced(at, std::min(kLongestTag, line.size() - at));
    if (flavour == CaptionFlavour::Srt && rest.startsWith("{\\"_L1)) {
        const qsizetype end = rest.indexOf(u'}');
        return end < 0 ? at : at + end + 1;
    }
    if (!rest.startsWith(u'<'))
        return at;
    const qsizetype end = rest.indexOf(u'>');
    if (end < 2)
        return at;
    const QStringView tag = rest.first(end + 1);
    if (flavour == CaptionFlavour::Srt)
        return kSrtTags.contains(tagName(tag)) ? at + end + 1 : at;
    const QChar first = tag[1];
    const bool known = first.isLetterOrNumber() || first == u'/' || first == u'@';
    return known ? at + end + 1 : at;
}

/// "&amp;" and its like; nothing if it is none.
std::optional<QString> entity(QStringView text, qsizetype &length)
{
    const qsizetype end = text.first(std::min(kLongestEntity, text.size())).indexOf(u';');
    if (end < 2)
        return {};
    length = end + 1;
    const QStringView name = text.sliced(1, end - 1);
    if (name.startsWith(u'#')) {
        const bool hex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
        bool fine = false;
        const uint value = name.sliced(hex ? 2 : 1).toUInt(&fine, hex ? 16 : 10);
        const bool valid = fine && value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
        const char32_t c = valid ? value : 0xFFFD;
        return QString::fromUcs4(&c, 1);
    }
    static const QList<std::pair<QString, QString>> kNames{
        {u"amp"_s, u"&"_s},  {u"lt"_s, u"<"_s},        {u"gt"_s, u">"_s},       {u"quot"_s, u"\""_s},
        {u"apos"_s, u"'"_s}, {u"nbsp"_s, u"\u00a0"_s}, {u"lrm"_s, u"\u200e"_s}, {u"rlm"_s, u"\u200f"_s}};
    for (const auto &[known, character] : kNames) {
        if (name == known)
            return character;
    }
    return {};
}

QString resolved(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        qsizetype length = 0;
        if (text[at] == u'&') {
            if (const auto character = entity(text.sliced(at), length)) {
                result += *character;
                at += length;
                continue;
            }
        }
        result += text[at++];
    }
    return result;
}

} // namespace

QList<MarkupPiece> markupPieces(QStringView line, CaptionFlavour flavour)
{
    QList<MarkupPiece> pieces;
    qsizetype from = 0;
    const auto finishText = [&](qsizetype end) {
        if (end <= from)
            return;
        const QStringView text = line.sliced(from, end - from);
        QString shown = flavour == CaptionFlavour::Vtt ? resolved(text) : text.toString();
        if (!pieces.isEmpty() && !pieces.constLast().isMarkup)
            pieces.last().text += shown;
        else
            pieces.append({false, std::move(shown)});
    };
    for (qsizetype at = 0; at < line.size();) {
        const qsizetype end = markupEnd(line, at, flavour);
        if (end == at) {
            ++at;
            continue;
        }
        finishText(at);
        QString tag = line.sliced(at, end - at).toString();
        if (flavour == CaptionFlavour::Vtt && captionTime(QStringView(tag).sliced(1, tag.size() - 2)))
            pieces.append({true, tag});
        else if (flavour != CaptionFlavour::Vtt || kVttTags.contains(tagName(tag)))
            pieces.append({true, tag.simplified()});
        at = from = end;
    }
    finishText(line.size());
    return pieces;
}

QString tagName(QStringView tag)
{
    if (!tag.startsWith(u'<'))
        return {};
    qsizetype from = 1;
    if (from < tag.size() && tag[from] == u'/')
        ++from;
    qsizetype end = from;
    while (end < tag.size() && (tag[end].isLetterOrNumber() || tag[end] == u'@'))
        ++end;
    return tag.sliced(from, end - from).toString().toLower();
}

bool isClosingTag(QStringView tag)
{
    return tag.startsWith("</"_L1);
}

QString voiceOf(QStringView tag)
{
    const auto space = std::find_if(tag.begin(), tag.end(), [](QChar c) { return c.isSpace(); });
    const qsizetype at = space - tag.begin();
    if (at >= tag.size())
        return {};
    return resolved(tag.sliced(at, tag.size() - at - 1)).simplified();
}

QString escapedCaption(const QString &text, CaptionFlavour flavour)
{
    QString clean = QString(text).remove(QChar(u'\0'));
    switch (flavour) {
    case CaptionFlavour::Srt:
        return clean.replace("-->"_L1, "-- >"_L1);
    case CaptionFlavour::Vtt:
        return clean.replace(u'&', "&amp;"_L1).replace(u'<', "&lt;"_L1).replace(u'>', "&gt;"_L1);
    case CaptionFlavour::Ass:
        break;
    }
    // ASS has no escapes: look-alikes keep its players from reading commands.
    return clean.replace(u'{', u'(').replace(u'}', u')').replace(u'\\', u'\u29f5');
}

bool MarkupWriter::knows(const QString &name) const
{
    return tagsOf(m_flavour).contains(name);
}

QString MarkupWriter::assTag(const QString &name, bool on) const
{
    return u"{\\"_s + name + (on ? u'1' : u'0') + u'}';
}

QString MarkupWriter::closing(const QString &name) const
{
    return m_flavour == CaptionFlavour::Ass ? assTag(name, false) : u"</"_s + name + u'>';
}

QString MarkupWriter::close(qsizetype from)
{
    QString result;
    while (m_open.size() > from) {
        const QString name = m_open.takeLast();
        // A voice that is the whole caption needs no end.
        if (name != "v"_L1 || from > 0 || !m_open.isEmpty())
            result += closing(name);
    }
    return result;
}

QString MarkupWriter::write(const QString &markup, std::chrono::milliseconds time, const QString &voice)
{
    QString result;
    const auto flavour = markup.contains("{\\"_L1) ? CaptionFlavour::Srt : CaptionFlavour::Vtt;
    const bool styled = m_flavour != CaptionFlavour::Vtt;
    for (qsizetype at = 0; at < markup.size();) {
        const qsizetype end = markup.indexOf(markup[at] == u'{' ? u'}' : u'>', at);
        if (end < 0)
            break;
        const QString tag = markup.sliced(at, end + 1 - at);
        at = end + 1;
        if (tag.startsWith("{\\"_L1)) {
            if (styled && flavour == CaptionFlavour::Srt)
                result += tag;
            continue;
        }
        const QString name = tagName(tag);
        if (!knows(name))
            continue;
        if (name == "@"_L1) {
            result += u'<' + captionTime(time, u'.') + u'>';
        } else if (isClosingTag(tag)) {
            const qsizetype open = m_open.lastIndexOf(name);
            if (open < 0)
                continue;
            // What was opened inside and is still open ends as well.
            while (m_open.size() > open)
                result += closing(m_open.takeLast());
        } else if (name != "v"_L1 || !voice.isEmpty()) {
            m_open.append(name);
            if (m_flavour == CaptionFlavour::Ass)
                result += assTag(name, true);
            else if (name == "v"_L1)
                result += tag.chopped(1) + u' ' + escapedCaption(voice.simplified(), m_flavour) + u'>';
            else
                result += tag;
        }
    }
    return result;
}

QString MarkupWriter::finish()
{
    return close(0);
}

QString MarkupWriter::closeVoice()
{
    const qsizetype voice = m_open.lastIndexOf("v"_L1);
    QString result;
    while (voice >= 0 && m_open.size() > voice)
        result += closing(m_open.takeLast());
    return result;
}

} // namespace studio::transcript
