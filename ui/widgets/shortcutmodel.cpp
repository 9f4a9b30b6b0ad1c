// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shortcutmodel.h"

#include "ui/widgets/keycaps.h"
#include "ui/widgets/voicelistmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

QStringList capsOf(const ShortcutMap::Entry &entry)
{
    if (!entry.isFixed)
        return keyCaps(entry.first());
    QStringList caps;
    for (const QKeySequence &keys : entry.keys)
        caps += keyCaps(keys);
    return caps;
}

bool matches(const ShortcutMap::Entry &entry, const QStringList &words)
{
    const QString text = searchKey(entry.text + u' ' + entry.group + u' ' + keysText(entry.first()));
    return std::all_of(words.begin(), words.end(),
                       [&text](const QString &word) { return text.contains(word); });
}

} // namespace

ShortcutModel::ShortcutModel(ShortcutMap &map, QObject *parent) : QAbstractListModel(parent), m_map(map)
{
    connect(&map, &ShortcutMap::changed, this, &ShortcutModel::refresh);
    rebuild();
}

void ShortcutModel::setGroups(const QStringList &groups)
{
    m_groups = groups;
    rebuild();
}

void ShortcutModel::setHeadings(bool headings)
{
    m_headings = headings;
    rebuild();
}

void ShortcutModel::setFilter(const QString &words)
{
    m_filter = words;
    rebuild();
}

void ShortcutModel::setNote(const QString &id, const QString &note)
{
    m_noteId = id;
    m_note = note;
    if (!m_lines.isEmpty())
        emit dataChanged(index(0), index(int(m_lines.size()) - 1));
}

QList<ShortcutMap::Entry> ShortcutModel::wanted() const
{
    const QStringList words = searchKey(m_filter).split(u' ', Qt::SkipEmptyParts);
    QList<ShortcutMap::Entry> found;
    for (const ShortcutMap::Entry &entry : m_map.entries()) {
        if ((m_groups.isEmpty() || m_groups.contains(entry.group)) && matches(entry, words))
            found.append(entry);
    }
    return found;
}

void ShortcutModel::rebuild()
{
    beginResetModel();
    m_lines.clear();
    QList<ShortcutMap::Entry> left = wanted();
    while (!left.isEmpty()) {
        const QString group = left.constFirst().group;
        if (m_headings) {
            ShortcutMap::Entry heading;
            heading.group = group;
            m_lines.append({heading});
        }
        for (const ShortcutMap::Entry &entry : std::as_const(left)) {
            if (entry.group == group)
                m_lines.append({entry});
        }
        left.removeIf([&group](const ShortcutMap::Entry &entry) { return entry.group == group; });
    }
    endResetModel();
}

/// New keys of the same rows leave the selection where it is.
void ShortcutModel::refresh()
{
    QHash<QString, ShortcutMap::Entry> now;
    for (const ShortcutMap::Entry &entry : m_map.entries())
        now.insert(entry.id, entry);
    for (Line &line : m_lines) {
        if (line.entry.id.isEmpty())
            continue;
        if (!now.contains(line.entry.id)) {
            rebuild();
            return;
        }
        line.entry = now.value(line.entry.id);
    }
    if (m_lines.isEmpty())
        rebuild();
    else
        emit dataChanged(index(0), index(int(m_lines.size()) - 1));
}

int ShortcutModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (!id.isEmpty() && m_lines.at(row).entry.id == id)
            return row;
    }
    return -1;
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const ShortcutMap::Entry &entry = m_lines.at(index.row()).entry;
    const bool heading = entry.id.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return heading ? entry.group : entry.text;
    case Qt::AccessibleTextRole:
        if (heading)
            return entry.group;
        if (!m_note.isEmpty() && entry.id == m_noteId)
            //: %1 what a shortcut does, %2 a hint.
            return tr("%1, %2").arg(entry.text, m_note);
        //: %1 what a shortcut does, %2 its keys.
        return entry.keys.isEmpty() ? tr("%1, no keys").arg(entry.text)
                                    : tr("%1, %2").arg(entry.text, capsOf(entry).join(u'+'));
    case IdRole:
        return entry.id;
    case CapsRole:
        return capsOf(entry);
    case HeadingRole:
        return heading;
    case ChangedRole:
        return entry.isChanged;
    case FixedRole:
        return entry.isFixed;
    case NoteRole:
        return entry.id == m_noteId ? m_note : QString();
    default:
        return {};
    }
}

Qt::ItemFlags ShortcutModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_lines.at(index.row()).entry.id.isEmpty())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace studio::ui
