// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptkeeper.h"

#include "core/base/workerjob.h"
#include "core/transcription/transcriptpack.h"

using namespace std::chrono_literals;

namespace studio::ui {

namespace {

store::PackedTranscript packed(const transcript::Transcript &transcript)
{
    return {transcription::pack(transcript), transcription::factsOf(transcript)};
}

} // namespace

TranscriptKeeper::TranscriptKeeper(OpenTranscript &open, store::TranscriptRepository &table, QObject *parent)
    : QObject(parent), m_open(open), m_table(table)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(400ms);
    connect(&m_soon, &QTimer::timeout, this, &TranscriptKeeper::save);
    connect(&open.document(), &transcript::Document::changed, this, &TranscriptKeeper::touch);
    connect(&open, &OpenTranscript::closing, this, &TranscriptKeeper::flush);
    connect(&open, &OpenTranscript::opened, this, [this] {
        m_failed = false;
        showState();
    });
}

void TranscriptKeeper::touch()
{
    if (!m_open.isOpen())
        return;
    m_dirty = true;
    // Not put off by the next change: typing goes on for minutes.
    if (!m_soon.isActive() && !m_saving.isRunning())
        m_soon.start();
    showState();
}

void TranscriptKeeper::save()
{
    if (!m_dirty || !m_open.isOpen() || m_saving.isRunning())
        return;
    m_dirty = false;
    m_unsettled = true;
    auto *packing = runInWorker<store::PackedTranscript>(
        [transcript = m_open.document().transcript()](const StopFlag &) -> Result<store::PackedTranscript> {
            return packed(transcript);
        });
    auto *job =
        chain(packing, nullptr, [&table = m_table, id = m_open.id()](const store::PackedTranscript &made) {
            return table.saveDocument(id, made.document, made.facts, QDateTime::currentDateTimeUtc());
        });
    m_saving = job;
    job->then(this, [this](const Result<bool> &done) { take(done); });
    showState();
}

void TranscriptKeeper::take(const Result<bool> &done)
{
    if (!done && done.error().isCancelled())
        return; // flush() has seen to it
    m_unsettled = false;
    if (done) {
        m_failed = false;
        emit saved();
    } else {
        m_dirty = true;
        const bool first = !std::exchange(m_failed, true);
        emit failed(done.error(), first);
    }
    if (m_dirty)
        m_soon.start(m_failed ? 2s : 400ms);
    m_soon.setInterval(400ms);
    showState();
}

void TranscriptKeeper::flush()
{
    m_soon.stop();
    // A save that is under way may hold older words: what is written last counts.
    const bool pending = m_dirty || m_unsettled;
    m_saving.cancel();
    m_dirty = false;
    m_unsettled = false;
    if (!pending || !m_open.isOpen())
        return;
    m_table
        .saveDocument(
            m_open.id(), [transcript = m_open.document().transcript()] { return packed(transcript); },
            QDateTime::currentDateTimeUtc())
        ->then(this, [this](const Result<bool> &done) {
            if (!done && !done.error().isCancelled())
                emit failed(done.error(), true);
            else
                emit saved();
            showState();
        });
}

void TranscriptKeeper::showState()
{
    if (!m_open.isOpen())
        return;
    if (m_failed)
        m_open.setSaveState(tr("not saved"));
    else
        m_open.setSaveState(isSaved() ? tr("all changes saved") : tr("saving…"));
}

} // namespace studio::ui
