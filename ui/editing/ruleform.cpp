// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/ruleform.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

using text::PronunciationRule;
using text::RuleProblem;

QString ruleProblemText(const PronunciationRule &rule)
{
    const text::RuleCheck check = text::checkRule(rule);
    switch (check.problem) {
    case RuleProblem::None:
        return {};
    case RuleProblem::Empty:
        return RuleForm::tr("Enter what to look for, for example “SQL”.");
    case RuleProblem::TooLong:
        return RuleForm::tr("This is too long for a rule.");
    case RuleProblem::NothingToSay:
        return rule.kind == PronunciationRule::Kind::Phoneme
            ? RuleForm::tr("Enter the sounds, for example “ˈsiːkwəl”.")
            : RuleForm::tr("Enter what to say, for example “sequel”.");
    case RuleProblem::HasMarkup:
        return RuleForm::tr("Tags cannot be put in by a rule: use words only.");
    case RuleProblem::BadExpression:
        return RuleForm::tr("The expression is not valid: %1.").arg(check.detail);
    }
    return {};
}

RuleForm::RuleForm(QWidget *parent)
    : QWidget(parent), m_pattern(new QLineEdit(this)), m_match(new Segmented(this)),
      m_kind(new Segmented(this)), m_alias(new QLineEdit(this)), m_phoneme(new QLineEdit(this)),
      m_alphabet(new StudioCombo(this)), m_case(new Switch(tr("Match case"), {}, this)),
      m_words(new Switch(tr("Whole words"), {}, this)),
      m_aliasLabel(new TextLabel(tr("Say"), TypeRole::Body, &Theme::text2, this)),
      m_phonemeRow(new QWidget(this)),
      m_problem(new TextLabel(QString(), TypeRole::Small, &Theme::dangerText, this))
{
    build();
    for (QLineEdit *field : {m_pattern, m_alias, m_phoneme})
        connect(field, &QLineEdit::textEdited, this, &RuleForm::changed);
    for (Segmented *choice : {m_match, m_kind})
        connect(choice, &Segmented::currentChanged, this, &RuleForm::changed);
    for (Switch *option : {m_case, m_words})
        connect(option, &QAbstractButton::toggled, this, &RuleForm::changed);
    connect(m_alphabet, &QComboBox::activated, this, &RuleForm::changed);
    setRule({});
}

void RuleForm::build()
{
    m_pattern->setObjectName(u"rulePattern"_s);
    m_pattern->setAccessibleName(tr("Find"));
    m_match->setObjectName(u"ruleMatch"_s);
    m_match->setAccessibleName(tr("What is looked for"));
    m_match->setSegments({tr("Text"), tr("Expression")});
    m_kind->setObjectName(u"ruleKind"_s);
    m_kind->setAccessibleName(tr("How it is said"));
    m_kind->setSegments({tr("Other words"), tr("Sounds")});
    m_alias->setObjectName(u"ruleAlias"_s);
    m_alias->setAccessibleName(tr("Say"));
    m_phoneme->setObjectName(u"rulePhoneme"_s);
    m_phoneme->setAccessibleName(tr("Sounds"));
    m_alphabet->setObjectName(u"ruleAlphabet"_s);
    m_alphabet->setAccessibleDescription(tr("Alphabet of the sounds"));
    m_alphabet->addItem(tr("IPA"));
    m_alphabet->addItem(tr("CMU Arpabet"));
    m_case->setObjectName(u"ruleCase"_s);
    m_words->setObjectName(u"ruleWords"_s);
    m_problem->setObjectName(u"ruleProblem"_s);
    m_problem->setWrapping(true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(new TextLabel(tr("Find"), TypeRole::Body, &Theme::text2, this));
    column->addWidget(m_pattern);
    column->addWidget(m_match);
    column->addSpacing(4);
    column->addWidget(m_kind);
    auto *sounds = new QHBoxLayout(m_phonemeRow);
    sounds->setContentsMargins(0, 0, 0, 0);
    sounds->addWidget(m_phoneme, 1);
    sounds->addWidget(m_alphabet);
    column->addWidget(m_phonemeRow);
    column->addWidget(m_aliasLabel);
    column->addWidget(m_alias);
    auto *options = new QHBoxLayout;
    options->setSpacing(20);
    options->addWidget(m_case);
    options->addWidget(m_words);
    column->addLayout(options);
    column->addWidget(m_problem);
    column->addStretch(1);
}

void RuleForm::setRule(const PronunciationRule &rule)
{
    const QScopedValueRollback<bool> showing(m_showing, true);
    m_enabled = rule.enabled;
    m_pattern->setText(rule.pattern);
    m_match->setCurrentIndex(rule.match == PronunciationRule::Match::Expression ? 1 : 0);
    m_kind->setCurrentIndex(rule.kind == PronunciationRule::Kind::Phoneme ? 1 : 0);
    m_alias->setText(rule.alias);
    m_phoneme->setText(rule.phoneme);
    m_alphabet->setCurrentIndex(rule.alphabet == PronunciationRule::Alphabet::CmuArpabet ? 1 : 0);
    m_case->setChecked(rule.caseSensitive);
    m_words->setChecked(rule.wholeWords);
    showKind();
    showProblem();
}

PronunciationRule RuleForm::rule() const
{
    PronunciationRule rule;
    rule.enabled = m_enabled;
    rule.pattern = m_pattern->text();
    rule.match =
        m_match->currentIndex() == 1 ? PronunciationRule::Match::Expression : PronunciationRule::Match::Text;
    rule.kind =
        m_kind->currentIndex() == 1 ? PronunciationRule::Kind::Phoneme : PronunciationRule::Kind::Alias;
    rule.alias = m_alias->text();
    rule.phoneme = m_phoneme->text();
    rule.alphabet = m_alphabet->currentIndex() == 1 ? PronunciationRule::Alphabet::CmuArpabet
                                                    : PronunciationRule::Alphabet::Ipa;
    rule.caseSensitive = m_case->isChecked();
    rule.wholeWords = m_words->isChecked();
    return rule;
}

void RuleForm::focusPattern()
{
    m_pattern->setFocus(Qt::OtherFocusReason);
    m_pattern->selectAll();
}

void RuleForm::changed()
{
    if (m_showing)
        return;
    showKind();
    showProblem();
    emit ruleChanged();
}

void RuleForm::showKind()
{
    const bool isPhoneme = m_kind->currentIndex() == 1;
    m_phonemeRow->setVisible(isPhoneme);
    m_aliasLabel->setText(isPhoneme ? tr("Say, where a model takes no sounds") : tr("Say"));
    m_alias->setPlaceholderText(isPhoneme ? tr("The word as it is") : QString());
}

void RuleForm::showProblem()
{
    const PronunciationRule now = rule();
    const bool untouched = now.pattern.isEmpty() && now.alias.isEmpty() && now.phoneme.isEmpty();
    const QString problem = untouched ? QString() : ruleProblemText(now);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    setError(m_pattern, text::checkRule(now).problem == RuleProblem::BadExpression);
    m_pattern->setAccessibleDescription(problem);
}

} // namespace studio::ui
