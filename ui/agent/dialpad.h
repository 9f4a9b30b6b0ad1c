// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QPushButton;

namespace studio::ui {

class TextLabel;

/// The twelve keys of a telephone: click, arrows and Enter, or the keys of the keyboard themselves; Esc
/// closes. Shows what was pressed since it was opened. A popover of the window; owned by who opens it.
class DialPad final : public QWidget {
    Q_OBJECT

public:
    explicit DialPad(QWidget *parent = nullptr);

    void open(QWidget *anchor);
    void dismiss();

signals:
    void pressed(QChar key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void press(int at);
    bool handleKey(int at, const QKeyEvent &event);

    TextLabel *m_told;
    QString m_keys;
    QList<QPushButton *> m_buttons; ///< Row by row.
};

} // namespace studio::ui
