// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialogframe.h"

#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

DialogFrame::DialogFrame(const QString &title, int width, QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_head(new QHBoxLayout)
{
    installAccessibility();
    setAccessibleName(title);
    // Wider for larger text, as far as the smallest window has room.
    followTextScale(this, [this, width] {
        setFixedWidth(std::max(width, std::min(width + (scaled(width) - width) / 2, 944)));
    });
    m_column->setContentsMargins(22, 16, 16, 18);
    m_column->setSpacing(12);
    auto *close = new IconButton(u"x"_s, tr("Close"), this);
    close->setObjectName(u"dialogClose"_s);
    m_head->addWidget(new TextLabel(title, TypeRole::PageTitle, &Theme::text, this), 1);
    m_head->addWidget(close);
    m_column->addLayout(m_head);
    connect(close, &QAbstractButton::clicked, this, &DialogFrame::dismiss);
}

void DialogFrame::addToHead(QWidget *widget)
{
    m_head->insertWidget(m_head->count() - 1, widget);
}

void DialogFrame::dismiss()
{
    OverlayHost::of(this)->close(this);
}

QSize DialogFrame::sizeHint() const
{
    const int height = m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width())
                                                     : m_column->totalSizeHint().height();
    return {width(), height};
}

} // namespace studio::ui
