// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/retranscribing.h"

#include "core/transcript/edits.h"
#include "ui/money/spendgate.h"
#include "ui/theme/typography.h"
#include "ui/transcription/mediaplayback.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/serviceinuse.h"
#include "ui/transcription/transcriptediting.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace studio::transcript;
using transcription::Engine;

Retranscribing::Retranscribing(const TranscriptionParts &parts, const TranscriptEditing &editing,
                               QObject *parent)
    : QObject(parent), m_parts(parts), m_editing(editing)
{
    connect(m_parts.addAction(u"actionTranscribeSelection"_s, tr("Transcribe the selection again"),
                              {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)}),
            &QAction::triggered, this, [this] { ask(Engine::Service); });
    connect(m_parts.addAction(u"actionTranscribeSelectionHere"_s,
                              tr("Transcribe the selection again on this computer"), {}),
            &QAction::triggered, this, [this] { ask(Engine::PocketSphinx); });
    connect(&m_parts.open, &OpenTranscript::opened, this, &Retranscribing::takeWaiting,
            Qt::QueuedConnection); // whoever saves it comes first
}

transcription::Service Retranscribing::service() const
{
    return serviceInUse(m_parts.services.account);
}

void Retranscribing::ask(Engine engine)
{
    if (!m_parts.open.isOpen())
        return;
    if (m_job.isRunning()) {
        m_parts.announce(tr("A stretch is being transcribed already."));
        return;
    }
    const auto stretch = m_editing.chosenStretch();
    if (!stretch || stretch->second <= stretch->first || m_parts.open.entry().soundFile.isEmpty()) {
        m_parts.announce(stretch ? tr("This transcript has no sound.") : tr("Select words first."));
        return;
    }
    auto options = transcription::optionsFromJson(m_parts.open.entry().options);
    options.engine = engine;
    // The work copy is what the words count in.
    options.stream = -1;
    options.channel = -1;
    const auto [from, to] = *stretch;
    if (options.isLocal()) {
        start(options, from, to);
        return;
    }
    const SpendRequest price{.credits = transcription::estimatedCredits(options, to - from),
                             .what = tr("Transcribe %1 again").arg(timecode(to - from)),
                             .profile = service().profile};
    m_parts.services.spending.request(&m_parts.panel, price,
                                      [this, options, from = from, to = to, id = m_parts.open.id()] {
                                          if (m_parts.open.id() == id && !m_job.isRunning())
                                              start(options, from, to);
                                      });
}

void Retranscribing::start(const transcription::TranscriptionOptions &options, double from, double to)
{
    auto *job =
        m_parts.services.transcription.transcribeRange(service(), m_parts.open.entry(), from, to, options);
    m_job = job;
    const QString told = tr("Transcribing %1 again.").arg(timecode(to - from));
    Toast *toast = Toast::show(&m_parts.panel, NoticeKind::Info, told, tr("Cancel"));
    connect(toast, &Toast::actionTriggered, this, [this] { m_job.cancel(); });
    m_parts.announce(told);
    job->then(this,
              [this, from, to, id = m_parts.open.id(),
               title = m_parts.open.entry().title](const Result<transcription::RangeTranscript> &found) {
                  if (found)
                      arrive(id, title, {found->transcript, from, to});
                  else if (!found.error().isCancelled())
                      m_parts.tellProblem(found.error());
              });
}

void Retranscribing::arrive(const TranscriptId &id, const QString &title, const Stretch &stretch)
{
    if (m_parts.open.id() == id) {
        take(stretch);
        return;
    }
    m_waiting.append({id, stretch});
    const QString told =
        tr("The stretch of “%1” is transcribed again. Open it to put the words in.").arg(title);
    Toast *toast = Toast::show(&m_parts.panel, NoticeKind::Success, told, tr("Open"));
    connect(toast, &Toast::actionTriggered, this, [this, id] { m_parts.open.open(id); });
    m_parts.announce(told);
}

void Retranscribing::takeWaiting()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &[id, stretch] : waiting) {
        if (id == m_parts.open.id())
            take(stretch);
        else
            m_waiting.append({id, stretch});
    }
}

void Retranscribing::take(const Stretch &stretch)
{
    const auto &[words, from, to] = stretch;
    Document &document = m_parts.open.document();
    const Transcript &now = document.transcript();
    QList<Segment> fresh = words.segments;
    // Who is who in a short stretch is not who is who in the whole.
    for (Segment &segment : fresh)
        segment.speaker = -1;
    if (fresh.isEmpty()) {
        m_parts.announce(tr("Nothing was understood there. The words stay as they are."));
        return;
    }
    Change change;
    if (const std::optional<WordRange> range = wordsBetween(now, from, to)) {
        change = replaceWords(now, *range, fresh, tr("Transcribe again"));
    } else {
        change.name = tr("Transcribe again");
        change.first = now.segmentAfterTime(from);
        const int speaker = change.first > 0 ? now.segments.at(change.first - 1).speaker : -1;
        for (Segment &segment : fresh)
            segment.speaker = speaker;
        change.segments = fresh;
    }
    document.apply(change);
    m_parts.announce(tr("%n word(s) were put in. Ctrl+Z takes it back.", nullptr, int(words.wordCount())));
}

} // namespace studio::ui
