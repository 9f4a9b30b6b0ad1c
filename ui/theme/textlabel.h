// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QWidget>

namespace studio::ui {

/// Text in a type role and a colour role. Elides in one line, or wraps with the role's line height.
/// Its accessible name is the text unless one is set.
class TextLabel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    explicit TextLabel(QWidget *parent = nullptr);
    explicit TextLabel(const QString &text, TypeRole role = TypeRole::Body, ColorRole color = &Theme::text,
                       QWidget *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    void setTypeRole(TypeRole role);
    void setColorRole(ColorRole color);
    void setWeight(int weight);
    void setWrapping(bool wrapping);
    void setAlignment(Qt::Alignment alignment);
    void setElideMode(Qt::TextElideMode mode);
    /// One cell width for all digits.
    void setTabular(bool tabular);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_wrapping; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QFont roleFont() const;
    [[nodiscard]] int wrappedHeight(int width) const;

    QString m_text;
    TypeRole m_role = TypeRole::Body;
    ColorRole m_color = &Theme::text;
    int m_weight = -1;
    bool m_wrapping = false;
    bool m_tabular = false;
    Qt::Alignment m_alignment = Qt::AlignLeading | Qt::AlignVCenter;
    Qt::TextElideMode m_elide = Qt::ElideRight;
};

} // namespace studio::ui
