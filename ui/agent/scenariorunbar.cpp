// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/scenariorunbar.h"

#include "core/scenario/scenariofile.h"
#include "ui/agent/lineeditor.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/studiocombo.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

ScenarioRunBar::ScenarioRunBar(const ScenarioChoices &choices, QWidget *leading, QWidget *parent)
    : QWidget(parent), m_choices(choices), m_line(new StudioCombo(this)),
      m_tune(new IconButton(u"sliders-horizontal"_s, tr("Set the quality of the line…"), this)),
      m_editor(new LineEditor(this)), m_repeat(new NumberField(tr("How often it is run"), this)),
      m_against(new StudioCombo(this)), m_version(new QLineEdit(this)),
      m_compare(new QPushButton(tr("Compare…"), this)), m_runAll(new QPushButton(tr("Run all"), this)),
      m_run(new QPushButton(tr("Run"), this))
{
    m_editor->hide();
    m_repeat->setObjectName(u"scenarioRepeat"_s);
    m_repeat->setRange(1, 100);
    m_repeat->setSuffix(u" ×"_s);
    m_repeat->setFixedWidth(72);
    m_repeat->setValue(m_choices.repeat);
    m_against->setObjectName(u"scenarioAgainst"_s);
    m_against->setAccessibleName(tr("Run beside another agent"));
    m_version->setObjectName(u"scenarioVersion"_s);
    m_version->setAccessibleName(tr("Version or branch of the other agent"));
    m_version->setPlaceholderText(tr("Version"));
    m_version->setToolTip(tr("The id of a version or branch; empty for the published one."));
    m_version->setMaxLength(200);
    m_version->setText(m_choices.version);
    m_version->setFixedWidth(150);
    m_compare->setObjectName(u"scenarioCompare"_s);
    setIconName(m_compare, u"arrow-left-right"_s);
    m_runAll->setObjectName(u"scenarioRunAll"_s);
    m_run->setObjectName(u"scenarioRun"_s);
    setVariant(m_run, Variant::Primary);
    setIconName(m_run, u"play"_s);
    buildLine();

    auto *how = new QHBoxLayout;
    how->setSpacing(8);
    how->addWidget(new TextLabel(tr("Line"), TypeRole::Small, &Theme::text2, this));
    how->addWidget(m_line);
    how->addWidget(m_tune);
    how->addWidget(m_repeat);
    how->addStretch(1);
    how->addWidget(new TextLabel(tr("Beside"), TypeRole::Small, &Theme::text2, this));
    how->addWidget(m_against);
    how->addWidget(m_version);
    auto *act = new QHBoxLayout;
    act->setSpacing(8);
    act->addWidget(leading);
    act->addStretch(1);
    act->addWidget(m_compare);
    act->addWidget(m_runAll);
    act->addWidget(m_run);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    rows->addLayout(how);
    rows->addLayout(act);

    connect(m_repeat, &NumberField::valueEntered, this, [this](int value) { m_choices.repeat = value; });
    connect(m_against, &QComboBox::activated, this, [this] {
        m_choices.against = m_against->currentData().toString();
        m_version->setEnabled(!m_choices.against.isEmpty());
    });
    connect(m_version, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_choices.version = text.trimmed(); });
    connect(m_compare, &QPushButton::clicked, this, &ScenarioRunBar::compareRequested);
    connect(m_run, &QPushButton::clicked, this, [this] { emit runRequested(false); });
    connect(m_runAll, &QPushButton::clicked, this, [this] { emit runRequested(true); });
    setAgents({});
}

void ScenarioRunBar::buildLine()
{
    m_line->setObjectName(u"scenarioLine"_s);
    m_line->setAccessibleName(tr("Quality of the line"));
    m_line->addItems(
        {tr("As written"), tr("Telephone"), tr("Noisy line"), tr("Losing line"), tr("Bad line")});
    m_tune->setObjectName(u"scenarioTune"_s);
    showLine();
    connect(m_line, &QComboBox::activated, this, [this](int index) {
        m_choices.line = index;
        showLine();
    });
    connect(m_tune, &QAbstractButton::clicked, this, &ScenarioRunBar::openLine);
    connect(m_editor, &LineEditor::edited, this, [this](const scenario::LineSettings &line) {
        m_choices.setLine(line);
        showLine();
    });
}

void ScenarioRunBar::showLine()
{
    // A line of one's own can be chosen as soon as there is one.
    if (!m_choices.own.isEmpty() && m_line->count() == ScenarioChoices::kOwnLine)
        m_line->addItem(tr("My line"));
    m_line->setCurrentIndex(std::min(m_choices.line, m_line->count() - 1));
    const auto settings = m_choices.lineSettings();
    m_line->setToolTip(settings ? scenario::lineText(*settings) : QString());
}

void ScenarioRunBar::openLine()
{
    m_editor->setLine(m_choices.lineSettings().value_or(scenario::LineSettings{}));
    OverlayHost::of(this)->showPopover(m_editor, m_tune);
}

void ScenarioRunBar::setAgents(const QList<std::pair<QString, QString>> &agents)
{
    const QSignalBlocker quiet(m_against);
    m_against->clear();
    m_against->addItem(tr("No other agent"), QString());
    for (const auto &[key, name] : agents)
        m_against->addItem(name, key);
    const int index = std::max(0, m_against->findData(m_choices.against));
    m_against->setCurrentIndex(index);
    // One that is gone, or not there yet, is no wish.
    if (index == 0 && !agents.isEmpty())
        m_choices.against.clear();
    m_version->setEnabled(index > 0);
}

void ScenarioRunBar::setRunnable(bool runnable, const QString &why)
{
    for (QPushButton *button : {m_run, m_runAll}) {
        button->setEnabled(runnable);
        button->setToolTip(why);
        button->setAccessibleDescription(why);
    }
}

} // namespace studio::ui
