// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace studio::ui {

/// Parts below one another that share the height they get. Only when all are as small as they can be, with
/// large text in a small window, they are scrolled to instead of squeezed.
class ScrollColumn final : public QScrollArea {
    Q_OBJECT

public:
    explicit ScrollColumn(QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// The parent of the parts.
    [[nodiscard]] QWidget *page() const { return widget(); }

private:
    QVBoxLayout *m_column;
};

} // namespace studio::ui
