// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/shortcutmap.h"

#include <QWidget>

class QListView;

namespace studio::ui {

class ShortcutDelegate;
class ShortcutModel;
class TextLabel;

/// Shortcuts as a list in which they can be changed: Enter or a double click, then the new keys. Keys that
/// another row has are swapped with a second Enter. Backspace brings back the default. Refers to the map.
class ShortcutList final : public QWidget {
    Q_OBJECT

public:
    explicit ShortcutList(ShortcutMap &map, QWidget *parent = nullptr);

    /// Empty: all groups.
    void setGroups(const QStringList &groups);
    /// A heading above each group.
    void setHeadings(bool headings);
    void setFilter(const QString &words);
    /// The sentence shown while keys are changed.
    [[nodiscard]] QString note() const;
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] bool isRecording() const { return m_step != Step::Idle; }
    [[nodiscard]] int rowCount() const;

    [[nodiscard]] QSize sizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// Something that assistive technology should tell.
    void announced(const QString &sentence);

private:
    enum class Step { Idle, Recording, Asking };

    void record(const QString &id);
    void stop(const QString &note = {});
    void offer(const QKeySequence &keys, ShortcutMap::Conflict conflict);
    bool handleRecording(const QKeyEvent &event);
    bool handleIdle(const QKeyEvent &event);
    bool handleMouse(const QMouseEvent &event, bool twice);
    void tell(const QString &note);
    [[nodiscard]] QString currentId() const;

    ShortcutMap &m_map;
    ShortcutModel *m_model;
    ShortcutDelegate *m_delegate;
    QListView *m_view;
    TextLabel *m_note;
    Step m_step = Step::Idle;
    QString m_id;
    QKeySequence m_offered;
};

} // namespace studio::ui
