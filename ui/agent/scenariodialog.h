// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "ui/agent/scenariochoices.h"
#include "ui/widgets/dialogframe.h"

#include <QPointer>

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace studio::ui {

class PayloadEdit;
class ScenarioLibrary;
class ScenarioRunBar;
class Segmented;
class StepEditor;
class StepModel;
class StudioCombo;
class TextLabel;
class UserPrompts;

/// The scenarios: which, its steps as a table or as JSON, how often and over which line it is run, and what
/// became of it before. Edits are in the library at once; each can be taken back. JSON goes there as soon as
/// something else is done; as long as it cannot be read it stays as a draft.
class ScenarioDialog final : public DialogFrame {
    Q_OBJECT

public:
    ScenarioDialog(ScenarioLibrary &library, UserPrompts &prompts, const ScenarioChoices &choices,
                   QWidget *parent = nullptr);
    ~ScenarioDialog() override;

    void choose(int index);
    /// One that was deleted is there again, and chosen.
    void putBack(const scenario::Scenario &scenario, int index);
    [[nodiscard]] int chosen() const { return m_index; }
    /// There is a session to make one from.
    void setSessionShown(bool shown);
    /// Nothing can be run now, and why; empty: it can.
    void setObstacle(const QString &why);
    /// What became of the chosen one before; empty hides it.
    void setOutcome(const QString &text);
    [[nodiscard]] StepModel &steps() const { return *m_steps; }
    [[nodiscard]] ScenarioRunBar &runBar() const { return *m_runBar; }

signals:
    void chosenChanged(int index);
    void runRequested(int index, bool all, const studio::ui::ScenarioChoices &choices);
    void compareRequested();
    void fromSessionRequested();
    void removed(const studio::scenario::Scenario &scenario, int index);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Telling { Quietly, Aloud };

    QWidget *buildSource();
    void buildHead();
    void buildFoot();
    void fillNames();
    void showScenario();
    void showSource();
    bool keepSource(Telling telling);
    void tellMistake(const scenario::Mistake &first);
    [[nodiscard]] QString chosenName() const;
    void keepSteps();
    void importFile(const QString &path);
    void exportAll();
    void rename();
    void keepVariables();
    void showVariables();
    /// Placeholders that nothing gives a value, as one types.
    void tellUnknownNames();
    void tellProblem(const QString &text);
    void refreshButtons();

    QPointer<ScenarioLibrary> m_library; ///< May go before this when the window does.
    UserPrompts &m_prompts;
    StepModel *m_steps;
    StudioCombo *m_names = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_variables = nullptr;
    QPushButton *m_fromSession = nullptr;
    QPushButton *m_remove = nullptr;
    Segmented *m_way = nullptr;
    QStackedWidget *m_pages = nullptr;
    StepEditor *m_editor = nullptr;
    PayloadEdit *m_source = nullptr;
    TextLabel *m_problem = nullptr;
    TextLabel *m_outcome = nullptr;
    ScenarioRunBar *m_runBar = nullptr;
    QString m_obstacle;
    QString m_shownSource; ///< As it was before anybody typed.
    int m_index = -1;
    bool m_filling = false;
};

} // namespace studio::ui
