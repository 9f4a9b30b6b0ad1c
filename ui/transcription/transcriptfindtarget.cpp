// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptfindtarget.h"

#include "core/transcript/transcriptsearch.h"
#include "ui/transcription/transcriptview.h"

namespace studio::ui {

using namespace studio::transcript;

namespace {

std::vector<Found> placesOf(const TranscriptView &view, const std::vector<text::SearchHit> &hits)
{
    std::vector<Found> places;
    places.reserve(hits.size());
    for (const text::SearchHit &hit : hits) {
        Found found{view.placeOf(hit.span.start), view.placeOf(hit.span.end()), hit.replacement};
        if (found.from.segment == found.to.segment)
            places.push_back(std::move(found));
    }
    return places;
}

} // namespace

TranscriptFindTarget::TranscriptFindTarget(TranscriptView *view, QObject *parent)
    : FindTarget(parent), m_view(view)
{
    const Document *document = &view->document();
    connect(document, &Document::replaced, this, &FindTarget::textChanged);
    connect(document, &Document::segmentsChanged, this, &FindTarget::textChanged);
    connect(view, &TranscriptView::caretMoved, this, &FindTarget::selectionChanged);
}

QWidget *TranscriptFindTarget::widget() const
{
    return m_view;
}

QString TranscriptFindTarget::text() const
{
    return m_view->document().transcript().plainText();
}

QString TranscriptFindTarget::selectedText() const
{
    return m_view->cursor().selectedText();
}

text::TextSpan TranscriptFindTarget::selection() const
{
    const qsizetype from = m_view->characterAt(m_view->cursor().from());
    return {from, m_view->characterAt(m_view->cursor().to()) - from};
}

void TranscriptFindTarget::select(const text::TextSpan &span)
{
    m_view->selectText(m_view->placeOf(span.start), m_view->placeOf(span.end()));
}

void TranscriptFindTarget::mark(const std::vector<text::SearchHit> &hits)
{
    m_view->setHits(placesOf(*m_view, hits));
}

void TranscriptFindTarget::replaceSelection(const QString &by)
{
    const text::TextSpan span = selection();
    m_view->replaceCharacters(span.start, span.end(), by);
}

void TranscriptFindTarget::replaceAll(const QString &, const std::vector<text::SearchHit> &hits)
{
    Document &document = m_view->document();
    document.apply(replaceFound(document.transcript(), placesOf(*m_view, hits)));
}

} // namespace studio::ui
