// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/scenariodialog.h"

#include "core/scenario/scenariofile.h"
#include "ui/agent/payloadedit.h"
#include "ui/agent/scenariolibrary.h"
#include "ui/agent/stepmodel.h"
#include "ui/agent/steptable.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTableView>
#include <QTextBlock>
#include <QTextCursor>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kScenarioWidth = 780;
constexpr int kPageHeight = 300;
enum Page { Table, Source };

} // namespace

ScenarioDialog::ScenarioDialog(ScenarioLibrary &library, UserPrompts &prompts, const Choices &choices,
                               QWidget *parent)
    : DialogFrame(tr("Scenarios"), kScenarioWidth, parent), m_library(library), m_prompts(prompts),
      m_steps(new StepModel(this))
{
    setObjectName(u"scenarioDialog"_s);
    setAcceptDrops(true);
    buildHead();
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(buildTable());
    m_pages->addWidget(buildSource());
    m_pages->setFixedHeight(kPageHeight);
    column()->addWidget(m_pages);
    m_problem = new TextLabel({}, TypeRole::Small, &Theme::dangerText, this);
    m_problem->setObjectName(u"scenarioProblem"_s);
    m_problem->setWrapping(true);
    m_problem->hide();
    column()->addWidget(m_problem);
    m_outcome = new TextLabel({}, TypeRole::Small, &Theme::text2, this);
    m_outcome->setObjectName(u"scenarioOutcome"_s);
    m_outcome->setWrapping(true);
    m_outcome->hide();
    column()->addWidget(m_outcome);
    buildFoot();
    m_repeat->setValue(choices.repeat);
    m_line->setCurrentIndex(std::clamp(choices.line, 0, int(lineNames().size()) - 1));
    fillNames();
    choose(0);
    connect(m_steps, &StepModel::edited, this, &ScenarioDialog::keepSteps);
    connect(&m_library, &ScenarioLibrary::changed, this, &ScenarioDialog::fillNames);
}

ScenarioDialog::~ScenarioDialog() = default;

QStringList ScenarioDialog::lineNames()
{
    return {u"clean"_s, u"phone"_s, u"noisy"_s, u"lossy"_s, u"bad"_s};
}

void ScenarioDialog::buildHead()
{
    m_names = new StudioCombo(this);
    m_names->setObjectName(u"scenarioName"_s);
    m_names->setAccessibleName(tr("Scenario"));
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"scenarioTitleField"_s);
    m_name->setAccessibleName(tr("Name of the scenario"));
    m_name->setPlaceholderText(tr("Name of the scenario"));
    m_name->setMaxLength(200);
    auto *add = new QPushButton(tr("New"), this);
    add->setObjectName(u"scenarioNew"_s);
    setIconName(add, u"plus"_s);
    m_fromSession = new QPushButton(tr("From this session"), this);
    m_fromSession->setObjectName(u"scenarioFromSession"_s);
    auto *import = new IconButton(u"upload"_s, tr("Import a file of scenarios…"), this);
    import->setObjectName(u"scenarioImport"_s);
    auto *save = new IconButton(u"download"_s, tr("Export all scenarios…"), this);
    save->setObjectName(u"scenarioExport"_s);
    m_remove = new QPushButton(tr("Delete"), this);
    m_remove->setObjectName(u"scenarioDelete"_s);
    setVariant(m_remove, Variant::Ghost);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_names, 1);
    row->addWidget(add);
    row->addWidget(m_fromSession);
    row->addWidget(import);
    row->addWidget(save);
    row->addWidget(m_remove);
    column()->addLayout(row);
    column()->addWidget(m_name);
    connect(m_names, &QComboBox::activated, this, &ScenarioDialog::choose);
    connect(m_name, &QLineEdit::editingFinished, this, &ScenarioDialog::rename);
    connect(add, &QPushButton::clicked, this, [this] {
        scenario::Scenario fresh;
        fresh.name = tr("New scenario");
        scenario::Step say;
        say.text = tr("Hello, I have a question.");
        scenario::Step answer;
        answer.kind = scenario::Step::Kind::ExpectAnswer;
        answer.ms = 2000;
        fresh.steps = {say, answer};
        choose(m_library.add(fresh));
        m_name->setFocus(Qt::OtherFocusReason);
        m_name->selectAll();
    });
    connect(m_fromSession, &QPushButton::clicked, this, &ScenarioDialog::fromSessionRequested);
    connect(import, &QAbstractButton::clicked, this, [this] {
        m_prompts.openFile(this, tr("Import scenarios"), tr("Scenarios (*.json)"),
                           [this](const QString &path) { importFile(path); });
    });
    connect(save, &QAbstractButton::clicked, this, &ScenarioDialog::exportAll);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (m_index < 0)
            return;
        const int index = m_index;
        const scenario::Scenario gone = m_library.take(index);
        choose(std::min(index, m_library.count() - 1));
        emit removed(gone, index);
    });
}

QWidget *ScenarioDialog::buildTable()
{
    auto *page = new QWidget;
    m_table = new StepTable(*m_steps, page);
    m_table->installEventFilter(this);
    auto *add = new QPushButton(tr("Add a step"), page);
    add->setObjectName(u"stepAdd"_s);
    setIconName(add, u"plus"_s);
    auto *up = new IconButton(u"arrow-up"_s, tr("Move the step up"), page);
    auto *down = new IconButton(u"arrow-down"_s, tr("Move the step down"), page);
    auto *remove = new IconButton(u"trash-2"_s, tr("Remove the step"), page);
    up->setObjectName(u"stepUp"_s);
    down->setObjectName(u"stepDown"_s);
    remove->setObjectName(u"stepRemove"_s);
    auto *undo = new QPushButton(tr("Undo"), page);
    undo->setObjectName(u"stepUndo"_s);
    auto *redo = new QPushButton(tr("Redo"), page);
    redo->setObjectName(u"stepRedo"_s);
    setVariant(undo, Variant::Ghost);
    setVariant(redo, Variant::Ghost);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(6);
    tools->addWidget(add);
    tools->addWidget(up);
    tools->addWidget(down);
    tools->addWidget(remove);
    tools->addStretch(1);
    tools->addWidget(undo);
    tools->addWidget(redo);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(m_table, 1);
    rows->addLayout(tools);
    QUndoStack &stack = m_steps->undoStack();
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(&stack, &QUndoStack::canUndoChanged, undo, &QWidget::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, redo, &QWidget::setEnabled);
    connect(undo, &QPushButton::clicked, &stack, &QUndoStack::undo);
    connect(redo, &QPushButton::clicked, &stack, &QUndoStack::redo);
    connect(add, &QPushButton::clicked, this, &ScenarioDialog::addStep);
    connect(up, &QAbstractButton::clicked, this, [this] { moveStep(-1); });
    connect(down, &QAbstractButton::clicked, this, [this] { moveStep(1); });
    connect(remove, &QAbstractButton::clicked, this,
            [this] { m_steps->remove(m_table->currentIndex().row()); });
    connect(m_steps, &StepModel::rowPlaced, this, [this](int row) {
        m_table->setCurrentIndex(m_steps->index(row, std::max(0, m_table->currentIndex().column())));
    });
    return page;
}

QWidget *ScenarioDialog::buildSource()
{
    m_source = new PayloadEdit(true);
    m_source->setObjectName(u"scenarioSource"_s);
    m_source->setAccessibleName(tr("The scenario as JSON"));
    m_source->setLineWrapMode(QPlainTextEdit::NoWrap);
    return m_source;
}

