// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/document.h"

#include <algorithm>

namespace studio::transcript {

namespace {

constexpr std::size_t kMostSteps = 5000;

/// Leaves out what stays the same at both ends, so that little is drawn anew.
void trim(Change &change, const QList<Segment> &present)
{
    while (change.removed > 0 && !change.segments.isEmpty()
           && present.at(change.first).isSameAs(change.segments.first())) {
        change.segments.removeFirst();
        ++change.first;
        --change.removed;
    }
    while (change.removed > 0 && !change.segments.isEmpty()
           && present.at(change.first + change.removed - 1).isSameAs(change.segments.last())) {
        change.segments.removeLast();
        --change.removed;
    }
}

} // namespace

Document::Document(QObject *parent) : QObject(parent) { }

void Document::setTranscript(Transcript transcript)
{
    m_transcript = std::move(transcript);
    m_undo.clear();
    m_redo.clear();
    ++m_revision;
    m_open = false;
    emit replaced();
    emit historyChanged();
}

void Document::append(const QList<Segment> &segments, const QList<Speaker> &speakers)
{
    const bool more = speakers.size() > m_transcript.speakers.size();
    if (segments.isEmpty() && !more)
        return;
    const int first = int(m_transcript.segments.size());
    m_transcript.segments += segments;
    // What is redone must find the segments it knows; positions before the end stay what they were.
    for (qsizetype i = m_transcript.speakers.size(); i < speakers.size(); ++i)
        m_transcript.speakers.append(speakers.at(i));
    for (const Segment &segment : segments)
        m_transcript.seconds = std::max(m_transcript.seconds, segment.end());
    ++m_revision;
    if (more)
        emit speakersChanged();
    if (!segments.isEmpty())
        emit segmentsChanged(first, 0, int(segments.size()));
    emit changed();
}

bool Document::apply(const Change &change)
{
    const qsizetype count = m_transcript.segments.size();
    if (change.isEmpty() || change.first < 0 || change.removed < 0 || change.first > count
        || change.removed > count - change.first)
        return false;
    Change inverse = exchange(change);
    remember(std::move(inverse), change.mergeKey);
    m_redo.clear();
    emit historyChanged();
    return true;
}

void Document::remember(Change inverse, const QString &mergeKey)
{
    if (m_open && !m_undo.empty() && !mergeKey.isEmpty()) {
        Change &last = m_undo.back();
        // What the last step put there is what this one replaced: undoing both is undoing the first.
        const bool samePlace = last.first == inverse.first && last.removed == inverse.segments.size()
            && !inverse.speakers && !inverse.cuts && !inverse.language;
        if (last.mergeKey == mergeKey && samePlace) {
            last.removed = inverse.removed;
            return;
        }
    }
    inverse.mergeKey = mergeKey;
    m_undo.push_back(std::move(inverse));
    if (m_undo.size() > kMostSteps)
        m_undo.pop_front();
    m_open = !mergeKey.isEmpty();
}

Change Document::exchange(const Change &given)
{
    Change change = given;
    if (change.mergeKey.isEmpty())
        trim(change, m_transcript.segments);
    Change inverse;
    inverse.name = change.name;
    inverse.first = change.first;
    inverse.removed = int(change.segments.size());
    inverse.segments = m_transcript.segments.mid(change.first, change.removed);
    if (change.speakers) {
        inverse.speakers = m_transcript.speakers;
        m_transcript.speakers = *change.speakers;
    }
    if (change.cuts) {
        inverse.cuts = m_transcript.cuts;
        m_transcript.cuts = *change.cuts;
    }
    if (change.language) {
        inverse.language = m_transcript.language;
        m_transcript.language = *change.language;
    }
    QList<Segment> &segments = m_transcript.segments;
    const int same = std::min(change.removed, inverse.removed);
    for (int i = 0; i < same; ++i)
        segments[change.first + i] = change.segments.at(i);
    if (change.removed > same)
        segments.remove(change.first + same, change.removed - same);
    if (inverse.removed > same) {
        segments.insert(change.first + same, inverse.removed - same, Segment{});
        for (int i = same; i < inverse.removed; ++i)
            segments[change.first + i] = change.segments.at(i);
    }
    for (const Segment &segment : change.segments)
        m_transcript.seconds = std::max(m_transcript.seconds, segment.end());
    ++m_revision;
    if (change.speakers)
        emit speakersChanged();
    if (change.removed > 0 || inverse.removed > 0)
        emit segmentsChanged(change.first, change.removed, inverse.removed);
    if (change.cuts)
        emit cutsChanged();
    if (change.language)
        emit languageChanged();
    emit changed();
    return inverse;
}

void Document::undo()
{
    if (m_undo.empty())
        return;
    const Change step = std::move(m_undo.back());
    m_undo.pop_back();
    m_open = false;
    Change inverse = exchange(step);
    m_redo.push_back(std::move(inverse));
    emit historyChanged();
}

void Document::redo()
{
    if (m_redo.empty())
        return;
    const Change step = std::move(m_redo.back());
    m_redo.pop_back();
    m_open = false;
    Change inverse = exchange(step);
    m_undo.push_back(std::move(inverse));
    emit historyChanged();
}

} // namespace studio::transcript
