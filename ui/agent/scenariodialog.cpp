// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/scenariodialog.h"

#include "core/scenario/plan.h"
#include "core/scenario/scenariofile.h"
#include "ui/agent/payloadedit.h"
#include "ui/agent/scenariolibrary.h"
#include "ui/agent/scenariorunbar.h"
#include "ui/agent/stepeditor.h"
#include "ui/agent/stepmodel.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
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
#include <QTextBlock>
#include <QTextCursor>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kScenarioWidth = 780;
constexpr int kPageHeight = 296;
enum Page { Table, Source };

} // namespace

ScenarioDialog::ScenarioDialog(ScenarioLibrary &library, UserPrompts &prompts, const ScenarioChoices &choices,
                               QWidget *parent)
    : DialogFrame(tr("Scenarios"), kScenarioWidth, parent), m_library(&library), m_prompts(prompts),
      m_steps(new StepModel(this))
{
    setObjectName(u"scenarioDialog"_s);
    setAcceptDrops(true);
    buildHead();
    m_pages = new QStackedWidget(this);
    m_editor = new StepEditor(*m_steps);
    m_pages->addWidget(m_editor);
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
    m_way = new Segmented(this);
    m_runBar = new ScenarioRunBar(choices, m_way, this);
    column()->addWidget(m_runBar);
    buildFoot();
    fillNames();
    choose(0);
    connect(m_steps, &StepModel::edited, this, &ScenarioDialog::keepSteps);
    connect(&library, &ScenarioLibrary::changed, this, &ScenarioDialog::fillNames);
}

ScenarioDialog::~ScenarioDialog()
{
    (void)keepSource(Telling::Quietly);
}

void ScenarioDialog::buildHead()
{
    m_names = new StudioCombo(this);
    m_names->setObjectName(u"scenarioName"_s);
    m_names->setAccessibleName(tr("Scenario"));
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
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"scenarioTitleField"_s);
    m_name->setAccessibleName(tr("Name of the scenario"));
    m_name->setPlaceholderText(tr("Name of the scenario"));
    m_name->setMaxLength(200);
    m_variables = new QLineEdit(this);
    m_variables->setObjectName(u"scenarioVariables"_s);
    m_variables->setAccessibleName(tr("Variables of the scenario"));
    m_variables->setPlaceholderText(tr("Variables, e.g. order = 48213; name = Ana"));
    m_variables->setToolTip(tr("Steps use them as {{name}}."));
    m_variables->setMaxLength(20'000);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_names, 1);
    row->addWidget(add);
    row->addWidget(m_fromSession);
    row->addWidget(import);
    row->addWidget(save);
    row->addWidget(m_remove);
    column()->addLayout(row);
    auto *names = new QHBoxLayout;
    names->setSpacing(8);
    names->addWidget(m_name, 2);
    names->addWidget(m_variables, 3);
    column()->addLayout(names);
    connect(m_variables, &QLineEdit::editingFinished, this, &ScenarioDialog::keepVariables);
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
        choose(m_library->add(fresh));
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
        (void)keepSource(Telling::Quietly);
        // The library tells of the change before there is another chosen one.
        const int index = std::exchange(m_index, -1);
        const scenario::Scenario gone = m_library->take(index);
        choose(std::min(index, m_library->count() - 1));
        emit removed(gone, index);
    });
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
    m_way->setObjectName(u"scenarioWay"_s);
    m_way->setAccessibleName(tr("How the steps are shown"));
    m_way->setSegments({tr("Table"), tr("JSON")});
    m_way->setCurrentIndex(Table);
    connect(m_way, &Segmented::currentChanged, this, [this](int page) {
        if (page == m_pages->currentIndex())
            return; // put back: what was typed stays
        if (page == Table && !keepSource(Telling::Aloud)) {
            m_way->setCurrentIndex(Source);
            return;
        }
        if (page == Source)
            showSource();
        m_pages->setCurrentIndex(page);
    });
    connect(m_runBar, &ScenarioRunBar::runRequested, this, [this](bool all) {
        if (!keepSource(Telling::Aloud))
            return;
        emit runRequested(m_index, all, m_runBar->choices());
    });
    connect(m_runBar, &ScenarioRunBar::compareRequested, this, &ScenarioDialog::compareRequested);
}

