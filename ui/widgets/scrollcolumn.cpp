// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scrollcolumn.h"

#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

namespace {

/// The height without which something would be cut. Qt takes the preferred height of whatever has a label
/// that wraps for its least, so columns are summed up here.
int leastHeight(QLayoutItem &item, int width)
{
    if (item.isEmpty())
        return 0;
    QLayout *inside = item.layout() ? item.layout() : item.widget() ? item.widget()->layout() : nullptr;
    const auto *box = qobject_cast<const QBoxLayout *>(inside);
    const bool column =
        box && (box->direction() == QBoxLayout::TopToBottom || box->direction() == QBoxLayout::BottomToTop);
    if (!column || !inside->hasHeightForWidth())
        return item.hasHeightForWidth() ? item.heightForWidth(width) : item.minimumSize().height();
    const QMargins edge = inside->contentsMargins();
    int height = edge.top() + edge.bottom();
    int parts = 0;
    for (int i = 0; i < inside->count(); ++i) {
        QLayoutItem &part = *inside->itemAt(i);
        if (part.isEmpty() && !part.spacerItem())
            continue;
        height += part.spacerItem() ? part.minimumSize().height()
                                    : leastHeight(part, width - edge.left() - edge.right());
        parts += part.spacerItem() ? 0 : 1;
    }
    height += std::max(0, parts - 1) * std::max(0, inside->spacing());
    return item.widget() ? std::max(height, item.widget()->minimumHeight()) : height;
}

class Page final : public QWidget {
public:
    [[nodiscard]] int heightForWidth(int width) const override
    {
        QWidgetItem item(const_cast<Page *>(this));
        return leastHeight(item, width);
    }
};

} // namespace

ScrollColumn::ScrollColumn(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *page = new Page;
    m_column = new QVBoxLayout(page);
    setWidget(page);
    page->setAutoFillBackground(false);
}

} // namespace studio::ui
