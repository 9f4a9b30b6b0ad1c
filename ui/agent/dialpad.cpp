// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/dialpad.h"

#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr QStringView kKeys = u"123456789*0#";
constexpr int kColumns = 3;
/// So many of those pressed are shown.
constexpr int kShown = 16;

} // namespace

DialPad::DialPad(QWidget *parent)
    : QWidget(parent), m_told(new TextLabel({}, TypeRole::Body, &Theme::text2, this))
{
    installAccessibility();
    setObjectName(u"dialPad"_s);
    setAccessibleName(tr("Telephone keys"));
    hide();
    m_told->setObjectName(u"dialPadPressed"_s);
    m_told->setTabular(true);
    m_told->setAlignment(Qt::AlignCenter);
    auto *keys = new QWidget(this);
    // As on every telephone, whichever way one reads.
    keys->setLayoutDirection(Qt::LeftToRight);
    auto *grid = new QGridLayout(keys);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    for (int at = 0; at < kKeys.size(); ++at) {
        const QChar key = kKeys.at(at);
        auto *button = new QPushButton(QString(key), keys);
        button->setObjectName(u"dialKey%1"_s.arg(at));
        button->setAccessibleName(key == u'*'       ? tr("Star key")
                                      : key == u'#' ? tr("Hash key")
                                                    : tr("Key %1").arg(key));
        button->setAutoDefault(false);
        button->installEventFilter(this);
        followTextScale(button, [button] { button->setFixedSize(scaled(56), scaled(44)); });
        connect(button, &QPushButton::clicked, this, [this, at] { press(at); });
        grid->addWidget(button, at / kColumns, at % kColumns);
        m_buttons.append(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(10);
    column->addWidget(m_told);
    column->addWidget(keys);
    setFocusProxy(m_buttons.first());
}

void DialPad::open(QWidget *anchor)
{
    OverlayHost::of(anchor)->showPopover(this, anchor);
}

void DialPad::dismiss()
{
    OverlayHost::of(this)->close(this);
}

void DialPad::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_keys.clear();
    m_told->setText(tr("Press keys"));
}

void DialPad::press(int at)
{
    m_keys = (m_keys + kKeys.at(at)).right(kShown);
    m_told->setText(m_keys);
    emit pressed(kKeys.at(at));
}

bool DialPad::handleKey(int at, const QKeyEvent &event)
{
    if (event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier))
        return false;
    const auto go = [this](int to) {
        if (to >= 0 && to < m_buttons.size())
            m_buttons.at(to)->setFocus(Qt::OtherFocusReason);
        return true;
    };
    switch (event.key()) {
    case Qt::Key_Left:
        return at % kColumns == 0 || go(at - 1);
    case Qt::Key_Right:
        return at % kColumns == kColumns - 1 || go(at + 1);
    case Qt::Key_Up:
        return go(at - kColumns);
    case Qt::Key_Down:
        return go(at + kColumns);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_buttons.at(at)->click();
        return true;
    default:
        break;
    }
    const QString typed = event.text();
    const qsizetype key = typed.size() == 1 ? kKeys.indexOf(typed.front()) : -1;
    if (key < 0)
        return false;
    m_buttons.at(key)->setFocus(Qt::OtherFocusReason);
    m_buttons.at(key)->click();
    return true;
}

bool DialPad::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto at = m_buttons.indexOf(static_cast<QPushButton *>(watched));
        if (at >= 0 && handleKey(int(at), *static_cast<QKeyEvent *>(event)))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui
