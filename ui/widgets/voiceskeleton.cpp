// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/voiceskeleton.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/accessibility.h"

#include <QPainter>
#include <QStyle>

namespace studio::ui {

VoiceSkeleton::VoiceSkeleton(QWidget *parent) : QWidget(parent)
{
    installAccessibility();
    setAccessibleName(tr("Loading voices"));
}

void VoiceSkeleton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor fill = theme().raisedHover;
    for (int row = 0; row < 6; ++row) {
        const int top = row * 54;
        const auto block = [&](int x, int y, int w, int h, double radius) {
            parts::roundBox(&painter, QStyle::visualRect(layoutDirection(), rect(), QRect(x, top + y, w, h)),
                            radius, fill);
        };
        block(10, 9, 34, 34, 17);
        block(56, 12, 110 + (row * 37) % 60, 11, 5);
        block(56, 30, 190 + (row * 53) % 80, 10, 5);
    }
}

} // namespace studio::ui
