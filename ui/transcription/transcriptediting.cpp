// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptediting.h"

#include "core/transcript/edits.h"
#include "core/transcript/ranges.h"
#include "ui/editing/findbar.h"
#include "ui/theme/overlayhost.h"
#include "ui/transcription/mediaplayback.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/retranscribing.h"
#include "ui/transcription/scriptcomparing.h"
#include "ui/transcription/shifttimesdialog.h"
#include "ui/transcription/speakermenu.h"
#include "ui/transcription/transcriptbar.h"
#include "ui/transcription/transcriptfindtarget.h"
#include "ui/transcription/transcriptkeeper.h"
#include "ui/transcription/transcriptview.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/waveformview.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

using namespace studio::transcript;

TranscriptEditing::TranscriptEditing(const TranscriptionParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    buildView();
    m_keeper = new TranscriptKeeper(m_parts.open, m_parts.table, this);
    connect(m_keeper, &TranscriptKeeper::failed, this, [this](const Error &error, bool isFirst) {
        if (isFirst)
            m_parts.tellProblem(error);
    });
    addTools();
    addActions();
    wirePlayback();
    new ScriptComparing(m_parts, *m_view, this);
    new Retranscribing(m_parts, *this, this);
}

void TranscriptEditing::buildView()
{
    m_view = new TranscriptView(m_parts.open.document(), &m_parts.textCard);
    m_find = new FindBar(new TranscriptFindTarget(m_view), &m_parts.textCard);
    m_speakers = new SpeakerTools(m_view, this);
    QVBoxLayout *column = m_parts.textCard.column();
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_find);
    column->addWidget(m_view, 1);
    connect(m_find, &FindBar::announced, this,
            [this](const QString &sentence) { m_parts.announce(sentence); });
    connect(m_view, &TranscriptView::announced, this,
            [this](const QString &sentence) { m_parts.announce(sentence); });
    connect(m_speakers, &SpeakerTools::announced, this,
            [this](const QString &sentence) { m_parts.announce(sentence); });
    connect(m_view, &TranscriptView::speakerMenuRequested, this,
            [this](int segment, const QPoint &where) { popup(m_speakers->menuFor(segment), where); });
    connect(m_view, &TranscriptView::menuRequested, this, &TranscriptEditing::showMenu);
    connect(&m_parts.open, &OpenTranscript::closed, m_find, &FindBar::dismiss);
}

void TranscriptEditing::addTools()
{
    auto *find = new IconButton(u"search"_s, tr("Find in the transcript"), &m_parts.bar);
    find->setObjectName(u"transcriptFind"_s);
    connect(find, &IconButton::clicked, this, [this] { m_find->open(true); });
    auto *speakers = new IconButton(u"users-round"_s, tr("Speakers"), &m_parts.bar);
    speakers->setObjectName(u"transcriptSpeakers"_s);
    connect(speakers, &IconButton::clicked, this, [this, speakers] {
        popup(m_speakers->menuOfAll(), speakers->mapToGlobal(QPoint(0, speakers->height())));
    });
    m_parts.bar.addTool(find);
    m_parts.bar.addTool(speakers);
}

QAction *TranscriptEditing::add(const char *name, const QString &text, const QList<QKeySequence> &keys,
                                const std::function<void()> &run)
{
    QAction *action = m_parts.addAction(QString::fromLatin1(name), text, keys);
    connect(action, &QAction::triggered, this, [this, run] {
        if (m_parts.open.isOpen())
            run();
    });
    return action;
}

