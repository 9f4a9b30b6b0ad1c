// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/scriptcomparing.h"

#include "core/account/account.h"
#include "core/transcription/transcriptionengine.h"
#include "ui/money/spendgate.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/scriptdialog.h"
#include "ui/transcription/serviceinuse.h"
#include "ui/transcription/transcriptview.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

using namespace studio::transcript;

ScriptComparing::ScriptComparing(const TranscriptionParts &parts, TranscriptView &view, QObject *parent)
    : QObject(parent), m_parts(parts), m_view(view)
{
    buildBar();
    m_soon.setSingleShot(true);
    m_soon.setInterval(400ms);
    connect(&m_soon, &QTimer::timeout, this, &ScriptComparing::compare);
    const Document *document = &m_parts.open.document();
    connect(document, &Document::segmentsChanged, this, [this] {
        if (m_script.isEmpty())
            return;
        m_view.setDepartures({}, {});
        m_soon.start();
    });
    connect(document, &Document::replaced, this, &ScriptComparing::close);
    connect(m_parts.addAction(u"actionCompareScript"_s, tr("Compare with a script…"), {}),
            &QAction::triggered, this, [this] {
                if (m_parts.open.isOpen())
                    ask();
            });
}

void ScriptComparing::buildBar()
{
    m_bar = new QWidget(&m_parts.textCard);
    m_bar->setObjectName(u"scriptBar"_s);
    m_bar->setAccessibleName(tr("What departs from the script"));
    m_text = new TextLabel(QString(), TypeRole::Small, &Theme::text2, m_bar);
    m_text->setObjectName(u"scriptBarText"_s);
    m_previous = new IconButton(u"chevron-up"_s, tr("Previous departure"), m_bar);
    m_next = new IconButton(u"chevron-down"_s, tr("Next departure"), m_bar);
    m_take = new QPushButton(tr("Take the script's words"), m_bar);
    auto *close = new IconButton(u"x"_s, tr("Close the comparison"), m_bar);
    m_previous->setObjectName(u"scriptPrevious"_s);
    m_next->setObjectName(u"scriptNext"_s);
    m_take->setObjectName(u"scriptTake"_s);
    close->setObjectName(u"scriptClose"_s);
    for (IconButton *button : {m_previous, m_next, close})
        button->setExtent(28, 16);
    setControlSize(m_take, ControlSize::Small);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(16, 6, 6, 6);
    row->setSpacing(6);
    row->addWidget(m_text, 1);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_take);
    row->addWidget(close);
    m_bar->hide();
    // Above the words.
    m_parts.textCard.column()->insertWidget(0, m_bar);
    connect(m_previous, &IconButton::clicked, this, [this] { go(-1); });
    connect(m_next, &IconButton::clicked, this, [this] { go(1); });
    connect(m_take, &QPushButton::clicked, this, &ScriptComparing::takeScript);
    connect(close, &IconButton::clicked, this, [this] {
        this->close();
        m_view.setFocus(Qt::OtherFocusReason);
    });
}

void ScriptComparing::ask()
{
    const bool canAsk =
        !m_parts.open.entry().soundFile.isEmpty() && m_parts.services.account.backend().has_value();
    const auto credits = int(transcription::estimatedAlignmentCredits(m_parts.open.entry().seconds));
    auto *dialog = new ScriptDialog(m_parts.services.prompts, m_script,
                                    canAsk ? tr("≈ %n credits", nullptr, credits) : QString());
    connect(dialog, &ScriptDialog::accepted, this, &ScriptComparing::compareWith);
    connect(dialog, &ScriptDialog::alignRequested, this, &ScriptComparing::align);
    OverlayHost::of(&m_view)->showDialog(dialog);
}

void ScriptComparing::compareWith(const QString &script)
{
    m_script = script;
    m_at = -1;
    compare();
}

void ScriptComparing::align(const QString &script)
{
    if (m_aligning.isRunning() || !m_parts.open.isOpen())
        return;
    if (script == m_alignedScript) {
        compareWith(script);
        return;
    }
    const double seconds = m_parts.open.entry().seconds;
    const SpendRequest price{.credits = transcription::estimatedAlignmentCredits(seconds),
                             .what = tr("Find the script's words in %1").arg(m_parts.open.entry().title),
                             .profile = m_parts.services.account.profile().id};
    m_parts.services.spending.request(&m_parts.panel, price, [this, script, id = m_parts.open.id()] {
        if (m_parts.open.id() == id && !m_aligning.isRunning())
            startAlignment(script);
    });
}

void ScriptComparing::startAlignment(const QString &script)
{
    auto *job = m_parts.services.transcription.align(serviceInUse(m_parts.services.account),
                                                     m_parts.open.entry(), script);
    m_aligning = job;
    const QString told = tr("The service looks for the script's words.");
    Toast *toast = Toast::show(&m_parts.panel, NoticeKind::Info, told, tr("Cancel"));
    connect(toast, &Toast::actionTriggered, this, [this] { m_aligning.cancel(); });
    m_parts.announce(told);
    job->then(this,
              [this, script, id = m_parts.open.id()](const Result<transcription::RangeTranscript> &found) {
                  if (m_parts.open.id() != id)
                      return; // what belongs to another transcript must not be put into this one
                  if (found) {
                      m_aligned = found->transcript;
                      m_alignedScript = script;
                      compareWith(script);
                  } else if (!found.error().isCancelled()) {
                      m_parts.tellProblem(found.error());
                  }
              });
}

