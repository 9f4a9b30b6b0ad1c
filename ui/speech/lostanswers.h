// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/store/take.h"
#include "ui/speech/speechparts.h"

#include <QObject>

namespace studio::ui {

/// What the panel does about answers that got lost: has them looked up, shows what was found, offers the list
/// of those that were not, and fetches the rest of a sound that broke off. GUI thread.
class LostAnswers final : public QObject {
    Q_OBJECT

public:
    explicit LostAnswers(const SpeechParts &parts, QObject *parent = nullptr);

private:
    void openList();
    void fetchWhole();
    void showCount();
    void take(const store::Take &take);

    const SpeechParts m_parts;
    TakeId m_cut; ///< The take of which only a part arrived, as long as its notice is shown.
    JobGuard m_fetching;
};

} // namespace studio::ui
