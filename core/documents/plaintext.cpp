// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/plaintext.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace studio::documents {

namespace {

constexpr qsizetype kSample = 8192;

std::optional<QStringConverter::Encoding> wideEncoding(const QByteArray &bytes)
{
    const qsizetype pairs = std::min(bytes.size(), kSample) / 2;
    qsizetype low = 0;
    qsizetype high = 0;
    for (qsizetype i = 0; i < pairs; ++i) {
        low += bytes[2 * i] == 0 ? 1 : 0;
        high += bytes[2 * i + 1] == 0 ? 1 : 0;
    }
    if (pairs < 4)
        return std::nullopt;
    if (high > pairs * 7 / 10 && low < pairs / 10)
        return QStringConverter::Utf16LE;
    if (low > pairs * 7 / 10 && high < pairs / 10)
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

std::optional<QStringConverter::Encoding> encodingOf(const QByteArray &bytes)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    return marked ? marked : wideEncoding(bytes);
}

} // namespace

QString decodedText(const QByteArray &bytes)
{
    QStringDecoder decoder(encodingOf(bytes).value_or(QStringConverter::Utf8));
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        text = QString::fromLatin1(bytes);
    text.remove(QChar(u'\0'));
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(QChar(u'\r'), QChar(u'\n'));
    return text;
}

bool looksBinary(const QByteArray &bytes)
{
    if (encodingOf(bytes))
        return false;
    const QByteArray sample = bytes.left(kSample);
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
    return controls > 8 && controls > sample.size() / 50;
}

} // namespace studio::documents
