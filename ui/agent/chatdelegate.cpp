// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/chatdelegate.h"

#include "ui/theme/icons.h"
#include "ui/theme/orb.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using Kind = ChatRow::Kind;

constexpr int kSide = 20;
constexpr int kTop = 21; ///< Above the first row.
constexpr int kOrb = 26;
constexpr int kBubbleLeft = 56;
constexpr int kBubblePad = 14;
constexpr int kBubbleAir = 9;
constexpr int kBubbleRadius = 14;
constexpr int kBelow = 8; ///< After the line below a bubble.
constexpr double kBubbleShare = 0.62;
constexpr int kToolWidth = 440;
constexpr int kToolGap = 12;
constexpr int kChipGap = 14;
constexpr int kLineGap = 20;
constexpr double kDimmed = 0.38;
constexpr double kDimmedContrast = 0.65;

/// Text set in lines of a fixed height.
class Block final {
public:
    Block(const QString &text, const QFont &font, int lineStep, double width,
          const QList<QTextLayout::FormatRange> &formats = {})
        : m_layout(text, font), m_step(lineStep), m_laidOut(std::max(1.0, width)),
          m_mirrored(text.isRightToLeft())
    {
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(m_mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        m_layout.setTextOption(option);
        m_layout.setFormats(formats);
        m_layout.beginLayout();
        double y = 0;
        while (true) {
            QTextLine line = m_layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(m_laidOut);
            line.setPosition({0, y + (lineStep - line.height()) / 2});
            y += lineStep;
            m_width = std::max(m_width, line.naturalTextWidth());
        }
        m_layout.endLayout();
    }

    [[nodiscard]] int height() const { return std::max(1, m_layout.lineCount()) * m_step; }
    [[nodiscard]] int width() const { return int(std::ceil(m_width)); }
    /// The block as wide as its widest line.
    void draw(QPainter *painter, const QPointF &at, double room)
    {
        // Lines of text that runs the other way begin at the far edge of the width they were laid out in.
        m_layout.draw(painter, at - QPointF(m_mirrored ? m_laidOut - room : 0, 0));
    }

private:
    QTextLayout m_layout;
    int m_step;
    double m_laidOut;
    bool m_mirrored;
    double m_width = 0;
};

QTextLayout::FormatRange colored(int from, int length, const QColor &color, bool struck = false)
{
    QTextLayout::FormatRange range;
    range.start = from;
    range.length = length;
    range.format.setForeground(color);
    range.format.setFontStrikeOut(struck);
    return range;
}

/// What a bubble says, with what was never heard struck through.
Block bubbleText(const ChatRow &row, double width)
{
    const Theme &t = theme();
    const QString text = row.waiting ? u"…"_s : row.text;
    const int length = int(text.size());
    QList<QTextLayout::FormatRange> formats;
    const int struck = row.struckFrom < 0 ? length : std::min(row.struckFrom, length);
    formats.append(colored(0, struck, row.partial || row.waiting ? t.text3 : t.text));
    if (struck < length)
        formats.append(colored(struck, length - struck, t.text3, true));
    return {text, fontFor(TypeRole::Chat), lineHeight(TypeRole::Chat), width, formats};
}

Block correctionText(const ChatRow &row, double width)
{
    return {ChatDelegate::tr("The service noted: “%1”").arg(row.corrected), fontFor(TypeRole::Small),
            lineHeight(TypeRole::Small), width};
}

int bubbleRoom(int width)
{
    return std::max(80, int((width - 2 * kSide) * kBubbleShare) - 2 * kBubblePad);
}

int belowLine()
{
    return lineHeight(TypeRole::Caption) + 2;
}

int toolHeight()
{
    return lineHeight(TypeRole::Section) + lineHeight(TypeRole::Caption) + 16;
}

int chipHeight(const ChatRow &row, int width, int *chipWidth = nullptr)
{
    Block block(row.text, fontFor(TypeRole::Small), lineHeight(TypeRole::Small), width - 2 * kSide - 42);
    if (chipWidth)
        *chipWidth = block.width() + 42;
    return block.height() + 10;
}

Block lineText(const ChatRow &row, int width)
{
    return {row.text, fontFor(TypeRole::Small), lineHeight(TypeRole::Small), double(width - 2 * kSide - 40)};
}

int rowHeight(const ChatRow &row, int width)
{
    switch (row.kind) {
    case Kind::Agent:
    case Kind::User: {
        int height = bubbleText(row, bubbleRoom(width)).height() + 2 * kBubbleAir + belowLine() + kBelow;
        if (!row.corrected.isEmpty())
            height += correctionText(row, bubbleRoom(width)).height() + 4;
        return height;
    }
    case Kind::Tool:
        return toolHeight() + kToolGap;
    case Kind::Context:
        return chipHeight(row, width) + kChipGap;
    case Kind::System:
        break;
    }
    return lineText(row, width).height() + kLineGap;
}

/// The view's whole width: rows do not move when the scroll bar comes.
QRect wholeWidth(const QStyleOptionViewItem &option)
{
    QRect place = option.rect;
    const auto *view = qobject_cast<const QAbstractScrollArea *>(option.widget);
    if (!view)
        return place;
    const int bar = view->width() - view->viewport()->width();
    place.setWidth(view->width());
    if (option.direction == Qt::RightToLeft)
        place.translate(-bar, 0);
    return place;
}

const ChatModel *chatOf(const QModelIndex &index)
{
    return qobject_cast<const ChatModel *>(index.model());
}

QColor toneColor(ChatRow::Tone tone)
{
    const Theme &t = theme();
    switch (tone) {
    case ChatRow::Tone::Good:
        return t.okText;
    case ChatRow::Tone::Bad:
        return t.dangerText;
    case ChatRow::Tone::Busy:
        return t.accentText;
    case ChatRow::Tone::Plain:
        break;
    }
    return t.text3;
}

} // namespace

