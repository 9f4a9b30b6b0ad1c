// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/scriptdialog.h"

#include "core/documents/document.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/userprompts.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

ScriptDialog::ScriptDialog(UserPrompts &prompts, const QString &text, const QString &alignment,
                           QWidget *parent)
    : DialogFrame(tr("Compare with a script"), 560, parent), m_prompts(prompts),
      m_text(new QPlainTextEdit(text, this)),
      m_problem(new TextLabel(QString(), TypeRole::Small, &Theme::dangerText, this)),
      m_compare(new QPushButton(tr("Compare, free"), this)),
      m_align(new CostButton(tr("Align by the service"), u"audio-lines"_s, this))
{
    setObjectName(u"scriptDialog"_s);
    const QString both = alignment.isEmpty()
        ? tr("Paste what was to be said. Case and punctuation do not count.")
        : tr("Paste what was to be said. Case and punctuation do not count. Comparing uses the words that "
             "were "
             "heard; the service listens again and finds when each word of the script is said.");
    auto *hint = new TextLabel(both, TypeRole::Small, &Theme::text2, this);
    hint->setWrapping(true);
    m_text->setObjectName(u"scriptText"_s);
    m_text->setAccessibleName(tr("Script"));
    m_text->setTabChangesFocus(true);
    m_text->document()->setDocumentMargin(8);
    m_text->setMinimumHeight(220);
    m_problem->setWrapping(true);
    m_problem->hide();
    auto *open = new QPushButton(tr("Open a document…"), this);
    open->setObjectName(u"scriptOpen"_s);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_compare->setObjectName(u"scriptCompare"_s);
    setVariant(m_compare, Variant::Primary);
    m_align->setObjectName(u"scriptAlign"_s);
    m_align->setGhost(true);
    m_align->setCost(alignment);
    m_align->setVisible(!alignment.isEmpty());
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(open);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(m_align);
    foot->addWidget(m_compare);
    column()->addWidget(hint);
    column()->addWidget(m_text);
    column()->addWidget(m_problem);
    column()->addLayout(foot);
    const auto enable = [this] {
        m_compare->setEnabled(!m_text->document()->isEmpty());
        m_align->setEnabled(!m_text->document()->isEmpty());
    };
    connect(m_align, &CostButton::triggered, this, &ScriptDialog::align);
    connect(m_text, &QPlainTextEdit::textChanged, this, enable);
    connect(open, &QPushButton::clicked, this, &ScriptDialog::open);
    connect(cancel, &QPushButton::clicked, this, &ScriptDialog::dismiss);
    connect(m_compare, &QPushButton::clicked, this, &ScriptDialog::accept);
    setFocusProxy(m_text);
    enable();
}

void ScriptDialog::open()
{
    const QString filter = tr("Documents (%1)").arg(u"*."_s + documents::documentSuffixes().join(u" *."_s));
    m_prompts.openFile(
        this, tr("Open a script"), filter, [self = QPointer<ScriptDialog>(this)](const QString &path) {
            if (!self)
                return;
            documents::openDocument(path, self)->then(self, [self](const Result<documents::Document> &read) {
                self->m_problem->setVisible(!read);
                if (read)
                    self->m_text->setPlainText(read->text);
                else
                    self->m_problem->setText(read.error().message);
            });
        });
}

QString ScriptDialog::script() const
{
    return m_text->toPlainText().trimmed();
}

void ScriptDialog::accept()
{
    if (script().isEmpty())
        return;
    emit accepted(script());
    dismiss();
}

void ScriptDialog::align()
{
    if (script().isEmpty())
        return;
    emit alignRequested(script());
    dismiss();
}

} // namespace studio::ui
