// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settingsstore.h"
#include "ui/settings/settingrow.h"

#include <QList>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace studio::ui {

class Card;
class NumberField;
class StudioCombo;
class Switch;
class TextLabel;

/// One section of the settings: a title and rows in a card. Rows made by the add functions show the value in
/// the store, change it at once, and follow whoever else changes it.
class SettingsPage : public QWidget {
    Q_OBJECT

public:
    struct Identity {
        QString id; ///< "appearance"
        QString title;
        QString iconName;
    };
    struct Choice {
        QString label;
        QVariant value;
    };

    SettingsPage(const Identity &identity, settings::SettingsStore &settings, QWidget *parent = nullptr);

    [[nodiscard]] const Identity &identity() const { return m_identity; }
    [[nodiscard]] const QList<SettingRow *> &rows() const { return m_rows; }
    /// Shows the rows that have all the words; none: all rows. Returns how many are shown.
    int filter(const QStringList &words);
    /// The page came into view, or left it.
    virtual void enter() { }
    virtual void leave() { }

signals:
    void announced(const QString &sentence);

protected:
    [[nodiscard]] settings::SettingsStore &store() const { return m_settings; }

    Switch *addSwitch(const SettingText &text, const settings::Setting<bool> &setting);
    StudioCombo *addChoice(const SettingText &text, const settings::Setting<int> &setting,
                           const QList<Choice> &choices);
    StudioCombo *addChoice(const SettingText &text, const settings::Setting<QString> &setting,
                           const QList<Choice> &choices);
    NumberField *addNumber(const SettingText &text, const settings::Setting<int> &setting, int minimum,
                           int maximum, int step);
    SettingRow *addRow(const SettingText &text, QWidget *control);
    /// A widget below the rows of the card, shown only while nothing is searched for.
    void addExtra(QWidget *widget);
    /// Calls `show` now and whenever the key changes; the row's reset removes the key.
    template <class T>
    void follow(SettingRow *row, const settings::Setting<T> &setting, std::function<void(const T &)> show)
    {
        const QString key = QString::fromLatin1(setting.key);
        const auto refresh = [this, row, setting, show = std::move(show)] {
            const T value = m_settings.get(setting);
            show(value);
            row->setChanged(!(value == setting.fallback));
        };
        connect(&m_settings, &settings::SettingsStore::changed, row, [key, refresh](const QString &changed) {
            if (changed.isEmpty() || changed == key)
                refresh();
        });
        connect(row, &SettingRow::resetRequested, this, [this, key] { m_settings.remove(key); });
        refresh();
    }
    [[nodiscard]] SettingRow *rowOf(QWidget *control) const;

private:
    StudioCombo *makeCombo(const QList<Choice> &choices);

    Identity m_identity;
    settings::SettingsStore &m_settings;
    TextLabel *m_title;
    Card *m_card;
    QVBoxLayout *m_column;
    QList<SettingRow *> m_rows;
    QList<QWidget *> m_extras;
};

} // namespace studio::ui
