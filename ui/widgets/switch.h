// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QVariantAnimation>

namespace studio::ui {

/// A switch with its label and an optional line below; the click area includes the label.
class Switch final : public QAbstractButton {
    Q_OBJECT

public:
    explicit Switch(QWidget *parent = nullptr);
    explicit Switch(const QString &label, const QString &hint = {}, QWidget *parent = nullptr);

    /// Second line in small type.
    void setHint(const QString &hint);
    /// Only the switch; the label becomes the accessible name.
    void setLabelHidden(bool hidden);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool hitButton(const QPoint &position) const override;

private:
    [[nodiscard]] QRect switchRect() const;

    QString m_hint;
    bool m_labelHidden = false;
    QVariantAnimation m_slide;
};

} // namespace studio::ui
