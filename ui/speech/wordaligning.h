// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "ui/speech/speechparts.h"

#include <QObject>

class QPushButton;

namespace studio::ui {

class CostButton;
class TakeWords;

/// Times for a take that came without them: from the service, for a price that is shown first, or guessed on
/// this machine for nothing. A row below the wave offers both while such a take is selected. GUI thread.
class WordAligning final : public QObject {
    Q_OBJECT

public:
    WordAligning(const SpeechParts &parts, TakeWords &words, QObject *parent = nullptr);

private:
    void buildRow();
    void show();
    void align();
    void start();
    void guess();
    void done(const QString &told);

    const SpeechParts m_parts;
    TakeWords &m_words;
    QWidget *m_row = nullptr;
    CostButton *m_align = nullptr;
    QPushButton *m_guess = nullptr;
    QAction *m_action = nullptr;
    bool m_running = false;
    JobGuard m_guessing;
};

} // namespace studio::ui
