// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/latencylist.h"

#include "ui/agent/payloadtext.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kRowAir = 2;
constexpr int kInset = 8;
constexpr int kBarHeight = 10;
constexpr double kHalfSecond = 500;

struct Part {
    ColorRole color;
    std::optional<double> ms;
};

/// In the order of time; the last one is what was not measured.
std::array<Part, 5> partsOf(const agent::TurnTiming &turn)
{
    return {Part{&Theme::seg1, turn.hearMs()}, Part{&Theme::seg2, turn.thinkMs()},
            Part{&Theme::seg3, turn.speakMs()}, Part{&Theme::seg4, turn.bufferMs()},
            Part{nullptr, turn.unmeasuredMs()}};
}

QString shortSeconds(double ms)
{
    return ms == 0 ? QLocale().toString(0)
                   : LatencyAxis::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 1));
}

/// "Turn 2, 1.00 seconds: hear 0.21, think 0.42 …"
QString spokenTurn(const agent::TurnTiming &turn)
{
    const auto reply = turn.replyMs();
    if (!reply)
        return LatencyModel::tr("Turn %1, not answered: %2").arg(turn.turn).arg(turn.label);
    const auto number = [](double ms) { return QLocale().toString(ms / 1000, 'f', 2); };
    QStringList parts;
    if (turn.hearMs())
        parts.append(LatencyModel::tr("hear %1").arg(number(*turn.hearMs())));
    if (turn.thinkMs())
        parts.append(LatencyModel::tr("think %1").arg(number(*turn.thinkMs())));
    if (turn.speakMs())
        parts.append(LatencyModel::tr("speak %1").arg(number(*turn.speakMs())));
    if (turn.bufferMs())
        parts.append(LatencyModel::tr("buffer %1").arg(number(*turn.bufferMs())));
    if (turn.unmeasuredMs() > 0.5)
        parts.append(LatencyModel::tr("not measured %1").arg(number(turn.unmeasuredMs())));
    //: %1 is the number of the turn, %2 its seconds, %3 a list of its parts in seconds, %4 what was said.
    return LatencyModel::tr("Turn %1, %2 seconds: %3. %4")
        .arg(turn.turn)
        .arg(number(*reply), parts.join(u", "_s), turn.label);
}

void hatch(QPainter *painter, const QRectF &place, const QColor &color)
{
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    QPainterPath clip;
    clip.addRect(place);
    painter->setClipPath(clip, Qt::IntersectClip);
    painter->setPen(QPen(color, 1));
    for (double x = place.left() - place.height(); x < place.right(); x += 4)
        painter->drawLine(QPointF(x, place.bottom()), QPointF(x + place.height(), place.top()));
    painter->restore();
}

} // namespace

LatencyModel::LatencyModel(ShownSession &shown, QObject *parent) : QAbstractListModel(parent), m_shown(shown)
{
    connect(&shown, &ShownSession::reset, this, [this] {
        beginResetModel();
        m_turns.clear();
        endResetModel();
        refresh();
    });
    connect(&shown, &ShownSession::timingsChanged, this, &LatencyModel::refresh);
    refresh();
}

void LatencyModel::refresh()
{
    const QList<agent::TurnTiming> &turns = m_shown.timings().turns();
    double longest = m_targetMs * 1.3;
    for (const agent::TurnTiming &turn : turns)
        longest = std::max(longest, turn.replyMs().value_or(0));
    const double scale = std::ceil(longest / kHalfSecond) * kHalfSecond;
    if (turns.size() < m_turns.size()) {
        beginResetModel();
        m_turns = turns;
        endResetModel();
    } else {
        for (qsizetype i = 0; i < m_turns.size(); ++i) {
            if (m_turns.at(i) == turns.at(i))
                continue;
            m_turns[i] = turns.at(i);
            emit dataChanged(index(int(i)), index(int(i)));
        }
        if (turns.size() > m_turns.size()) {
            beginInsertRows({}, int(m_turns.size()), int(turns.size()) - 1);
            m_turns = turns;
            endInsertRows();
        }
    }
    if (std::exchange(m_scaleMs, scale) != scale)
        emit scaleChanged();
}

void LatencyModel::setTargetMs(double ms)
{
    m_targetMs = ms;
    refresh();
    emit scaleChanged();
}

const agent::TurnTiming *LatencyModel::at(int row) const
{
    return row >= 0 && row < m_turns.size() ? &m_turns.at(row) : nullptr;
}

int LatencyModel::rowOf(int turn) const
{
    for (int row = 0; row < m_turns.size(); ++row) {
        if (m_turns.at(row).turn == turn)
            return row;
    }
    return -1;
}

int LatencyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_turns.size());
}

