// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/routes/soundanswer.h"

namespace studio::sandbox {

/// POST /v1/speech-to-speech/{voice_id} and /v1/audio-isolation, each with its /stream, and what was
/// isolated. A thousand credits a minute. Owns the answers under way.
class SoundRoutes final : public QObject {
    Q_OBJECT
public:
    SoundRoutes(ServiceState &state, Router &router, QObject *parent);

private:
    void change(const Call &call, bool stream);
    void isolate(const Call &call, bool stream);
    void begin(const Call &call, const SoundOrder &order);
    void listIsolations(const Call &call);
    void removeIsolation(const Call &call);

    ServiceState &m_state;
};

} // namespace studio::sandbox
