// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspanel.h"

#include "ui/settings/aboutpage.h"
#include "ui/settings/appearancepage.h"
#include "ui/settings/audiopage.h"
#include "ui/settings/cachepage.h"
#include "ui/settings/formatspage.h"
#include "ui/settings/jobspage.h"
#include "ui/settings/privacypage.h"
#include "ui/settings/profilespage.h"
#include "ui/settings/settingssource.h"
#include "ui/settings/shortcutspage.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/navrail.h"
#include "ui/widgets/searchfield.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kSectionsWidth = 196;
constexpr int kWidest = 760;

} // namespace

SettingsPanel::SettingsPanel(const SettingsServices &services, QWidget *parent)
    : Panel({u"settings"_s, tr("Settings"), u"settings"_s, QString()}, parent), m_services(services),
      m_source(new SettingsSource(*this)), m_content(new QWidget(this)), m_sections(new NavRail(m_content)),
      m_search(new SearchField(m_content)), m_scroll(new QScrollArea(m_content)), m_pagesHolder(new QWidget)
{
    setObjectName(u"settingsPanel"_s);
    m_steps.setInterval(0);
    connect(&m_steps, &QTimer::timeout, this, &SettingsPanel::buildNext);
    m_content->setAccessibleName(tr("Settings"));
    m_sections->setObjectName(u"settingsSections"_s);
    m_sections->setAccessibleName(tr("Sections of the settings"));
    followTextScale(m_sections, [this] { m_sections->setFixedWidth(scaled(kSectionsWidth)); });
    m_search->setObjectName(u"settingsSearch"_s);
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setMaximumWidth(kWidest);

    auto *pages = new QVBoxLayout(m_pagesHolder);
    pages->setContentsMargins(0, 0, 12, 20);
    pages->setSpacing(22);
    m_scroll->setObjectName(u"settingsScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_pagesHolder->setMaximumWidth(kWidest + 12);
    m_scroll->setWidget(m_pagesHolder);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_pagesHolder->setAutoFillBackground(false);

    auto *right = new QVBoxLayout;
    right->setContentsMargins(20, 16, 8, 0);
    right->setSpacing(16);
    right->addWidget(m_search);
    right->addWidget(m_scroll, 1);
    auto *row = new QHBoxLayout(m_content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sections);
    row->addLayout(right, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_content);
    connect(m_sections, &NavRail::activated, this, [this](const QString &id) {
        m_search->clear();
        showSection(id);
    });
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPanel::search);
}

/// The pages are made when they are first needed: most runs of the program never look at them.
void SettingsPanel::build()
{
    while (!isBuilt())
        buildNext();
}

void SettingsPanel::buildNext()
{
    switch (m_pages.size()) {
    case 0: {
        auto *profiles = new ProfilesPage(m_services, this);
        connect(profiles, &ProfilesPage::connectRequested, this, &SettingsPanel::connectRequested);
        connect(profiles, &ProfilesPage::keyChangeRequested, this, &SettingsPanel::keyChangeRequested);
        addPage(profiles);
        break;
    }
    case 1:
        addPage(new AppearancePage(m_services, this));
        break;
    case 2:
        addPage(new AudioPage(m_services, this));
        break;
    case 3:
        addPage(new FormatsPage(m_services, this));
        break;
    case 4:
        addPage(new JobsPage(m_services, this));
        break;
    case 5:
        addPage(new CachePage(m_services, this));
        break;
    case 6:
        addPage(new PrivacyPage(m_services, this));
        break;
    case 7:
        addPage(new ShortcutsPage(m_services, this));
        break;
    case 8:
        addPage(new AboutPage(m_services, this));
        break;
    default:
        finishPages();
        break;
    }
}

void SettingsPanel::finishPages()
{
    m_steps.stop();
    m_nothing =
        new EmptyState(u"search"_s, tr("No setting matches"),
                       tr("Try other words, or clear the search to see every section."), m_pagesHolder);
    m_nothing->setAction(tr("Clear the search"));
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] {
        m_search->clear();
        m_search->setFocus(Qt::OtherFocusReason);
    });
    auto *column = static_cast<QVBoxLayout *>(m_pagesHolder->layout());
    column->addWidget(m_nothing);
    column->addStretch(1);
    QList<NavEntry> entries;
    for (const SettingsPage *page : std::as_const(m_pages)) {
        const SettingsPage::Identity &identity = page->identity();
        entries.append({identity.id, identity.title, identity.iconName, {}, {}});
    }
    m_sections->setEntries(entries);
    showSection(u"profiles"_s);
    emit pagesBuilt();
}