QVariant LatencyModel::data(const QModelIndex &index, int role) const
{
    const agent::TurnTiming *turn = at(index.row());
    if (!turn)
        return {};
    if (role == Qt::DisplayRole)
        return turn->label;
    if (role == Qt::AccessibleTextRole)
        return spokenTurn(*turn);
    return {};
}

int LatencyDelegate::rowHeight()
{
    return lineHeight(TypeRole::Small) + kBarHeight + 18 + kRowAir;
}

QSize LatencyDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, rowHeight()};
}

void LatencyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *model = qobject_cast<const LatencyModel *>(index.model());
    const agent::TurnTiming *turn = model ? model->at(index.row()) : nullptr;
    if (!turn)
        return;
    const Theme &t = theme();
    const QRect row = option.rect.adjusted(0, 0, 0, -kRowAir);
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        parts::roundBox(painter, row, 9, t.selected, t.highContrast ? t.borderControl : QColor());
    const auto at = [&](double x, int y, double width, int height) {
        const QRect place(row.x() + int(x), row.y() + y, int(std::ceil(width)), height);
        return QStyle::visualRect(option.direction, row, place);
    };
    const int line = lineHeight(TypeRole::Small);
    const int top = 5;
    const auto reply = turn->replyMs();
    const bool slow = reply && *reply > model->targetMs();
    const auto leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
    const auto far = QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter;
    painter->setFont(fontFor(TypeRole::Small, QFont::DemiBold));
    const QString total = reply ? secondsText(*reply) : u"–"_s;
    const int totalWidth = int(std::ceil(tabularWidth(painter->font(), total))) + 2;
    painter->setPen(slow ? t.warnText : t.text);
    drawTabular(painter, at(row.width() - kInset - totalWidth, top, totalWidth, line), far, total);
    painter->setFont(fontFor(TypeRole::Small, QFont::Medium));
    painter->setPen(t.text2);
    const QString number = QLocale().toString(turn->turn);
    const int numberWidth = painter->fontMetrics().horizontalAdvance(number) + 7;
    painter->drawText(at(kInset, top, numberWidth, line), int(leading), number);
    // About as long as is read at a glance; the chat has it all.
    const int room = std::min(row.width() - 2 * kInset - numberWidth - totalWidth - 10, scaled(150));
    QString words = painter->fontMetrics().elidedText(turn->label.simplified(), Qt::ElideRight, room);
    words.replace(u" …"_s, u"…"_s);
    painter->drawText(at(kInset + numberWidth, top, room, line), int(leading), words);

    if (!reply) {
        painter->restore();
        return;
    }
    const int y = top + line + 5;
    const auto x = [&](double ms) { return LatencyList::xOf(ms, model->scaleMs(), row.width()); };
    QPainterPath whole;
    const QRectF bed = at(x(0), y, std::max(3.0, x(*reply) - x(0)), kBarHeight);
    whole.addRoundedRect(bed, 4, 4);
    painter->setClipPath(whole, Qt::IntersectClip);
    double from = 0;
    for (const Part &part : partsOf(*turn)) {
        const double ms = part.ms.value_or(0);
        if (ms <= 0)
            continue;
        const double left = std::round(x(from));
        const double right = std::round(x(from + ms));
        const QRect place = at(left, y, std::max(1.0, right - left), kBarHeight);
        if (part.color)
            painter->fillRect(place, t.*part.color);
        else
            hatch(painter, place, t.borderControl);
        // A hairline sets the parts apart, whatever the colours are to the eye.
        if (from > 0)
            painter->fillRect(at(left, y, 1, kBarHeight),
                              option.state.testFlag(QStyle::State_Selected) ? t.selected : t.surface);
        from += ms;
    }
    painter->restore();
}

LatencyList::LatencyList(ShownSession &shown, LatencyModel &model, QWidget *parent)
    : QListView(parent), m_shown(shown), m_model(model)
{
    setObjectName(u"latencyList"_s);
    setAccessibleName(tr("Reply latency by turn"));
    setItemDelegate(new LatencyDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setUniformItemSizes(true);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    setModel(&model);
    connect(&model, &LatencyModel::scaleChanged, viewport(), qOverload<>(&QWidget::update));
    const auto grow = [this] { updateGeometry(); };
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this, grow] {
        grow();
        if (m_shown.kind() == ShownSession::Kind::Live)
            scrollToBottom();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, grow);
    connect(&shown, &ShownSession::turnChosen, this, &LatencyList::showTurn);
}

double LatencyList::xOf(double ms, double scaleMs, int width)
{
    // The last mark of the scale stands a little before the edge.
    return kInset + ms / scaleMs * (width - 2 * kInset - 14);
}

QSize LatencyList::sizeHint() const
{
    return {200, LatencyDelegate::rowHeight() * std::max(1, m_model.rowCount())};
}

