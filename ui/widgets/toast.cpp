// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "ui/theme/icons.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/shadow.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noticebutton.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kMargin = 24;

/// Toasts are dark in both themes: the tokens of the dark theme, whatever is current.
const Theme &ink()
{
    static const Theme dark = makeTheme(Scheme::Dark);
    return dark;
}

/// The text of a toast, in its fixed colour.
class ToastText final : public TextLabel {
public:
    using TextLabel::TextLabel;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setLayoutDirection(Qt::LayoutDirectionAuto);
        painter.setFont(fontFor(TypeRole::Body, QFont::DemiBold));
        painter.setPen(ink().text);
        const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
        painter.drawText(rect(), leading, painter.fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

} // namespace

Toast *Toast::show(QWidget *widget, NoticeKind kind, const QString &text, const QString &actionLabel)
{
    auto *toast = new Toast(kind, text, actionLabel, widget->window());
    OverlayHost::of(widget)->showToast(toast);
    return toast;
}

Toast::Toast(NoticeKind kind, const QString &text, const QString &actionLabel, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_text(new ToastText(text, TypeRole::Body, &Theme::text, this)),
      m_close(new IconButton(u"x"_s, tr("Close"), this))
{
    installAccessibility();
    setFocusPolicy(Qt::ClickFocus);
    setProperty("noFocusRing", true);
    setAccessibleName(text);
    setProperty("toastKeeps", kind == NoticeKind::Error || !actionLabel.isEmpty());
    setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    m_text->setWeight(QFont::DemiBold);
    m_close->setExtent(28);
    m_close->setColorRole(theme().isDark() ? &Theme::text2 : &Theme::disabled);
    m_close->setObjectName(u"toastClose"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(10);
    layout->addSpacing(28); // the glyph; margins are not mirrored
    layout->addWidget(m_text, 1);
    if (!actionLabel.isEmpty()) {
        auto *action = new NoticeButton(this);
        action->setText(actionLabel);
        action->setInk(&Theme::accentText, ink().accentText);
        action->setObjectName(u"toastAction"_s);
        layout->addSpacing(28);
        layout->addWidget(action);
        connect(action, &QPushButton::clicked, this, [this] {
            emit actionTriggered();
            dismiss();
        });
        m_action = action;
    }
    layout->addWidget(m_close);
    connect(m_close, &QAbstractButton::clicked, this, &Toast::dismiss);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Toast::dismiss);
}

QString Toast::text() const
{
    return m_text->text();
}

int Toast::durationMs() const
{
    if (m_kind == NoticeKind::Error)
        return 0;
    return m_action ? 8000 : 6000;
}

void Toast::dismiss()
{
    m_timer.stop();
    emit dismissed();
    hide();
    deleteLater();
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect frame = contentsRect();
    drawShadow(&painter, frame, 10, Elevation::Popover);
    const bool dark = theme().isDark();
    parts::roundBox(&painter, frame, 10, dark ? theme().pressed : QColor(0x1b, 0x1f, 0x27),
                    dark ? theme().borderStrong : QColor());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().focus, theme().ringWidth()));
        painter.drawRoundedRect(QRectF(frame).adjusted(-2, -2, 2, 2), 12, 12);
    }
    const NoticeLook look = noticeLook(m_kind);
    const QRect slot = QStyle::visualRect(
        layoutDirection(), frame, QRect(frame.x() + 14, frame.y() + (frame.height() - 18) / 2, 18, 18));
    drawIcon(&painter, look.iconName, slot, ink().*look.glyph);
}

void Toast::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (durationMs() > 0)
        m_timer.start(m_leftMs > 0 ? m_leftMs : durationMs());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::hideEvent(QHideEvent *event)
{
    m_leftMs = m_timer.isActive() ? m_timer.remainingTime() : 0;
    m_timer.stop();
    QWidget::hideEvent(event);
}

void Toast::enterEvent(QEnterEvent *event)
{
    m_timer.stop();
    QWidget::enterEvent(event);
}

void Toast::leaveEvent(QEvent *event)
{
    if (durationMs() > 0)
        m_timer.start(durationMs());
    QWidget::leaveEvent(event);
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() == Qt::Key_Return && m_action)
        m_action->click();
    else
        QWidget::keyPressEvent(event);
}

} // namespace studio::ui