SettingsPanel::~SettingsPanel() = default;

void SettingsPanel::addPage(SettingsPage *page)
{
    page->setParent(m_pagesHolder);
    page->hide(); // until its section is chosen
    static_cast<QVBoxLayout *>(m_pagesHolder->layout())->addWidget(page);
    connect(page, &SettingsPage::announced, this, &Panel::announced);
    m_pages.append(page);
}

SettingsPage *SettingsPanel::pageOf(const QString &id) const
{
    for (SettingsPage *page : m_pages) {
        if (page->identity().id == id)
            return page;
    }
    return nullptr;
}

void SettingsPanel::activate()
{
    build();
    m_search->setFocus(Qt::OtherFocusReason);
}

void SettingsPanel::open(const QVariantMap &what)
{
    build();
    if (const QString page = what.value(u"page"_s).toString(); pageOf(page)) {
        m_search->clear();
        showSection(page);
    }
    const QString wanted = what.value(u"row"_s).toString();
    for (SettingsPage *page : std::as_const(m_pages)) {
        for (SettingRow *row : page->rows()) {
            if (wanted.isEmpty() || row->text().id != wanted)
                continue;
            m_search->clear();
            showSection(page->identity().id);
            // The page is laid out first.
            QTimer::singleShot(0, row, [this, row] {
                m_scroll->ensureWidgetVisible(row, 0, 40);
                row->highlight();
            });
            return;
        }
    }
}

QList<PaletteSource *> SettingsPanel::paletteSources() const
{
    return {m_source};
}

QList<SettingHit> SettingsPanel::settingRows()
{
    // All at once would hold up the palette, which asks when it opens.
    if (!isBuilt()) {
        m_steps.start();
        return {};
    }
    QList<SettingHit> hits;
    for (const SettingsPage *page : std::as_const(m_pages)) {
        for (const SettingRow *row : page->rows())
            hits.append({row->text().id, page->identity().title, row->text().label, row->text().description,
                         row->text().keywords});
    }
    return hits;
}

void SettingsPanel::showSection(const QString &id)
{
    if (!pageOf(id))
        return;
    m_section = id;
    m_sections->setCurrent(id);
    m_scroll->verticalScrollBar()->setValue(0);
    applyVisibility();
}

void SettingsPanel::search(const QString &)
{
    applyVisibility();
    m_scroll->verticalScrollBar()->setValue(0);
}

void SettingsPanel::applyVisibility()
{
    if (!isBuilt())
        return;
    const QStringList words = m_search->text().split(u' ', Qt::SkipEmptyParts);
    int found = 0;
    for (SettingsPage *page : std::as_const(m_pages)) {
        const int rows = page->filter(words);
        const bool wanted = words.isEmpty() ? page->identity().id == m_section : rows > 0;
        const bool changes = wanted != m_shown.contains(page);
        page->setVisible(wanted);
        if (changes && wanted)
            m_shown.insert(page);
        else if (changes)
            m_shown.remove(page);
        if (changes && !wanted)
            page->leave();
        else if (changes && isVisible())
            page->enter();
        found += wanted ? rows : 0;
    }
    m_nothing->setVisible(!words.isEmpty() && found == 0);
    m_sections->setCurrent(words.isEmpty() ? m_section : QString());
    if (!words.isEmpty())
        emit announced(tr("%n settings found", nullptr, found));
}

void SettingsPanel::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    build();
    for (SettingsPage *page : std::as_const(m_shown))
        page->enter();
}

void SettingsPanel::hideEvent(QHideEvent *event)
{
    Panel::hideEvent(event);
    for (SettingsPage *page : std::as_const(m_shown))
        page->leave();
}

void SettingsPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().canvas);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(mirrored ? m_sections->x() - 1 : m_sections->geometry().right() + 1, 0, 1, height(),
                     theme().border);
}

} // namespace studio::ui
