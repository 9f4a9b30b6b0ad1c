// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/studiostyle.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSlider>
#include <QStyleOption>
#include <QTextEdit>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

/// A text of several lines with a frame of its own, which is that of a field.
bool isFramedText(const QWidget *widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
    return area && area->frameShape() == QFrame::StyledPanel
        && (qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget));
}

} // namespace

StudioStyle::StudioStyle() : QProxyStyle(u"Fusion"_s) { }

void StudioStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QLineEdit *>(widget) || qobject_cast<QSlider *>(widget)
        || qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (isFramedText(widget)) {
        auto *area = static_cast<QAbstractScrollArea *>(widget);
        area->viewport()->setAutoFillBackground(false);
        widget->installEventFilter(this);
    }
}

/// The frame tells of the focus; Qt repaints the text alone.
bool StudioStyle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        static_cast<QWidget *>(watched)->update();
    return QProxyStyle::eventFilter(watched, event);
}

void StudioStyle::unpolish(QWidget *widget)
{
    if (isFramedText(widget))
        widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

void StudioStyle::drawItemText(QPainter *painter, const QRect &rect, int flags, const QPalette &palette,
                               bool enabled, const QString &text, QPalette::ColorRole role) const
{
    const Qt::LayoutDirection window = painter->layoutDirection();
    if (window == Qt::LayoutDirectionAuto) {
        QProxyStyle::drawItemText(painter, rect, flags, palette, enabled, text, role);
        return;
    }
    const Qt::Alignment side = visualAlignment(window, Qt::Alignment(flags & Qt::AlignHorizontal_Mask));
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    QProxyStyle::drawItemText(painter, rect, (flags & ~int(Qt::AlignHorizontal_Mask)) | int(side), palette,
                              enabled, text, role);
    painter->setLayoutDirection(window);
}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        return; // FocusRing draws it
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        parts::checkIndicator(*option, painter);
        return;
    case PE_IndicatorRadioButton:
        parts::radioIndicator(*option, painter);
        return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            parts::fieldFrame(*option, painter, widget);
        return;
    }
    case PE_Frame:
        if (widget && isFramedText(widget)) {
            parts::fieldFrame(*option, painter, widget);
            return;
        }
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    case PE_FrameLineEdit:
        return; // part of PE_PanelLineEdit
    case PE_PanelMenu:
        parts::menuPanel(*option, painter);
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.color(QPalette::ToolTipBase));
        return;
    case PE_PanelItemViewRow:
        return; // the row is PE_PanelItemViewItem
    case PE_PanelItemViewItem:
        if (const auto *row = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            parts::itemRow(*row, painter);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case CE_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            parts::pushButton(*button, painter, widget);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            parts::menuItem(*item, painter);
            return;
        }
        break;
    case CE_MenuEmptyArea:
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            const int span = bar->maximum - bar->minimum;
            parts::progressBar(bar->rect, span > 0 ? double(bar->progress - bar->minimum) / span : 0,
                               painter);
            return;
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
            combo && !combo->editable) {
            const QRect room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            painter->setPen(option->palette.color(QPalette::ButtonText));
            const Qt::Alignment leading =
                visualAlignment(option->direction, Qt::AlignLeft | Qt::AlignVCenter);
            drawItemText(painter, room, int(leading), option->palette, true,
                         option->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room.width()));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                     QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            parts::comboFrame(*combo, painter, widget);
            return;
        }
        break;
    case CC_Slider:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            parts::slider(*slider, painter, widget);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            parts::scrollBar(*bar, painter, subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect StudioStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                                  const QWidget *widget) const
{
    if (control == CC_ComboBox && sub == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(10, 1, -28, -1));
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        slider && control == CC_Slider) {
        if (sub == SC_SliderHandle)
            return parts::sliderHandle(*slider);
        if (sub == SC_SliderGroove)
            return slider->rect;
    }
    if (control == CC_ScrollBar) {
        if (sub == SC_ScrollBarAddLine || sub == SC_ScrollBarSubLine)
            return {};
        if (sub == SC_ScrollBarGroove)
            return option->rect;
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
            bar && (sub == SC_ScrollBarSlider || sub == SC_ScrollBarAddPage || sub == SC_ScrollBarSubPage)) {
            const bool flat = bar->orientation == Qt::Horizontal;
            const int length = flat ? bar->rect.width() : bar->rect.height();
            const qint64 span = qint64(bar->maximum) - bar->minimum + bar->pageStep;
            const int thumb = span > 0 ? std::max(24, int(qint64(length) * bar->pageStep / span)) : length;
            const int size = std::min(thumb, length);
            const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                   length - size, bar->upsideDown);
            int from = at;
            int to = at + size;
            if (sub == SC_ScrollBarAddPage) {
                from = bar->upsideDown ? 0 : at + size;
                to = bar->upsideDown ? at : length;
            } else if (sub == SC_ScrollBarSubPage) {
                from = bar->upsideDown ? at + size : 0;
                to = bar->upsideDown ? length : at;
            }
            return flat ? QRect(bar->rect.x() + from, bar->rect.y(), to - from, bar->rect.height())
                        : QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), to - from);
        }
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QRect StudioStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const bool small = controlSizeOf(widget) == ControlSize::Small;
        return visualRect(option->direction, option->rect,
                          small ? option->rect.adjusted(4, 1, -4, -1) : option->rect.adjusted(9, 1, -8, -1));
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                    const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return parts::pushButtonSize(*button, widget);
        break;
    case CT_LineEdit:
        return {size.width() + 18, controlHeight(controlSizeOf(widget))};
    case CT_ComboBox:
        return {size.width() + 44, controlHeight(controlSizeOf(widget))};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return parts::menuItemSize(*item, size);
        break;
    case CT_Slider: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return base.expandedTo({parts::kHandle + 2, parts::kHandle + 2});
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 24;
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return 16;
    case PM_SliderLength:
        return parts::kHandle;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuHMargin:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_UnderlineShortcut:
        return 0;
    case SH_Menu_Scrollable:
        return 1;
    case SH_Widget_Animation_Duration:
        return theme().motion(120);
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace studio::ui
