// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/routes/speechanswer.h"

namespace studio::sandbox {

/// POST /v1/text-to-speech/{voice_id} and its three sisters. Owns the answers under way.
class SpeechRoutes final : public QObject {
    Q_OBJECT
public:
    SpeechRoutes(ServiceState &state, Router &router, QObject *parent);

private:
    void speak(const Call &call, AnswerShape shape);

    ServiceState &m_state;
};

} // namespace studio::sandbox
