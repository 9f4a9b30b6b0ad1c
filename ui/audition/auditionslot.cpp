// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audition/auditionslot.h"

#include "ui/theme/icons.h"
#include "ui/theme/orb.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

namespace studio::ui {

using namespace Qt::StringLiterals;
using State = SlotView::State;

namespace {

constexpr int kOrbSize = 36;
constexpr int kText = 60;
constexpr int kStar = 14;

bool isBusy(State state)
{
    return state == State::LookingUp || state == State::Waiting || state == State::Making;
}

} // namespace

AuditionSlot::AuditionSlot(int number, QWidget *parent) : QAbstractButton(parent), m_number(number)
{
    installAccessibility();
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", 12);
    setContextMenuPolicy(Qt::CustomContextMenu);
    m_spin.setInterval(33);
    connect(&m_spin, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + 12) % 360;
        update(placed(0, 0, kText, height()));
    });
    describe();
}

void AuditionSlot::setView(const SlotView &view)
{
    m_view = view;
    setChecked(view.picked);
    describe();
    spin();
    update();
}

void AuditionSlot::setPlayed(double played, bool playing)
{
    m_view.played = played;
    if (m_view.playing != playing) {
        m_view.playing = playing;
        describe();
    }
    update();
}

void AuditionSlot::describe()
{
    if (m_view.state == State::Empty) {
        setAccessibleName(tr("Audition %1, empty. Adds a voice").arg(m_number));
        setAccessibleDescription({});
        setToolTip({});
        return;
    }
    QString name;
    if (m_view.state == State::Ready)
        //: A candidate read aloud: %1 its number, %2 the voice.
        name = tr("Audition %1, %2, %n seconds", nullptr, std::max(1, qRound(m_view.seconds)))
                   .arg(m_number)
                   .arg(m_view.name);
    else if (m_view.state == State::Missing)
        //: %1 its number, %2 the voice, %3 the price.
        name =
            tr("Audition %1, %2, not made yet, %3").arg(QString::number(m_number), m_view.name, m_view.price);
    else if (m_view.state == State::Failed)
        name = tr("Audition %1, %2, failed. Tries again").arg(m_number).arg(m_view.name);
    else
        name = tr("Audition %1, %2, being made").arg(m_number).arg(m_view.name);
    setAccessibleName(name);
    QStringList about{m_view.caption, m_view.problem};
    if (m_view.playing)
        about.append(tr("Playing"));
    if (m_view.score > 0)
        about.append(tr("Score %1 of 5").arg(m_view.score));
    if (m_view.rank > 0)
        about.append(tr("Place %1").arg(m_view.rank));
    about.removeAll(QString());
    setAccessibleDescription(about.join(tr(", ", "between facts")));
    setToolTip(m_view.problem.isEmpty() ? m_view.caption : m_view.problem);
}

void AuditionSlot::spin()
{
    const bool wanted = isBusy(m_view.state) && theme().motion(1) > 0 && isVisible();
    wanted ? m_spin.start() : m_spin.stop();
}

QSize AuditionSlot::sizeHint() const
{
    return {scaled(200), std::max(64, lineHeight(TypeRole::Section) + lineHeight(TypeRole::Caption) + 28)};
}

QRect AuditionSlot::placed(int x, int y, int width, int height) const
{
    return QStyle::visualRect(layoutDirection(), rect(), QRect(x, y, width, height));
}

QRect AuditionSlot::starArea() const
{
    const int width = 5 * kStar;
    return placed(this->width() - 44 - width, 12, width, lineHeight(TypeRole::Section));
}

int AuditionSlot::starAt(const QPoint &position) const
{
    const QRect area = starArea();
    if (!m_view.blind || m_view.revealed || !area.contains(position))
        return 0;
    const int from =
        layoutDirection() == Qt::RightToLeft ? area.right() - position.x() : position.x() - area.x();
    return std::clamp(from / kStar + 1, 1, 5);
}

void AuditionSlot::mousePressEvent(QMouseEvent *event)
{
    m_pressedStar = event->button() == Qt::LeftButton ? starAt(event->position().toPoint()) : 0;
    if (m_pressedStar == 0)
        QAbstractButton::mousePressEvent(event);
}

QStringList AuditionSlot::spokenActions() const
{
    QStringList actions;
    for (int score = 1; m_view.blind && score <= 5; ++score)
        actions.append(tr("Score %1").arg(score));
    return actions;
}

