// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/transcriptsearch.h"

#include <QCoreApplication>

#include <algorithm>

namespace studio::transcript {

namespace {

struct SearchText {
    Q_DECLARE_TR_FUNCTIONS(TranscriptEdit)
};

} // namespace

FoundPlaces find(const Transcript &transcript, const text::SearchQuery &query, const QString &replacement)
{
    QString all;
    std::vector<qsizetype> starts;
    starts.reserve(size_t(transcript.segments.size()));
    for (const Segment &segment : transcript.segments) {
        starts.push_back(all.size());
        all += segment.text();
        all += u'\n';
    }
    const text::SearchResult result = text::findAll(all, query, replacement);
    FoundPlaces found;
    found.tooSlow = result.tooSlow;
    found.problem = result.problem;
    found.places.reserve(result.hits.size());
    for (const text::SearchHit &hit : result.hits) {
        const auto next = std::upper_bound(starts.cbegin(), starts.cend(), hit.span.start);
        const auto segment = int(next - starts.cbegin()) - 1;
        const qsizetype end = next == starts.cend() ? all.size() : *next;
        // A search for a line break is one for nothing.
        if (segment < 0 || hit.span.end() >= end)
            continue;
        const qsizetype offset = hit.span.start - starts[size_t(segment)];
        found.places.push_back({{segment, offset}, {segment, offset + hit.span.length}, hit.replacement});
    }
    return found;
}

Change replaceFound(const Transcript &transcript, const std::vector<Found> &places)
{
    if (places.empty())
        return {};
    Change change;
    change.name = SearchText::tr("Replace all");
    change.first = places.front().from.segment;
    change.removed = places.back().from.segment - change.first + 1;
    if (change.first < 0 || change.first + change.removed > transcript.segments.size())
        return {};
    change.segments = transcript.segments.mid(change.first, change.removed);
    // From the end, so that places before stay where they are.
    for (auto place = places.crbegin(); place != places.crend(); ++place) {
        if (place->from.segment < change.first || place->from.segment >= change.first + change.removed)
            return {};
        Segment &segment = change.segments[place->from.segment - change.first];
        segment.words = editedWords(segment.words, place->from.offset, place->to.offset, place->replacement);
        if (segment.words.size() > kMostSegmentWords)
            return {};
    }
    change.segments.removeIf([](const Segment &segment) { return segment.words.isEmpty(); });
    return change;
}

} // namespace studio::transcript
