// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shortcutmap.h"

#include "ui/widgets/keycaps.h"

#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

QString settingOf(const QString &id)
{
    return "shortcuts/"_L1 + id;
}

bool isMediaKey(const QKeySequence &keys)
{
    return !keys.isEmpty() && keys[0].key() >= Qt::Key_MediaPlay
        && keys[0].key() <= Qt::Key_MediaTogglePlayPause;
}

/// Both Return keys mean the same; an action with one of them gets the other as well.
QList<QKeySequence> withTwin(const QKeySequence &keys)
{
    const Qt::Key key = keys[0].key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return {keys};
    const Qt::KeyboardModifiers modifiers = keys[0].keyboardModifiers();
    return {QKeySequence(QKeyCombination(modifiers, Qt::Key_Return)),
            QKeySequence(QKeyCombination(modifiers, Qt::Key_Enter))};
}

/// What a hand-edited file may hold; anything that is no single chord is left out.
std::optional<QList<QKeySequence>> storedKeys(const QVariant &stored)
{
    if (!stored.isValid())
        return std::nullopt;
    QList<QKeySequence> keys;
    for (const QString &text : stored.toStringList()) {
        if (text.isEmpty())
            continue;
        const QKeySequence sequence = QKeySequence::fromString(text, QKeySequence::PortableText);
        if (sequence.count() != 1 || sequence[0].key() == Qt::Key_unknown)
            return std::nullopt;
        keys.append(sequence);
    }
    return keys;
}

QString plainText(QString text)
{
    text.remove(u'&');
    if (text.endsWith(u'…'))
        text.chop(1);
    return text;
}

bool isModifierKey(Qt::Key key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_Meta
        || key == Qt::Key_AltGr || key == Qt::Key_unknown || key == Qt::Key(0);
}

/// Keys every list, field and dialog answers.
bool isEverydayKey(Qt::Key key)
{
    return key == Qt::Key_Escape || key == Qt::Key_Tab || key == Qt::Key_Backtab || key == Qt::Key_Backspace;
}

} // namespace

ShortcutMap::ShortcutMap(settings::SettingsStore &settings, QObject *parent)
    : QObject(parent), m_settings(settings)
{
}

void ShortcutMap::add(QAction *action, const QString &group, const QString &scope)
{
    if (action->objectName().isEmpty() || find(action->objectName()))
        return;
    Row row;
    row.entry = {action->objectName(), plainText(action->text()), group, scope, {}, action->shortcuts()};
    row.action = action;
    append(std::move(row));
}

void ShortcutMap::addKey(const QString &id, const QString &text, const QString &group,
                         const QKeySequence &key, const QString &scope)
{
    Row row;
    row.entry = {id, text, group, scope, {}, {key}};
    row.entry.isPlainKey = true;
    append(std::move(row));
}

void ShortcutMap::addFixed(const QString &id, const QString &text, const QString &group,
                           const QList<QKeySequence> &keys, const QString &scope)
{
    Row row;
    row.entry = {id, text, group, scope, keys, keys};
    row.entry.isPlainKey = true;
    row.entry.isFixed = true;
    append(std::move(row));
}

void ShortcutMap::append(Row row)
{
    if (find(row.entry.id))
        return;
    row.entry.keys = row.entry.defaults;
    const auto stored =
        row.entry.isFixed ? std::nullopt : storedKeys(m_settings.value(settingOf(row.entry.id)));
    m_rows.push_back(std::move(row));
    Row &added = m_rows.back();
    if (stored && (stored->isEmpty() || refusal(added, stored->first()).isEmpty()))
        set(added, *stored);
    emit changed(added.entry.id);
}

void ShortcutMap::set(Row &row, const QList<QKeySequence> &keys)
{
    row.entry.keys = keys;
    row.entry.isChanged = keys != row.entry.defaults;
    if (row.action)
        row.action->setShortcuts(keys);
}

QList<ShortcutMap::Entry> ShortcutMap::entries() const
{
    QList<Entry> entries;
    for (const Row &row : m_rows) {
        entries.append(row.entry);
        if (row.action)
            entries.last().text = plainText(row.action->text());
    }
    return entries;
}

std::optional<ShortcutMap::Entry> ShortcutMap::entry(const QString &id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&id](const Row &row) { return row.entry.id == id; });
    return found == m_rows.end() ? std::nullopt : std::optional(found->entry);
}

QKeySequence ShortcutMap::keysOf(const QString &id) const
{
    const auto found = entry(id);
    return found ? found->first() : QKeySequence();
}

QString ShortcutMap::commandOf(const QKeyEvent &event, const QString &scope) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const QKeySequence pressed(QKeyCombination(modifiers, Qt::Key(event.key())));
    QString found;
    for (const Row &row : m_rows) {
        if (!row.entry.isPlainKey || row.entry.isFixed || !row.entry.keys.contains(pressed))
            continue;
        if (!scope.isEmpty() && row.entry.scope == scope)
            return row.entry.id;
        if (row.entry.scope.isEmpty() && found.isEmpty())
            found = row.entry.id;
    }
    return found;
}

