// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace studio::ui {

class IconButton;
class StudioSlider;
class TextLabel;

/// A value between two ends: label, reset (only when changed), editable value, slider with the default
/// marked, and a caption at each end. Values are what the user reads (0–100, 0.7–1.2), not what a service
/// wants. Wheel only when focused; Ctrl+0 or a double click resets.
class LabeledSlider final : public QWidget {
    Q_OBJECT

public:
    explicit LabeledSlider(const QString &label, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    void setRange(double minimum, double maximum, double step = 1.0);
    /// Digits after the point, and a suffix such as "×".
    void setFormat(int decimals, const QString &suffix = {});
    /// Shown in place of the least value, and understood when typed, e.g. "Off".
    void setWordForLowest(const QString &word);
    void setDefaultValue(double value);
    void setCaptions(const QString &low, const QString &high);
    /// Does not emit when nothing changes; values are clamped and snapped to the step.
    void setValue(double value);
    [[nodiscard]] double value() const;
    [[nodiscard]] double defaultValue() const { return m_default; }
    [[nodiscard]] bool isChanged() const;
    void reset();
    /// The value as shown, "1.00×".
    [[nodiscard]] QString valueText() const;
    /// What a screen reader hears: "82 of 100, default 75".
    [[nodiscard]] QString spokenValue() const;

signals:
    void valueChanged(double value);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitField();
    void showValue();
    void takeTypedValue();
    [[nodiscard]] QString format(double value) const;
    [[nodiscard]] double snapped(double value) const;

    TextLabel *m_label;
    IconButton *m_reset;
    QLineEdit *m_field;
    StudioSlider *m_slider;
    TextLabel *m_low;
    TextLabel *m_high;
    double m_minimum = 0;
    double m_maximum = 100;
    double m_step = 1;
    double m_default = 0;
    int m_decimals = 0;
    QString m_suffix;
    QString m_lowest;
};

} // namespace studio::ui
