// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutsdialog.h"

#include "ui/shell/windowshortcuts.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/shortcutlist.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QShowEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

ShortcutsDialog::ShortcutsDialog(ShortcutMap &map, const QString &panelGroup, QWidget *parent)
    : DialogFrame(tr("Keyboard shortcuts"), 860, parent), m_map(map), m_panelGroup(panelGroup),
      m_filter(new SearchField(this)), m_anywhere(new ShortcutList(map, this)),
      m_panel(new ShortcutList(map, this)), m_playback(new ShortcutList(map, this)),
      m_panelTitle(new TextLabel(panelGroup, TypeRole::Small, &Theme::accentText, this)),
      m_hint(new TextLabel(tr("↵ changes the keys of a row, Backspace brings back its first ones."),
                           TypeRole::Small, &Theme::text3, this)),
      m_resetAll(new QPushButton(tr("Reset all"), this)),
      m_settings(new QPushButton(tr("Shortcuts in Settings"), this))
{
    setObjectName(u"shortcutsDialog"_s);
    m_filter->setObjectName(u"shortcutFilter"_s);
    m_filter->setPlaceholderText(tr("Filter shortcuts"));
    m_filter->setAccessibleName(tr("Filter shortcuts"));
    m_filter->setFixedWidth(scaled(240));
    addToHead(m_filter);

    m_anywhere->setGroups({shortcutGroupAnywhere()});
    m_anywhere->view()->setAccessibleName(tr("Shortcuts that work anywhere"));
    m_panel->setGroups({panelGroup});
    m_panel->view()->setAccessibleName(tr("Shortcuts of the panel"));
    m_playback->setGroups({shortcutGroupPlayback()});
    m_playback->view()->setAccessibleName(tr("Shortcuts of the playback"));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(28);
    // The ground of a row under the mouse reaches further than its text, which is in line with the title.
    columns->addSpacing(-6);
    columns->setContentsMargins(0, 0, 6, 0);
    m_panelTitle->setWeight(600);
    columns->addWidget(column(shortcutGroupAnywhere(), m_anywhere), 1);
    columns->addWidget(column({}, m_panel), 1);
    columns->addWidget(column(shortcutGroupPlayback(), m_playback), 1);
    DialogFrame::column()->addLayout(columns, 1);

    m_resetAll->setObjectName(u"shortcutsResetAll"_s);
    m_settings->setObjectName(u"shortcutsSettings"_s);
    setVariant(m_resetAll, Variant::Ghost);
    setVariant(m_settings, Variant::Link);
    m_settings->hide();
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_hint, 1);
    foot->addWidget(m_resetAll);
    foot->addWidget(m_settings);
    DialogFrame::column()->addLayout(foot);

    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutsDialog::applyFilter);
    connect(m_resetAll, &QPushButton::clicked, &map, &ShortcutMap::resetAll);
    connect(m_settings, &QPushButton::clicked, this, [this] {
        dismiss();
        emit settingsRequested();
    });
    const auto showReset = [this] { m_resetAll->setVisible(m_map.hasChanges()); };
    connect(&map, &ShortcutMap::changed, this, showReset);
    showReset();
    for (const ShortcutList *list : {m_anywhere, m_panel, m_playback})
        connect(list, &ShortcutList::announced, this, &ShortcutsDialog::announced);
}

QWidget *ShortcutsDialog::column(const QString &title, ShortcutList *list)
{
    auto *box = new QWidget(this);
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    TextLabel *label = m_panelTitle;
    if (!title.isEmpty()) {
        label = new TextLabel(title, TypeRole::Small, &Theme::accentText, box);
        label->setWeight(600);
    }
    auto *indented = new QHBoxLayout;
    indented->setContentsMargins(6, 0, 6, 0);
    indented->addWidget(label);
    rows->addLayout(indented);
    rows->addWidget(list, 1);
    return box;
}

void ShortcutsDialog::setSettingsVisible(bool visible)
{
    m_settings->setVisible(visible);
}

QStringList ShortcutsDialog::otherGroups() const
{
    QStringList groups;
    for (const ShortcutMap::Entry &entry : m_map.entries()) {
        if (!groups.contains(entry.group))
            groups.append(entry.group);
    }
    groups.removeAll(shortcutGroupAnywhere());
    groups.removeAll(shortcutGroupPlayback());
    return groups;
}

/// While one searches, the other panels are found as well.
void ShortcutsDialog::applyFilter()
{
    const QString words = m_filter->text();
    const bool searching = !words.trimmed().isEmpty();
    m_panel->setGroups(searching ? otherGroups() : QStringList{m_panelGroup});
    m_panel->setHeadings(searching);
    m_panelTitle->setText(searching ? tr("Panels") : m_panelGroup);
    for (ShortcutList *list : {m_anywhere, m_panel, m_playback})
        list->setFilter(words);
}

void ShortcutsDialog::showEvent(QShowEvent *event)
{
    DialogFrame::showEvent(event);
    m_filter->setFocus(Qt::OtherFocusReason);
}

} // namespace studio::ui
