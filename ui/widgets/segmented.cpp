// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmented.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/rovinggroup.h"
#include "ui/widgets/segmentbutton.h"

#include <QHBoxLayout>
#include <QPainter>

namespace studio::ui {

Segmented::Segmented(QWidget *parent)
    : QWidget(parent), m_roving(new RovingGroup(RovingGroup::Axis::Horizontal, this))
{
    installAccessibility();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_roving, &RovingGroup::moved, this, [this](QAbstractButton *button) {
        for (int i = 0; i < count(); ++i) {
            if (m_segments[size_t(i)] == button)
                setCurrentIndex(i);
        }
    });
}

void Segmented::setSegments(const QStringList &labels)
{
    m_roving->clear();
    for (QAbstractButton *segment : m_segments)
        segment->setParent(nullptr), segment->deleteLater();
    m_segments.clear();
    for (int i = 0; i < labels.size(); ++i) {
        auto *segment = new SegmentButton(labels.at(i), this);
        connect(segment, &QAbstractButton::clicked, this, [this, i] { setCurrentIndex(i); });
        layout()->addWidget(segment);
        m_segments.push_back(segment);
        m_roving->add(segment);
    }
    m_current = -1;
    setCurrentIndex(0);
}

void Segmented::setCurrentIndex(int index)
{
    if (index < 0 || index >= count())
        return;
    for (int i = 0; i < count(); ++i)
        m_segments[size_t(i)]->setChecked(i == index);
    m_roving->setCurrent(m_segments[size_t(index)]);
    if (index == m_current)
        return;
    m_current = index;
    emit currentChanged(index);
}

void Segmented::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = theme();
    parts::roundBox(&painter, rect(), 8, t.isDark() ? t.sunken : t.pressed,
                    t.highContrast ? t.borderControl : QColor());
}

SegmentButton::SegmentButton(const QString &label, QWidget *parent) : QAbstractButton(parent)
{
    setText(label);
    setAccessibleName(label);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SegmentButton::sizeHint() const
{
    const QFontMetrics metrics(fontFor(TypeRole::Body, QFont::DemiBold));
    return {metrics.horizontalAdvance(text()) + 22, scaled(28)};
}

void SegmentButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    if (isChecked())
        parts::roundBox(&painter, rect(), 6, t.isDark() ? t.pressed : t.surface,
                        t.highContrast ? t.borderControl : QColor());
    painter.setFont(fontFor(TypeRole::Body, isChecked() ? QFont::DemiBold : QFont::Medium));
    painter.setPen(!isEnabled() ? t.disabled : isChecked() || underMouse() ? t.text : t.text2);
    painter.drawText(rect(), Qt::AlignCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - 8));
}

void SegmentButton::nextCheckState()
{
    setChecked(true);
}

} // namespace studio::ui
