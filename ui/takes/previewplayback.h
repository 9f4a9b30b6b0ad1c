// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/voice.h"
#include "core/audio/pcmtrack.h"
#include "core/base/jobguard.h"

#include <QObject>

#include <memory>

namespace studio::account {
class Account;
class PreviewLoader;
} // namespace studio::account
namespace studio::audio {
class Player;
}

namespace studio::ui {

/// Plays voice previews, one at a time: fetched (or found in the cache), decoded in a worker, played by a
/// player of their own. Asking for the one that sounds stops it.
class PreviewPlayback final : public QObject {
    Q_OBJECT

public:
    PreviewPlayback(account::Account &account, account::PreviewLoader &loader, audio::Player &player,
                    QObject *parent = nullptr);

    void toggle(const api::Voice &voice);
    void stop();
    /// The voice that is fetched or sounds; empty for none.
    [[nodiscard]] VoiceId voice() const { return m_voice; }
    void setVolume(double volume);

signals:
    void voiceChanged(const studio::VoiceId &voice);
    void failed(const studio::Error &error);

private:
    void setVoice(const VoiceId &voice);

    account::Account &m_account;
    account::PreviewLoader &m_loader;
    audio::Player &m_player;
    VoiceId m_voice;
    JobGuard m_job;
};

} // namespace studio::ui
