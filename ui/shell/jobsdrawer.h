// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/jobboard.h"

#include <QWidget>

class QListView;
class QPushButton;

namespace studio::ui {

class EmptyState;
class IconButton;
class JobModel;
class TextLabel;

/// What runs, waits and has ended, under the button of the header. ↑ ↓ move, Delete cancels or takes off the
/// list, R tries again, Enter does what the glyph of the row does. Owned by the window; shown by its
/// OverlayHost.
class JobsDrawer final : public QWidget {
    Q_OBJECT

public:
    explicit JobsDrawer(jobs::JobBoard &board, QWidget *parent = nullptr);

    void open(QWidget *anchor);
    [[nodiscard]] QListView *view() const { return m_view; }

    [[nodiscard]] QSize sizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void revealRequested(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    bool handleKey(int key);
    void act(int row);
    void cancelOrRemove(int row);

    jobs::JobBoard &m_board;
    JobModel *m_model;
    QListView *m_view;
    EmptyState *m_empty;
    TextLabel *m_count;
    TextLabel *m_atOnce;
    QPushButton *m_clear;
    QPushButton *m_pause;
    IconButton *m_close;
};

} // namespace studio::ui