void AuditionSlot::doSpokenAction(const QString &name)
{
    emit scoreClicked(int(spokenActions().indexOf(name)) + 1);
}

void AuditionSlot::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressedStar == 0) {
        QAbstractButton::mouseReleaseEvent(event);
        return;
    }
    if (starAt(event->position().toPoint()) == m_pressedStar)
        emit scoreClicked(m_pressedStar);
    m_pressedStar = 0;
}

void AuditionSlot::showEvent(QShowEvent *event)
{
    QAbstractButton::showEvent(event);
    spin();
}

void AuditionSlot::hideEvent(QHideEvent *event)
{
    m_spin.stop();
    QAbstractButton::hideEvent(event);
}

void AuditionSlot::paintEmpty(QPainter &painter)
{
    const Theme &t = theme();
    if (underMouse() || isDown())
        parts::roundBox(&painter, rect(), 12, isDown() ? t.pressed : t.hover);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(t.highContrast ? t.borderControl : t.borderStrong, 1, Qt::CustomDashLine);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
    const int line = lineHeight(TypeRole::Small);
    const int top = (height() - 16 - 4 - line) / 2;
    drawIcon(&painter, u"plus"_s, QRectF((width() - 16) / 2.0, top, 16, 16), t.text2);
    painter.setFont(fontFor(TypeRole::Small, QFont::Medium));
    painter.setPen(t.text2);
    painter.drawText(QRect(8, top + 20, width() - 16, line), Qt::AlignCenter,
                     painter.fontMetrics().elidedText(tr("Add a voice"), Qt::ElideRight, width() - 16));
}

void AuditionSlot::paintOrb(QPainter &painter)
{
    const Theme &t = theme();
    const QRectF orb = placed(12, (height() - kOrbSize) / 2, kOrbSize, kOrbSize);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_view.blind && !m_view.revealed) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.raisedHover);
        painter.drawEllipse(orb);
        drawIcon(&painter, u"eye-off"_s, orb.adjusted(9, 9, -9, -9), t.text2);
    } else {
        painter.setOpacity(isBusy(m_view.state) ? 0.55 : 1);
        drawOrb(&painter, orb, m_view.voice.value());
        painter.setOpacity(1);
    }
    if (isBusy(m_view.state)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.accent, 2.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(orb.adjusted(-2, -2, 2, 2), -m_angle * 16, 100 * 16);
        return;
    }
    QRectF badge(0, 0, 18, 18);
    badge.moveCenter(
        {layoutDirection() == Qt::RightToLeft ? orb.left() + 6 : orb.right() - 6, orb.bottom() - 6});
    painter.setPen(QPen(isChecked() ? t.selected : t.surface, 2));
    painter.setBrush(m_view.state == State::Failed ? t.danger : m_view.playing ? t.accent : t.text);
    painter.drawEllipse(badge);
    const QString glyph = m_view.state == State::Failed ? u"refresh-cw"_s
        : m_view.playing                                ? u"pause"_s
                                                        : u"play"_s;
    const bool onAccent = m_view.playing || m_view.state == State::Failed;
    drawIcon(&painter, glyph, badge.adjusted(4.5, 4.5, -4.5, -4.5), onAccent ? t.onAccent : t.surface,
             m_view.state != State::Failed);
}

void AuditionSlot::paintBars(QPainter &painter, const QRect &area)
{
    const Theme &t = theme();
    const int bars = std::max(1, area.width() / 4);
    const bool ready = m_view.state == State::Ready && m_view.seconds > 0;
    const std::vector<float> heights = ready ? barHeights(m_view.peaks, 0, m_view.seconds, bars)
                                             : std::vector<float>(std::size_t(bars), 0.3F);
    painter.setPen(Qt::NoPen);
    const float tallest = std::max(0.05F, *std::max_element(heights.begin(), heights.end()));
    for (int i = 0; i < bars; ++i) {
        const double share = std::max(0.0F, heights[std::size_t(i)]) / tallest;
        const double tall = std::max(2.0, share * area.height());
        const int x = area.x() + i * 4;
        const bool heard = ready && m_view.played >= 0 && double(i) / bars < m_view.played;
        painter.setBrush(!ready ? t.hover : heard ? t.wavePlayed : t.wave);
        painter.drawRoundedRect(QRectF(x, area.center().y() + 0.5 - tall / 2, 2, tall), 1, 1);
    }
}

