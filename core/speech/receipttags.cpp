// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/receipttags.h"

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {

constexpr qsizetype kTitleCharacters = 60;
constexpr char kUtf8 = 3;

// Sizes in ID3v2.4 have seven bits a byte.
QByteArray syncSafe(qsizetype size)
{
    QByteArray bytes(4, '\0');
    for (int i = 3; i >= 0; --i) {
        bytes[i] = static_cast<char>(size & 0x7f);
        size >>= 7;
    }
    return bytes;
}

QByteArray frame(const char *id, const QByteArray &content)
{
    const QByteArray body = QByteArray(1, kUtf8) + content;
    return QByteArray(id, 4) + syncSafe(body.size()) + QByteArray(2, '\0') + body;
}

QByteArray utf8(QString text)
{
    return text.remove(QChar(u'\0')).toUtf8();
}

} // namespace

audio::Tags receiptTags(const store::Take &take)
{
    audio::Tags tags;
    tags.title = take.text.simplified().left(kTitleCharacters);
    tags.artist = take.voiceName;
    tags.date = take.madeAt.toString(Qt::ISODate);
    const auto add = [&tags](const QString &key, const QString &value) {
        if (!value.isEmpty())
            tags.custom.insert(key, value);
    };
    add(u"REQUEST_KEY"_s, QString::fromLatin1(take.requestKey.toHex()));
    add(u"REQUEST_ID"_s, take.requestId);
    add(u"VOICE_ID"_s, take.voice.value());
    add(u"MODEL_ID"_s, take.model.value());
    add(u"CREDITS"_s, take.credits ? QString::number(*take.credits) : QString());
    add(u"TAKE_ID"_s, take.id.value());
    return tags;
}

QByteArray id3Block(const audio::Tags &tags)
{
    QByteArray frames;
    if (!tags.title.isEmpty())
        frames += frame("TIT2", utf8(tags.title));
    if (!tags.artist.isEmpty())
        frames += frame("TPE1", utf8(tags.artist));
    if (!tags.date.isEmpty())
        frames += frame("TDRC", utf8(tags.date.left(19)));
    for (auto it = tags.custom.begin(); it != tags.custom.end(); ++it)
        frames += frame("TXXX", utf8(it.key()) + '\0' + utf8(it.value()));
    return QByteArray("ID3\x04\x00\x00", 6) + syncSafe(frames.size()) + frames;
}

} // namespace studio::speech
