// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/voicechooser.h"

#include "core/account/account.h"
#include "ui/speech/previewplayback.h"
#include "ui/speech/speechsession.h"
#include "ui/speech/voiceitems.h"
#include "ui/speech/voicemarks.h"
#include "ui/widgets/voicepickerpopover.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

VoiceChooser::VoiceChooser(SpeechSession &session, account::Account &account,
                           account::PreviewLoader &previews, audio::Player &player,
                           settings::SettingsStore &settings, QWidget *panel)
    : QObject(panel), m_session(session), m_account(account),
      m_preview(new PreviewPlayback(account, previews, player, this)),
      m_marks(new VoiceMarks(settings, this)), m_picker(new VoicePickerPopover(panel))
{
    m_picker->setObjectName(u"voicePicker"_s);
    m_picker->hide();
    connect(&account, &account::Account::stateChanged, this, &VoiceChooser::refresh);
    connect(&account, &account::Account::profileChanged, this, &VoiceChooser::stopPreview);
    connect(&session, &SpeechSession::voicesChanged, this, &VoiceChooser::refresh);
    connect(&session, &SpeechSession::choiceChanged, this,
            [this] { m_picker->setCurrent(m_session.choice().voice); });
    connect(m_picker, &VoicePickerPopover::chosen, this, [this](const VoiceItem &voice) {
        m_preview->stop();
        m_marks->noteUsed(voice.id);
        if (m_chosen)
            std::exchange(m_chosen, nullptr)(voice.id);
        else
            m_session.setVoice(voice.id);
    });
    connect(m_picker, &VoicePickerPopover::previewRequested, this, [this](const VoiceItem &item) {
        const QList<api::Voice> &voices = m_session.voices();
        const auto found = std::find_if(voices.begin(), voices.end(),
                                        [&item](const api::Voice &voice) { return voice.id == item.id; });
        if (found == voices.end())
            return;
        emit previewStarting();
        m_preview->toggle(*found);
    });
    connect(m_picker, &VoicePickerPopover::starToggled, m_marks, &VoiceMarks::toggleStar);
    connect(m_picker, &VoicePickerPopover::slotRequested, this, &VoiceChooser::slotRequested);
    connect(m_marks, &VoiceMarks::starsChanged, this, [this] { m_picker->setStarred(m_marks->starred()); });
    connect(m_marks, &VoiceMarks::recentChanged, this, [this] { m_picker->setRecent(m_marks->recent()); });
    connect(m_picker, &VoicePickerPopover::previewStopRequested, m_preview, &PreviewPlayback::stop);
    connect(m_preview, &PreviewPlayback::voiceChanged, m_picker, &VoicePickerPopover::setPlaying);
    connect(m_preview, &PreviewPlayback::failed, this, &VoiceChooser::failed);
    connect(&session, &SpeechSession::placeChanged, this, [this, known = ProfileId()]() mutable {
        if (std::exchange(known, m_session.place().profile) != m_session.place().profile)
            m_marks->load(m_session.place().profile);
    });
    m_marks->load(session.place().profile);
    refresh();
}

void VoiceChooser::open(QWidget *anchor)
{
    m_chosen = nullptr;
    m_picker->setCurrent(m_session.choice().voice);
    m_picker->open(anchor);
}

void VoiceChooser::pick(QWidget *anchor, std::function<void(const VoiceId &voice)> chosen)
{
    m_chosen = std::move(chosen);
    m_picker->setCurrent({});
    m_picker->open(anchor);
}

void VoiceChooser::close()
{
    m_picker->dismiss();
}

void VoiceChooser::stopPreview()
{
    m_preview->stop();
}

void VoiceChooser::setVolume(double volume)
{
    m_preview->setVolume(volume);
}

void VoiceChooser::refresh()
{
    using State = account::Account::State;
    const bool sandbox = m_account.profile().dialect == profiles::DialectKind::Sandbox;
    if (m_session.voices().isEmpty() && m_account.state() == State::Connecting)
        m_picker->setLoading();
    else
        m_picker->setVoices(voiceItemsFrom(m_session.voices(), sandbox));
    m_picker->setOffline(m_account.state() == State::Offline);
    m_picker->setCurrent(m_session.choice().voice);
}

} // namespace studio::ui
