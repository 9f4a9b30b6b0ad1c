// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/scriptcompiler.h"

#include <QMenu>

class QAction;

namespace studio::ui {

/// Lengths of a pause, and whether the voice or the studio makes it. Shown below a button.
class PauseMenu final : public QMenu {
    Q_OBJECT

public:
    explicit PauseMenu(QWidget *parent = nullptr);

    /// What the model can do decides what is said about exactness.
    void setModel(const text::ModelMarkup &model);
    void setChoice(text::PauseChoice choice);

signals:
    /// "[pause 0.6s]"
    void pauseChosen(const QString &tag);
    void choiceChanged(studio::text::PauseChoice choice);

private:
    QAction *m_byModel;
    QAction *m_silence;
};

} // namespace studio::ui
