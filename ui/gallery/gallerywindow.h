// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/themecontroller.h"

#include <QList>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace studio::ui {

namespace gallery {
class Section;
}
class Segmented;
class Switch;

/// Every component in all its states, for those who make them: theme, contrast, text size and direction can
/// be switched. Its sample texts are not translated.
class GalleryWindow final : public QWidget {
    Q_OBJECT

public:
    explicit GalleryWindow(ThemeController &themes, QWidget *parent = nullptr);
    ~GalleryWindow() override;

    struct Look {
        QString name; ///< Of the pictures: "dark-large".
        bool dark = false;
        bool highContrast = false;
        bool large = false;
        bool mirrored = false;
    };
    [[nodiscard]] static QList<Look> looks();
    void apply(const Look &look);
    [[nodiscard]] const QList<gallery::Section *> &sections() const { return m_sections; }
    /// Writes FOLDER/<section>-<look>.png, look by look; shot() follows.
    void shoot(const QString &folder);

signals:
    /// All the pictures, or none on failure.
    void shot(const QStringList &files);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeBar();
    void applyBar();
    void showOverlays();
    void shootLook(qsizetype index);
    [[nodiscard]] bool saveSections(const QString &lookName);

    ThemeController &m_themes;
    Segmented *m_scheme;
    Switch *m_contrast;
    Switch *m_large;
    Switch *m_mirrored;
    QScrollArea *m_scroll;
    QWidget *m_holder;
    QList<gallery::Section *> m_sections;
    QString m_folder;
    QStringList m_files;
};

} // namespace studio::ui
