// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingsservices.h"
#include "ui/widgets/panel.h"

#include <QList>
#include <QSet>
#include <QTimer>

class QScrollArea;

namespace studio::ui {

class EmptyState;
class NavRail;
class SearchField;
class SettingsPage;
class SettingsSource;

/// A setting that can be looked for and jumped to from elsewhere.
struct SettingHit {
    QString id; ///< For open({"row": id}).
    QString section; ///< Title of its page.
    QString label;
    QString description;
    QStringList keywords;
    bool operator==(const SettingHit &) const = default;
};

/// Settings: sections on the left, rows on the right, one search over all of them. Changes count at once.
/// Opens
/// {"page": "audio"} and {"row": "appearance.theme"}.
class SettingsPanel final : public Panel {
    Q_OBJECT

public:
    explicit SettingsPanel(const SettingsServices &services, QWidget *parent = nullptr);
    ~SettingsPanel() override;

    [[nodiscard]] QWidget *content() const override { return m_content; }
    void activate() override;
    void open(const QVariantMap &what) override;
    [[nodiscard]] QList<PaletteSource *> paletteSources() const override;

    /// Every row, in the order of the pages; none before pagesBuilt(), which asking brings about page by
    /// page.
    [[nodiscard]] QList<SettingHit> settingRows();
    void showSection(const QString &id);

signals:
    void pagesBuilt();
    /// The user wants to add an account.
    void connectRequested();
    /// The user wants to replace the key of this profile.
    void keyChangeRequested(const QString &profileId);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void buildNext();
    void finishPages();
    [[nodiscard]] bool isBuilt() const { return m_nothing != nullptr; }
    void addPage(SettingsPage *page);
    void search(const QString &text);
    void applyVisibility();
    [[nodiscard]] SettingsPage *pageOf(const QString &id) const;

    SettingsServices m_services;
    SettingsSource *m_source;
    QWidget *m_content;
    NavRail *m_sections;
    SearchField *m_search;
    QScrollArea *m_scroll;
    QWidget *m_pagesHolder;
    EmptyState *m_nothing = nullptr;
    QList<SettingsPage *> m_pages;
    QSet<SettingsPage *> m_shown;
    QString m_section;
    QTimer m_steps;
};

} // namespace studio::ui
