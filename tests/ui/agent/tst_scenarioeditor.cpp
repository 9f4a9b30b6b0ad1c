// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenariofile.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/agent/comparisondialog.h"
#include "ui/agent/comparisonmodel.h"
#include "ui/agent/lineeditor.h"
#include "ui/agent/linesample.h"
#include "ui/agent/scenariodialog.h"
#include "ui/agent/scenariolibrary.h"
#include "ui/agent/scenariorunbar.h"
#include "ui/agent/stepfields.h"
#include "ui/agent/stepmodel.h"
#include "ui/agent/steptable.h"
#include "ui/theme/variants.h"
#include "ui/widgets/labeledslider.h"
#include "ui/widgets/switch.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;
using scenario::Step;

namespace {

QList<Step> fewSteps()
{
    return scenario::withoutPlaces(
               scenario::readSuite("{\"scenario\": \"x\", \"steps\": [{\"say\": \"Hello\"}, {\"wait\": 500},"
                                   "{\"expectWords\": [\"hi\", \"there|here\"]}]}")
                   .suite)
        .scenarios.first()
        .steps;
}

} // namespace

/// Scenarios as one writes them and sees them compared; nothing is run.
class TestScenarioEditor final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }

    void fieldsReadWhatTheyShow()
    {
        for (const Step::Kind kind : StepFields::kinds()) {
            Step step = StepFields::ofKind(Step{}, kind);
            const QString text = kind == Step::Kind::Set ? u"name = Ana"_s
                : kind == Step::Kind::Tones              ? u"12#"_s
                                                         : u"abc"_s;
            if (!StepFields::whatHint(kind).isEmpty()) {
                QVERIFY(StepFields::isIncomplete(step) || kind == Step::Kind::ExpectNoTool
                        || kind == Step::Kind::Repeat);
                QVERIFY2(StepFields::setWhat(step, text), qPrintable(StepFields::kindName(kind)));
                QVERIFY(!StepFields::isIncomplete(step));
                QCOMPARE(StepFields::what(step), text);
            } else {
                QVERIFY(!StepFields::setWhat(step, text));
            }
            Step again = step;
            if (!StepFields::detail(step).isEmpty())
                QVERIFY(StepFields::setDetail(again, StepFields::detail(step)));
            QCOMPARE(again, step);
        }
        Step wait = StepFields::ofKind(Step{}, Step::Kind::Interrupt);
        QVERIFY(StepFields::setDetail(wait, u"2.5"_s));
        QCOMPARE(wait.ms, 2500);
        QVERIFY(StepFields::setDetail(wait, u"250 ms"_s));
        QCOMPARE(wait.ms, 250);
        QVERIFY(!StepFields::setDetail(wait, u"soon"_s));
        Step keys = StepFields::ofKind(Step{}, Step::Kind::Tones);
        QVERIFY(StepFields::setWhat(keys, u"12 34 #"_s));
        QCOMPARE(keys.text, u"1234#"_s); // as a file has it
        Step tool = StepFields::ofKind(Step{}, Step::Kind::ExpectTool);
        QVERIFY(!StepFields::setDetail(tool, u"{not json"_s));
        QVERIFY(StepFields::setDetail(tool, u"{\"a\": 1}"_s));
    }

    void everyEditCanBeTakenBack()
    {
        StepModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSteps(fewSteps());
        const QList<Step> before = model.steps();
        QVERIFY(model.shift(0, 0, 1));
        QVERIFY(model.shift(1, 1, 1));
        QVERIFY(!model.shift(2, 2, 1)); // there is no further
        QCOMPARE(model.steps().last().text, u"Hello"_s);
        QVERIFY(model.setData(model.index(0, StepModel::DetailColumn), u"3"_s, Qt::EditRole));
        QCOMPARE(model.steps().first().ms, 3000);
        QVERIFY(!model.setData(model.index(0, StepModel::DetailColumn), u"never"_s, Qt::EditRole));
        QVERIFY(model.setData(model.index(0, 0), int(Step::Kind::Silence), StepModel::KindRole));
        model.insert(1, Step{});
        model.remove(0, 0);
        QCOMPARE(model.rowCount(), 3);
        while (model.undoStack().canUndo())
            model.undoStack().undo();
        QCOMPARE(model.steps(), before);
        while (model.undoStack().canRedo())
            model.undoStack().redo();
        QVERIFY(model.steps() != before);
    }

    void stepsAreOrderedByDrag()
    {
        StepModel model;
        model.setSteps(fewSteps());
        QMimeData *data = model.mimeData({model.index(0, 0)});
        QVERIFY(!model.dropMimeData(data, Qt::MoveAction, 3, 0, {})); // the row is moved, not copied
        delete data;
        QCOMPARE(model.steps().last().text, u"Hello"_s);
        QCOMPARE(model.rowCount(), 3);
    }

    void loopsAreRowsAroundWhatTheyRepeat()
    {
        StepModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSteps(fewSteps());
        const QList<Step> before = model.steps();
        QVERIFY(model.wrap(0, 1));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.steps().size(), 2);
        QCOMPARE(model.steps().first().steps.size(), 2);
        QCOMPARE(model.index(1, 0).data(StepModel::DepthRole).toInt(), 1);
        QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u"level 1"));
        // How often, or over which values.
        const QModelIndex rounds = model.index(0, StepModel::WhatColumn);
        QVERIFY(model.setData(rounds, u"5"_s, Qt::EditRole));
        QCOMPARE(model.steps().first().times, 5);
        QVERIFY(!model.setData(rounds, u"0"_s, Qt::EditRole));
        QVERIFY(!model.setData(rounds, u"5000"_s, Qt::EditRole));
        QVERIFY(model.setData(rounds, u"48213; 70956"_s, Qt::EditRole));
        QCOMPARE(model.steps().first().values, QStringList({u"48213"_s, u"70956"_s}));
        QVERIFY(!model.steps().first().variable.isEmpty()); // each of them has a name
        const QModelIndex name = model.index(0, StepModel::DetailColumn);
        QVERIFY(!model.setData(name, QString(), Qt::EditRole));
        QVERIFY(model.setData(name, u"order"_s, Qt::EditRole));
        QCOMPARE(model.steps().first().variable, u"order"_s);
        scenario::Scenario whole;
        whole.name = u"x"_s;
        whole.steps = model.steps();
        QCOMPARE(scenario::withoutPlaces(scenario::readSuite(scenario::writeScenario(whole)).suite)
                     .scenarios.first()
                     .steps,
                 model.steps());
        // Into it, out of it, past it.
        QVERIFY(model.indent(3, 3));
        QCOMPARE(model.steps().first().steps.size(), 3);
        QVERIFY(!model.indent(0, 0));
        QVERIFY(model.outdent(1, 1)); // behind the loop
        QCOMPARE(model.steps().last().text, u"Hello"_s);
        QVERIFY(model.shift(3, 3, -1)); // in again, at its end
        QCOMPARE(model.steps().size(), 1);
        QVERIFY(model.shift(1, 1, -1)); // before it
        QCOMPARE(model.steps().size(), 2);
        // A loop goes with what it repeats, or leaves it behind.
        model.unwrap(1);
        QCOMPARE(model.steps().size(), 3);
        model.undoStack().undo();
        model.remove(1, 1);
        QCOMPARE(model.rowCount(), 1);
        model.undoStack().undo();
        QVERIFY(model.setData(model.index(1, 0), int(Step::Kind::Silence), StepModel::KindRole));
        QCOMPARE(model.steps().size(), 4); // no loop any more: its steps are free
        QVERIFY(model.setData(model.index(1, 0), int(Step::Kind::Repeat), StepModel::KindRole));
        QCOMPARE(model.steps()[1].steps.first().kind, Step::Kind::Silence);
        // Only so deep.
        int deep = 0;
        while (model.wrap(0, 0) && deep < 100)
            ++deep;
        QCOMPARE(deep, outline::kDeepest);
        while (model.undoStack().canUndo())
            model.undoStack().undo();
        QCOMPARE(model.steps(), before);
    }

    void stepsAreDraggedIntoLoops()
    {
        StepModel model;
        model.setSteps(fewSteps());
        QVERIFY(model.wrap(0, 0));
        const auto drop = [&model](int first, int row, const QModelIndex &parent) {
            const std::unique_ptr<QMimeData> data(model.mimeData({model.index(first, 0)}));
            QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, row, 0, parent));
        };
        drop(3, -1, model.index(0, 0)); // onto the loop
        QCOMPARE(model.steps().first().steps.size(), 2);
        drop(0, 2, {}); // a loop cannot be in itself
        QCOMPARE(model.steps().size(), 2);
        drop(1, 4, {}); // to the end, out of it
        QCOMPARE(model.steps().last().text, u"Hello"_s);
        drop(3, 1, {}); // before the first in it
        QCOMPARE(model.steps().first().steps.first().text, u"Hello"_s);
    }

    void theTableIsWorkedWithKeys()
    {
        QTemporaryDir folder;
        ScenarioLibrary library(folder.path());
        FakePrompts prompts;
        ScenarioDialog dialog(library, prompts, {});
        dialog.show();
        dialog.findChild<QPushButton *>(u"scenarioNew"_s)->click();
        auto *table = dialog.findChild<StepTable *>(u"stepTable"_s);
        table->setFocus();
        QCOMPARE(dialog.steps().rowCount(), 2);
        table->setCurrentIndex(dialog.steps().index(0, StepModel::WhatColumn));
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(table->chosenRows(), std::pair(0, 1));
        QTest::keyClick(table, Qt::Key_R, Qt::AltModifier);
        QCOMPARE(dialog.steps().rowCount(), 3);
        QVERIFY(dialog.steps().isLoop(0));
        QTest::keyClick(table, Qt::Key_Return);
        auto *field = table->viewport()->findChild<QLineEdit *>();
        QVERIFY(field);
        QCOMPARE(field->selectedText(), u"2 ×"_s);
        QTest::keyClicks(field, u"3"_s);
        QCOMPARE(field->text(), u"3"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(dialog.steps().steps().first().times, 3); // the table takes it from the event loop
        table->setCurrentIndex(dialog.steps().index(2, 0));
        QTest::keyClick(table, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(dialog.steps().steps().size(), 2);
        QTest::keyClick(table, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(dialog.steps().steps().size(), 1);
        QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(dialog.steps().steps().first().steps.first().kind, Step::Kind::ExpectAnswer);
        table->setCurrentIndex(dialog.steps().index(0, 0));
        QTest::keyClick(table, Qt::Key_R, Qt::AltModifier);
        QVERIFY(!dialog.steps().isLoop(0));
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(dialog.steps().isLoop(0));
        QCOMPARE(library.suite().scenarios.last().steps, dialog.steps().steps());
        // Variables: what nothing gives a value is told at once.
        const QModelIndex what = dialog.steps().index(2, StepModel::WhatColumn);
        QVERIFY(dialog.steps().setData(what, u"I am {{name}}."_s, Qt::EditRole));
        auto *problem = dialog.findChild<QWidget *>(u"scenarioProblem"_s);
        QVERIFY(problem->isVisible());
        auto *variables = dialog.findChild<QLineEdit *>(u"scenarioVariables"_s);
        variables->setText(u"name = Ana; order = 4; 8"_s);
        QTest::keyClick(variables, Qt::Key_Return);
        QVERIFY(!problem->isVisible());
        QCOMPARE(library.suite().scenarios.last().variables.value(u"order"_s), u"4; 8"_s);
        QVERIFY(!variablesFrom(u"nonsense"_s));
        QVERIFY(!variablesFrom(u"a = 1; a = 2"_s));
        QVERIFY(variablesFrom(QString()).has_value());
    }

    void theLineIsSetWithSlidersAndHeard()
    {
        ScenarioChoices choices;
        choices.line = 1;
        ScenarioRunBar bar(choices, new QWidget);
        bar.show();
        LineEditor &editor = bar.lineEditor();
        editor.setLine(*choices.lineSettings());
        QVERIFY(editor.line().phoneBand);
        editor.findChild<LabeledSlider *>(u"lineNoise"_s)->setValue(-40);
        QCOMPARE(bar.choices().line, ScenarioChoices::kOwnLine);
        QCOMPARE(bar.choices().lineSettings()->noiseDb, -40.0);
        editor.findChild<LabeledSlider *>(u"lineEcho"_s)->setValue(-20);
        QVERIFY(editor.findChild<LabeledSlider *>(u"lineDelay"_s)->isEnabled());
        QCOMPARE(bar.choices().lineSettings(), editor.line());
        auto *noise = editor.findChild<LabeledSlider *>(u"lineNoise"_s);
        QTest::keyClick(noise->findChild<QWidget *>(u"slider"_s), Qt::Key_Home);
        QCOMPARE(editor.line().noiseDb, 0.0);
        QCOMPARE(noise->valueText(), u"Off"_s);
        // A preset is known again; choices are kept.
        ScenarioChoices known;
        known.setLine(*scenario::parseLine(u"lossy"_s));
        QCOMPARE(known.line, 3);
        QTemporaryDir folder;
        settings::SettingsStore store(folder.filePath(u"s.ini"_s));
        bar.choices().keepIn(store);
        QCOMPARE(ScenarioChoices::from(store), bar.choices());
        // The sample differs with the line, and is the same for the same one.
        const auto sound = [](const scenario::LineSettings &line) {
            const auto track = lineSampleOf(line);
            std::vector<std::int16_t> samples(track ? size_t((*track)->frameCount()) : 0);
            if (track)
                (void)(*track)->read(0, samples);
            return samples;
        };
        const auto clean = sound({});
        QVERIFY(clean.size() > 16'000 * 3);
        QVERIFY(sound(editor.line()).size() > clean.size()); // the agent's echo comes first
        scenario::LineSettings noisy;
        noisy.noiseDb = -30;
        QCOMPARE(sound(noisy), sound(noisy));
        QVERIFY(sound(noisy) != clean);
        LineSample sample({});
        QSignalSpy changed(&sample, &LineSample::playingChanged);
        sample.play(noisy);
        QVERIFY(sample.isPlaying());
        QTRY_VERIFY(sample.track());
        sample.stop();
        QCOMPARE(changed.size(), 2);
    }

    void differencesAreSaidInWords()
    {
        ComparisonModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        scenario::Comparison comparison{.leftName = u"before"_s, .rightName = u"after"_s, .rows = {}};
        scenario::ComparedRow row;
        row.scenario = u"Duplicate charge"_s;
        row.left = {.runs = 2, .passed = 2, .medianReplyMs = 900};
        row.right = {.runs = 2, .passed = 1, .medianReplyMs = 1300};
        row.change = scenario::Change::Worse;
        row.steps = {
            {.text = u"Say hello"_s, .left = {.runs = 2, .passed = 2}, .right = {.runs = 2, .passed = 2}},
            {.text = u"Expect it"_s,
             .left = {.runs = 2, .passed = 2},
             .right = {.runs = 2, .passed = 1, .failed = 1, .reason = u"It was not said."_s},
             .change = scenario::Change::Worse},
            {.text = u"Answer"_s,
             .left = {.runs = 2, .passed = 2, .ms = 900},
             .right = {.runs = 2, .passed = 2, .ms = 1300},
             .change = scenario::Change::Slower}};
        comparison.rows = {row};
        model.setComparison(comparison);
        QCOMPARE(model.rowCount(), 4);
        const auto text = [&model](int at, int column) { return model.index(at, column).data().toString(); };
        QCOMPARE(text(2, ComparisonModel::RightColumn), u"passed sometimes, 1/2"_s);
        QCOMPARE(text(2, ComparisonModel::ChangeColumn), u"New failure"_s);
        QVERIFY(text(3, ComparisonModel::ChangeColumn).startsWith(u"Slower, +0"));
        QVERIFY(model.detail(2).contains(u"after: passed sometimes, 1/2. It was not said."));
        QVERIFY(model.index(2, 0).data(Qt::AccessibleTextRole).toString().endsWith(u"New failure"));
        QCOMPARE(model.headerData(ComparisonModel::RightColumn, Qt::Horizontal, Qt::DisplayRole), u"after"_s);
        ComparisonDialog dialog;
        dialog.setComparison(comparison);
        dialog.show();
        auto *table = dialog.findChild<QTableView *>(u"comparisonTable"_s);
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Down);
        QVERIFY(dialog.findChild<QWidget *>(u"comparisonDetail"_s)
                    ->property("text")
                    .toString()
                    .contains(u"It was not said."));
        QTest::keyClick(dialog.findChild<Switch *>(u"comparisonOnly"_s), Qt::Key_Space);
        QCOMPARE(dialog.model().rowCount(), 3);
    }

    void jsonMistakesAreNamedWhereTheyAre()
    {
        QTemporaryDir folder;
        ScenarioLibrary library(folder.path());
        FakePrompts prompts;
        ScenarioDialog dialog(library, prompts, {});
        dialog.show();
        dialog.choose(0);
        auto *way = dialog.findChild<QWidget *>(u"scenarioWay"_s);
        auto *source = dialog.findChild<QPlainTextEdit *>(u"scenarioSource"_s);
        way->setProperty("currentIndex", 1);
        QVERIFY(source->toPlainText().contains(u"\"steps\""));
        source->setPlainText(u"{\"scenario\": \"Mine\",\n \"steps\": [{\"sya\": \"a\"}]}"_s);
        way->setProperty("currentIndex", 0);
        QCOMPARE(way->property("currentIndex").toInt(), 1); // not with a mistake
        QVERIFY(dialog.findChild<QWidget *>(u"scenarioProblem"_s)->isVisible());
        QCOMPARE(source->textCursor().blockNumber(), 1);
        source->setPlainText(
            u"{\"scenario\": \"Mine\",\n \"steps\": [{\"repeat\": 2, \"steps\": [{\"say\": \"a\"}]}]}"_s);
        way->setProperty("currentIndex", 0);
        QCOMPARE(library.suite().scenarios.first().name, u"Mine"_s);
        QCOMPARE(dialog.steps().rowCount(), 2); // the loop and what it repeats
        dialog.steps().undoStack().undo();
        QVERIFY(library.suite().scenarios.first().steps.size() > 1);
    }

    void theLastOfTheListIsDeleted()
    {
        QTemporaryDir folder;
        ScenarioLibrary library(folder.path());
        FakePrompts prompts;
        ScenarioDialog dialog(library, prompts, {});
        dialog.show();
        QSignalSpy removed(&dialog, &ScenarioDialog::removed);
        auto *remove = dialog.findChild<QPushButton *>(u"scenarioDelete"_s);
        auto *title = dialog.findChild<QLineEdit *>(u"scenarioTitleField"_s);
        int left = library.count();
        QVERIFY(left > 1);
        dialog.choose(left - 1);
        const QString last = title->text();
        remove->click();
        QCOMPARE(library.count(), left - 1);
        QCOMPARE(dialog.chosen(), left - 2);
        QCOMPARE(title->text(), library.suite().scenarios.last().name);
        dialog.putBack(removed.first().at(0).value<scenario::Scenario>(), left - 1);
        QCOMPARE(title->text(), last);
        for (; left > 0; --left)
            remove->click();
        QCOMPARE(dialog.chosen(), -1);
        QCOMPARE(dialog.steps().rowCount(), 0);
        QVERIFY(!remove->isEnabled());
    }

    void whatIsTypedAsJsonIsKeptWhateverFollows()
    {
        QTemporaryDir folder;
        const auto text = [](const QString &name, const QString &said) {
            return u"{\"scenario\": \"%1\", \"steps\": [{\"say\": \"%2\"}]}"_s.arg(name, said);
        };
        FakePrompts prompts;
        {
            ScenarioLibrary library(folder.path());
            auto dialog = std::make_unique<ScenarioDialog>(library, prompts, ScenarioChoices{});
            dialog->show();
            auto *way = dialog->findChild<QWidget *>(u"scenarioWay"_s);
            auto *source = dialog->findChild<QPlainTextEdit *>(u"scenarioSource"_s);
            const auto said = [&library](int at) {
                return library.suite().scenarios.at(at).steps.first().text;
            };
            way->setProperty("currentIndex", 1);
            const QString first = library.suite().scenarios.first().name;
            // Another one is chosen.
            source->setPlainText(text(first, u"one"_s));
            dialog->choose(1);
            QCOMPARE(said(0), u"one"_s);
            dialog->choose(0);
            // A new one is made, and deleted again.
            source->setPlainText(text(first, u"two"_s));
            dialog->findChild<QPushButton *>(u"scenarioNew"_s)->click();
            QCOMPARE(said(0), u"two"_s);
            dialog->findChild<QPushButton *>(u"scenarioDelete"_s)->click();
            dialog->choose(0);
            // Variables and name are set beside it.
            source->setPlainText(text(first, u"three"_s));
            auto *variables = dialog->findChild<QLineEdit *>(u"scenarioVariables"_s);
            variables->setText(u"order = 4"_s);
            QTest::keyClick(variables, Qt::Key_Return);
            QCOMPARE(said(0), u"three"_s);
            QCOMPARE(library.suite().scenarios.first().variables.value(u"order"_s), u"4"_s);
            auto *title = dialog->findChild<QLineEdit *>(u"scenarioTitleField"_s);
            title->setText(u"Mine"_s);
            QTest::keyClick(title, Qt::Key_Return);
            QVERIFY(source->toPlainText().contains(u"\"Mine\""_s));
            way->setProperty("currentIndex", 0);
            QCOMPARE(library.suite().scenarios.first().name, u"Mine"_s);
            way->setProperty("currentIndex", 1);
            // Exported.
            prompts.folderToChoose = folder.filePath(u"out"_s);
            QDir().mkpath(prompts.folderToChoose);
            source->setPlainText(text(u"Mine"_s, u"four"_s));
            dialog->findChild<QAbstractButton *>(u"scenarioExport"_s)->click();
            QFile exported(folder.filePath(u"out/scenarios.json"_s));
            QVERIFY(exported.open(QIODevice::ReadOnly));
            QVERIFY(exported.readAll().contains("four"));
            // Closed.
            source->setPlainText(text(u"Mine"_s, u"five"_s));
            dialog->hide();
            QCOMPARE(said(0), u"five"_s);
            dialog->show();
            // What cannot be read yet is there again, also after the program.
            source->setPlainText(u"{\"scenario\": \"Mine\", \"steps\": [{"_s);
            dialog->choose(1);
            QCOMPARE(said(0), u"five"_s);
            way->setProperty("currentIndex", 0);
            source->setPlainText(QString());
        }
        ScenarioLibrary library(folder.path());
        ScenarioDialog dialog(library, prompts, {});
        dialog.show();
        auto *way = dialog.findChild<QWidget *>(u"scenarioWay"_s);
        auto *source = dialog.findChild<QPlainTextEdit *>(u"scenarioSource"_s);
        QCOMPARE(library.suite().scenarios.first().name, u"Mine"_s);
        QCOMPARE(way->property("currentIndex").toInt(), 1);
        QVERIFY(source->toPlainText().endsWith(u"[{"_s));
        QVERIFY(dialog.findChild<QWidget *>(u"scenarioProblem"_s)->isVisible());
        // Emptied, it is what was kept.
        source->clear();
        way->setProperty("currentIndex", 0);
        QCOMPARE(way->property("currentIndex").toInt(), 0);
        QCOMPARE(dialog.steps().steps().first().text, u"five"_s);
        QVERIFY(library.draft(u"Mine"_s).isEmpty());
    }
};

QTEST_MAIN(TestScenarioEditor)
#include "tst_scenarioeditor.moc"
