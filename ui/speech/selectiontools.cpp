// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/selectiontools.h"

#include "core/base/workerjob.h"
#include "core/edit/takewriter.h"
#include "core/speech/speechengine.h"
#include "ui/speech/takescard.h"
#include "ui/speech/takewords.h"
#include "ui/takes/takeplayback.h"
#include "ui/takes/takeshelf.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/waveformview.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr double kAroundSeam = 1.0;
constexpr double kSameMark = 0.15;

} // namespace

SelectionTools::SelectionTools(const SpeechParts &parts, TakeWords &words, QObject *parent)
    : QObject(parent), m_parts(parts), m_words(words)
{
    makeActions();
    WaveformView *wave = parts.takesCard.wave();
    connect(&words, &TakeWords::changed, this, &SelectionTools::showWords);
    connect(&parts.shelf, &TakeShelf::currentChanged, this, [this, wave] {
        wave->setSelection({});
        wave->zoomToFit();
        showMarks();
    });
    connect(&parts.shelf, &TakeShelf::soundReady, this, &SelectionTools::applySelection);
    connect(wave, &WaveformView::selectionChanged, this, &SelectionTools::applySelection);
    connect(wave, &WaveformView::trimRequested, this, &SelectionTools::trim);
    connect(wave, &WaveformView::markRequested, this, &SelectionTools::toggleMark);
    connect(wave, &WaveformView::pickRequested, this, &SelectionTools::pick);
    connect(&parts.takesCard, &TakesCard::trimRequested, this, &SelectionTools::trim);
    showWords();
    applySelection();
}

