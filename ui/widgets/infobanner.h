// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/notice.h"

#include <QWidget>

class QPushButton;

namespace studio::ui {

class IconButton;
class TextLabel;

/// A message inside a panel: title, optional second line, at most one action, optional close.
/// Setting its text raises an accessibility alert when visible.
class InfoBanner final : public QWidget {
    Q_OBJECT

public:
    explicit InfoBanner(QWidget *parent = nullptr);

    void setNotice(NoticeKind kind, const QString &title, const QString &text = {});
    /// Replaces the glyph of the kind.
    void setIconName(const QString &name);
    void setAction(const QString &label, const QString &iconName = {});
    void setClosable(bool closable);
    [[nodiscard]] NoticeKind kind() const { return m_kind; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

signals:
    void actionTriggered();
    /// The user closed it; it is hidden already.
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    NoticeKind m_kind = NoticeKind::Info;
    QString m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    QPushButton *m_action;
    IconButton *m_close;
};

} // namespace studio::ui
