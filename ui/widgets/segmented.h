// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QAbstractButton;

namespace studio::ui {

class RovingGroup;

/// A row of exclusive choices ("Settings | History"). One Tab stop; ← → choose.
class Segmented final : public QWidget {
    Q_OBJECT
    Q_PROPERTY(int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentChanged)

public:
    explicit Segmented(QWidget *parent = nullptr);

    void setSegments(const QStringList &labels);
    [[nodiscard]] int count() const { return int(m_segments.size()); }
    [[nodiscard]] int currentIndex() const { return m_current; }
    void setCurrentIndex(int index);

signals:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<QAbstractButton *> m_segments;
    RovingGroup *m_roving;
    int m_current = -1;
};

} // namespace studio::ui
