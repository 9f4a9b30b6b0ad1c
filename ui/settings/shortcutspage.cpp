// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutspage.h"

#include "ui/theme/typography.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/shortcutlist.h"
#include "ui/widgets/shortcutmap.h"

#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kListHeight = 420;

} // namespace

ShortcutsPage::ShortcutsPage(const SettingsServices &services, QWidget *parent)
    : SettingsPage({u"shortcuts"_s, tr("Shortcuts"), u"keyboard"_s}, services.settings, parent),
      m_shortcuts(services.shortcuts), m_list(new ShortcutList(services.shortcuts, this)),
      m_search(new SearchField(this)), m_reset(new QPushButton(tr("Reset all"), this))
{
    m_reset->setObjectName(u"shortcuts.all.control"_s);
    m_reset->setAccessibleName(tr("Reset all shortcuts"));
    addRow({u"shortcuts.all"_s,
            tr("Keyboard shortcuts"),
            tr("Enter changes the keys of a row, Backspace brings back its own. Keys in use elsewhere can be "
               "swapped."),
            {tr("keys"), tr("remap"), tr("hotkeys")}},
           m_reset);
    m_search->setObjectName(u"shortcutsSearch"_s);
    m_search->setAccessibleName(tr("Search shortcuts"));
    m_search->setPlaceholderText(tr("Search shortcuts"));
    m_list->setObjectName(u"shortcutsList"_s);
    m_list->setHeadings(true);
    followTextScale(m_list, [this] { m_list->setMinimumHeight(scaled(kListHeight)); });
    auto *holder = new QWidget(this);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(12, 0, 12, 12);
    column->setSpacing(10);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    addExtra(holder);
    connect(m_search, &QLineEdit::textChanged, m_list, &ShortcutList::setFilter);
    connect(m_list, &ShortcutList::announced, this, &SettingsPage::announced);
    connect(m_reset, &QAbstractButton::clicked, this, [this] {
        m_shortcuts.resetAll();
        emit announced(tr("All shortcuts are as shipped."));
    });
    connect(&m_shortcuts, &ShortcutMap::changed, this,
            [this] { m_reset->setEnabled(m_shortcuts.hasChanges()); });
    m_reset->setEnabled(m_shortcuts.hasChanges());
}

void ShortcutsPage::enter()
{
    m_list->setGroups({});
    m_reset->setEnabled(m_shortcuts.hasChanges());
}

} // namespace studio::ui