void SelectionTools::makeActions()
{
    WaveformView *wave = m_parts.takesCard.wave();
    const auto add = [this](const QString &name, const QString &text, const QList<QKeySequence> &keys,
                            auto &&run) {
        QAction *action = m_parts.addAction(name, text, keys);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    add(u"actionSelectFrom"_s, tr("Begin the selection here"), {QKeySequence(Qt::Key_I)},
        [wave] { wave->selectFromHere(); });
    add(u"actionSelectTo"_s, tr("End the selection here"), {QKeySequence(Qt::Key_O)},
        [wave] { wave->selectToHere(); });
    add(u"actionMark"_s, tr("Set or remove a mark"), {QKeySequence(Qt::Key_M)},
        [this, wave] { toggleMark(wave->position()); });
    add(u"actionZoomIn"_s, tr("Zoom in"),
        {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)},
        [wave] { wave->zoomIn(); });
    add(u"actionZoomOut"_s, tr("Zoom out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)},
        [wave] { wave->zoomOut(); });
    add(u"actionZoomFit"_s, tr("Show the whole take"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
        [wave] { wave->zoomToFit(); });
    m_trim = add(u"actionTrim"_s, tr("Trim the selection away"), {}, [this] { trim(); });
    m_seams = add(u"actionHearSeams"_s, tr("Hear the seams"),
                  {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H)}, [this] { hearSeams(); });
    m_seams->setEnabled(false);
}

std::optional<edit::WordRange> SelectionTools::selectedWords() const
{
    const auto &selection = m_parts.takesCard.wave()->selection();
    if (!selection || !m_words.hasTimes())
        return {};
    return edit::wordsIn(m_words.words(), {selection->from, selection->to});
}

void SelectionTools::showWords()
{
    std::vector<WaveSpan> snaps;
    for (const text::WordTiming &word : m_words.words())
        snaps.push_back({word.startSeconds, word.endSeconds});
    m_parts.takesCard.wave()->setSnaps(snaps);
    showMarks();
    applySelection();
}

/// Paragraphs where the text has line breaks, seams where the take was joined, and the user's own.
void SelectionTools::showMarks()
{
    std::vector<WaveMark> marks;
    const std::vector<text::WordTiming> &words = m_words.words();
    for (std::size_t i = 1; i < words.size(); ++i) {
        const qsizetype end = words[i - 1].position + words[i - 1].text.size();
        if (m_words.text().mid(end, words[i].position - end).contains(u'\n'))
            marks.push_back(
                {(words[i - 1].endSeconds + words[i].startSeconds) / 2, WaveMark::Kind::Paragraph});
    }
    const store::Take *take = m_parts.shelf.currentTake();
    const std::vector<double> seams = take ? edit::seamsOf(take->madeOf) : std::vector<double>{};
    for (const double seam : seams)
        marks.push_back({seam, WaveMark::Kind::Seam});
    for (const double own : m_marks.value(m_parts.shelf.current()))
        marks.push_back({own, WaveMark::Kind::User});
    m_parts.takesCard.wave()->setMarks(marks);
    m_seams->setEnabled(!seams.empty());
}

void SelectionTools::applySelection()
{
    const auto &selection = m_parts.takesCard.wave()->selection();
    const bool editable = selection && m_parts.shelf.currentTake() && m_parts.shelf.sound().track;
    m_parts.playback.setLoopStretch(
        selection ? std::optional(TakePlayback::Stretch{selection->from, selection->to}) : std::nullopt);
    m_parts.takesCard.setTrimEnabled(editable);
    m_trim->setEnabled(editable);
    emit selectionChanged();
}

void SelectionTools::toggleMark(double seconds)
{
    if (!m_parts.shelf.currentTake())
        return;
    QList<double> &marks = m_marks[m_parts.shelf.current()];
    if (marks.removeIf([seconds](double mark) { return std::abs(mark - seconds) < kSameMark; }) == 0) {
        marks.append(seconds);
        m_parts.announce(tr("Mark set."));
    } else {
        m_parts.announce(tr("Mark removed."));
    }
    showMarks();
}

/// A double click means the word; a second one its sentence.
void SelectionTools::pick(double seconds)
{
    WaveformView *wave = m_parts.takesCard.wave();
    if (!m_words.hasTimes())
        return;
    const qsizetype word = std::max<qsizetype>(0, edit::wordAt(m_words.words(), seconds));
    edit::WordRange range{word, word};
    if (selectedWords() == range && wave->selection())
        range = edit::sentenceAround(m_words.words(), m_words.text(), word);
    const edit::Span span = edit::spanOf(m_words.words(), range);
    wave->setSelection(WaveSpan{span.from, span.to});
}

void SelectionTools::trim()
{
    const auto selection = m_parts.takesCard.wave()->selection();
    const std::shared_ptr<audio::PcmTrack> track = m_parts.shelf.sound().track;
    if (!selection || !track || !m_parts.shelf.currentTake() || m_editing.isRunning())
        return;
    const store::Take base = m_words.take().value_or(*m_parts.shelf.currentTake());
    auto *job = runInWorker<edit::Edited>(
        [source = edit::sourceOf(base, track), gone = edit::Span{selection->from, selection->to}](
            const StopFlag &stop) { return edit::without(source, gone, stop); });
    m_editing = job;
    job->then(this, [this, base](const Result<edit::Edited> &edited) {
        if (edited)
            keep(base, *edited, tr("The selection was trimmed away in a new take."));
        else if (!edited.error().isCancelled())
            m_parts.tellProblem(edited.error());
    });
}

void SelectionTools::keep(const store::Take &base, const edit::Edited &edited, const QString &told)
{
    const SpeechServices &services = m_parts.services;
    const edit::EditStores stores{services.takes, services.vault, services.engine.clock()};
    const store::Take take = edit::editedTake(base, edited, stores.clock);
    edit::writeTake(stores, take, edited.track, &services.engine)
        ->then(this, [this, told, before = base.id](const Result<store::Take> &written) {
            if (!written) {
                m_parts.tellProblem(written.error());
                return;
            }
            m_parts.shelf.adopt(*written);
            m_parts.announce(told);
            auto *toast = Toast::show(&m_parts.panel, NoticeKind::Success, told, tr("Undo"));
            connect(toast, &Toast::actionTriggered, this, [this, before, made = written->id] {
                m_parts.shelf.hide(made);
                m_parts.shelf.forgetHidden(made);
                m_parts.shelf.select(before);
            });
        });
}

void SelectionTools::hearSeams()
{
    const store::Take *take = m_parts.shelf.currentTake();
    if (!take)
        return;
    QList<TakePlayback::Stretch> stretches;
    for (const double seam : edit::seamsOf(take->madeOf)) {
        const double from = std::max(0.0, seam - kAroundSeam);
        if (!stretches.isEmpty() && stretches.last().to >= from)
            stretches.last().to = seam + kAroundSeam;
        else
            stretches.append({from, seam + kAroundSeam});
    }
    m_parts.playback.audition(stretches);
}

} // namespace studio::ui
