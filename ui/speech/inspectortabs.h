// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QStackedWidget;

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class Segmented;

/// The two faces of the inspector: Settings | History. Remembers which was shown.
class InspectorTabs final : public QWidget {
    Q_OBJECT

public:
    InspectorTabs(QWidget *settingsPage, settings::SettingsStore &settings, QWidget *parent = nullptr);

    /// The panel owns it from now on.
    void setHistory(QWidget *page);
    void showHistory();
    [[nodiscard]] bool isHistoryShown() const;

    [[nodiscard]] QSize sizeHint() const override { return {304, 400}; }

signals:
    void historyShown(bool shown);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showPage(int page);

    settings::SettingsStore &m_settings;
    Segmented *m_tabs;
    QStackedWidget *m_pages;
};

} // namespace studio::ui