QSize LatencyList::minimumSizeHint() const
{
    return {200, LatencyDelegate::rowHeight() * std::clamp(m_model.rowCount(), 1, 3)};
}

void LatencyList::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.setLayoutDirection(Qt::LayoutDirectionAuto);
        const Theme &t = theme();
        const int width = viewport()->width();
        const auto column = [&](double ms) {
            const int x = int(std::lround(xOf(ms, m_model.scaleMs(), width)));
            return isRightToLeft() ? width - 1 - x : x;
        };
        const double step = m_model.scaleMs() > 4000 ? 2 * kHalfSecond : kHalfSecond;
        for (double ms = step; ms <= m_model.scaleMs(); ms += step) {
            if (std::abs(ms - m_model.targetMs()) < 1)
                continue;
            for (int y = 0; y < viewport()->height(); y += 4)
                painter.fillRect(column(ms), y, 1, 1, t.borderStrong);
        }
        painter.fillRect(column(m_model.targetMs()), 0, t.highContrast ? 2 : 1, viewport()->height(),
                         t.highContrast ? t.borderControl : t.border);
    }
    QListView::paintEvent(event);
}

void LatencyList::showTurn(int turn)
{
    const int row = m_model.rowOf(turn);
    m_choosing = true;
    if (row < 0) {
        clearSelection();
        setCurrentIndex({});
    } else {
        setCurrentIndex(m_model.index(row));
    }
    m_choosing = false;
}

void LatencyList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    const agent::TurnTiming *turn = current.isValid() ? m_model.at(current.row()) : nullptr;
    if (turn && !m_choosing)
        m_shown.chooseTurn(turn->turn);
}

void LatencyList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(m_model.rowCount() - 1));
}

void LatencyList::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const agent::TurnTiming *turn = currentIndex().isValid() ? m_model.at(currentIndex().row()) : nullptr;
    if (enter && turn && !(event->modifiers() & ~Qt::KeypadModifier)) {
        m_shown.playTurn(turn->turn);
        return;
    }
    if (event->key() == Qt::Key_Space) {
        event->ignore();
        return;
    }
    QListView::keyPressEvent(event);
}

void LatencyList::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (const agent::TurnTiming *turn = index.isValid() ? m_model.at(index.row()) : nullptr)
        m_shown.playTurn(turn->turn);
}

LatencyAxis::LatencyAxis(LatencyModel &model, QWidget *parent) : QWidget(parent), m_model(model)
{
    followTextScale(this, [this] { setFixedHeight(lineHeight(TypeRole::Caption) + 5); });
    connect(&model, &LatencyModel::scaleChanged, this, qOverload<>(&QWidget::update));
}

void LatencyAxis::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    painter.setFont(fontFor(TypeRole::Caption, QFont::Normal));
    painter.setPen(t.text3);
    const double step = m_model.scaleMs() > 6000 ? 4 * kHalfSecond
        : m_model.scaleMs() > 3000               ? 2 * kHalfSecond
                                                 : kHalfSecond;
    for (double ms = 0; ms <= m_model.scaleMs() + 1; ms += step) {
        const QString text = shortSeconds(ms);
        const int textWidth = painter.fontMetrics().horizontalAdvance(text) + 2;
        const double x = LatencyList::xOf(ms, m_model.scaleMs(), width());
        const double left = std::clamp(ms == 0 ? 0 : x - textWidth / 2.0, 0.0, double(width() - textWidth));
        const QRect place =
            QStyle::visualRect(layoutDirection(), rect(), QRect(int(left), 5, textWidth, height() - 5));
        painter.drawText(place, Qt::AlignCenter, text);
    }
}

LatencyLegend::LatencyLegend(QWidget *parent) : QWidget(parent)
{
    followTextScale(this, [this] { setFixedHeight(lineHeight(TypeRole::Caption)); });
}

void LatencyLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const Theme &t = theme();
    painter.setFont(fontFor(TypeRole::Caption));
    painter.setPen(t.text2);
    const std::pair<QString, QColor> entries[] = {
        {tr("Hear"), t.seg1}, {tr("Think"), t.seg2}, {tr("Speak"), t.seg3}, {tr("Buffer"), t.seg4}};
    int x = 0;
    for (const auto &[text, color] : entries) {
        const int textWidth = painter.fontMetrics().horizontalAdvance(text) + 1;
        const auto slot = [&](int left, int width, int top, int height) {
            return QStyle::visualRect(layoutDirection(), rect(), QRect(left, top, width, height));
        };
        parts::roundBox(&painter, slot(x, 8, (height() - 8) / 2, 8), 2, color);
        painter.drawText(slot(x + 13, textWidth, 0, height()), Qt::AlignCenter, text);
        x += 13 + textWidth + 13;
    }
}

} // namespace studio::ui
