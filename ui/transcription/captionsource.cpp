// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/captionsource.h"

#include "core/base/workerjob.h"
#include "core/transcript/document.h"

#include <utility>

namespace studio::ui {

namespace {

struct CutCaptions {
    QList<transcript::Caption> captions{};
    QList<text::CaptionProblem> problems{};
    bool operator==(const CutCaptions &) const = default;
};

/// While somebody types, captions follow a moment later.
constexpr int kSoonMs = 60;

} // namespace

CaptionSource::CaptionSource(transcript::Document &document, QObject *parent)
    : QObject(parent), m_document(document)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &CaptionSource::cut);
    connect(&document, &transcript::Document::changed, this, &CaptionSource::schedule);
    connect(&document, &transcript::Document::replaced, this, [this] {
        ++m_replaced;
        m_waiting.clear();
        m_job.cancel();
        schedule();
    });
    schedule();
}

void CaptionSource::setOptions(const transcript::CaptionOptions &options)
{
    if (options == m_options)
        return;
    m_options = options;
    schedule();
}

bool CaptionSource::isFresh() const
{
    return !m_dirty && m_revision == m_document.revision();
}

void CaptionSource::whenFresh(std::function<void()> act)
{
    if (isFresh()) {
        act();
        return;
    }
    m_waiting.append(std::move(act));
}

void CaptionSource::schedule()
{
    m_dirty = true;
    if (!m_job.isRunning())
        m_soon.start();
}

void CaptionSource::cut()
{
    m_dirty = false;
    const qint64 revision = m_document.revision();
    auto *job = runInWorker<CutCaptions>([transcript = m_document.transcript(),
                                          options = m_options](const StopFlag &stop) -> Result<CutCaptions> {
        CutCaptions cut;
        cut.captions = transcript::captionsOf(transcript, options, stop);
        if (stop.isSet())
            return fail(Error::cancelled());
        cut.problems = transcript::problemsOf(cut.captions, options.rules);
        return cut;
    });
    m_job = job;
    job->then(this, [this, revision, replaced = m_replaced](const Result<CutCaptions> &cut) {
        if (!cut || replaced != m_replaced)
            return;
        m_revision = revision;
        m_captions = cut->captions;
        m_problems = cut->problems;
        emit changed();
        if (m_dirty) {
            m_soon.start();
            return;
        }
        for (const auto &act : std::exchange(m_waiting, {}))
            act();
    });
}

} // namespace studio::ui
