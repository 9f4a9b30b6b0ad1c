// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "ui/theme/textlabel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

SettingsPage::SettingsPage(const Identity &identity, settings::SettingsStore &settings, QWidget *parent)
    : QWidget(parent), m_identity(identity), m_settings(settings),
      m_title(new TextLabel(identity.title, TypeRole::PageTitle, &Theme::text, this)),
      m_card(new Card(this, 6)), m_column(new QVBoxLayout(this))
{
    setObjectName("settings_"_L1 + identity.id);
    setAccessibleName(identity.title);
    m_card->setAccessibleName(identity.title);
    m_card->column()->setSpacing(0);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(10);
    m_column->addWidget(m_title);
    m_column->addWidget(m_card);
}

int SettingsPage::filter(const QStringList &words)
{
    const bool all = words.isEmpty();
    const bool titled = !all && searchable(m_identity.title).contains(searchable(words.join(u' ')));
    int shown = 0;
    for (SettingRow *row : std::as_const(m_rows)) {
        const bool fits = all || titled || row->matches(words);
        row->setVisible(fits);
        shown += fits ? 1 : 0;
    }
    for (QWidget *extra : std::as_const(m_extras))
        extra->setVisible(all || titled);
    return shown;
}

SettingRow *SettingsPage::addRow(const SettingText &text, QWidget *control)
{
    auto *row = new SettingRow(text, control, m_card);
    m_card->column()->addWidget(row);
    m_rows.append(row);
    return row;
}

void SettingsPage::addExtra(QWidget *widget)
{
    m_card->column()->addWidget(widget);
    m_extras.append(widget);
}

SettingRow *SettingsPage::rowOf(QWidget *control) const
{
    for (SettingRow *row : m_rows) {
        if (row->control() == control)
            return row;
    }
    return nullptr;
}

Switch *SettingsPage::addSwitch(const SettingText &text, const settings::Setting<bool> &setting)
{
    auto *control = new Switch(text.label, {}, this);
    control->setLabelHidden(true);
    control->setObjectName(text.id + ".control"_L1);
    SettingRow *row = addRow(text, control);
    connect(control, &QAbstractButton::toggled, this,
            [this, setting](bool on) { m_settings.set(setting, on); });
    follow<bool>(row, setting, [control](bool on) {
        const QSignalBlocker quiet(control);
        control->setChecked(on);
        control->update();
    });
    return control;
}

StudioCombo *SettingsPage::makeCombo(const QList<Choice> &choices)
{
    auto *combo = new StudioCombo(this);
    for (const Choice &choice : choices)
        combo->addItem(choice.label, choice.value);
    return combo;
}

StudioCombo *SettingsPage::addChoice(const SettingText &text, const settings::Setting<int> &setting,
                                     const QList<Choice> &choices)
{
    StudioCombo *combo = makeCombo(choices);
    combo->setObjectName(text.id + ".control"_L1);
    SettingRow *row = addRow(text, combo);
    connect(combo, &QComboBox::activated, this,
            [this, combo, setting] { m_settings.set(setting, combo->currentData().toInt()); });
    follow<int>(row, setting, [combo](int value) {
        combo->setCurrentIndex(std::max(0, combo->findData(value)));
        combo->updateGeometry();
    });
    return combo;
}

StudioCombo *SettingsPage::addChoice(const SettingText &text, const settings::Setting<QString> &setting,
                                     const QList<Choice> &choices)
{
    StudioCombo *combo = makeCombo(choices);
    combo->setObjectName(text.id + ".control"_L1);
    SettingRow *row = addRow(text, combo);
    connect(combo, &QComboBox::activated, this,
            [this, combo, setting] { m_settings.set(setting, combo->currentData().toString()); });
    follow<QString>(row, setting, [combo](const QString &value) {
        combo->setCurrentIndex(std::max(0, combo->findData(value)));
        combo->updateGeometry();
    });
    return combo;
}

NumberField *SettingsPage::addNumber(const SettingText &text, const settings::Setting<int> &setting,
                                     int minimum, int maximum, int step)
{
    auto *field = new NumberField(text.label, this);
    field->setObjectName(text.id + ".control"_L1);
    field->setRange(minimum, maximum, step);
    SettingRow *row = addRow(text, field);
    connect(field, &NumberField::valueEntered, this,
            [this, setting](int value) { m_settings.set(setting, value); });
    follow<int>(row, setting, [field](int value) { field->setValue(value); });
    return field;
}

} // namespace studio::ui
