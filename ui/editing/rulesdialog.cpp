// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/rulesdialog.h"

#include "ui/editing/rulefiles.h"
#include "ui/editing/ruleform.h"
#include "ui/editing/rulelibrary.h"
#include "ui/editing/rulesmodel.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

using text::PronunciationRule;

RulesDialog::RulesDialog(RuleLibrary &library, UserPrompts &prompts, QWidget *parent)
    : DialogFrame(tr("Pronunciation rules"), 760, parent), m_library(library), m_prompts(prompts),
      m_model(new RulesModel(library, this)), m_list(new QListView(this)),
      m_empty(new EmptyState(u"spell-check"_s, tr("No rules yet"),
                             tr("A rule says a word your way, in every text."), this)),
      m_form(new RuleForm(this)), m_test(new QLineEdit(this)),
      m_sent(new TextLabel(QString(), TypeRole::Small, &Theme::text2, this)),
      m_playProblem(new TextLabel(QString(), TypeRole::Small, &Theme::dangerText, this)),
      m_play(new CostButton(tr("Play"), u"play"_s, this)),
      m_add(new IconButton(u"plus"_s, tr("Add a rule"), this)),
      m_remove(new IconButton(u"trash-2"_s, tr("Delete the rule"), this)),
      m_up(new IconButton(u"arrow-up"_s, tr("Earlier: it wins over those below"), this)),
      m_down(new IconButton(u"arrow-down"_s, tr("Later"), this)),
      m_import(new QPushButton(tr("Import…"), this)), m_export(new QPushButton(tr("Export…"), this))
{
    setObjectName(u"rulesDialog"_s);
    build();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_model, &QAbstractItemModel::modelReset, this,
            [this] { m_list->setCurrentIndex(m_model->index(0)); });
    connect(&library, &RuleLibrary::rulesChanged, this, &RulesDialog::showState);
    connect(m_form, &RuleForm::ruleChanged, this, &RulesDialog::takeForm);
    connect(m_test, &QLineEdit::textChanged, this, &RulesDialog::showTest);
    connect(m_add, &QAbstractButton::clicked, this, &RulesDialog::add);
    connect(m_empty, &EmptyState::actionTriggered, this, &RulesDialog::add);
    connect(m_remove, &QAbstractButton::clicked, this, &RulesDialog::remove);
    connect(m_up, &QAbstractButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QAbstractButton::clicked, this, [this] { move(1); });
    connect(m_import, &QAbstractButton::clicked, this, &RulesDialog::importRules);
    connect(m_export, &QAbstractButton::clicked, this, &RulesDialog::exportRules);
    connect(m_play, &CostButton::triggered, this, [this] {
        showPlayProblem({});
        emit playRequested(testAsSent());
    });
    connect(m_play, &CostButton::cancelRequested, this, &RulesDialog::stopRequested);
    m_list->setCurrentIndex(m_model->index(0));
    showState();
}

void RulesDialog::build()
{
    m_list->setObjectName(u"ruleList"_s);
    m_list->setAccessibleName(tr("Rules"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_empty->setAction(tr("Add a rule"));
    m_test->setObjectName(u"ruleTest"_s);
    m_test->setAccessibleName(tr("Try it on"));
    m_test->setPlaceholderText(tr("A sentence to try the rule on"));
    m_sent->setObjectName(u"ruleSent"_s);
    m_sent->setWrapping(true);
    m_playProblem->setObjectName(u"rulePlayProblem"_s);
    m_playProblem->setWrapping(true);
    m_playProblem->hide();
    m_play->setObjectName(u"rulePlay"_s);
    m_add->setObjectName(u"ruleAdd"_s);
    m_remove->setObjectName(u"ruleRemove"_s);
    m_up->setObjectName(u"ruleUp"_s);
    m_down->setObjectName(u"ruleDown"_s);
    m_import->setObjectName(u"ruleImport"_s);
    m_export->setObjectName(u"ruleExport"_s);
    for (IconButton *button : {m_add, m_remove, m_up, m_down})
        button->setExtent(28, 16);
    for (QPushButton *button : {m_import, m_export}) {
        setVariant(button, Variant::Ghost);
        setControlSize(button, ControlSize::Small);
    }

    auto *tools = new QHBoxLayout;
    tools->setSpacing(2);
    for (IconButton *button : {m_add, m_remove, m_up, m_down})
        tools->addWidget(button);
    tools->addStretch(1);
    tools->addWidget(m_import);
    tools->addWidget(m_export);
    auto *left = new QVBoxLayout;
    left->setSpacing(6);
    left->addWidget(m_list, 1);
    left->addWidget(m_empty, 1);
    left->addLayout(tools);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(20);
    sides->addLayout(left, 1);
    sides->addWidget(m_form, 1);
    column()->addLayout(sides, 1);

    auto *test = new QHBoxLayout;
    test->setSpacing(8);
    test->addWidget(m_test, 1);
    test->addWidget(m_play);
    column()->addWidget(new TextLabel(tr("Try it on"), TypeRole::Section, &Theme::text, this));
    column()->addLayout(test);
    column()->addWidget(m_sent);
    column()->addWidget(m_playProblem);
    followTextScale(m_list, [this] { m_list->setMinimumHeight(scaled(250)); });
}

int RulesDialog::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void RulesDialog::choose(int row)
{
    if (row >= 0 && row < m_model->rowCount()) {
        const PronunciationRule &rule = m_library.rules()[std::size_t(row)];
        m_form->setRule(rule);
        if (rule.match == PronunciationRule::Match::Text && !rule.pattern.isEmpty())
            //: A sentence to hear how a word is said.
            m_test->setText(tr("This is how %1 is said.").arg(rule.pattern));
    }
    showState();
    showTest();
}

void RulesDialog::add()
{
    const int row = currentRow() + 1;
    m_model->insert(row, {});
    m_list->setCurrentIndex(m_model->index(row));
    m_form->focusPattern();
}

void RulesDialog::remove()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const PronunciationRule gone = m_model->take(row);
    choose(currentRow());
    auto *toast = Toast::show(this, NoticeKind::Info, tr("Rule deleted."), tr("Undo"));
    connect(toast, &Toast::actionTriggered, &m_library, [library = &m_library, row, gone] {
        std::vector<PronunciationRule> rules = library->rules();
        rules.insert(rules.begin() + std::min<qsizetype>(row, qsizetype(rules.size())), gone);
        library->setRules(rules);
    });
}

void RulesDialog::move(int by)
{
    const int row = currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_model->rowCount())
        return;
    m_model->move(row, to);
    showState();
}