ShortcutMap::Row *ShortcutMap::find(const QString &id)
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&id](const Row &row) { return row.entry.id == id; });
    return found == m_rows.end() ? nullptr : &*found;
}

/// Two panels are never shown at once, so they may use the same keys.
ShortcutMap::Row *ShortcutMap::holder(const Row &except, const QKeySequence &keys)
{
    for (Row &row : m_rows) {
        const bool meet = row.entry.scope.isEmpty() || except.entry.scope.isEmpty()
            || row.entry.scope == except.entry.scope;
        if (&row != &except && meet && row.entry.keys.contains(keys))
            return &row;
    }
    return nullptr;
}

QString ShortcutMap::refusal(const Row &row, const QKeySequence &keys)
{
    if (keys.count() != 1 || isModifierKey(keys[0].key()))
        return tr("Press one key, with Ctrl, Alt or Shift if you like.");
    const Qt::Key key = keys[0].key();
    const Qt::KeyboardModifiers modifiers = keys[0].keyboardModifiers();
    const bool bare = !(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (isEverydayKey(key) && bare)
        return tr("%1 is needed to get around in the window.").arg(keysText(keys));
    static const QList<QKeySequence> editing{
        QKeySequence(Qt::CTRL | Qt::Key_C), QKeySequence(Qt::CTRL | Qt::Key_X),
        QKeySequence(Qt::CTRL | Qt::Key_V), QKeySequence(Qt::CTRL | Qt::Key_Z),
        QKeySequence(Qt::CTRL | Qt::Key_A)};
    if (editing.contains(keys))
        return tr("%1 is needed to edit text.").arg(keysText(keys));
    const bool types = bare && key < Qt::Key_Escape; // letters, digits, signs
    if (!row.entry.isPlainKey && types)
        return tr("%1 alone would be missing while you type. Add Ctrl or Alt.").arg(keysText(keys));
    return {};
}

ShortcutMap::Answer ShortcutMap::assign(const QString &id, const QKeySequence &keys, Conflict conflict)
{
    Row *row = find(id);
    if (!row || row->entry.isFixed)
        return {false, tr("These keys cannot be changed."), {}};
    QList<QKeySequence> wanted;
    if (!keys.isEmpty()) {
        if (const QString reason = refusal(*row, keys); !reason.isEmpty())
            return {false, reason, {}};
        wanted = withTwin(keys);
    }
    for (const QKeySequence &one : std::as_const(wanted)) {
        Row *other = holder(*row, one);
        if (!other)
            continue;
        const QString reason = tr("%1 is used by “%2”.").arg(keysText(keys), other->entry.text);
        if (other->entry.isFixed)
            return {false, reason, {}};
        if (conflict == Conflict::Refuse)
            return {false, reason, other->entry.id};
        const QKeySequence old = row->entry.first();
        QList<QKeySequence> left;
        if (!old.isEmpty() && refusal(*other, old).isEmpty())
            left = withTwin(old);
        for (const QKeySequence &media : std::as_const(other->entry.keys)) {
            if (isMediaKey(media))
                left.append(media);
        }
        set(*other, left);
        keep(*other);
    }
    for (const QKeySequence &media : std::as_const(row->entry.keys)) {
        if (isMediaKey(media) && !wanted.contains(media))
            wanted.append(media);
    }
    set(*row, wanted);
    keep(*row);
    emit changed({});
    return {true, {}, {}};
}

/// Writes what differs from the default, and only that.
void ShortcutMap::keep(Row &row)
{
    if (!row.entry.isChanged) {
        m_settings.remove(settingOf(row.entry.id));
        return;
    }
    QStringList texts;
    for (const QKeySequence &keys : std::as_const(row.entry.keys))
        texts.append(keys.toString(QKeySequence::PortableText));
    m_settings.setValue(settingOf(row.entry.id), texts);
}

void ShortcutMap::reset(const QString &id)
{
    Row *row = find(id);
    // Each step makes one more row unchanged, so this ends.
    while (row && row->entry.isChanged) {
        set(*row, row->entry.defaults);
        keep(*row);
        Row *next = nullptr;
        for (const QKeySequence &keys : std::as_const(row->entry.defaults)) {
            if (Row *other = holder(*row, keys); other && other->entry.isChanged)
                next = other;
        }
        row = next;
    }
    emit changed({});
}

void ShortcutMap::resetAll()
{
    for (Row &row : m_rows) {
        set(row, row.entry.defaults);
        m_settings.remove(settingOf(row.entry.id));
    }
    emit changed({});
}

bool ShortcutMap::hasChanges() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.entry.isChanged; });
}

} // namespace studio::ui
