// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/voicefilterbar.h"

#include "ui/widgets/accessibility.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/rovinggroup.h"

#include <QHBoxLayout>
#include <QMenu>

namespace studio::ui {

using namespace Qt::StringLiterals;

VoiceFilterBar::VoiceFilterBar(QWidget *parent)
    : QWidget(parent), m_starred(new FilterChip(tr("Starred"), false, this)),
      m_recent(new FilterChip(tr("Recent"), false, this)),
      m_roving(new RovingGroup(RovingGroup::Axis::Horizontal, this))
{
    installAccessibility();
    setAccessibleName(tr("Filter voices"));
    m_starred->setObjectName(u"filterStarred"_s);
    m_recent->setObjectName(u"filterRecent"_s);
    const std::array<QString, kVoiceFacets> titles{tr("Gender"), tr("Accent"), tr("Age"), tr("Use"),
                                                   tr("Language")};
    const std::array<QString, kVoiceFacets> names{u"filterGender"_s, u"filterAccent"_s, u"filterAge"_s,
                                                  u"filterUse"_s, u"filterLanguage"_s};
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_starred);
    row->addWidget(m_recent);
    m_roving->add(m_starred);
    m_roving->add(m_recent);
    for (std::size_t i = 0; i < m_facets.size(); ++i) {
        m_facets[i] = new FilterChip(titles[i], true, this);
        m_facets[i]->setObjectName(names[i]);
        m_facets[i]->hide();
        row->addWidget(m_facets[i]);
        m_roving->add(m_facets[i]);
        connect(m_facets[i], &FilterChip::menuRequested, this, [this, i] { openMenu(VoiceFacet(i)); });
    }
    row->addStretch(1);
    connect(m_starred, &QAbstractButton::clicked, this, [this](bool on) {
        VoiceFilter filter = m_filter;
        filter.starred = on;
        change(filter);
    });
    connect(m_recent, &QAbstractButton::clicked, this, [this](bool on) {
        VoiceFilter filter = m_filter;
        filter.recent = on;
        change(filter);
    });
}

void VoiceFilterBar::setChoices(const std::array<QStringList, kVoiceFacets> &choices)
{
    m_choices = choices;
    for (std::size_t i = 0; i < m_facets.size(); ++i)
        m_facets[i]->setVisible(choices[i].size() > 1 || !m_filter.facets[i].isEmpty());
}

void VoiceFilterBar::setFilter(const VoiceFilter &filter)
{
    m_filter = filter;
    show(filter);
}

void VoiceFilterBar::show(const VoiceFilter &filter)
{
    m_starred->setChecked(filter.starred);
    m_recent->setChecked(filter.recent);
    for (std::size_t i = 0; i < m_facets.size(); ++i)
        m_facets[i]->setChoice(filter.facets[i]);
}

void VoiceFilterBar::change(const VoiceFilter &filter)
{
    setFilter(filter);
    emit filterChanged(filter);
}

void VoiceFilterBar::openMenu(VoiceFacet facet)
{
    FilterChip *chip = m_facets[std::size_t(facet)];
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &label, const QString &value) {
        QAction *action = menu->addAction(label, this, [this, facet, value] {
            VoiceFilter filter = m_filter;
            filter.setFacet(facet, value);
            change(filter);
        });
        action->setCheckable(true);
        action->setChecked(m_filter.facet(facet) == value);
    };
    add(tr("Any"), {});
    menu->addSeparator();
    for (const QString &value : m_choices[std::size_t(facet)])
        add(value, value);
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + 2)));
}

} // namespace studio::ui
