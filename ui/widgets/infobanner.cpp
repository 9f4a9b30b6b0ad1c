// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/infobanner.h"

#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noticebutton.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace studio::ui {

using namespace Qt::StringLiterals;

InfoBanner::InfoBanner(QWidget *parent)
    : QWidget(parent), m_title(new TextLabel(this)),
      m_text(new TextLabel({}, TypeRole::Small, &Theme::text2, this)), m_action(new NoticeButton(this)),
      m_close(new IconButton(u"x"_s, tr("Close"), this))
{
    installAccessibility();
    followTextScale(this, [this] { setMinimumHeight(scaled(40)); });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_action->setObjectName(u"bannerAction"_s);
    m_close->setObjectName(u"bannerClose"_s);
    m_close->setExtent(28);
    m_text->setWrapping(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->setContentsMargins(0, 4, 0, 4);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addStretch();
    auto *layout = new QHBoxLayout(this);
    // Margins are not mirrored, spacing is: the room of the glyph.
    layout->setContentsMargins(10, 6, 10, 6);
    layout->setSpacing(12);
    layout->addSpacing(34);
    layout->addLayout(words, 1);
    layout->addWidget(m_action);
    layout->addSpacing(6);
    layout->addWidget(m_close);
    m_action->hide();
    m_close->hide();
    m_text->hide();
    connect(m_action, &QPushButton::clicked, this, &InfoBanner::actionTriggered);
    connect(m_close, &QAbstractButton::clicked, this, [this] {
        hide();
        emit closed();
    });
}

void InfoBanner::setNotice(NoticeKind kind, const QString &title, const QString &text)
{
    const bool news = kind != m_kind || title != m_title->text() || text != m_text->text();
    m_kind = kind;
    m_icon.clear();
    m_title->setText(title);
    m_title->setWeight(text.isEmpty() ? QFont::Medium : QFont::DemiBold);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    static_cast<NoticeButton *>(m_action)->setInk(noticeLook(kind).text);
    setAccessibleName(title);
    setAccessibleDescription(text);
    update();
    if (news && isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void InfoBanner::setIconName(const QString &name)
{
    m_icon = name;
    update();
}

void InfoBanner::setAction(const QString &label, const QString &iconName)
{
    m_action->setText(label);
    studio::ui::setIconName(m_action, iconName);
    m_action->setVisible(!label.isEmpty());
    m_action->updateGeometry();
}

void InfoBanner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString InfoBanner::title() const
{
    return m_title->text();
}

QString InfoBanner::text() const
{
    return m_text->text();
}

void InfoBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const NoticeLook look = noticeLook(m_kind);
    const QColor fill = theme().*look.fill;
    const QColor glyph = theme().*look.glyph;
    parts::roundBox(&painter, rect(), 9, fill,
                    theme().highContrast ? theme().borderControl : parts::mixed(fill, glyph, 0.24));
    const QRect slot = QStyle::visualRect(layoutDirection(), rect(), QRect(14, (height() - 18) / 2, 18, 18));
    drawIcon(&painter, m_icon.isEmpty() ? look.iconName : m_icon, slot, glyph);
}

void InfoBanner::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_title->text().isEmpty())
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace studio::ui
