// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace studio::ui {

/// Speaks passing status to assistive technology: an invisible label whose accessible name changes with an
/// alert. One a window.
class StatusText final : public QWidget {
    Q_OBJECT

public:
    explicit StatusText(QWidget *parent = nullptr);

    /// Says a sentence; the same sentence twice is said twice.
    void announce(const QString &sentence);
    [[nodiscard]] QString text() const { return accessibleName(); }
};

} // namespace studio::ui