void ScenarioDialog::fillNames()
{
    m_filling = true;
    m_names->clear();
    for (const scenario::Scenario &one : m_library->suite().scenarios)
        m_names->addItem(one.name);
    m_names->setCurrentIndex(m_index);
    if (!m_name->hasFocus())
        m_name->setText(m_names->currentText());
    if (!m_variables->hasFocus())
        showVariables();
    m_filling = false;
    refreshButtons();
}

void ScenarioDialog::choose(int index)
{
    (void)keepSource(Telling::Quietly);
    m_index = index >= 0 && index < m_library->count() ? index : m_library->count() - 1;
    m_names->setCurrentIndex(m_index);
    m_name->setText(m_names->currentText());
    showScenario();
    emit chosenChanged(m_index);
}

void ScenarioDialog::showScenario()
{
    m_filling = true;
    m_steps->setSteps(m_index < 0 ? QList<scenario::Step>() : m_library->suite().scenarios[m_index].steps);
    m_filling = false;
    m_problem->hide();
    const QString draft = m_index < 0 ? QString() : m_library->draft(chosenName());
    if (!draft.isEmpty()) {
        m_pages->setCurrentIndex(Source);
        m_way->setCurrentIndex(Source);
    }
    if (m_pages->currentIndex() == Source)
        showSource();
    m_editor->begin();
    showVariables();
    tellUnknownNames();
    if (!draft.isEmpty())
        tellProblem(tr("This text was left unfinished. Go on with it, or empty it to go back to what was "
                       "kept."));
    refreshButtons();
}

QString ScenarioDialog::chosenName() const
{
    return m_library->suite().scenarios.value(m_index).name;
}

/// What was left unfinished, or what is in the library.
void ScenarioDialog::showSource()
{
    m_shownSource = m_index < 0 ? QString() : m_library->draft(chosenName());
    if (m_shownSource.isEmpty() && m_index >= 0)
        m_shownSource = QString::fromUtf8(scenario::writeScenario(m_library->suite().scenarios[m_index]));
    m_source->setPlainText(m_shownSource);
}

/// What is typed as JSON goes into the library. What cannot be read yet stays there as a draft, and false is
/// returned; aloud, the first mistake is shown where it is.
bool ScenarioDialog::keepSource(Telling telling)
{
    if (!m_library || m_index < 0 || m_pages->currentIndex() != Source)
        return true;
    const QString typed = m_source->toPlainText();
    const QString before = chosenName();
    if (typed == m_shownSource && m_library->draft(before).isEmpty())
        return true;
    if (typed.trimmed().isEmpty()) {
        m_library->setDraft(before, {});
        showSource();
        m_problem->hide();
        return true;
    }
    const scenario::SuiteReading reading = scenario::readSuite(typed.toUtf8());
    if (!reading.mistakes.isEmpty() || reading.suite.scenarios.size() != 1) {
        m_library->setDraft(before, typed);
        m_shownSource = typed;
        if (telling == Telling::Aloud)
            tellMistake(reading.mistakes.value(
                0, {{1, 1}, tr("This is to be one scenario, with “scenario” and “steps”.")}));
        return false;
    }
    m_problem->hide();
    scenario::Scenario taken = scenario::withoutPlaces(reading.suite).scenarios.first();
    const QString wish = taken.name;
    if (taken.name != before)
        taken.name = m_library->freeName(taken.name);
    m_library->setDraft(before, {});
    m_library->set(m_index, taken);
    m_steps->replaceSteps(tr("Edit as JSON"), taken.steps);
    m_shownSource = typed;
    if (taken.name != wish)
        showSource();
    return true;
}

void ScenarioDialog::tellMistake(const scenario::Mistake &first)
{
    tellProblem(
        tr("Line %1, column %2: %3").arg(first.place.line).arg(first.place.column).arg(first.message));
    const QTextBlock block = m_source->document()->findBlockByNumber(first.place.line - 1);
    QTextCursor cursor(block.isValid() ? block : m_source->document()->lastBlock());
    cursor.setPosition(cursor.block().position()
                       + std::min(first.place.column - 1, cursor.block().length() - 1));
    m_source->setTextCursor(cursor);
    m_source->setFocus(Qt::OtherFocusReason);
}

