// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/voicefilter.h"

#include <QWidget>

namespace studio::ui {

class FilterChip;
class RovingGroup;

/// Chips that narrow a list of voices: starred, recent, and a menu for each thing the voices differ in. One
/// Tab stop with ← → inside; Space switches, ↓ opens a menu.
class VoiceFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit VoiceFilterBar(QWidget *parent = nullptr);

    /// What the menus offer. A chip without a choice is hidden.
    void setChoices(const std::array<QStringList, kVoiceFacets> &choices);
    void setFilter(const VoiceFilter &filter);
    [[nodiscard]] const VoiceFilter &filter() const { return m_filter; }
    [[nodiscard]] FilterChip *chip(VoiceFacet facet) const { return m_facets[std::size_t(facet)]; }

signals:
    void filterChanged(const studio::ui::VoiceFilter &filter);

private:
    void change(const VoiceFilter &filter);
    void openMenu(VoiceFacet facet);
    void show(const VoiceFilter &filter);

    VoiceFilter m_filter;
    std::array<QStringList, kVoiceFacets> m_choices;
    FilterChip *m_starred;
    FilterChip *m_recent;
    std::array<FilterChip *, kVoiceFacets> m_facets{};
    RovingGroup *m_roving;
};

} // namespace studio::ui
