// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/script.h"

#include "core/text/segmenter.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr qsizetype kLongestPiece = 180;
constexpr double kLongestPause = 3;

struct Tag {
    ScriptItem item;
    std::optional<Delivery> delivery;
};

double pauseSeconds(const QString &number, QStringView unit)
{
    bool ok = false;
    const double value = number.toDouble(&ok);
    if (!ok)
        return 0;
    return std::clamp(unit == u"ms"_s ? value / 1000 : value, 0.0, kLongestPause);
}

Tag readBracketTag(const QString &inner)
{
    static const QRegularExpression pause(
        u"^(?:(short|long)\\s+)?(?:pause|silence|break)s?(?:\\s+([0-9.]+)\\s*(ms|s)?)?$"_s);
    Tag tag;
    tag.item.kind = ScriptItem::Kind::Nothing;
    const QString name = inner.trimmed().toLower();
    if (const auto match = pause.match(name); match.hasMatch()) {
        tag.item.kind = ScriptItem::Kind::Pause;
        tag.item.seconds = !match.captured(2).isEmpty()
            ? pauseSeconds(match.captured(2), match.capturedView(3))
            : match.captured(1) == u"long"_s  ? 1.2
            : match.captured(1) == u"short"_s ? 0.3
                                              : 0.7;
    } else if (name.startsWith(u"whisper"_s) || name == u"softly"_s || name == u"quietly"_s) {
        tag.delivery = Delivery::Whisper;
    } else if (name.startsWith(u"shout"_s) || name.startsWith(u"yell"_s) || name == u"loudly"_s) {
        tag.delivery = Delivery::Shout;
    } else if (name.contains(u"laugh"_s) || name.startsWith(u"giggl"_s) || name.startsWith(u"chuckl"_s)) {
        tag.item.kind = ScriptItem::Kind::Sound;
        tag.item.sound = SoundEffect::Laugh;
    } else if (name.startsWith(u"sigh"_s) || name.startsWith(u"exhale"_s)) {
        tag.item.kind = ScriptItem::Kind::Sound;
        tag.item.sound = SoundEffect::Sigh;
    } else if (name.startsWith(u"inhale"_s) || name.startsWith(u"breath"_s) || name.startsWith(u"gasp"_s)) {
        tag.item.kind = ScriptItem::Kind::Sound;
        tag.item.sound = SoundEffect::Breath;
    }
    return tag;
}

/// Length of the part up to the first comma and its space, if both sides are worth a breath; else 0.
qsizetype openingClause(QStringView sentence)
{
    for (qsizetype i = 8; i + 9 < sentence.size() && i < 100; ++i) {
        if (u",;:"_s.contains(sentence[i]) && sentence[i + 1].isSpace())
            return i + 2;
    }
    return 0;
}

/// Sentences of one run of plain text, each with the white space behind it.
void addSpeech(QList<ScriptItem> &items, QStringView text, qsizetype from, qsizetype to, Delivery &delivery)
{
    const QStringView run = text.sliced(from, to - from);
    QList<qsizetype> starts;
    QList<bool> closes; // whether a sentence ends with the piece
    const auto addStart = [&](qsizetype at) {
        starts.append(at);
        closes.append(false);
    };
    bool first = std::none_of(items.begin(), items.end(),
                              [](const ScriptItem &item) { return item.kind == ScriptItem::Kind::Speech; });
    for (const text::TextSpan &sentence : text::sentenceSpans(run)) {
        // The very first words go alone up to their comma, so that something is heard sooner.
        const qsizetype opening = std::exchange(first, false) ? openingClause(sentence.of(run)) : 0;
        if (opening > 0)
            addStart(sentence.start);
        const qsizetype at = sentence.start + opening;
        const QStringView rest = run.sliced(at, sentence.end() - at);
        if (rest.size() <= kLongestPiece) {
            addStart(at);
        } else {
            for (const text::TextSpan &piece : text::chunkSpans(rest, kLongestPiece))
                addStart(at + piece.start);
        }
        closes.last() = true;
    }
    if (starts.isEmpty()) {
        // White space only: it belongs to what stands before it.
        if (items.isEmpty())
            items.append({ScriptItem::Kind::Nothing, from, to, 0, SoundEffect::None, delivery});
        else
            items.last().end = to;
        return;
    }
    for (qsizetype i = 0; i < starts.size(); ++i) {
        const qsizetype start = i == 0 ? from : from + starts[i];
        const qsizetype end = i + 1 < starts.size() ? from + starts[i + 1] : to;
        items.append({ScriptItem::Kind::Speech, start, end, 0, SoundEffect::None, delivery});
        if (closes[i])
            delivery = Delivery::Normal;
    }
}

} // namespace

QList<ScriptItem> parseScript(const QString &text)
{
    static const QRegularExpression marks(
        u"<break\\s+time\\s*=\\s*[\"']([0-9.]+)\\s*(ms|s)[\"']\\s*/?>|\\[([A-Za-z][^\\[\\]\n]{0,59})\\]|</?[A-Za-z][^<>\n]{0,199}>"_s);
    QList<ScriptItem> items;
    Delivery delivery = Delivery::Normal;
    qsizetype at = 0;
    for (auto match = marks.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch mark = match.next();
        if (mark.capturedStart() > at)
            addSpeech(items, text, at, mark.capturedStart(), delivery);
        Tag tag;
        tag.item.kind = ScriptItem::Kind::Nothing;
        if (!mark.capturedView(1).isEmpty()) {
            tag.item.kind = ScriptItem::Kind::Pause;
            tag.item.seconds = pauseSeconds(mark.captured(1), mark.capturedView(2));
        } else if (!mark.capturedView(3).isEmpty()) {
            tag = readBracketTag(mark.captured(3));
        }
        tag.item.start = mark.capturedStart();
        tag.item.end = mark.capturedEnd();
        if (tag.delivery)
            delivery = *tag.delivery;
        items.append(tag.item);
        at = mark.capturedEnd();
    }
    if (at < text.size())
        addSpeech(items, text, at, text.size(), delivery);
    return items;
}

} // namespace studio::sandbox
