// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/voicechip.h"

#include "ui/theme/icons.h"
#include "ui/theme/orb.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {
QFont nameFont()
{
    return fontFor(TypeRole::Body, QFont::DemiBold);
}
QFont tagFont()
{
    return fontFor(TypeRole::Small);
}
} // namespace

VoiceChip::VoiceChip(QWidget *parent) : QAbstractButton(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", 9);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &VoiceChip::pickerRequested);
    refreshName();
}

void VoiceChip::setVoice(const VoiceId &id, const QString &name, const QString &tagline)
{
    m_id = id;
    m_name = name;
    m_tagline = tagline;
    refreshName();
}

void VoiceChip::clearVoice()
{
    setVoice({}, {}, {});
}

void VoiceChip::refreshName()
{
    setAccessibleName(m_id.isEmpty() ? tr("Choose a voice. Opens picker")
                                     //: %1 is the name of the voice in use.
                                     : tr("Voice: %1. Opens picker").arg(m_name));
    updateGeometry();
    update();
}

QSize VoiceChip::sizeHint() const
{
    if (m_id.isEmpty())
        return {QFontMetrics(nameFont()).horizontalAdvance(tr("Choose a voice")) + 62, scaled(36)};
    int width = 39 + QFontMetrics(nameFont()).horizontalAdvance(m_name) + 40;
    if (!m_tagline.isEmpty())
        width += 8 + QFontMetrics(tagFont()).horizontalAdvance(m_tagline);
    return {width, scaled(36)};
}

QSize VoiceChip::minimumSizeHint() const
{
    return {110, scaled(36)};
}

void VoiceChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    const auto slot = [this](int x, int w) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, w, height()));
    };
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    const bool missing = m_id.isEmpty();
    QColor fill = t.isDark() ? t.raised : t.surface;
    if (isEnabled() && (isDown() || underMouse()))
        fill = isDown() ? t.pressed : t.isDark() ? t.raisedHover : t.hover;
    if (missing) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(isEnabled() ? t.borderControl : t.border, 1, Qt::DashLine));
        painter.setBrush(isDown() || underMouse() ? QBrush(fill) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
        const QRect glyph = slot(11, 16);
        drawIcon(&painter, u"plus"_s, QRectF(glyph.x(), (height() - 16) / 2.0, 16, 16),
                 isEnabled() ? t.text2 : t.disabled);
    } else {
        parts::roundBox(&painter, rect(), 9, fill, isEnabled() ? t.borderStrong : t.border);
        const QRect orb = slot(7, 24);
        painter.setOpacity(isEnabled() ? 1 : 0.5);
        drawOrb(&painter, QRectF(orb.x(), (height() - 24) / 2, 24, 24), m_id.value());
        painter.setOpacity(1);
    }
    const QRect chevron = slot(width() - 23, 14);
    drawIcon(&painter, u"chevrons-up-down"_s, QRectF(chevron.x(), (height() - 14) / 2.0, 14, 14),
             isEnabled() ? t.text2 : t.disabled);

    const int left = missing ? 34 : 39;
    const int room = width() - left - 28;
    painter.setFont(nameFont());
    painter.setPen(isEnabled() ? t.text : t.disabled);
    const QString name = missing ? tr("Choose a voice") : m_name;
    const QFontMetrics metrics(painter.font());
    const int nameWidth = std::min(room, metrics.horizontalAdvance(name));
    painter.drawText(slot(left, nameWidth + 1), leading,
                     metrics.elidedText(name, Qt::ElideRight, nameWidth + 1));
    const int tagRoom = room - nameWidth - 8;
    if (missing || m_tagline.isEmpty() || tagRoom < 24)
        return;
    painter.setFont(tagFont());
    painter.setPen(isEnabled() ? t.text3 : t.disabled);
    painter.drawText(slot(left + nameWidth + 8, tagRoom + 1), leading,
                     QFontMetrics(painter.font()).elidedText(m_tagline, Qt::ElideRight, tagRoom + 1));
}

void VoiceChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier)
        click();
    else if (!clickOnReturn(this, event))
        QAbstractButton::keyPressEvent(event);
}

} // namespace studio::ui