QSize ChatDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ChatModel *model = chatOf(index);
    if (!model)
        return {};
    const int width = wholeWidth(option).width();
    const ChatRow row = model->at(index.row());
    const size_t key = qHashMulti(0, row.text, row.corrected, row.waiting, textScale());
    Known &known = m_sizes[row.id];
    if (known.width != width || known.key != key || known.height == 0)
        known = {width, key, rowHeight(row, width)};
    return {option.rect.width(), known.height + (index.row() == 0 ? kTop : 0)};
}

void ChatDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const ChatModel *model = chatOf(index);
    if (!model)
        return;
    const ChatRow row = model->at(index.row());
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    QRect place = wholeWidth(option);
    if (index.row() == 0)
        place.setTop(place.top() + kTop);
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    painter->setRenderHint(QPainter::Antialiasing);
    if (row.dimmed)
        painter->setOpacity(theme().highContrast ? kDimmedContrast : kDimmed);
    switch (row.kind) {
    case Kind::Agent:
    case Kind::User:
        paintBubble(painter, place, row, option.direction, chosen);
        break;
    case Kind::Tool:
        paintTool(painter, place, row, option.direction, chosen);
        break;
    case Kind::Context:
        paintChip(painter, place, row, option.direction, chosen);
        break;
    case Kind::System:
        paintLine(painter, place, row, chosen);
        break;
    }
    painter->restore();
}

void ChatDelegate::paintBubble(QPainter *painter, const QRect &place, const ChatRow &row,
                               Qt::LayoutDirection direction, bool chosen) const
{
    const Theme &t = theme();
    const bool agent = row.kind == Kind::Agent;
    const auto at = [&](int x, int y, int width, int height) {
        return QStyle::visualRect(direction, place, QRect(place.x() + x, place.y() + y, width, height));
    };
    const int room = bubbleRoom(place.width());
    Block text = bubbleText(row, room);
    const int width = std::max(text.width() + 2 * kBubblePad, 44);
    const int height = text.height() + 2 * kBubbleAir;
    const int left = agent ? kBubbleLeft : place.width() - kSide - width;
    const QRect bubble = at(left, 0, width, height);
    if (agent) {
        const QRect orb = at(kSide, height - kOrb - 2, kOrb, kOrb);
        drawOrb(painter, orb, row.orb);
    }
    const QColor outline = chosen ? t.accent : agent ? t.border : t.highContrast ? t.borderControl : QColor();
    parts::roundBox(painter, bubble, kBubbleRadius, agent ? (t.isDark() ? t.raised : t.surface) : t.selected,
                    outline, chosen ? 1.5 : 1);
    text.draw(painter, QPointF(bubble.x() + kBubblePad, bubble.y() + kBubbleAir - 2), width - 2 * kBubblePad);

    // Below: when, and what there is to say about it.
    const int line = lineHeight(TypeRole::Caption);
    const int y = height + 2;
    painter->setFont(fontFor(TypeRole::Caption, QFont::Normal));
    const int timeWidth = int(std::ceil(tabularWidth(painter->font(), row.time))) + 1;
    const auto edge = QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignVCenter;
    painter->setPen(t.text3);
    const QFont noteFont = fontFor(TypeRole::Caption, row.interrupted ? QFont::Medium : QFont::Normal);
    const int noteWidth = row.note.isEmpty()
        ? 0
        : QFontMetrics(noteFont).horizontalAdvance(row.note) + 2 + (row.interrupted ? 16 : 0);
    int x =
        agent ? kBubbleLeft + 4 : place.width() - kSide - 4 - timeWidth - (noteWidth > 0 ? noteWidth + 8 : 0);
    drawTabular(painter, at(x, y, timeWidth, line), edge, row.time);
    x += timeWidth + (row.interrupted ? 10 : 8);
    if (noteWidth > 0) {
        painter->setFont(noteFont);
        painter->setPen(row.interrupted ? t.warnText : t.text3);
        if (row.interrupted) {
            drawIcon(painter, u"zap"_s, at(x, y + (line - 13) / 2, 13, 13), t.warnText);
            x += 16;
        }
        painter->drawText(at(x, y, noteWidth, line), int(edge), row.note);
        x += noteWidth;
    }
    if (row.feedback != 0)
        drawIcon(painter, row.feedback > 0 ? u"thumbs-up"_s : u"thumbs-down"_s,
                 at(x + 4, y + (line - 12) / 2, 12, 12), t.accentText);
    if (!row.corrected.isEmpty()) {
        Block said = correctionText(row, room);
        painter->setPen(t.text2);
        said.draw(painter, at(left + 4, y + line + 4, room, said.height()).topLeft(), room);
    }
}

