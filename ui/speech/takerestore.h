// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/store/take.h"
#include "ui/speech/speechchoice.h"
#include "ui/speech/speechparts.h"

#include <QObject>

namespace studio::ui {

/// What a take was made with, as choices of the panel. What its receipt does not say stays as `current` has
/// it.
SpeechChoice choiceOf(const store::Take &take, const SpeechChoice &current);
/// What the user wrote for it.
QString scriptOf(const store::Take &take);

/// Brings back everything a take was made of: text, voice, model and settings; and selects it. What stood
/// there before comes back by Undo. GUI thread.
class TakeRestore final : public QObject {
    Q_OBJECT

public:
    explicit TakeRestore(const SpeechParts &parts, QObject *parent = nullptr);

    void restore(const TakeId &id);

private:
    void put(const store::Take &take);

    const SpeechParts m_parts;
    JobGuard m_loading;
};

} // namespace studio::ui
