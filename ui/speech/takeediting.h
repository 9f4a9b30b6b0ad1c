// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "ui/speech/speechparts.h"

#include <QObject>

namespace studio::ui {

/// All that is done with takes after they are made: name and note, comparing, words, selection, comping.
/// Makes the features and holds what is too small for a file of its own. GUI thread.
class TakeEditing final : public QObject {
    Q_OBJECT

public:
    explicit TakeEditing(const SpeechParts &parts, QObject *parent = nullptr);

private:
    void openDetails(const TakeId &id);
    void swapWithPrevious();

    const SpeechParts m_parts;
};

} // namespace studio::ui