void ScenarioDialog::buildFoot()
{
    m_way = new Segmented(this);
    m_way->setObjectName(u"scenarioWay"_s);
    m_way->setAccessibleName(tr("How the steps are shown"));
    m_way->setSegments({tr("Table"), tr("JSON")});
    m_way->setCurrentIndex(Table);
    m_repeat = new NumberField(tr("How often it is run"), this);
    m_repeat->setObjectName(u"scenarioRepeat"_s);
    m_repeat->setRange(1, 100);
    m_repeat->setSuffix(u" ×"_s);
    m_repeat->setFixedWidth(72);
    m_line = new StudioCombo(this);
    m_line->setObjectName(u"scenarioLine"_s);
    m_line->setAccessibleName(tr("Quality of the line"));
    m_line->addItems(
        {tr("As written"), tr("Telephone"), tr("Noisy line"), tr("Losing line"), tr("Bad line")});
    m_runAll = new QPushButton(tr("Run all"), this);
    m_runAll->setObjectName(u"scenarioRunAll"_s);
    m_run = new QPushButton(tr("Run"), this);
    m_run->setObjectName(u"scenarioRun"_s);
    setVariant(m_run, Variant::Primary);
    setIconName(m_run, u"play"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_way);
    row->addStretch(1);
    row->addWidget(m_line);
    row->addWidget(m_repeat);
    row->addWidget(m_runAll);
    row->addWidget(m_run);
    column()->addLayout(row);
    connect(m_way, &Segmented::currentChanged, this, [this](int page) {
        if (page == m_pages->currentIndex())
            return; // put back: what was typed stays
        if (page == Table && !takeSource()) {
            m_way->setCurrentIndex(Source);
            return;
        }
        if (page == Source)
            showSource();
        m_pages->setCurrentIndex(page);
    });
    const auto run = [this](bool all) {
        if (m_pages->currentIndex() == Source && !takeSource())
            return;
        emit runRequested(m_index, all, choices());
    };
    connect(m_run, &QPushButton::clicked, this, [run] { run(false); });
    connect(m_runAll, &QPushButton::clicked, this, [run] { run(true); });
}

ScenarioDialog::Choices ScenarioDialog::choices() const
{
    return {.repeat = m_repeat->value(), .line = m_line->currentIndex()};
}

void ScenarioDialog::fillNames()
{
    m_filling = true;
    m_names->clear();
    for (const scenario::Scenario &one : m_library.suite().scenarios)
        m_names->addItem(one.name);
    m_names->setCurrentIndex(m_index);
    if (!m_name->hasFocus())
        m_name->setText(m_names->currentText());
    m_filling = false;
    refreshButtons();
}

void ScenarioDialog::choose(int index)
{
    m_index = index >= 0 && index < m_library.count() ? index : m_library.count() - 1;
    m_names->setCurrentIndex(m_index);
    m_name->setText(m_names->currentText());
    showScenario();
    emit chosenChanged(m_index);
}

void ScenarioDialog::showScenario()
{
    m_filling = true;
    m_steps->setSteps(m_index < 0 ? QList<scenario::Step>() : m_library.suite().scenarios[m_index].steps);
    m_filling = false;
    m_problem->hide();
    if (m_pages->currentIndex() == Source)
        showSource();
    if (m_steps->rowCount() > 0)
        m_table->setCurrentIndex(m_steps->index(0, 0));
    refreshButtons();
}

void ScenarioDialog::showSource()
{
    m_source->setPlainText(
        m_index < 0 ? QString()
                    : QString::fromUtf8(scenario::writeScenario(m_library.suite().scenarios[m_index])));
}

bool ScenarioDialog::takeSource()
{
    if (m_index < 0)
        return true;
    const scenario::SuiteReading reading = scenario::readSuite(m_source->toPlainText().toUtf8());
    if (!reading.mistakes.isEmpty() || reading.suite.scenarios.size() != 1) {
        const scenario::Mistake first = reading.mistakes.value(
            0, {{1, 1}, tr("This is to be one scenario, with “scenario” and “steps”.")});
        m_problem->setText(
            tr("Line %1, column %2: %3").arg(first.place.line).arg(first.place.column).arg(first.message));
        m_problem->show();
        const QTextBlock block = m_source->document()->findBlockByNumber(first.place.line - 1);
        QTextCursor cursor(block.isValid() ? block : m_source->document()->lastBlock());
        cursor.setPosition(cursor.block().position()
                           + std::min(first.place.column - 1, cursor.block().length() - 1));
        m_source->setTextCursor(cursor);
        m_source->setFocus(Qt::OtherFocusReason);
        return false;
    }
    m_problem->hide();
    scenario::Suite suite = scenario::withoutPlaces(reading.suite);
    scenario::Scenario taken = suite.scenarios.first();
    const QString before = m_library.suite().scenarios[m_index].name;
    if (taken.name != before)
        taken.name = m_library.freeName(taken.name);
    m_library.set(m_index, taken);
    m_steps->replaceSteps(tr("Edit as JSON"), taken.steps);
    return true;
}

