// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/voicechooser.h"

#include "core/account/account.h"
#include "ui/takes/previewplayback.h"
#include "ui/takes/voiceitems.h"
#include "ui/takes/voicemarks.h"
#include "ui/widgets/voicepickerpopover.h"

using namespace Qt::StringLiterals;

namespace studio::ui {

VoiceChooser::VoiceChooser(account::Account &account, account::PreviewLoader &previews, audio::Player &player,
                           settings::SettingsStore &settings, QWidget *panel)
    : QObject(panel), m_account(account), m_preview(new PreviewPlayback(account, previews, player, this)),
      m_marks(new VoiceMarks(settings, this)), m_picker(new VoicePickerPopover(panel))
{
    using account::Account;
    m_picker->setObjectName(u"voicePicker"_s);
    m_picker->hide();
    connect(&account, &Account::stateChanged, this, &VoiceChooser::refresh);
    connect(&account, &Account::voicesChanged, this, &VoiceChooser::refresh);
    connect(&account, &Account::profileChanged, this, [this] {
        stopPreview();
        m_marks->load(m_account.profile().id);
        refresh();
    });
    connect(m_picker, &VoicePickerPopover::chosen, this, [this](const VoiceItem &voice) {
        m_preview->stop();
        m_marks->noteUsed(voice.id);
        if (m_answer)
            std::exchange(m_answer, nullptr)(voice.id);
        else
            emit chosen(voice.id);
    });
    connect(m_picker, &VoicePickerPopover::previewRequested, this, [this](const VoiceItem &item) {
        const QList<api::Voice> &voices = m_account.voices();
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
    m_marks->load(account.profile().id);
    refresh();
}

void VoiceChooser::setCurrent(const VoiceId &voice)
{
    m_current = voice;
    m_picker->setCurrent(voice);
}

void VoiceChooser::open(QWidget *anchor)
{
    m_answer = nullptr;
    m_picker->setCurrent(m_current);
    m_picker->open(anchor);
}

void VoiceChooser::pick(QWidget *anchor, std::function<void(const VoiceId &voice)> answer)
{
    m_answer = std::move(answer);
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
    if (m_account.voices().isEmpty() && m_account.state() == State::Connecting)
        m_picker->setLoading();
    else
        m_picker->setVoices(voiceItemsFrom(m_account.voices(), sandbox));
    m_picker->setOffline(m_account.state() == State::Offline);
    m_picker->setCurrent(m_current);
}

} // namespace studio::ui
