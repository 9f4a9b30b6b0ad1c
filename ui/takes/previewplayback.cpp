// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/previewplayback.h"

#include "core/account/account.h"
#include "core/account/previewloader.h"
#include "core/audio/decodefile.h"
#include "core/audio/player.h"

namespace studio::ui {

using Track = std::shared_ptr<audio::PcmTrack>;

PreviewPlayback::PreviewPlayback(account::Account &account, account::PreviewLoader &loader,
                                 audio::Player &player, QObject *parent)
    : QObject(parent), m_account(account), m_loader(loader), m_player(player)
{
    connect(&player, &audio::Player::finished, this, [this] { setVoice({}); });
    connect(&player, &audio::Player::deviceLost, this, [this](const Error &error) {
        if (!m_voice.isEmpty())
            emit failed(error);
        stop();
    });
}

void PreviewPlayback::toggle(const api::Voice &voice)
{
    const bool same = m_voice == voice.id;
    stop();
    if (same)
        return;
    if (!m_account.backend()) {
        emit failed(Error::make(ErrorKind::Network, tr("No connection. The preview cannot be fetched now.")));
        return;
    }
    setVoice(voice.id);
    m_player.prepare();
    auto *job = chain(m_loader.load(voice, *m_account.backend(), this), this, [](const QString &path) {
        return runInWorker<Track>(
            [path](const StopFlag &stopped) { return audio::decodeFile(path, stopped); });
    });
    m_job = job;
    job->then(this, [this](const Result<Track> &track) {
        if (!track) {
            setVoice({});
            if (!track.error().isCancelled())
                emit failed(track.error());
            return;
        }
        m_player.load(*track);
        m_player.play();
    });
}

void PreviewPlayback::stop()
{
    m_job.cancel();
    if (m_voice.isEmpty())
        return;
    m_player.close();
    setVoice({});
}

void PreviewPlayback::setVolume(double volume)
{
    m_player.setVolume(volume);
}

void PreviewPlayback::setVoice(const VoiceId &voice)
{
    if (m_voice == voice)
        return;
    m_voice = voice;
    emit voiceChanged(voice);
}

} // namespace studio::ui