void AuditionSlot::paintSecondLine(QPainter &painter)
{
    const Theme &t = theme();
    const int line = std::max(16, lineHeight(TypeRole::Caption));
    const int top = height() - 11 - line;
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    const int trailing = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter);
    const auto sentence = [&](const QString &text, const QColor &color) {
        painter.setFont(fontFor(TypeRole::Small));
        painter.setPen(color);
        const int room = width() - kText - 12;
        painter.drawText(placed(kText, top, room, line), leading,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, room));
    };
    switch (m_view.state) {
    case State::Failed:
        drawIcon(&painter, u"triangle-alert"_s, placed(kText, top + (line - 14) / 2, 14, 14), t.dangerText);
        painter.setFont(fontFor(TypeRole::Small, QFont::DemiBold));
        painter.setPen(t.dangerText);
        painter.drawText(placed(kText + 19, top, width() - kText - 31, line), leading, tr("Retry"));
        return;
    case State::Missing:
        sentence(m_view.price, t.text3);
        return;
    case State::Waiting:
        sentence(tr("Waiting…"), t.text3);
        return;
    default:
        break;
    }
    painter.setFont(fontFor(TypeRole::Caption));
    const QString length = m_view.state == State::Ready ? timecode(m_view.seconds) : QString();
    const int room = int(tabularWidth(painter.font(), u"0:00"_s)) + 4;
    paintBars(painter, placed(kText, top, width() - kText - 12 - room - 10, line));
    painter.setPen(t.text3);
    drawTabular(&painter, placed(width() - 12 - room, top, room, line), Qt::Alignment(trailing), length);
}

void AuditionSlot::paintStars(QPainter &painter)
{
    const Theme &t = theme();
    const QRect area = starArea();
    for (int star = 1; star <= 5; ++star) {
        const int x = layoutDirection() == Qt::RightToLeft ? area.right() + 1 - star * kStar
                                                           : area.x() + (star - 1) * kStar;
        const bool lit = star <= m_view.score;
        drawIcon(&painter, u"star"_s, QRectF(x + 1, area.center().y() - 6, 12, 12), lit ? t.warn : t.text3,
                 lit);
    }
}

void AuditionSlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    if (m_view.state == State::Empty) {
        paintEmpty(painter);
        return;
    }
    const Theme &t = theme();
    if (isChecked())
        parts::roundBox(&painter, rect(), 12, t.selected, t.accent, 1.5);
    else
        parts::roundBox(&painter, rect(), 12,
                        isDown()           ? t.pressed
                            : underMouse() ? t.hover
                                           : t.surface,
                        t.highContrast ? t.borderControl : t.border);
    paintOrb(painter);

    const int line = lineHeight(TypeRole::Section);
    const int leading = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    const int cap = std::max(20, scaled(20));
    const QRect key = placed(width() - 12 - cap, 11, cap, cap);
    parts::roundBox(&painter, key, 5, isChecked() ? t.surface : t.raisedHover,
                    isChecked() ? t.border : QColor());
    painter.setFont(fontFor(TypeRole::Caption, QFont::DemiBold));
    painter.setPen(t.text2);
    painter.drawText(key, Qt::AlignCenter, QString::number(m_number));

    const bool stars = m_view.blind;
    if (stars)
        paintStars(painter);
    const int room = width() - kText - 12 - cap - 8 - (stars ? 5 * kStar + 8 : 0);
    painter.setFont(fontFor(TypeRole::Section));
    painter.setPen(t.text);
    //: %1 the place in a ranking, %2 the voice.
    const QString name =
        m_view.rank > 0 ? tr("%1. %2").arg(QString::number(m_view.rank), m_view.name) : m_view.name;
    const QString shown = painter.fontMetrics().elidedText(name, Qt::ElideRight, room);
    const int wide = painter.fontMetrics().horizontalAdvance(shown);
    painter.drawText(placed(kText, 11, wide + 1, line), leading, shown);
    if (!m_view.caption.isEmpty() && room - wide > 40 && (!m_view.blind || m_view.revealed)) {
        painter.setFont(fontFor(TypeRole::Small));
        painter.setPen(t.text3);
        painter.drawText(placed(kText + wide + 7, 11, room - wide - 7, line), leading,
                         painter.fontMetrics().elidedText(m_view.caption, Qt::ElideRight, room - wide - 7));
    }
    paintSecondLine(painter);
}

} // namespace studio::ui
