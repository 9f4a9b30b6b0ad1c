// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace studio::ui {

/// What the panel shows while there is no session: how to begin one, and what there was before. Features add
/// their sections; each is as wide as the page.
class AgentHome final : public QScrollArea {
    Q_OBJECT

public:
    explicit AgentHome(QWidget *parent = nullptr);

    /// Where a section stands, from top to bottom.
    enum class Place { Start, Recent, Service };
    /// Owns the section from now on.
    void addSection(Place place, QWidget *section);

private:
    QVBoxLayout *m_column;
    QVBoxLayout *m_places[3];
};

} // namespace studio::ui