void RulesDialog::takeForm()
{
    if (const int row = currentRow(); row >= 0)
        m_model->change(row, m_form->rule());
    showTest();
}

void RulesDialog::setModel(const text::ModelMarkup &model)
{
    m_markup = model;
    showTest();
}

QString RulesDialog::testAsSent() const
{
    std::vector<PronunciationRule> rules;
    if (currentRow() >= 0) {
        rules.push_back(m_form->rule());
        rules.front().enabled = true;
    }
    // A line of test is short: even a runaway expression ends soon.
    return text::compileScript(m_test->text().left(500), m_markup, rules, {{}, std::chrono::milliseconds(50)})
        .sentText();
}

void RulesDialog::showTest()
{
    const QString sent = testAsSent();
    m_sent->setText(sent.isEmpty() ? QString() : tr("Sent as: %1").arg(sent));
    m_sent->setVisible(!sent.isEmpty());
    emit testChanged();
}

void RulesDialog::setPrice(const QString &price, const QString &reason)
{
    if (testAsSent().isEmpty())
        m_play->setUnaffordable(price, tr("Enter a sentence to try the rule on."));
    else if (!reason.isEmpty())
        m_play->setUnaffordable(price, reason);
    else
        m_play->setCost(price);
}

void RulesDialog::setPlaying(bool playing)
{
    m_play->setRunning(playing);
}

void RulesDialog::showPlayProblem(const QString &sentence)
{
    m_playProblem->setText(sentence);
    m_playProblem->setVisible(!sentence.isEmpty());
}

void RulesDialog::focusFirst()
{
    if (m_model->rowCount() > 0)
        m_list->setFocus(Qt::OtherFocusReason);
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

void RulesDialog::showState()
{
    const int rows = m_model->rowCount();
    const int row = currentRow();
    m_list->setVisible(rows > 0);
    m_empty->setVisible(rows == 0);
    m_form->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < rows);
    m_export->setEnabled(rows > 0);
}

void RulesDialog::importRules()
{
    m_prompts.openFile(
        this, tr("Import pronunciation rules"), tr("Lexicons and tables (*.pls *.xml *.csv *.tsv *.txt)"),
        [dialog = QPointer<RulesDialog>(this)](const QString &path) {
            if (!dialog)
                return;
            readRules(path, dialog)->then(dialog, [dialog](const Result<text::Lexicon> &lexicon) {
                if (!lexicon) {
                    Toast::show(dialog, NoticeKind::Error, lexicon.error().message);
                    return;
                }
                RuleLibrary *library = &dialog->m_library;
                const std::vector<PronunciationRule> before = library->rules();
                std::vector<PronunciationRule> rules = before;
                rules.insert(rules.end(), lexicon->rules.begin(), lexicon->rules.end());
                library->setRules(rules);
                const QString told = lexicon->skipped > 0
                    ? tr("%n rule(s) imported; some entries could not be used.", nullptr,
                         int(lexicon->rules.size()))
                    : tr("%n rule(s) imported.", nullptr, int(lexicon->rules.size()));
                auto *toast = Toast::show(dialog, NoticeKind::Success, told, tr("Undo"));
                connect(toast, &Toast::actionTriggered, library,
                        [library, before] { library->setRules(before); });
            });
        });
}

void RulesDialog::exportRules()
{
    m_prompts.chooseFolder(
        this, tr("Choose a folder"), {}, [dialog = QPointer<RulesDialog>(this)](const QString &folder) {
            if (!dialog)
                return;
            writeRules(dialog->m_library.rules(), folder, dialog)
                ->then(dialog, [dialog](const Result<QString> &path) {
                    if (!path) {
                        Toast::show(dialog, NoticeKind::Error, path.error().message);
                        return;
                    }
                    auto *toast =
                        Toast::show(dialog, NoticeKind::Success, tr("Rules exported."), tr("Show in folder"));
                    connect(toast, &Toast::actionTriggered, dialog,
                            [dialog, path = *path] { dialog->m_prompts.showInFolder(path); });
                });
        });
}

} // namespace studio::ui
