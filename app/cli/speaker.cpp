// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/speaker.h"

using namespace Qt::StringLiterals;

namespace studio::app {

Speaker::Speaker(speech::SpeechEngine &engine, const edit::EditStores &stores, audio::Player *player,
                 Output &output, QObject *parent)
    : QObject(parent), m_engine(engine), m_stores(stores), m_player(player), m_output(output)
{
    if (!m_player)
        return;
    connect(m_player, &audio::Player::stateChanged, this, [this](audio::Player::State state) {
        if (m_playing && state == audio::Player::State::Playing && !m_toldPlaying) {
            m_toldPlaying = true;
            m_output.event(u"playing"_s, about());
        }
    });
    connect(m_player, &audio::Player::finished, this, &Speaker::playingDone);
    connect(m_player, &audio::Player::deviceLost, this, [this](const Error &error) {
        if (!m_playing)
            return;
        // The sound is still made and kept; only the listening fails.
        m_playError = error;
        m_playing = false;
        finishWhenDone();
    });
}

void Speaker::speak(const api::SpeechApi &api, const edit::SpeechPlan &plan, int line)
{
    m_plan = plan;
    m_line = line;
    m_busy = true;
    m_playing = false;
    m_toldPlaying = false;
    m_toldUnkept = false;
    m_outcome.reset();
    m_playError.reset();
    if (m_player) {
        const auto format = audio::parseStreamFormat(plan.whole.request.outputFormat);
        m_player->prepare({format && format->sampleRateHz > 0 ? format->sampleRateHz : 44100, 1});
    }
    m_output.event(u"started"_s,
                   about({{u"characters"_s, edit::billedCharactersOf(plan)},
                          {u"estimated_credits"_s, edit::estimatedCredits(plan)}}));
    if (plan.isPlain())
        m_generation = m_engine.generate(api, plan.parts.front().inputs, speech::Repeat::UseMade);
    else
        m_generation =
            new edit::LongSpeech(m_engine, m_stores, api, plan, speech::Repeat::UseMade, &m_engine);
    connect(m_generation, &speech::Generation::trackReady, this,
            [this](const std::shared_ptr<audio::PcmTrack> &track) {
                m_output.event(u"first_audio"_s, about());
                startPlaying(track, m_plan.whole.host);
            });
    connect(m_generation, &speech::Generation::peaksChanged, this, [this] {
        if (m_generation && m_generation->track())
            m_output.progress(u"%1 s"_s.arg(m_generation->track()->seconds(), 0, 'f', 1),
                              m_generation->track()->seconds(), edit::estimatedSeconds(m_plan));
    });
    connect(m_generation, &speech::Generation::stateChanged, this, [this](speech::Generation::State state) {
        if (state == speech::Generation::State::Saving)
            m_output.event(u"received"_s, about());
    });
    connect(m_generation, &speech::Generation::quiet, this, [this](std::chrono::seconds silence) {
        m_output.note(tr("Still waiting for the service (%n s). The request may be charged already.", nullptr,
                         static_cast<int>(silence.count())));
        m_output.event(u"quiet"_s, about({{u"seconds"_s, static_cast<qint64>(silence.count())}}));
    });
    connect(m_generation, &speech::Generation::retrying, this,
            [this](const Error &reason, std::chrono::milliseconds wait) {
                m_output.note(
                    tr("%1 Trying again in %2 s.")
                        .arg(reason.message, QString::number(static_cast<double>(wait.count()) / 1000)));
                m_output.event(u"retrying"_s,
                               about({{u"kind"_s, errorKindName(reason.kind)},
                                      {u"wait_ms"_s, static_cast<qint64>(wait.count())}}));
            });
    connect(m_generation, &speech::Generation::savingFailed, this, [this](const Error &error) {
        // While it still arrives the disk may get room again.
        const bool isWhole = m_generation && m_generation->state() == speech::Generation::State::Saving;
        if (isWhole && !std::exchange(m_toldUnkept, true))
            emit couldNotKeep(error, m_generation->track());
    });
    connect(m_generation, &speech::Generation::finished, this, &Speaker::generationDone);
}

void Speaker::cancel()
{
    if (m_player)
        m_player->stop();
    m_playing = false;
    if (m_generation)
        m_generation->cancel();
    else
        fail(Error::cancelled());
}

void Speaker::startPlaying(const std::shared_ptr<audio::PcmTrack> &track, const QString &lineKey)
{
    if (!m_player || m_playError)
        return;
    m_playing = true;
    audio::LoadOptions options;
    options.lineKey = lineKey;
    options.expectedDuration =
        std::chrono::milliseconds(static_cast<qint64>(edit::estimatedSeconds(m_plan) * 1000));
    m_player->load(track, options);
    m_player->play();
}

void Speaker::generationDone(const Result<speech::Outcome> &outcome)
{
    m_output.endProgress();
    if (!outcome) {
        fail(outcome.error());
        return;
    }
    m_outcome = *outcome;
    if (outcome->alreadyMade && m_player) {
        playMade();
        return;
    }
    finishWhenDone();
}

void Speaker::playMade()
{
    m_playing = true;
    m_engine.loadTrack(m_outcome->take)
        ->then(this, [this](const Result<std::shared_ptr<audio::PcmTrack>> &track) {
            m_playing = false;
            if (track)
                startPlaying(*track, {});
            else
                m_playError = track.error();
            finishWhenDone();
        });
}

void Speaker::playingDone()
{
    if (!m_playing)
        return;
    m_playing = false;
    const audio::PlaybackStats stats = m_player->stats();
    m_output.event(
        u"played"_s,
        about({{u"holes"_s, stats.holes}, {u"hole_ms"_s, static_cast<qint64>(stats.holeTotal.count())}}));
    finishWhenDone();
}

void Speaker::finishWhenDone()
{
    if (!m_busy || m_playing || !m_outcome)
        return;
    m_busy = false;
    emit spoken(*m_outcome);
}

void Speaker::fail(const Error &error)
{
    if (!m_busy)
        return;
    m_busy = false;
    m_playing = false;
    if (m_player)
        m_player->stop();
    emit failed(error);
}

QJsonObject Speaker::about(QJsonObject fields) const
{
    if (m_line > 0)
        fields.insert(u"line", m_line);
    return fields;
}

} // namespace studio::app
