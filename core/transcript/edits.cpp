// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/edits.h"

#include "core/transcript/ranges.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::transcript {

namespace {

struct EditName {
    Q_DECLARE_TR_FUNCTIONS(TranscriptEdit)
};

/// The speakers with a new one added where the index asks for it. None if the index means nobody known.
std::optional<QList<Speaker>> speakersFor(const Transcript &transcript, int speaker, const QString &newName)
{
    if (speaker != transcript.speakers.size() || speaker >= kMostSpeakers)
        return std::nullopt;
    QList<Speaker> speakers = transcript.speakers;
    speakers.append({{}, newName.simplified()});
    return speakers;
}

bool isSpeaker(const Transcript &transcript, int speaker)
{
    return speaker >= -1 && speaker <= transcript.speakers.size() && speaker < kMostSpeakers;
}

} // namespace

Change split(const Transcript &transcript, WordRef before)
{
    if (!transcript.contains(before) || before.word == 0)
        return {};
    const Segment &segment = transcript.segments.at(before.segment);
    Change change;
    change.name = EditName::tr("Split the paragraph");
    change.first = before.segment;
    change.removed = 1;
    change.segments = {{segment.speaker, segment.words.first(before.word)},
                       {segment.speaker, segment.words.mid(before.word)}};
    return change;
}

Change mergeWithPrevious(const Transcript &transcript, int segment)
{
    if (segment < 1 || segment >= transcript.segments.size())
        return {};
    Segment joined = transcript.segments.at(segment - 1);
    QList<Word> more = transcript.segments.at(segment).words;
    if (joined.words.size() + more.size() > kMostSegmentWords)
        return {};
    if (!more.isEmpty())
        more.first().spaceBefore = true;
    joined.words += more;
    inOrder(joined.words);
    Change change;
    change.name = EditName::tr("Join the paragraphs");
    change.first = segment - 1;
    change.removed = 2;
    change.segments = {joined};
    return change;
}

Change renameSpeaker(const Transcript &transcript, int speaker, const QString &name)
{
    if (speaker < 0 || speaker >= transcript.speakers.size())
        return {};
    QList<Speaker> speakers = transcript.speakers;
    speakers[speaker].name = name.simplified().left(200);
    if (speakers == transcript.speakers)
        return {};
    Change change;
    change.name = EditName::tr("Rename the speaker");
    change.speakers = speakers;
    return change;
}

Change mergeSpeakers(const Transcript &transcript, int from, int into)
{
    const auto known = [&](int speaker) { return speaker >= 0 && speaker < transcript.speakers.size(); };
    if (!known(from) || !known(into) || from == into)
        return {};
    QList<Speaker> speakers = transcript.speakers;
    // Who had no name is numbered: those behind must not be renumbered unseen.
    for (int i = 0; i < speakers.size(); ++i)
        if (speakers.at(i).name.isEmpty() && i > from)
            speakers[i].name = speakerName(transcript, i);
    speakers.removeAt(from);
    QList<Segment> segments = transcript.segments;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const int speaker = segments.at(i).speaker;
        if (speaker < from)
            continue;
        int now = speaker == from ? into : speaker;
        segments[i].speaker = now > from ? now - 1 : now;
    }
    Change change;
    change.name = EditName::tr("Merge the speakers");
    change.removed = int(segments.size());
    change.segments = segments;
    change.speakers = speakers;
    return change;
}

Change assignSegments(const Transcript &transcript, const QList<int> &chosen, int speaker,
                      const QString &newName)
{
    if (chosen.isEmpty() || !isSpeaker(transcript, speaker))
        return {};
    const auto [lowest, highest] = std::minmax_element(chosen.cbegin(), chosen.cend());
    if (*lowest < 0 || *highest >= transcript.segments.size())
        return {};
    Change change;
    change.name = EditName::tr("Change the speaker");
    change.speakers = speakersFor(transcript, speaker, newName);
    change.first = *lowest;
    change.removed = *highest - *lowest + 1;
    change.segments = transcript.segments.mid(change.first, change.removed);
    bool any = false;
    for (const int segment : chosen) {
        Segment &changed = change.segments[segment - change.first];
        any = any || changed.speaker != speaker;
        changed.speaker = speaker;
    }
    return any ? change : Change();
}

