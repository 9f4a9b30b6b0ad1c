// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QObject>

#include <functional>

namespace studio {
struct Error;
}
namespace studio::account {
class Account;
class PreviewLoader;
} // namespace studio::account
namespace studio::audio {
class Player;
}
namespace studio::settings {
class SettingsStore;
}

class QWidget;

namespace studio::ui {

class PreviewPlayback;
class VoiceMarks;
class VoicePickerPopover;

/// The voice picker of a panel and its previews: shows the voices of the account, and tells which was chosen.
class VoiceChooser final : public QObject {
    Q_OBJECT

public:
    /// `panel` owns it and gives the picker its window.
    VoiceChooser(account::Account &account, account::PreviewLoader &previews, audio::Player &player,
                 settings::SettingsStore &settings, QWidget *panel);

    /// The panel's own voice, as it is now.
    void setCurrent(const VoiceId &voice);
    /// For the panel's own voice.
    void open(QWidget *anchor);
    /// For something else: `answer` is called if the user picks a voice.
    void pick(QWidget *anchor, std::function<void(const VoiceId &voice)> answer);
    void close();
    void stopPreview();
    void setVolume(double volume);
    [[nodiscard]] VoiceMarks &marks() const { return *m_marks; }

signals:
    /// The panel's own voice should be this one.
    void chosen(const studio::VoiceId &voice);
    /// A preview begins: other sounds should end.
    void previewStarting();
    /// The user wants a voice in a slot of the audition, from 0.
    void slotRequested(const studio::VoiceId &voice, int slot);
    void failed(const studio::Error &error);

private:
    void refresh();

    account::Account &m_account;
    VoiceId m_current;
    PreviewPlayback *m_preview;
    VoiceMarks *m_marks;
    VoicePickerPopover *m_picker;
    std::function<void(const VoiceId &voice)> m_answer; ///< Of pick(); empty: the panel's own voice.
};

} // namespace studio::ui
