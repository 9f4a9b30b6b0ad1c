// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace studio::ui {

/// How long the agent takes: figures, and every turn as a bar. Features put cards below.
class TimingPage final : public QWidget {
    Q_OBJECT

public:
    explicit TimingPage(QWidget *parent = nullptr);

    /// Below the waterfall, after a hairline, e.g. the scenario that runs. Owns it from now on.
    void addCard(QWidget *card);

private:
    QVBoxLayout *m_cards;
};

} // namespace studio::ui