void TranscriptEditing::addActions()
{
    Document &document = m_parts.open.document();
    add("actionTranscriptFind", tr("Find in the transcript"), {QKeySequence(Qt::CTRL | Qt::Key_F)},
        [this] { m_find->open(false); });
    add("actionTranscriptReplace", tr("Find and replace in the transcript"),
        {QKeySequence(Qt::CTRL | Qt::Key_H)}, [this] { m_find->open(true); });
    QAction *undo = add("actionTranscriptUndo", tr("Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)},
                        [&document] { document.undo(); });
    QAction *redo = add("actionTranscriptRedo", tr("Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)},
                        [&document] { document.redo(); });
    const auto name = [this, undo, redo] {
        const Document &now = m_parts.open.document();
        undo->setText(now.canUndo() ? tr("Undo: %1").arg(now.undoName()) : tr("Undo"));
        redo->setText(now.canRedo() ? tr("Redo: %1").arg(now.redoName()) : tr("Redo"));
    };
    connect(&document, &Document::historyChanged, this, name);
    add("actionNextUncertain", tr("Next uncertain word"), {QKeySequence(Qt::Key_F7)}, [this] {
        m_view->setFocus(Qt::ShortcutFocusReason);
        if (!m_view->goToUncertain(true))
            m_parts.announce(tr("No uncertain word follows."));
    });
    add("actionPreviousUncertain", tr("Previous uncertain word"), {QKeySequence(Qt::SHIFT | Qt::Key_F7)},
        [this] {
            m_view->setFocus(Qt::ShortcutFocusReason);
            if (!m_view->goToUncertain(false))
                m_parts.announce(tr("No uncertain word comes before."));
        });
    m_menuActions = {
        add("actionLoopParagraph", tr("Loop the paragraph"), {QKeySequence(Qt::ALT | Qt::Key_L)},
            [this] { loopParagraph(); }),
        add("actionSplitParagraph", tr("Split the paragraph here"), {}, [this] { m_view->splitAtCaret(); }),
        add("actionJoinParagraph", tr("Join with the paragraph before"), {},
            [this] { m_view->mergeAtCaret(); }),
        add("actionCutWords", tr("Cut the words out with their time"),
            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X)}, [this] { cutOut(); }),
        add("actionTakeBackCut", tr("Take back what was cut out here"), {}, [this] { takeBack(); }),
        add("actionShiftTimes", tr("Shift times…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)},
            [this] { shiftTimes(); }),
    };
}

void TranscriptEditing::wirePlayback()
{
    const Document *document = &m_parts.open.document();
    connect(m_view, &TranscriptView::seekRequested, this, [this](double seconds) {
        if (m_parts.playback.track()) {
            m_parts.playback.seek(seconds);
            return;
        }
        m_view->setPosition(seconds);
        m_parts.waveform.setPosition(seconds);
    });
    connect(&m_parts.playback, &PlaybackSource::positionChanged, this, &TranscriptEditing::follow);
    connect(&m_parts.waveform, &WaveformView::seekRequested, this, [this](double seconds) {
        if (!m_parts.playback.track())
            m_view->setPosition(seconds);
    });
    connect(m_view, &TranscriptView::selectionChanged, this, &TranscriptEditing::textChosen);
    connect(&m_parts.waveform, &WaveformView::selectionChanged, this, &TranscriptEditing::stretchChosen);
    connect(&m_parts.playback, &MediaPlayback::previousRequested, this, [this] { stepParagraph(false); });
    connect(&m_parts.playback, &MediaPlayback::nextRequested, this, [this] { stepParagraph(true); });
    m_marking.setSingleShot(true);
    m_marking.setInterval(250ms);
    connect(&m_marking, &QTimer::timeout, this, &TranscriptEditing::showMarks);
    connect(&m_marking, &QTimer::timeout, this, &TranscriptEditing::showDetail);
    const auto later = [this] { m_marking.start(); };
    connect(document, &Document::replaced, this, later);
    connect(document, &Document::changed, this, later);
    connect(document, &Document::speakersChanged, this, later);
    connect(&m_parts.open, &OpenTranscript::opened, this, [this] {
        showMarks();
        m_view->setPosition(m_parts.playback.positionSeconds());
        showDetail();
    });
}

void TranscriptEditing::follow(double seconds)
{
    // What was cut out is not heard.
    if (m_parts.playback.playback() == PlaybackSource::Playback::Playing) {
        const QList<Cut> &cuts = m_parts.open.document().transcript().cuts;
        for (const Cut &cut : cuts) {
            if (seconds >= cut.start && seconds < cut.end - 0.02) {
                m_parts.playback.seek(cut.end);
                return;
            }
        }
    }
    const std::optional<WordRef> before = m_view->currentWord();
    m_view->setPosition(seconds);
    if (m_view->currentWord() != before)
        showDetail();
}

void TranscriptEditing::showDetail()
{
    const Transcript &words = m_parts.open.document().transcript();
    const qsizetype count = words.wordCount();
    const std::optional<WordRef> here = m_view->currentWord();
    const QLocale locale;
    if (!here) {
        m_parts.playback.setDetail(tr("%n word(s)", nullptr, int(count)));
        return;
    }
    const qsizetype number = wordCount(words, {{0, 0}, *here});
    const QString speaker = speakerName(words, words.segments.at(here->segment).speaker);
    const QString at = locale.toString(number);
    const QString of = locale.toString(count);
    //: Of the sound that plays: its speaker, then which word of how many.
    m_parts.playback.setDetail(speaker.isEmpty() ? tr("word %1 of %2").arg(at, of)
                                                 : tr("%1 · word %2 of %3").arg(speaker, at, of));
}

void TranscriptEditing::showMarks()
{
    const Transcript &words = m_parts.open.document().transcript();
    std::vector<WaveMark> marks;
    std::vector<WaveSpan> snaps;
    std::vector<WaveRegion> regions;
    // Beyond a hundred hours nobody aims at a word by hand.
    const bool snapping = words.wordCount() < 300'000;
    int speaker = -2;
    for (const Segment &segment : words.segments) {
        if (segment.speaker != speaker && speaker != -2)
            marks.push_back({segment.start(), WaveMark::Kind::Paragraph});
        speaker = segment.speaker;
        for (qsizetype i = 0; snapping && i < segment.words.size(); ++i)
            snaps.push_back({segment.words.at(i).start, segment.words.at(i).end});
    }
    for (const Cut &cut : words.cuts)
        regions.push_back({{cut.start, cut.end}, tr("cut out")});
    m_parts.waveform.setMarks(marks);
    m_parts.waveform.setSnaps(snaps);
    m_parts.waveform.setRegions(regions);
}

void TranscriptEditing::textChosen()
{
    if (m_choosing)
        return;
    m_choosing = true;
    const std::optional<WordRange> words = m_view->selectedWords();
    if (!words) {
        m_parts.waveform.setSelection(std::nullopt);
    } else {
        const Cut span = timeOf(m_parts.open.document().transcript(), *words);
        m_parts.waveform.setSelection(WaveSpan{span.start, span.end});
    }
    m_choosing = false;
}

void TranscriptEditing::stretchChosen()
{
    if (m_choosing)
        return;
    m_choosing = true;
    const std::optional<WaveSpan> span = m_parts.waveform.selection();
    const std::optional<WordRange> words =
        span ? wordsBetween(m_parts.open.document().transcript(), span->from, span->to) : std::nullopt;
    if (words)
        m_view->selectWords(*words);
    else if (m_view->cursor().hasSelection())
        m_view->clearSelection();
    m_choosing = false;
}

std::optional<std::pair<double, double>> TranscriptEditing::chosenStretch() const
{
    if (const std::optional<WordRange> words = m_view->selectedWords()) {
        const Cut span = timeOf(m_parts.open.document().transcript(), *words);
        return std::pair(span.start, span.end);
    }
    if (const std::optional<WaveSpan> &span = m_parts.waveform.selection())
        return std::pair(span->from, span->to);
    return std::nullopt;
}

void TranscriptEditing::stepParagraph(bool forward)
{
    const Transcript &words = m_parts.open.document().transcript();
    const double at = m_view->position(); // the player may not have heard of the last seek yet
    // Back means the start of this one first.
    int segment = words.segmentAfterTime(forward ? at + 0.01 : at - 1.5);
    if (!forward)
        segment = std::max(0, segment - 1);
    if (segment < words.segments.size())
        m_parts.playback.seek(words.segments.at(segment).start());
}

void TranscriptEditing::loopParagraph()
{
    const Transcript &words = m_parts.open.document().transcript();
    const std::optional<WordRef> here = m_view->cursor().word();
    if (!here)
        return;
    const int last = int(words.segments.at(here->segment).words.size()) - 1;
    const Cut span = timeOf(words, {{here->segment, 0}, {here->segment, last}});
    m_parts.waveform.setSelection(WaveSpan{span.start, span.end});
    m_parts.playback.setLoopStretch(MediaPlayback::Stretch{span.start, span.end});
    m_parts.playback.setLoop(true);
    m_parts.playback.seek(span.start);
    m_parts.playback.play();
}

void TranscriptEditing::cutOut()
{
    const std::optional<WordRange> words = m_view->selectedWords();
    Document &document = m_parts.open.document();
    if (!words || !document.apply(removeWords(document.transcript(), *words, TimeOf::Cut))) {
        m_parts.announce(tr("Select words first."));
        return;
    }
    m_parts.announce(tr("Cut out with its time. Ctrl+Z takes it back."));
}

void TranscriptEditing::takeBack()
{
    Document &document = m_parts.open.document();
    const double at = m_parts.playback.positionSeconds();
    const std::optional<WaveSpan> span = m_parts.waveform.selection();
    const double place = span ? (span->from + span->to) / 2 : at;
    if (!document.apply(removeCut(document.transcript(), place)))
        m_parts.announce(tr("Nothing is cut out here."));
}

void TranscriptEditing::shiftTimes()
{
    const std::optional<WordRange> words = m_view->chosenWords();
    if (!words)
        return;
    auto *dialog = new ShiftTimesDialog(m_parts.open.document(), *words);
    connect(dialog, &ShiftTimesDialog::shifted, this,
            [this](const QString &sentence) { m_parts.announce(sentence); });
    OverlayHost::of(m_view)->showDialog(dialog);
}

void TranscriptEditing::popup(QMenu *menu, const QPoint &where)
{
    menu->popup(where);
}

void TranscriptEditing::showMenu(const QPoint &where)
{
    auto *menu = new QMenu(m_view);
    menu->setObjectName(u"transcriptMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool selects = m_view->cursor().hasSelection();
    menu->addAction(tr("Cut"), m_view, &TranscriptView::cut)->setEnabled(selects);
    menu->addAction(tr("Copy"), m_view, &TranscriptView::copy)->setEnabled(selects);
    menu->addAction(tr("Paste"), m_view, &TranscriptView::paste);
    menu->addSeparator();
    for (QAction *action : std::as_const(m_menuActions))
        menu->addAction(action);
    menu->addSeparator();
    QMenu *speaker = m_speakers->menuFor(m_view->cursor().caret().segment);
    speaker->setAttribute(Qt::WA_DeleteOnClose, false);
    speaker->setParent(menu, speaker->windowFlags());
    speaker->setTitle(tr("Speaker"));
    menu->addMenu(speaker);
    popup(menu, where);
}

} // namespace studio::ui
