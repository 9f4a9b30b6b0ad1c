// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/namepattern.h"

#include "core/speech/speechtext.h"
#include "core/text/tags.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {

constexpr qsizetype kPatternLength = 200;
constexpr qsizetype kNameCharacters = 120;
constexpr qsizetype kNameBytes = 200;
constexpr qsizetype kWordsCharacters = 60;
constexpr int kMostWords = 8;

const QRegularExpression &placeholder()
{
    static const QRegularExpression expression(u"\\{([a-z]+)(?::([1-9]))?\\}"_s);
    return expression;
}

/// The first words of what is spoken.
QString wordsOfTake(const store::Take &take)
{
    QString words;
    int count = 0;
    const QString spoken = text::withoutTags(take.text.left(2000));
    const QStringList parts = spoken.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        QString word;
        for (const QChar c : part) {
            if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'-' || c == u'\''
                || c == QChar(0x2019))
                word += c;
        }
        if (word.isEmpty())
            continue;
        if (count == kMostWords || words.size() + word.size() + 1 > kWordsCharacters)
            break;
        words += (words.isEmpty() ? QString() : u" "_s) + word;
        ++count;
    }
    if (words.isEmpty() && !parts.isEmpty())
        words = safeFileName(parts.first()).left(kWordsCharacters);
    return words.isEmpty() ? SpeechText::tr("take") : words;
}

QString valueOf(const QString &name, int width, const store::Take &take, const QString &modelName)
{
    const QDateTime made = take.madeAt.isValid() ? take.madeAt.toLocalTime() : QDateTime::currentDateTime();
    if (name == "words"_L1)
        return wordsOfTake(take);
    if (name == "voice"_L1)
        return take.voiceName;
    if (name == "model"_L1)
        return modelName.isEmpty() ? take.model.value() : modelName;
    if (name == "take"_L1)
        return take.name.isEmpty() ? SpeechText::tr("take %1").arg(take.number) : take.name;
    if (name == "number"_L1)
        return u"%1"_s.arg(take.number, width, 10, QChar(u'0'));
    if (name == "date"_L1)
        return made.date().toString(Qt::ISODate);
    return made.time().toString(u"HH-mm-ss"_s); // time
}

bool isReserved(const QString &name)
{
    static const QStringList devices{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    const QString base = name.section(u'.', 0, 0).trimmed().toLower();
    if (devices.contains(base))
        return true;
    return base.size() == 4 && (base.startsWith("com"_L1) || base.startsWith("lpt"_L1))
        && base.at(3).isDigit();
}

/// Ends of names that file systems or shells drop or hide.
QString withoutLooseEnds(QString name)
{
    while (!name.isEmpty() && (name.back().isSpace() || name.back() == u'.'))
        name.chop(1);
    while (!name.isEmpty() && (name.front().isSpace() || name.front() == u'.' || name.front() == u'~'))
        name.remove(0, 1);
    return name;
}

} // namespace

QStringList namePlaceholders()
{
    return {u"{words}"_s, u"{voice}"_s, u"{model}"_s, u"{take}"_s, u"{number}"_s, u"{date}"_s, u"{time}"_s};
}

Result<void> checkNamePattern(const QString &pattern)
{
    const auto refuse = [](const QString &sentence) { return fail(ErrorKind::Validation, sentence); };
    if (pattern.trimmed().isEmpty())
        return refuse(SpeechText::tr("Enter a name, for example “{words} – take {number}”."));
    if (pattern.size() > kPatternLength)
        return refuse(
            SpeechText::tr("This name is too long. Use at most %1 characters.").arg(kPatternLength));
    if (pattern.contains(u'/') || pattern.contains(u'\\'))
        return refuse(SpeechText::tr("A name cannot hold “/” or “\\”. Choose the folder below."));
    QString rest = pattern;
    auto matches = placeholder().globalMatch(pattern);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString known = u'{' + match.captured(1) + u'}';
        const bool padded = !match.captured(2).isEmpty();
        if (!namePlaceholders().contains(known) || (padded && known != "{number}"_L1))
            return refuse(SpeechText::tr("“%1” is not known. Use %2.")
                              .arg(match.captured(0), namePlaceholders().join(u", "_s)));
        rest.remove(match.captured(0));
    }
    if (rest.contains(u'{') || rest.contains(u'}'))
        return refuse(SpeechText::tr("A placeholder looks like {voice}. Use %1.")
                          .arg(namePlaceholders().join(u", "_s)));
    return {};
}

QString nameFromPattern(const QString &pattern, const store::Take &take, const QString &modelName)
{
    const QString used = checkNamePattern(pattern) ? pattern : QString::fromUtf8(kDefaultNamePattern);
    QString name;
    qsizetype done = 0;
    auto matches = placeholder().globalMatch(used);
    while (matches.hasNext()) {
        const auto match = matches.next();
        name += used.mid(done, match.capturedStart() - done);
        // Made safe before it is put in: a voice may be called "../..".
        name += safeFileName(valueOf(match.captured(1), match.captured(2).toInt(), take, modelName));
        done = match.capturedEnd();
    }
    name = safeFileName(name + used.mid(done));
    return name.isEmpty() ? SpeechText::tr("take %1").arg(take.number) : name;
}

QString safeFileName(const QString &name)
{
    static const QString forbidden = u"/\\:*?\"<>|"_s;
    QString safe;
    for (const QChar c : name.left(4 * kNameCharacters)) {
        const QChar::Category category = c.category();
        if (category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph || c.isSpace())
            safe += u' ';
        else if (category != QChar::Other_Format || c == QChar(0x200d)) // no direction marks; emoji may join
            safe += forbidden.contains(c) ? QChar(u'-') : c;
    }
    safe = withoutLooseEnds(safe.simplified()).left(kNameCharacters);
    while (safe.toUtf8().size() > kNameBytes)
        safe.chop(1);
    if (!safe.isEmpty() && safe.back().isHighSurrogate())
        safe.chop(1);
    safe = withoutLooseEnds(safe);
    return isReserved(safe) ? u'_' + safe : safe;
}

QString freePath(const QString &path, const QStringList &otherSuffixes)
{
    const QFileInfo file(path);
    const QString base = file.completeBaseName();
    const auto taken = [&](const QString &name) {
        const QString stem = file.dir().filePath(name);
        return QFileInfo::exists(stem + u'.' + file.suffix())
            || std::any_of(otherSuffixes.begin(), otherSuffixes.end(),
                           [&](const QString &suffix) { return QFileInfo::exists(stem + u'.' + suffix); });
    };
    QString name = base;
    for (int copy = 2; taken(name) && copy < 10000; ++copy)
        name = u"%1 (%2)"_s.arg(base).arg(copy);
    return file.dir().filePath(name + u'.' + file.suffix());
}

} // namespace studio::speech