void ChatDelegate::paintTool(QPainter *painter, const QRect &place, const ChatRow &row,
                             Qt::LayoutDirection direction, bool chosen) const
{
    const Theme &t = theme();
    const int width = std::min(scaled(kToolWidth), place.width() - kBubbleLeft - kSide);
    const int height = toolHeight();
    const auto at = [&](int x, int y, int w, int h) {
        return QStyle::visualRect(direction, place, QRect(place.x() + kBubbleLeft + x, place.y() + y, w, h));
    };
    parts::roundBox(painter, at(0, 0, width, height), 10, t.isDark() ? t.surface : t.surface,
                    chosen ? t.accent : t.border, chosen ? 1.5 : 1);
    parts::roundBox(painter, at(10, (height - 30) / 2, 30, 30), 7, t.raisedHover);
    drawIcon(painter, u"wrench"_s, at(17, (height - 16) / 2, 16, 16), t.text2);

    const auto edge = int(QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignVCenter);
    const auto far = int(QStyle::visualAlignment(direction, Qt::AlignRight) | Qt::AlignVCenter);
    const int first = lineHeight(TypeRole::Section);
    const int second = lineHeight(TypeRole::Caption);
    painter->setFont(fontFor(TypeRole::Caption));
    const int stateWidth = std::min(painter->fontMetrics().horizontalAdvance(row.state) + 2, width / 2);
    painter->setPen(toneColor(row.tone));
    painter->drawText(at(width - 10 - stateWidth, 7, stateWidth, first), far,
                      painter->fontMetrics().elidedText(row.state, Qt::ElideRight, stateWidth));
    const int nameRoom = width - 60 - stateWidth - 10;
    painter->setFont(fontFor(TypeRole::Section));
    painter->setPen(t.text);
    painter->drawText(at(50, 7, nameRoom, first), edge,
                      painter->fontMetrics().elidedText(row.title, Qt::ElideRight, nameRoom));
    painter->setFont(payloadFont());
    painter->setPen(t.text2);
    painter->drawText(at(50, 7 + first + 1, width - 60, second), edge,
                      painter->fontMetrics().elidedText(row.detail, Qt::ElideRight, width - 60));
}

void ChatDelegate::paintChip(QPainter *painter, const QRect &place, const ChatRow &row,
                             Qt::LayoutDirection direction, bool chosen) const
{
    const Theme &t = theme();
    int width = 0;
    const int height = chipHeight(row, place.width(), &width);
    const QRect chip = QStyle::visualRect(
        direction, place, QRect(place.x() + (place.width() - width) / 2, place.y(), width, height));
    parts::roundBox(painter, chip, std::min(height / 2.0, 14.0), t.accentSoft,
                    chosen               ? t.accent
                        : t.highContrast ? t.borderControl
                                         : QColor(),
                    chosen ? 1.5 : 1);
    const QRect glyph = QStyle::visualRect(direction, chip, QRect(chip.x() + 11, chip.y() + 6, 14, 14));
    drawIcon(painter, u"info"_s, glyph, t.accentText);
    Block text(row.text, fontFor(TypeRole::Small), lineHeight(TypeRole::Small), width - 42,
               {colored(0, int(row.text.size()), t.accentText)});
    const QRect room =
        QStyle::visualRect(direction, chip, QRect(chip.x() + 31, chip.y() + 5, width - 42, height - 10));
    text.draw(painter, room.topLeft(), room.width());
}

void ChatDelegate::paintLine(QPainter *painter, const QRect &place, const ChatRow &row, bool chosen) const
{
    const Theme &t = theme();
    const QColor color = row.tone == ChatRow::Tone::Bad ? t.dangerText : t.text3;
    Block text(row.text, fontFor(TypeRole::Small), lineHeight(TypeRole::Small),
               place.width() - 2 * kSide - 40, {colored(0, int(row.text.size()), color)});
    const double x = place.x() + (place.width() - text.width()) / 2.0;
    if (chosen)
        parts::roundBox(painter, QRectF(x - 10, place.y() - 3, text.width() + 20, text.height() + 6), 9, {},
                        t.accent, 1.5);
    text.draw(painter, {x, double(place.y())}, text.width());
}

} // namespace studio::ui