void ScriptComparing::compare()
{
    if (m_script.isEmpty())
        return;
    const Document &document = m_parts.open.document();
    auto *job = runInWorker<ScriptComparison>(
        [words = document.transcript(), script = m_script](const StopFlag &stop) -> Result<ScriptComparison> {
            return compareWithScript(words, script, stop);
        });
    m_job = job;
    job->then(this, [this, revision = document.revision()](const Result<ScriptComparison> &compared) {
        if (!compared || m_script.isEmpty() || revision != m_parts.open.document().revision())
            return;
        m_revision = revision;
        take(*compared);
    });
}

void ScriptComparing::take(const ScriptComparison &comparison)
{
    const bool isFirst = !m_bar->isVisible();
    m_comparison = comparison;
    m_at = std::min(m_at, int(comparison.departures.size()) - 1);
    QList<WordRange> heard;
    QList<WordRef> gaps;
    const Transcript &words = m_parts.open.document().transcript();
    for (const Departure &departure : comparison.departures) {
        if (!departure.heard) {
            gaps.append(departure.place);
            continue;
        }
        // One range a paragraph: that is how they are drawn.
        for (int i = departure.heard->first.segment; i <= departure.heard->last.segment; ++i) {
            const int from = i == departure.heard->first.segment ? departure.heard->first.word : 0;
            const int to = i == departure.heard->last.segment ? departure.heard->last.word
                                                              : int(words.segments.at(i).words.size()) - 1;
            heard.append(WordRange{{i, from}, {i, to}});
        }
    }
    m_view.setDepartures(heard, gaps);
    m_bar->show();
    show();
    if (isFirst)
        m_parts.announce(m_text->text());
}

void ScriptComparing::show()
{
    const auto count = int(m_comparison.departures.size());
    const bool any = count > 0;
    m_previous->setEnabled(any);
    m_next->setEnabled(any);
    m_take->setEnabled(!m_comparison.script.empty());
    if (m_at < 0 || m_at >= count) {
        m_text->setText(summary(count));
        return;
    }
    const Departure &departure = m_comparison.departures.at(m_at);
    const QLocale locale;
    const QString number = locale.toString(m_at + 1);
    const QString of = locale.toString(count);
    const QString heard = locale.quoteString(departure.heardText.left(120));
    const QString written = locale.quoteString(departure.scriptText.left(120));
    if (!departure.heard)
        m_text->setText(tr("%1 of %2: %3 is written, but not heard.").arg(number, of, written));
    else if (departure.scriptText.isEmpty())
        m_text->setText(tr("%1 of %2: %3 is heard, but not written.").arg(number, of, heard));
    else
        m_text->setText(tr("%1 of %2: heard %3, written %4.").arg(number, of, heard, written));
}

QString ScriptComparing::summary(int departures) const
{
    const double share = m_comparison.script.empty()
        ? 0
        : 100.0 * double(m_comparison.same) / double(m_comparison.script.size());
    const QString part = QLocale().toString(share, 'f', share > 99 && share < 100 ? 1 : 0);
    const QString written = departures > 0
        ? tr("%n place(s) depart from the script. %1 % is as written.", nullptr, departures).arg(part)
        : tr("Everything is as written.");
    if (!isAligned())
        return written;
    int unfit = 0;
    for (const Segment &segment : m_aligned.segments)
        unfit += int(std::count_if(segment.words.cbegin(), segment.words.cend(), isUncertain));
    const QString placed = unfit > 0
        ? tr("The service placed the script's words; %n of them fit(s) badly.", nullptr, unfit)
        : tr("The service placed the script's words; all of them fit.");
    //: Two whole sentences.
    return tr("%1 %2").arg(written, placed);
}

void ScriptComparing::go(int step)
{
    const auto count = int(m_comparison.departures.size());
    if (count == 0 || m_revision != m_parts.open.document().revision())
        return;
    m_at = m_at < 0 ? (step > 0 ? 0 : count - 1) : (m_at + step + count) % count;
    const Departure &departure = m_comparison.departures.at(m_at);
    const Transcript &words = m_parts.open.document().transcript();
    if (departure.heard) {
        m_view.selectWords(*departure.heard);
        emit m_view.seekRequested(words.word(departure.heard->first).start);
    } else if (words.contains(departure.place)) {
        m_view.moveCaret(m_view.cursor().placeOf(departure.place));
        emit m_view.seekRequested(words.word(departure.place).start);
    }
    show();
    m_parts.announce(m_text->text());
}

void ScriptComparing::takeScript()
{
    Document &document = m_parts.open.document();
    if (m_revision != document.revision())
        return;
    m_at = -1;
    const Change change = isAligned() ? takeAligned(document.transcript(), m_aligned)
                                      : transcript::takeScript(document.transcript(), m_comparison);
    if (document.apply(change))
        m_parts.announce(tr("The script's words are in. Tab visits those that were not heard so."));
}

void ScriptComparing::close()
{
    m_job.cancel();
    m_aligning.cancel();
    m_soon.stop();
    m_script.clear();
    m_aligned = {};
    m_alignedScript.clear();
    m_comparison = {};
    m_at = -1;
    m_view.setDepartures({}, {});
    if (m_bar)
        m_bar->hide();
}

} // namespace studio::ui
