// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/contentsniffer.h"

#include "core/base/redact.h"

#include <QCoreApplication>

#include <algorithm>

namespace studio::audio {

namespace {

constexpr qsizetype kPlainTextEnough = 32;

bool isSpace(uchar c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool isLetter(uchar c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
bool isTextByte(uchar c)
{
    return (c >= 0x20 && c != 0x7f) || isSpace(c);
}
uchar at(QByteArrayView bytes, qsizetype i)
{
    return static_cast<uchar>(bytes[i]);
}
qsizetype skipSpace(QByteArrayView bytes, qsizetype i)
{
    while (i < bytes.size() && isSpace(at(bytes, i)))
        ++i;
    return i;
}

enum class Start { No, Maybe, Markup };

/// Does the text open like JSON or markup?
Start opening(QByteArrayView head)
{
    static constexpr QByteArrayView kBom("\xef\xbb\xbf", 3);
    if (head.size() < kBom.size() && kBom.startsWith(head))
        return Start::Maybe;
    const qsizetype first = skipSpace(head, head.startsWith(kBom) ? kBom.size() : 0);
    if (first >= head.size())
        return Start::Maybe;
    const uchar c = at(head, first);
    if (c != '{' && c != '[' && c != '<')
        return Start::No;
    const qsizetype second = c == '<' ? first + 1 : skipSpace(head, first + 1);
    if (second >= head.size())
        return Start::Maybe;
    const uchar d = at(head, second);
    const bool fits = c == '{' ? d == '"' || d == '}'
        : c == '['             ? d == '{' || d == '[' || d == '"' || d == ']'
                               : d == '!' || d == '?' || isLetter(d);
    return fits ? Start::Markup : Start::No;
}

} // namespace

ContentSniffer::Verdict ContentSniffer::judge(QByteArrayView head, bool atEnd) const
{
    if (head.isEmpty())
        return atEnd ? Verdict::Audio : Verdict::Undecided;
    const bool headerless = m_enough > kPlainTextEnough;
    const QByteArrayView seen = head.first(std::min(head.size(), std::max(m_enough, kPlainTextEnough)));
    if (!std::all_of(seen.begin(), seen.end(), [](char c) { return isTextByte(static_cast<uchar>(c)); }))
        return Verdict::Audio;
    const Start start = opening(seen);
    if (start == Start::Markup && (head.size() >= m_enough || atEnd))
        return Verdict::Text;
    const bool ascii =
        std::all_of(seen.begin(), seen.end(), [](char c) { return static_cast<uchar>(c) < 0x80; });
    if (start == Start::No && (headerless || !ascii || atEnd))
        return Verdict::Audio;
    if (head.size() >= kPlainTextEnough && !headerless)
        return ascii ? Verdict::Text : Verdict::Audio;
    if (head.size() >= m_enough || atEnd)
        return Verdict::Audio;
    return Verdict::Undecided;
}

Error ContentSniffer::textError(QByteArrayView head)
{
    Error error = Error::make(
        ErrorKind::Protocol,
        QCoreApplication::translate("studio::audio", "The service sent text where sound was expected."));
    error.nextStep = QCoreApplication::translate(
        "studio::audio", "Look at the answer below. If the address goes through a proxy, check that first.");
    error.raw = redacted(QString::fromUtf8(head.first(std::min<qsizetype>(head.size(), 4096))));
    return error;
}

} // namespace studio::audio
