// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/findbar.h"

#include "core/base/workerjob.h"
#include "ui/editing/scriptfindtarget.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/toast.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::ui {

namespace {

bool isBefore(const text::SearchHit &hit, qsizetype position)
{
    return hit.span.start < position;
}

} // namespace

FindBar::FindBar(ScriptEdit *script, QWidget *parent) : FindBar(new ScriptFindTarget(script), parent) { }

FindBar::FindBar(FindTarget *target, QWidget *parent)
    : QWidget(parent), m_target(target), m_find(new SearchField(this)), m_replacement(nullptr),
      m_count(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this)), m_case(nullptr),
      m_words(nullptr), m_expression(nullptr),
      m_previous(new IconButton(u"chevron-up"_s, tr("Previous hit"), this)),
      m_next(new IconButton(u"chevron-down"_s, tr("Next hit"), this)), m_replace(nullptr),
      m_replaceAll(nullptr), m_replaceRow(new QWidget(this))
{
    setObjectName(u"findBar"_s);
    setAccessibleName(tr("Find and replace"));
    build();
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(60ms);
    connect(&m_quiet, &QTimer::timeout, this, &FindBar::search);
    connect(m_find, &QLineEdit::textChanged, this, &FindBar::searchSoon);
    connect(m_replacement, &QLineEdit::textChanged, this, &FindBar::searchSoon);
    m_target->setParent(this);
    connect(m_target, &FindTarget::textChanged, this, &FindBar::searchSoon);
    connect(m_target, &FindTarget::selectionChanged, this, &FindBar::showCount);
    hide();
}

IconButton *FindBar::addToggle(const QString &name, const QString &icon, const QString &label)
{
    auto *toggle = new IconButton(icon, label, this);
    toggle->setObjectName(name);
    toggle->setCheckable(true);
    toggle->setExtent(28, 16);
    connect(toggle, &QAbstractButton::toggled, this, &FindBar::searchSoon);
    return toggle;
}

void FindBar::build()
{
    m_find->setObjectName(u"findText"_s);
    m_find->installEventFilter(this);
    m_find->setAccessibleName(tr("Find"));
    m_find->setPlaceholderText(tr("Find"));
    m_count->setObjectName(u"findCount"_s);
    m_count->setTabular(true);
    m_previous->setObjectName(u"findPrevious"_s);
    m_previous->setExtent(28, 16);
    m_next->setObjectName(u"findNext"_s);
    m_next->setExtent(28, 16);
    m_case = addToggle(u"findCase"_s, u"case-sensitive"_s, tr("Match case"));
    m_words = addToggle(u"findWords"_s, u"whole-word"_s, tr("Whole words"));
    m_expression = addToggle(u"findExpression"_s, u"regex"_s, tr("Regular expression"));
    auto *close = new IconButton(u"x"_s, tr("Close"), this);
    close->setObjectName(u"findClose"_s);
    close->setExtent(28, 16);

    m_replacement = new QLineEdit(m_replaceRow);
    m_replacement->setObjectName(u"replaceText"_s);
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replace = new QPushButton(tr("Replace"), m_replaceRow);
    m_replace->setObjectName(u"replaceOne"_s);
    m_replaceAll = new QPushButton(tr("Replace all"), m_replaceRow);
    m_replaceAll->setObjectName(u"replaceAll"_s);
    setControlSize(m_replace, ControlSize::Small);
    setControlSize(m_replaceAll, ControlSize::Small);

    auto *top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_find, 1);
    top->addWidget(m_case);
    top->addWidget(m_words);
    top->addWidget(m_expression);
    top->addSpacing(4);
    top->addWidget(m_count);
    top->addWidget(m_previous);
    top->addWidget(m_next);
    top->addWidget(close);
    auto *below = new QHBoxLayout(m_replaceRow);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(6);
    below->addWidget(m_replacement, 1);
    below->addWidget(m_replace);
    below->addWidget(m_replaceAll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 4, 6);
    column->setSpacing(6);
    column->addLayout(top);
    column->addWidget(m_replaceRow);

    connect(m_previous, &QAbstractButton::clicked, this, &FindBar::findPrevious);
    connect(m_next, &QAbstractButton::clicked, this, &FindBar::findNext);
    connect(close, &QAbstractButton::clicked, this, &FindBar::dismiss);
    connect(m_replace, &QAbstractButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QAbstractButton::clicked, this, &FindBar::replaceAll);
}

void FindBar::open(bool withReplace)
{
    const QString selected = m_target->selectedText();
    if (!selected.isEmpty() && selected.size() <= 200 && !selected.contains(QChar::ParagraphSeparator)
        && !selected.contains(u'\n'))
        m_find->setText(m_expression->isChecked() ? QRegularExpression::escape(selected) : selected);
    m_replaceRow->setVisible(withReplace);
    show();
    m_find->selectAll();
    m_find->setFocus(Qt::ShortcutFocusReason);
    searchSoon();
}

void FindBar::dismiss()
{
    hide();
    m_target->widget()->setFocus(Qt::OtherFocusReason);
}

void FindBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_job.cancel();
    m_quiet.stop();
    m_result = {};
    m_target->mark({});
}