/// An edit of the table goes into the library.
void ScenarioDialog::keepSteps()
{
    if (m_filling || m_index < 0)
        return;
    scenario::Scenario changed = m_library->suite().scenarios[m_index];
    changed.steps = m_steps->steps();
    m_library->set(m_index, changed);
    tellUnknownNames();
    refreshButtons();
}

void ScenarioDialog::showVariables()
{
    const QMap<QString, QString> variables =
        m_index < 0 ? QMap<QString, QString>() : m_library->suite().scenarios[m_index].variables;
    const QString text = variablesText(variables);
    m_variables->setText(text);
    m_variables->setCursorPosition(0);
    // What a line of text cannot hold is edited as JSON.
    m_variables->setReadOnly(variablesFrom(text) != variables);
    setError(m_variables, false);
}

void ScenarioDialog::keepVariables()
{
    if (m_filling || m_index < 0 || m_variables->isReadOnly())
        return;
    const auto variables = variablesFrom(m_variables->text());
    setError(m_variables, !variables);
    if (!variables) {
        tellProblem(tr("Variables are written name = value, with a semicolon between them."));
        return;
    }
    if (*variables == m_library->suite().scenarios[m_index].variables)
        return;
    if (!keepSource(Telling::Aloud))
        return;
    scenario::Scenario changed = m_library->suite().scenarios[m_index];
    changed.variables = *variables;
    m_library->set(m_index, changed);
    if (m_pages->currentIndex() == Source)
        showSource();
    tellUnknownNames();
}

void ScenarioDialog::tellUnknownNames()
{
    if (m_index < 0)
        return;
    const scenario::Suite &suite = m_library->suite();
    const QList<scenario::Mistake> unknown = scenario::unknownNames(suite.whole(suite.scenarios[m_index]));
    tellProblem(unknown.isEmpty() ? QString() : unknown.first().message);
}

void ScenarioDialog::tellProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void ScenarioDialog::rename()
{
    if (m_filling || m_index < 0)
        return;
    const QString name = m_name->text().simplified();
    if (name.isEmpty() || name == chosenName() || !keepSource(Telling::Aloud)) {
        m_name->setText(chosenName());
        return;
    }
    scenario::Scenario changed = m_library->suite().scenarios[m_index];
    changed.name = m_library->freeName(name);
    m_library->set(m_index, changed);
    if (m_pages->currentIndex() == Source)
        showSource();
}

void ScenarioDialog::putBack(const scenario::Scenario &scenario, int index)
{
    (void)keepSource(Telling::Quietly);
    m_index = -1; // the places change
    m_library->insert(index, scenario);
    choose(index);
}

void ScenarioDialog::importFile(const QString &path)
{
    const Result<scenario::Suite> suite = scenario::loadSuite(path);
    if (suite) {
        choose(m_library->addAll(*suite));
        return;
    }
    tellProblem(suite.error().nextStep.isEmpty() ? suite.error().message
                                                 : suite.error().message + u' ' + suite.error().nextStep);
}

void ScenarioDialog::exportAll()
{
    if (!keepSource(Telling::Aloud))
        return;
    const QString start = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_prompts.chooseFolder(this, tr("Export the scenarios to"), start, [this](const QString &folder) {
        QString path = QDir(folder).filePath(u"scenarios.json"_s);
        for (int number = 2; QFile::exists(path); ++number)
            path = QDir(folder).filePath(u"scenarios %1.json"_s.arg(number));
        QSaveFile file(path);
        const QByteArray bytes = scenario::writeSuite(m_library->suite());
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
    m_variables->setEnabled(any);
    m_editor->setUsable(any);
    m_runBar->setRunnable(m_obstacle.isEmpty() && any && m_steps->rowCount() > 0, m_obstacle);
}

void ScenarioDialog::hideEvent(QHideEvent *event)
{
    (void)keepSource(Telling::Quietly);
    DialogFrame::hideEvent(event);
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

} // namespace studio::ui
