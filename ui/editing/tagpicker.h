// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editing/audiotags.h"

#include <QWidget>

class QListView;
class QStandardItemModel;

namespace studio::ui {

class SearchField;
class TextLabel;

/// Chooses an audio tag in a popover: type to filter, ↑ ↓, Enter. Words that are no known tag can be used as
/// they are. GUI thread.
class TagPicker final : public QWidget {
    Q_OBJECT

public:
    explicit TagPicker(QWidget *parent = nullptr);

    /// Opens at the anchor with an empty search; the focus returns to `returnFocus`.
    void open(QWidget *anchor, QWidget *returnFocus);
    void dismiss();
    /// Tags used lately stand first.
    void setRecent(const QStringList &tags);
    [[nodiscard]] QStringList recent() const { return m_recent; }

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(const QString &tag);

public:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void use();
    void move(int by);

    SearchField *m_search;
    QListView *m_list;
    QStandardItemModel *m_model;
    TextLabel *m_hint;
    QStringList m_recent;
};

} // namespace studio::ui
