// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace studio::ui {

/// Placeholder rows while voices load.
class VoiceSkeleton final : public QWidget {
    Q_OBJECT

public:
    explicit VoiceSkeleton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace studio::ui
