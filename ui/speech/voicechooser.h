// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

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

class QWidget;

namespace studio::ui {

class PreviewPlayback;
class SpeechSession;
class VoicePickerPopover;

/// The voice picker of the panel and its previews: shows the session's voices, changes its voice.
class VoiceChooser final : public QObject {
    Q_OBJECT

public:
    /// `panel` owns it and gives the picker its window.
    VoiceChooser(SpeechSession &session, account::Account &account, account::PreviewLoader &previews,
                 audio::Player &player, QWidget *panel);

    void open(QWidget *anchor);
    void close();
    void stopPreview();
    void setVolume(double volume);

signals:
    /// A preview begins: other sounds should end.
    void previewStarting();
    void failed(const studio::Error &error);

private:
    void refresh();

    SpeechSession &m_session;
    account::Account &m_account;
    PreviewPlayback *m_preview;
    VoicePickerPopover *m_picker;
};

} // namespace studio::ui
