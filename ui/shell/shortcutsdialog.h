// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialogframe.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace studio::ui {

/// Keys that do one thing.
struct ShortcutRow {
    QString text;
    QStringList keys; ///< as key caps
};
struct ShortcutGroup {
    QString title;
    QList<ShortcutRow> rows;
};

/// The keyboard shortcuts in columns, one a group.
class ShortcutsDialog final : public DialogFrame {
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QList<ShortcutGroup> &groups, QWidget *parent = nullptr);
};

/// What works now in the whole window.
QList<ShortcutGroup> shortcutGroups();

} // namespace studio::ui