/// An edit of the table goes into the library.
void ScenarioDialog::keepSteps()
{
    if (m_filling || m_index < 0)
        return;
    scenario::Scenario changed = m_library.suite().scenarios[m_index];
    changed.steps = m_steps->steps();
    m_library.set(m_index, changed);
    refreshButtons();
}

void ScenarioDialog::addStep()
{
    if (m_index < 0)
        return;
    const int row =
        m_table->currentIndex().isValid() ? m_table->currentIndex().row() + 1 : m_steps->rowCount();
    m_steps->insert(row, scenario::Step{});
    const QModelIndex what = m_steps->index(row, StepModel::WhatColumn);
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->setCurrentIndex(what);
    m_table->edit(what);
}

void ScenarioDialog::moveStep(int by)
{
    const int row = m_table->currentIndex().row();
    m_steps->move(row, row + by);
}

void ScenarioDialog::rename()
{
    if (m_filling || m_index < 0)
        return;
    const QString name = m_name->text().simplified();
    scenario::Scenario changed = m_library.suite().scenarios[m_index];
    if (name.isEmpty() || name == changed.name) {
        m_name->setText(changed.name);
        return;
    }
    changed.name = m_library.freeName(name);
    m_library.set(m_index, changed);
}

void ScenarioDialog::importFile(const QString &path)
{
    const Result<scenario::Suite> suite = scenario::loadSuite(path);
    if (suite) {
        choose(m_library.addAll(*suite));
        m_problem->hide();
        return;
    }
    m_problem->setText(suite.error().nextStep.isEmpty()
                           ? suite.error().message
                           : suite.error().message + u' ' + suite.error().nextStep);
    m_problem->show();
}

void ScenarioDialog::exportAll()
{
    const QString start = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_prompts.chooseFolder(this, tr("Export the scenarios to"), start, [this](const QString &folder) {
        QString path = QDir(folder).filePath(u"scenarios.json"_s);
        for (int number = 2; QFile::exists(path); ++number)
            path = QDir(folder).filePath(u"scenarios %1.json"_s.arg(number));
        QSaveFile file(path);
        const QByteArray bytes = scenario::writeSuite(m_library.suite());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
            Toast::show(this, NoticeKind::Error, tr("The scenarios could not be saved in this folder."));
            return;
        }
        auto *toast =
            Toast::show(this, NoticeKind::Success, tr("The scenarios are saved."), tr("Show in folder"));
        connect(toast, &Toast::actionTriggered, this, [this, path] { m_prompts.showInFolder(path); });
    });
}

void ScenarioDialog::setSessionShown(bool shown)
{
    m_fromSession->setEnabled(shown);
}

void ScenarioDialog::setObstacle(const QString &why)
{
    m_obstacle = why;
    refreshButtons();
}

void ScenarioDialog::setOutcome(const QString &text)
{
    m_outcome->setText(text);
    m_outcome->setVisible(!text.isEmpty());
}

void ScenarioDialog::refreshButtons()
{
    const bool any = m_index >= 0;
    m_remove->setEnabled(any);
    m_name->setEnabled(any);
    m_table->setEnabled(any);
    for (QPushButton *button : {m_run, m_runAll}) {
        button->setEnabled(m_obstacle.isEmpty() && any && m_steps->rowCount() > 0);
        button->setToolTip(m_obstacle);
        button->setAccessibleDescription(m_obstacle);
    }
}

void ScenarioDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()
        && urls.first().toLocalFile().endsWith(".json"_L1, Qt::CaseInsensitive))
        event->acceptProposedAction();
}

void ScenarioDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    importFile(event->mimeData()->urls().first().toLocalFile());
}

bool ScenarioDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return DialogFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool alt = key->modifiers().testFlag(Qt::AltModifier);
    if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down))
        moveStep(key->key() == Qt::Key_Up ? -1 : 1);
    else if (key->key() == Qt::Key_Insert)
        addStep();
    else if (key->key() == Qt::Key_Delete)
        m_steps->remove(m_table->currentIndex().row());
    else if (key->matches(QKeySequence::Undo))
        m_steps->undoStack().undo();
    else if (key->matches(QKeySequence::Redo))
        m_steps->undoStack().redo();
    else
        return DialogFrame::eventFilter(watched, event);
    return true;
}

} // namespace studio::ui