text::SearchQuery FindBar::query() const
{
    return {m_find->text(), m_expression->isChecked(), m_case->isChecked(), m_words->isChecked()};
}

void FindBar::searchSoon()
{
    if (isHidden())
        return;
    // Places of an older text could be anywhere.
    m_job.cancel();
    m_searched = QString();
    m_quiet.start();
}

void FindBar::search()
{
    const QString script = m_target->text();
    auto *job = runInWorker<text::SearchResult>(
        [script, query = query(), by = m_replacement->text()](
            const StopFlag &) -> Result<text::SearchResult> { return text::findAll(script, query, by); });
    m_job = job;
    job->then(this, [this, script](const Result<text::SearchResult> &found) {
        if (!found)
            return;
        m_searched = script;
        take(*found);
    });
}

void FindBar::take(const text::SearchResult &result)
{
    m_result = result;
    setError(m_find, !m_result.problem.isEmpty() || m_result.tooSlow);
    m_target->mark(m_result.hits);
    showCount();
    if (std::exchange(m_goWhenFound, false))
        findNext();
}

void FindBar::showCount()
{
    if (isHidden())
        return;
    const QLocale locale;
    const qsizetype at = selectedHit();
    QString text;
    if (!m_result.problem.isEmpty())
        text = tr("Not a valid expression");
    else if (m_result.tooSlow)
        text = tr("Takes too long");
    else if (m_find->text().isEmpty())
        text = QString();
    else if (at >= 0)
        //: Which hit of how many.
        text = tr("%1 of %2").arg(locale.toString(at + 1), locale.toString(hitCount()));
    else
        text = tr("%n hit(s)", nullptr, int(hitCount()));
    const bool bad = !m_result.problem.isEmpty() || m_result.tooSlow;
    m_count->setColorRole(bad ? &Theme::dangerText : &Theme::text3);
    m_count->setText(text);
    m_count->setAccessibleName(text);
    m_find->setToolTip(m_result.problem);
    m_find->setAccessibleDescription(m_result.problem.isEmpty() ? text : m_result.problem);
    const bool any = hitCount() > 0;
    for (QWidget *button : {static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next),
                            static_cast<QWidget *>(m_replace), static_cast<QWidget *>(m_replaceAll)})
        button->setEnabled(any);
}

qsizetype FindBar::selectedHit() const
{
    const text::TextSpan selection = m_target->selection();
    const auto found =
        std::lower_bound(m_result.hits.begin(), m_result.hits.end(), selection.start, isBefore);
    const bool isHit = found != m_result.hits.end() && found->span == selection;
    return isHit ? qsizetype(found - m_result.hits.begin()) : -1;
}

void FindBar::go(qsizetype hit)
{
    m_target->select(m_result.hits[size_t(hit)].span);
    showCount();
}

void FindBar::findNext()
{
    if (m_searched.isNull()) {
        m_goWhenFound = true;
        return;
    }
    if (m_result.hits.empty())
        return;
    const text::TextSpan selection = m_target->selection();
    const qsizetype from = selectedHit() >= 0 ? selection.end() : selection.start;
    const auto next = std::lower_bound(m_result.hits.begin(), m_result.hits.end(), from, isBefore);
    go(next == m_result.hits.end() ? 0 : qsizetype(next - m_result.hits.begin()));
}

void FindBar::findPrevious()
{
    if (m_searched.isNull() || m_result.hits.empty())
        return;
    const auto next =
        std::lower_bound(m_result.hits.begin(), m_result.hits.end(), m_target->selection().start, isBefore);
    go((next == m_result.hits.begin() ? hitCount() : qsizetype(next - m_result.hits.begin())) - 1);
}

void FindBar::replaceOne()
{
    if (m_target->isBusy())
        return;
    const qsizetype hit = selectedHit();
    if (m_searched.isNull() || hit < 0) {
        findNext();
        return;
    }
    m_goWhenFound = true;
    m_target->replaceSelection(m_result.hits[size_t(hit)].replacement);
}

void FindBar::replaceAll()
{
    // The places found are of the text before a long paste.
    if (m_searched.isNull() || m_result.hits.empty() || m_target->isBusy())
        return;
    if (text::replacedSize(m_searched, m_result.hits) > m_target->mostCharacters()) {
        const QString sentence =
            tr("With all places replaced the text would be longer than a script can be.");
        emit announced(sentence);
        Toast::show(this, NoticeKind::Error, sentence);
        return;
    }
    const int count = int(hitCount());
    m_target->replaceAll(m_searched, m_result.hits);
    emit announced(tr("%n place(s) replaced. Ctrl+Z takes it back.", nullptr, count));
}

/// The field alone would be emptied.
bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        dismiss();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto mods = event->modifiers() & ~Qt::KeypadModifier;
    if (event->key() == Qt::Key_Escape) {
        dismiss();
    } else if (isEnter && m_replacement->hasFocus() && mods == Qt::NoModifier) {
        replaceOne();
    } else if (isEnter && mods == Qt::ShiftModifier) {
        findPrevious();
    } else if (isEnter && mods == Qt::NoModifier) {
        findNext();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace studio::ui
