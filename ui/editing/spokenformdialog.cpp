// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/spokenformdialog.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QTextBlockFormat>
#include <QTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

SpokenFormDialog::SpokenFormDialog(QWidget *parent)
    : DialogFrame(tr("How it will be spoken"), 640, parent), m_text(new QTextEdit(this)),
      m_summary(new TextLabel(tr("Looking at the script…"), TypeRole::Small, &Theme::text2, this)),
      m_note(new TextLabel(QString(), TypeRole::Small, &Theme::text2, this)),
      m_use(new QPushButton(tr("Use the spoken form"), this))
{
    setObjectName(u"spokenFormDialog"_s);
    m_text->setObjectName(u"spokenText"_s);
    m_text->setAccessibleName(tr("The script as it will be spoken"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(0);
    m_text->setTabChangesFocus(true);
    m_text->setFont(fontFor(TypeRole::Script));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setObjectName(u"spokenSummary"_s);
    m_summary->setWrapping(true);
    m_note->setObjectName(u"spokenNote"_s);
    m_note->setWrapping(true);
    m_note->hide();
    m_use->setObjectName(u"useSpokenForm"_s);
    m_use->setEnabled(false);
    setVariant(m_use, Variant::Primary);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(m_summary, 1);
    foot->addWidget(m_use);
    column()->addWidget(m_text, 1);
    column()->addWidget(m_note);
    column()->addLayout(foot);
    followTextScale(m_text, [this] { m_text->setMinimumHeight(scaled(280)); });
    connect(m_use, &QAbstractButton::clicked, this, [this] {
        const QString spoken = text::withSpokenChanges(m_preview.script, m_preview.changes);
        dismiss();
        emit useRequested(spoken);
    });
}

void SpokenFormDialog::setPreview(const SpokenPreview &preview, const QString &unknownLanguage)
{
    m_preview = preview;
    m_text->setPlainText(preview.text);
    QTextCursor all(m_text->document());
    all.select(QTextCursor::Document);
    QTextBlockFormat lines;
    lines.setLineHeight(lineHeight(TypeRole::Script), QTextBlockFormat::FixedHeight);
    lines.setBottomMargin(8);
    all.mergeBlockFormat(lines);
    showMarks();
    const QLocale locale;
    const int count = int(preview.changes.size());
    const qsizetype more = preview.charactersSpoken - preview.charactersNow;
    if (count == 0)
        m_summary->setText(preview.marks.empty() ? tr("The words are spoken as they are written.")
                                                 : tr("Marked is what rules and pauses change."));
    else if (more > 0)
        m_summary->setText(tr("%n place(s) in words; the script gets %1 characters longer.", nullptr, count)
                               .arg(locale.toString(more)));
    else
        m_summary->setText(tr("%n place(s) in words.", nullptr, count));
    m_use->setEnabled(count > 0);
    QString note;
    if (!unknownLanguage.isEmpty())
        note =
            tr("Numbers and dates are not written out for this language (%1): the service reads them its own "
               "way. Rules and pauses are shown.")
                .arg(unknownLanguage);
    else if (preview.tagsLeftOut > 0)
        note =
            tr("This model takes no audio tags: %n of them are left out.", nullptr, int(preview.tagsLeftOut));
    else if (preview.isCut)
        note = tr("Only the beginning is shown; the spoken form covers all of the script.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void SpokenFormDialog::focusText()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void SpokenFormDialog::showMarks()
{
    QList<QTextEdit::ExtraSelection> selections;
    for (const SpokenPreview::Mark &mark : m_preview.marks) {
        QTextEdit::ExtraSelection selection;
        // Not by colour alone: what the script would get is underlined.
        selection.format.setBackground(mark.byRule ? theme().accentSoft : theme().warnSoft);
        selection.format.setForeground(mark.byRule ? theme().accentText : theme().warnText);
        selection.format.setUnderlineStyle(mark.byRule ? QTextCharFormat::NoUnderline
                                                       : QTextCharFormat::SingleUnderline);
        selection.format.setToolTip(mark.written);
        selection.cursor = QTextCursor(m_text->document());
        selection.cursor.setPosition(int(mark.span.start));
        selection.cursor.setPosition(int(mark.span.end()), QTextCursor::KeepAnchor);
        selections.append(selection);
    }
    m_text->setExtraSelections(selections);
}

void SpokenFormDialog::changeEvent(QEvent *event)
{
    DialogFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMarks();
}

} // namespace studio::ui
