// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialogframe.h"

class QCheckBox;

namespace studio::ui {

/// Asked when the window is closed while jobs run. Esc keeps the window open.
class CloseQuestion final : public DialogFrame {
    Q_OBJECT

public:
    explicit CloseQuestion(int jobs, QWidget *parent = nullptr);

signals:
    /// `always`: do not ask again.
    void keepRunning(bool always);
    void stopAndQuit(bool always);

private:
    QCheckBox *m_always;
};

} // namespace studio::ui