Change assignWords(const Transcript &transcript, const WordRange &range, int speaker, const QString &newName)
{
    if (!contains(transcript, range) || !isSpeaker(transcript, speaker))
        return {};
    Change change;
    change.name = EditName::tr("Change the speaker");
    change.speakers = speakersFor(transcript, speaker, newName);
    change.first = range.first.segment;
    change.removed = range.last.segment - range.first.segment + 1;
    for (int i = range.first.segment; i <= range.last.segment; ++i) {
        const Segment &segment = transcript.segments.at(i);
        const qsizetype from = i == range.first.segment ? range.first.word : 0;
        const qsizetype to = i == range.last.segment ? range.last.word + 1 : segment.words.size();
        if (from > 0)
            change.segments.append({segment.speaker, segment.words.first(from)});
        change.segments.append({speaker, segment.words.mid(from, to - from)});
        if (to < segment.words.size())
            change.segments.append({segment.speaker, segment.words.mid(to)});
    }
    return change;
}

Change removeWords(const Transcript &transcript, const WordRange &range, TimeOf time)
{
    if (!contains(transcript, range))
        return {};
    Change change = replaceWords(transcript, range, {}, EditName::tr("Delete words"));
    if (time == TimeOf::Cut) {
        double end = 0;
        for (const WordRef &place : {range.first, range.last})
            end = std::max(end, transcript.word(place).end);
        change.name = EditName::tr("Cut words out");
        change.cuts = addCut(transcript, {transcript.word(range.first).start, end}).cuts;
    }
    return change;
}

Change addCut(const Transcript &transcript, const Cut &cut)
{
    Transcript with;
    with.cuts = transcript.cuts;
    with.cuts.append(cut);
    with = normalised(std::move(with));
    if (with.cuts == transcript.cuts)
        return {};
    Change change;
    change.name = EditName::tr("Cut time out");
    change.cuts = with.cuts;
    return change;
}

Change removeCut(const Transcript &transcript, double at)
{
    QList<Cut> cuts = transcript.cuts;
    if (cuts.removeIf([at](const Cut &cut) { return cut.start <= at && at <= cut.end; }) == 0)
        return {};
    Change change;
    change.name = EditName::tr("Take time back");
    change.cuts = cuts;
    return change;
}

Change replaceWords(const Transcript &transcript, const WordRange &range, const QList<Segment> &by,
                    const QString &name)
{
    if (!contains(transcript, range))
        return {};
    const Segment &head = transcript.segments.at(range.first.segment);
    const Segment &tail = transcript.segments.at(range.last.segment);
    Change change;
    change.name = name.isEmpty() ? EditName::tr("Replace words") : name;
    change.first = range.first.segment;
    change.removed = range.last.segment - range.first.segment + 1;
    QList<Segment> parts;
    if (range.first.word > 0)
        parts.append({head.speaker, head.words.first(range.first.word)});
    for (Segment segment : by) {
        if (segment.words.isEmpty())
            continue;
        if (segment.speaker < 0)
            segment.speaker = head.speaker;
        parts.append(segment);
    }
    if (range.last.word + 1 < tail.words.size())
        parts.append({tail.speaker, tail.words.mid(range.last.word + 1)});
    // What was one paragraph stays one, unless another speaker stands between.
    for (Segment &part : parts) {
        const bool joins = !change.segments.isEmpty() && change.segments.last().speaker == part.speaker
            && change.segments.last().words.size() + part.words.size() <= kMostSegmentWords;
        if (joins)
            change.segments.last().words += part.words;
        else
            change.segments.append(part);
        inOrder(change.segments.last().words);
    }
    return change;
}

} // namespace studio::transcript
