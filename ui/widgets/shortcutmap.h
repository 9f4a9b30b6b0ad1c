// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settingsstore.h"

#include <QAction>
#include <QKeySequence>
#include <QPointer>

#include <vector>

class QKeyEvent;

namespace studio::ui {

/// Which keys do what, as shipped and as the user wants it. Actions are known by their objectName, plain keys
/// (Space, arrows, brackets) by an id of their own. What the user changed is kept in the settings under
/// "shortcuts/<id>" and set on the actions at once. Owns neither actions nor settings. GUI thread.
class ShortcutMap final : public QObject {
    Q_OBJECT

public:
    struct Entry {
        QString id;
        QString text; ///< "Generate"
        QString group; ///< Heading it is listed under: "Anywhere", "Text to Speech", "Playback".
        QString scope; ///< Id of the panel it belongs to; empty: works everywhere.
        QList<QKeySequence> keys;
        QList<QKeySequence> defaults;
        bool isPlainKey = false; ///< Works only while no text is being typed.
        bool isFixed = false; ///< Listed, but not to be changed.
        bool isChanged = false;

        [[nodiscard]] QKeySequence first() const { return keys.isEmpty() ? QKeySequence() : keys.first(); }
        bool operator==(const Entry &) const = default;
    };
    enum class Conflict {
        Refuse, ///< Change nothing.
        Swap, ///< The other one gets the keys this one had.
    };
    struct Answer {
        bool done = false;
        QString reason; ///< Why not: a sentence for people.
        QString usedBy; ///< Id of the one that has the keys; Conflict::Swap would help.
        bool operator==(const Answer &) const = default;
    };

    explicit ShortcutMap(settings::SettingsStore &settings, QObject *parent = nullptr);

    /// Takes the action's shortcuts as its defaults and applies what the user wants instead. An action
    /// without a name is passed over.
    void add(QAction *action, const QString &group, const QString &scope = {});
    /// Keys that some widget answers itself; see commandOf().
    void addKey(const QString &id, const QString &text, const QString &group, const QKeySequence &key,
                const QString &scope = {});
    /// Keys to be listed only.
    void addFixed(const QString &id, const QString &text, const QString &group,
                  const QList<QKeySequence> &keys, const QString &scope = {});

    /// In the order they were added.
    [[nodiscard]] QList<Entry> entries() const;
    [[nodiscard]] std::optional<Entry> entry(const QString &id) const;
    [[nodiscard]] QKeySequence keysOf(const QString &id) const;
    /// The plain-key command a key press stands for, one of the scope before those of everywhere; empty if
    /// none.
    [[nodiscard]] QString commandOf(const QKeyEvent &event, const QString &scope = {}) const;

    /// Gives an entry new keys in place of its first ones; media keys stay. Empty keys: none.
    Answer assign(const QString &id, const QKeySequence &keys, Conflict conflict = Conflict::Refuse);
    /// Back to the default; whoever has those keys now goes back as well.
    void reset(const QString &id);
    void resetAll();
    [[nodiscard]] bool hasChanges() const;

signals:
    /// Keys of this one, or of many when empty.
    void changed(const QString &id);

private:
    struct Row {
        Entry entry;
        QPointer<QAction> action;
    };

    void append(Row row);
    void set(Row &row, const QList<QKeySequence> &keys);
    void keep(Row &row);
    [[nodiscard]] Row *find(const QString &id);
    [[nodiscard]] Row *holder(const Row &except, const QKeySequence &keys);
    [[nodiscard]] static QString refusal(const Row &row, const QKeySequence &keys);

    settings::SettingsStore &m_settings;
    std::vector<Row> m_rows;
};

} // namespace studio::ui
