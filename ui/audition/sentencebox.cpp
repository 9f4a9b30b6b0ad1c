// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audition/sentencebox.h"

#include "core/audition/sentence.h"
#include "core/text/tags.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/accessibility.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

using namespace Qt::StringLiterals;

SentenceBox::SentenceBox(QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit(this)),
      m_count(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this)),
      m_follow(new QPushButton(tr("Follow the script"), this)), m_take(new QPushButton(tr("Use"), this))
{
    installAccessibility();
    setObjectName(u"sentenceBox"_s);
    setAccessibleName(tr("Sentence of the audition"));
    m_edit->setObjectName(u"sentenceEdit"_s);
    m_edit->setAccessibleName(tr("Sentence"));
    m_edit->setMaxLength(4 * audition::kSentenceCharacters);
    m_follow->setObjectName(u"sentenceFollow"_s);
    m_take->setObjectName(u"sentenceUse"_s);
    setVariant(m_follow, Variant::Ghost);
    setVariant(m_take, Variant::Primary);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    column->addWidget(new TextLabel(tr("What every voice says"), TypeRole::Section, &Theme::text, this));
    column->addWidget(m_edit);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_count, 1);
    foot->addWidget(m_follow);
    foot->addWidget(m_take);
    column->addLayout(foot);
    connect(m_edit, &QLineEdit::textChanged, this, &SentenceBox::showCount);
    connect(m_edit, &QLineEdit::returnPressed, m_take, &QPushButton::click);
    connect(m_follow, &QPushButton::clicked, this, [this] { emit sentenceChosen({}); });
    connect(m_take, &QPushButton::clicked, this,
            [this] { emit sentenceChosen(audition::limitedSentence(m_edit->text())); });
}

void SentenceBox::setSentence(const QString &sentence, bool own)
{
    m_edit->setText(sentence);
    m_follow->setEnabled(own);
    showCount();
}

void SentenceBox::showCount()
{
    const qsizetype count = text::billedCharacters(m_edit->text().simplified());
    const bool fits = count <= audition::kSentenceCharacters;
    const QLocale locale;
    m_count->setText(tr("%1 of %2 characters")
                         .arg(locale.toString(count), locale.toString(audition::kSentenceCharacters)));
    m_count->setColorRole(fits ? &Theme::text3 : &Theme::dangerText);
    setError(m_edit, !fits);
    m_take->setEnabled(fits && count > 0);
}

QSize SentenceBox::sizeHint() const
{
    return {scaled(440), layout()->sizeHint().height()};
}

void SentenceBox::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
}

} // namespace studio::ui
