// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/scriptcompare.h"

#include "core/transcript/ranges.h"
#include "core/transcript/wordmatching.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

struct CompareText {
    Q_DECLARE_TR_FUNCTIONS(TranscriptEdit)
};

constexpr float kHeardOtherwise = 0.3F;

/// The script's words; a dash that stands alone goes with the word before it.
QList<Word> scriptWords(const QString &script)
{
    QList<Word> words;
    const QList<Word> tokens = wordsFromText(script, 0, 0);
    for (Word word : tokens) {
        word.guessedTimes = false;
        if (!words.isEmpty() && matchKey(word.text).isEmpty())
            words.last().text += (word.spaceBefore ? u" "_s : QString()) + word.text;
        else
            words.append(word);
    }
    return words;
}

void addDeparture(ScriptComparison &comparison, const Transcript &transcript,
                  const std::vector<WordRef> &heard, std::size_t from, std::size_t to,
                  const QStringList &script)
{
    if (from == to && script.isEmpty())
        return;
    Departure departure;
    departure.scriptText = script.join(u' ');
    if (from < to) {
        departure.heard = WordRange{heard[from], heard[to - 1]};
        departure.place = heard[from];
        departure.heardText = textOf(transcript, *departure.heard).replace(u'\n', u' ');
    } else if (from < heard.size()) {
        departure.place = heard[from];
    } else if (!heard.empty()) {
        departure.place = {heard.back().segment, heard.back().word + 1};
    }
    comparison.departures.append(departure);
}

} // namespace

ScriptComparison compareWithScript(const Transcript &transcript, const QString &script, const StopFlag &stop)
{
    std::vector<WordRef> heard;
    std::vector<QString> left;
    for (int segment = 0; segment < transcript.segments.size(); ++segment) {
        const QList<Word> &words = transcript.segments.at(segment).words;
        for (int i = 0; i < words.size(); ++i) {
            // Nobody writes into a script who laughs.
            if (words.at(i).kind == WordKind::AudioEvent)
                continue;
            heard.push_back({segment, i});
            left.push_back(matchKey(words.at(i).text));
        }
    }
    ScriptComparison result;
    std::vector<QString> right;
    const QList<Word> words = scriptWords(script);
    for (const Word &word : words) {
        result.script.push_back({word, std::nullopt, false});
        right.push_back(matchKey(word.text));
    }
    const std::vector<int> matches = matchWords(left, right, stop);

    std::size_t next = 0; // The first word heard that is not told of yet.
    std::size_t from = 0;
    QStringList missing;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const int at = matches[i];
        if (at >= 0)
            result.script[i].heard = heard[size_t(at)];
        const bool same = at >= 0 && left[size_t(at)] == right[i];
        result.script[i].same = same;
        if (!same) {
            missing.append(result.script[i].word.text);
            if (at >= 0)
                next = std::size_t(at) + 1;
            continue;
        }
        ++result.same;
        addDeparture(result, transcript, heard, from, std::size_t(at), missing);
        missing.clear();
        next = std::size_t(at) + 1;
        from = next;
    }
    addDeparture(result, transcript, heard, from, heard.size(), missing);
    return result;
}

Change takeScript(const Transcript &transcript, const ScriptComparison &comparison)
{
    if (comparison.script.empty() || transcript.isEmpty())
        return {};
    QList<Segment> segments;
    segments.reserve(transcript.segments.size());
    for (const Segment &segment : transcript.segments)
        segments.append(Segment{segment.speaker, {}});
    const auto &script = comparison.script;
    int segment = 0;
    double last = 0;
    for (std::size_t i = 0; i < script.size(); ++i) {
        if (script[i].heard) {
            if (!transcript.contains(*script[i].heard))
                return {};
            const Word &heard = transcript.word(*script[i].heard);
            Word word = heard;
            word.text = script[i].word.text;
            word.spaceBefore = script[i].word.spaceBefore;
            word.edited = script[i].same;
            if (!script[i].same)
                word.confidence = std::min(kHeardOtherwise, heard.confidence.value_or(1));
            segment = script[i].heard->segment;
            segments[segment].words.append(word);
            last = word.end;
            continue;
        }
        // Words that were not heard share the gap to the next one that was.
        std::size_t end = i;
        while (end < script.size() && !script[end].heard)
            ++end;
        const double until =
            end < script.size() ? std::max(last, transcript.word(*script[end].heard).start) : last;
        const double each = (until - last) / double(end - i);
        if (i == 0 && end < script.size())
            segment = script[end].heard->segment;
        for (; i < end; ++i) {
            Word word = script[i].word;
            word.start = last;
            word.end = last + each;
            word.guessedTimes = true;
            word.confidence = 0;
            last = word.end;
            segments[segment].words.append(word);
        }
        --i;
    }
    Change change;
    change.name = CompareText::tr("Take the script's words");
    change.removed = int(transcript.segments.size());
    for (Segment &each : segments) {
        inOrder(each.words);
        if (each.words.size() > kMostSegmentWords)
            change.segments += paragraphs(each.words, each.speaker);
        else if (!each.words.isEmpty())
            change.segments.append(each);
    }
    return change;
}

Change takeAligned(const Transcript &transcript, const Transcript &aligned)
{
    if (aligned.isEmpty())
        return {};
    QList<Segment> segments;
    segments.reserve(transcript.segments.size() + 1);
    for (const Segment &segment : transcript.segments)
        segments.append(Segment{segment.speaker, {}});
    if (segments.isEmpty())
        segments.append(Segment{});
    int segment = 0;
    for (const Segment &spoken : aligned.segments) {
        for (const Word &word : spoken.words) {
            const auto heard = transcript.wordAtTime((word.start + word.end) / 2);
            // The script has one order: nobody goes back.
            segment = std::max(segment, heard ? heard->segment : 0);
            segments[segment].words.append(word);
        }
    }
    Change change;
    change.name = CompareText::tr("Take the script's words");
    change.removed = int(transcript.segments.size());
    for (const Segment &each : segments) {
        if (each.words.size() > kMostSegmentWords)
            change.segments += paragraphs(each.words, each.speaker);
        else if (!each.words.isEmpty())
            change.segments.append(each);
    }
    return change;
}

} // namespace studio::transcript
