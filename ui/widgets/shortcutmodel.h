// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/shortcutmap.h"

#include <QAbstractListModel>

namespace studio::ui {

/// The entries of a ShortcutMap as rows, narrowed by group and words; with headings if wanted. Refers to the
/// map.
class ShortcutModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, CapsRole, HeadingRole, ChangedRole, FixedRole, NoteRole };

    explicit ShortcutModel(ShortcutMap &map, QObject *parent = nullptr);

    /// Empty: all groups.
    void setGroups(const QStringList &groups);
    void setHeadings(bool headings);
    /// Words that must occur in the text or the keys.
    void setFilter(const QString &words);
    /// Shown in place of the keys of one row.
    void setNote(const QString &id, const QString &note);

    [[nodiscard]] int rowOf(const QString &id) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Line {
        ShortcutMap::Entry entry; ///< Without an id: a heading.
    };
    void rebuild();
    void refresh();
    [[nodiscard]] QList<ShortcutMap::Entry> wanted() const;

    ShortcutMap &m_map;
    QStringList m_groups;
    QString m_filter;
    bool m_headings = false;
    QString m_noteId;
    QString m_note;
    QList<Line> m_lines;
};

} // namespace studio::ui
