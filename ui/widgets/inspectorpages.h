// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QStackedWidget;

namespace studio::ui {

class Segmented;

/// An inspector with several faces: "Captions | Details".
class InspectorPages final : public QWidget {
    Q_OBJECT

public:
    explicit InspectorPages(const QString &accessibleName, QWidget *parent = nullptr);

    /// Owns the page from now on.
    void addPage(const QString &title, QWidget *page);
    /// Below the pages, whichever is shown. Owns it from now on.
    void setFooter(QWidget *footer);
    /// Beside the width all inspectors have.
    void setExtraWidth(int pixels);
    [[nodiscard]] int currentIndex() const;
    void setCurrentIndex(int index);

    [[nodiscard]] QSize sizeHint() const override { return {304, 400}; }

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Segmented *m_tabs;
    QStackedWidget *m_pages;
    QStringList m_titles;
    int m_extraWidth = 0;
};

} // namespace studio::ui
