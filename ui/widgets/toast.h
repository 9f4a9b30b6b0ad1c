// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/notice.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace studio::ui {

class IconButton;
class TextLabel;

/// A passing message at the bottom of a window: 6 s, 8 s with an action, errors stay. One at a time, deletes
/// itself. One with an action, or of an error, comes back when a newer one has gone.
class Toast final : public QWidget {
    Q_OBJECT

public:
    /// Shows a toast in the window of `widget`. The caller may connect to actionTriggered() of the returned
    /// toast.
    static Toast *show(QWidget *widget, NoticeKind kind, const QString &text,
                       const QString &actionLabel = {});

    [[nodiscard]] QString text() const;
    [[nodiscard]] int durationMs() const;

signals:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Toast(NoticeKind kind, const QString &text, const QString &actionLabel, QWidget *parent);
    void dismiss();

    NoticeKind m_kind;
    TextLabel *m_text;
    QPushButton *m_action = nullptr;
    IconButton *m_close;
    QTimer m_timer;
    int m_leftMs = 0; ///< When it stepped back for a newer one.
};

} // namespace studio::ui
