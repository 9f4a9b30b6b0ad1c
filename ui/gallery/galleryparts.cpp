// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/galleryparts.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui::gallery {

namespace {

/// The focus ring, always there.
class Ringed final : public QWidget {
public:
    explicit Ringed(QWidget *inside) : m_inside(inside)
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(4, 4, 4, 4);
        layout->addWidget(inside);
        setSizePolicy(inside->sizePolicy());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double width = theme().ringWidth();
        const double out = 1 + width / 2;
        const QVariant own = m_inside->property("focusRect");
        QRectF frame =
            own.isValid() ? QRectF(own.toRect()).translated(m_inside->pos()) : m_inside->geometry();
        frame.adjust(-out, -out, out, out);
        const QVariant radius = m_inside->property("focusRadius");
        const double round = std::min((radius.isValid() ? radius.toInt() : 7) + out, frame.height() / 2);
        painter.setPen(QPen(theme().focus, width));
        painter.drawRoundedRect(frame, round, round);
    }

private:
    QWidget *m_inside;
};

} // namespace

Section::Section(const QString &name, const QString &title)
{
    setObjectName(name);
    setAccessibleName(title);
    column()->setSpacing(10);
    column()->addWidget(new TextLabel(title, TypeRole::PanelTitle));
}

QHBoxLayout *Section::row(const QString &caption)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(10);
    auto *label = new TextLabel(caption, TypeRole::Caption, &Theme::text3);
    followTextScale(label, [label] { label->setFixedWidth(scaled(92)); });
    line->addWidget(label);
    auto *samples = new QHBoxLayout;
    samples->setSpacing(10);
    line->addLayout(samples);
    line->addStretch(1);
    column()->addLayout(line);
    return samples;
}

QString stateName(Show state)
{
    switch (state) {
    case Show::Normal:
        return u"Normal"_s;
    case Show::Hover:
        return u"Hover"_s;
    case Show::Pressed:
        return u"Pressed"_s;
    case Show::Focus:
        return u"Focus"_s;
    case Show::Disabled:
        break;
    }
    return u"Disabled"_s;
}

QWidget *inState(QWidget *control, Show state)
{
    control->setEnabled(state != Show::Disabled);
    control->setAttribute(Qt::WA_UnderMouse, state == Show::Hover);
    if (auto *button = qobject_cast<QAbstractButton *>(control))
        button->setDown(state == Show::Pressed);
    return state == Show::Focus ? new Ringed(control) : control;
}

} // namespace studio::ui::gallery
