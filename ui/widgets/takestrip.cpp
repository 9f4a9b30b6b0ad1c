// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/takestrip.h"

#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"
#include "ui/widgets/rovinggroup.h"
#include "ui/widgets/taborder.h"
#include "ui/widgets/takechipbutton.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollArea>

#include <algorithm>

namespace studio::ui {

TakeStrip::TakeStrip(QWidget *parent)
    : QWidget(parent), m_scroll(new QScrollArea(this)), m_row(new QWidget), m_layout(new QHBoxLayout(m_row)),
      m_roving(new RovingGroup(RovingGroup::Axis::Horizontal, this))
{
    installAccessibility();
    setAccessibleName(tr("Takes"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Room for the focus ring, which is clipped to the viewport.
    m_layout->setContentsMargins(3, 3, 3, 3);
    m_layout->setSpacing(6);
    m_layout->addStretch();
    m_scroll->setWidget(m_row);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_row->setAutoFillBackground(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    connect(m_roving, &RovingGroup::moved, this, [this](QAbstractButton *button) {
        for (const TakeChipButton *chip : m_chips) {
            if (chip == button)
                choose(chip->take().id);
        }
    });
}

void TakeStrip::setTakes(const QList<TakeChip> &takes)
{
    m_takes = takes;
    std::vector<TakeChipButton *> kept;
    for (const TakeChip &take : takes) {
        const auto found = std::find_if(m_chips.begin(), m_chips.end(), [&take](const TakeChipButton *chip) {
            return chip->take().id == take.id;
        });
        if (found != m_chips.end()) {
            (*found)->setTake(take);
            kept.push_back(*found);
            m_chips.erase(found);
            continue;
        }
        auto *chip = new TakeChipButton(take, m_row);
        chip->setObjectName(take.id.value());
        chip->setContextMenuPolicy(Qt::CustomContextMenu);
        chip->installEventFilter(this);
        connect(chip, &QAbstractButton::clicked, this, [this, id = take.id] { choose(id); });
        connect(chip, &QWidget::customContextMenuRequested, this, [this, chip](const QPoint &at) {
            emit menuRequested(chip->take().id, chip->mapToGlobal(at));
        });
        kept.push_back(chip);
    }
    m_roving->clear();
    for (TakeChipButton *gone : m_chips) {
        gone->setParent(nullptr);
        gone->deleteLater();
    }
    m_chips = std::move(kept);
    QList<QWidget *> stops;
    for (size_t i = 0; i < m_chips.size(); ++i) {
        m_layout->removeWidget(m_chips[i]);
        m_layout->insertWidget(int(i), m_chips[i]);
        m_chips[i]->show();
        m_chips[i]->setFocusPolicy(Qt::TabFocus);
        stops.append(m_chips[i]);
    }
    placeInTabOrder(m_row, stops);
    for (TakeChipButton *chip : m_chips)
        m_roving->add(chip);
    mark();
    updateGeometry();
}

void TakeStrip::setCurrent(const TakeId &id)
{
    m_current = id;
    mark();
}

void TakeStrip::mark()
{
    for (TakeChipButton *chip : m_chips) {
        const bool current = chip->take().id == m_current;
        chip->setChecked(current);
        if (!current)
            continue;
        m_roving->setCurrent(chip);
        m_row->adjustSize();
        m_scroll->ensureWidgetVisible(chip, 12, 0);
    }
}

void TakeStrip::choose(const TakeId &id)
{
    const bool news = id != m_current;
    setCurrent(id);
    if (news)
        emit currentChanged(id);
}

QSize TakeStrip::sizeHint() const
{
    return {320, scaled(30) + 6};
}

QSize TakeStrip::minimumSizeHint() const
{
    return {100, scaled(30) + 6};
}

void TakeStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_D && event->modifiers() == Qt::ControlModifier && !m_current.isEmpty())
        emit starRequested(m_current);
    else if (isDeleteKey(*event) && !m_current.isEmpty())
        emit removeRequested(m_current);
    else if (event->key() == Qt::Key_F2 && !m_current.isEmpty())
        emit renameRequested(m_current);
    else
        QWidget::keyPressEvent(event);
}

bool TakeStrip::eventFilter(QObject *watched, QEvent *event)
{
    auto *chip = qobject_cast<TakeChipButton *>(watched);
    if (!chip || (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseMove))
        return QWidget::eventFilter(watched, event);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QPoint at = mouse->position().toPoint();
    if (event->type() == QEvent::MouseButtonPress) {
        m_pressedAt = at;
        m_mayDrag = mouse->button() == Qt::LeftButton && !chip->take().growing;
    } else if (m_mayDrag && (mouse->buttons() & Qt::LeftButton)
               && (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_mayDrag = false;
        chip->setDown(false);
        emit dragRequested(chip->take().id, chip);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui
