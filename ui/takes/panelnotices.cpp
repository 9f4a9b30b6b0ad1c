// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/panelnotices.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

PanelNotices::PanelNotices(QWidget *parent) : QWidget(parent), m_banner(new InfoBanner(this))
{
    setObjectName(u"panelNotices"_s);
    m_banner->setObjectName(u"panelBanner"_s);
    m_banner->setClosable(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_banner);
    hide();
    connect(m_banner, &InfoBanner::actionTriggered, this, [this] {
        if (const auto notice = shown())
            emit actionTriggered(notice->action);
    });
    connect(m_banner, &InfoBanner::closed, this, [this] {
        for (auto &notice : m_notices) {
            if (notice) {
                notice.reset();
                break;
            }
        }
        refresh();
    });
}

void PanelNotices::set(Rank rank, const std::optional<SpeechNotice> &notice)
{
    auto &place = m_notices[size_t(rank)];
    if (place == notice)
        return;
    place = notice;
    refresh();
}

std::optional<SpeechNotice> PanelNotices::shown() const
{
    for (const auto &notice : m_notices) {
        if (notice)
            return notice;
    }
    return {};
}

void PanelNotices::refresh()
{
    const auto notice = shown();
    setVisible(notice.has_value());
    m_banner->setVisible(notice.has_value());
    if (!notice)
        return;
    m_banner->setNotice(notice->kind, notice->title, notice->text);
    m_banner->setAction(actionLabel(notice->action));
}

} // namespace studio::ui
