// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/labeledslider.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/studioslider.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace studio::ui {

using namespace Qt::StringLiterals;

LabeledSlider::LabeledSlider(const QString &label, QWidget *parent)
    : QWidget(parent), m_label(new TextLabel(label, TypeRole::Body, &Theme::text, this)),
      m_reset(new IconButton(u"rotate-ccw"_s, {}, this)), m_field(new QLineEdit(this)),
      m_slider(new StudioSlider(this)), m_low(new TextLabel({}, TypeRole::Caption, &Theme::text3, this)),
      m_high(new TextLabel({}, TypeRole::Caption, &Theme::text3, this))
{
    installAccessibility();
    m_label->setWeight(QFont::Medium);
    m_low->setWeight(QFont::Normal);
    m_high->setWeight(QFont::Normal);
    m_high->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_reset->setExtent(24, 14);
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    m_field->setAlignment(Qt::AlignCenter);
    setControlSize(m_field, ControlSize::Small);
    m_field->setObjectName(u"value"_s);
    m_slider->setObjectName(u"slider"_s);
    m_reset->setObjectName(u"reset"_s);
    m_slider->setPageStep(10);

    auto *head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_label, 1);
    head->addWidget(m_reset);
    head->addWidget(m_field);
    auto *captions = new QHBoxLayout;
    captions->addWidget(m_low, 1);
    captions->addWidget(m_high, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addSpacing(5);
    layout->addWidget(m_slider);
    layout->addSpacing(3);
    layout->addLayout(captions);
    setProperty("ownTabOrder", true);
    setTabOrder(m_slider, m_field);
    setTabOrder(m_field, m_reset);
    setFocusProxy(m_slider);

    connect(m_slider, &QSlider::valueChanged, this, [this] {
        showValue();
        emit valueChanged(value());
    });
    connect(m_slider, &StudioSlider::resetRequested, this, &LabeledSlider::reset);
    connect(m_reset, &QAbstractButton::clicked, this, [this] {
        m_slider->setFocus(Qt::OtherFocusReason);
        reset();
    });
    connect(m_field, &QLineEdit::editingFinished, this, &LabeledSlider::takeTypedValue);
    setLabel(label);
    setRange(0, 100);
}

void LabeledSlider::setLabel(const QString &label)
{
    m_label->setText(label);
    setAccessibleName(label);
    m_slider->setAccessibleName(label);
    //: %1 is the label of a slider.
    m_field->setAccessibleName(tr("%1, value").arg(label));
    //: %1 is the label of a slider.
    m_reset->setName(tr("Reset %1").arg(label));
}

void LabeledSlider::setRange(double minimum, double maximum, double step)
{
    const double kept = value();
    m_minimum = minimum;
    m_maximum = std::max(minimum, maximum);
    m_step = step > 0 ? step : 1;
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, int(std::lround((m_maximum - m_minimum) / m_step)));
    setDefaultValue(m_default);
    setValue(kept);
    fitField();
    showValue();
}

void LabeledSlider::setFormat(int decimals, const QString &suffix)
{
    m_decimals = std::clamp(decimals, 0, 6);
    m_suffix = suffix;
    fitField();
    showValue();
}

void LabeledSlider::setWordForLowest(const QString &word)
{
    m_lowest = word;
    fitField();
    showValue();
}

void LabeledSlider::setDefaultValue(double value)
{
    m_default = snapped(value);
    m_slider->setDefaultMark(int(std::lround((m_default - m_minimum) / m_step)));
    showValue();
}

void LabeledSlider::setCaptions(const QString &low, const QString &high)
{
    m_low->setText(low);
    m_high->setText(high);
}

double LabeledSlider::snapped(double value) const
{
    if (!std::isfinite(value))
        return m_minimum;
    const double clamped = std::clamp(value, m_minimum, m_maximum);
    return m_minimum + std::round((clamped - m_minimum) / m_step) * m_step;
}

void LabeledSlider::setValue(double value)
{
    m_slider->setValue(int(std::lround((snapped(value) - m_minimum) / m_step)));
}

double LabeledSlider::value() const
{
    return m_minimum + m_slider->value() * m_step;
}

bool LabeledSlider::isChanged() const
{
    return m_slider->value() != m_slider->defaultMark();
}

void LabeledSlider::reset()
{
    setValue(m_default);
}

QString LabeledSlider::format(double value) const
{
    if (!m_lowest.isEmpty() && value <= m_minimum)
        return m_lowest;
    return locale().toString(value, 'f', m_decimals) + m_suffix;
}

QString LabeledSlider::valueText() const
{
    return format(value());
}

QString LabeledSlider::spokenValue() const
{
    //: Value of a slider read aloud: %1 the value, %2 the greatest value, %3 the default.
    return tr("%1 of %2, default %3").arg(valueText(), format(m_maximum), format(m_default));
}

/// Wide enough for every value: a field that scrolls hides the first digit.
void LabeledSlider::fitField()
{
    constexpr int kAround = 14; // padding, the field's own margin, caret
    const QFontMetrics metrics(fontFor(TypeRole::Body));
    int widest =
        std::max(metrics.horizontalAdvance(format(m_minimum)), metrics.horizontalAdvance(format(m_maximum)));
    if (!m_lowest.isEmpty())
        widest = std::max(widest, metrics.horizontalAdvance(format(m_minimum + m_step)));
    m_field->setFixedSize(std::max(scaled(50), widest + kAround), scaled(24));
}

void LabeledSlider::showValue()
{
    m_field->setText(valueText());
    m_field->setCursorPosition(0);
    m_slider->setSpoken(spokenValue());
    m_reset->setVisible(isChanged());
}

void LabeledSlider::takeTypedValue()
{
    QString text = m_field->text().trimmed();
    if (!m_lowest.isEmpty() && text.compare(m_lowest, Qt::CaseInsensitive) == 0) {
        setValue(m_minimum);
        showValue();
        return;
    }
    if (!m_suffix.isEmpty() && text.endsWith(m_suffix))
        text.chop(m_suffix.size());
    bool ok = false;
    double typed = locale().toDouble(text.trimmed(), &ok);
    if (!ok)
        typed = text.trimmed().toDouble(&ok);
    if (ok)
        setValue(typed);
    showValue();
}

void LabeledSlider::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
        fitField();
    else if (event->type() == QEvent::LocaleChange)
        showValue();
    QWidget::changeEvent(event);
}

void LabeledSlider::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_0 && event->modifiers() == Qt::ControlModifier)
        reset();
    else
        QWidget::keyPressEvent(event);
}

} // namespace studio::ui
