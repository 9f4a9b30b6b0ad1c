// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace studio::ui {

class TextLabel;

/// What stands where there is nothing yet: icon, title, one sentence, at most one action.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent = nullptr);

    void setContent(const QString &iconName, const QString &title, const QString &text);
    void setAction(const QString &label);

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    QPushButton *m_action;
};

} // namespace studio::ui
