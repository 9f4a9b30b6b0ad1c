// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcription/livetranscription.h"

#include <QWidget>

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class Badge;
class IconButton;
class InfoBanner;
class LiveChoices;
class LiveText;
class RecordBar;
class RecordControl;

/// Where one records for transcription: the record bar, how words are made, and the words. Shows; whoever
/// made it knows what goes on.
class LivePage final : public QWidget {
    Q_OBJECT

public:
    using State = transcription::LiveTranscription::State;

    LivePage(RecordControl &control, settings::SettingsStore &settings, QWidget *parent = nullptr);

    [[nodiscard]] LiveChoices &choices() const { return *m_choices; }
    [[nodiscard]] LiveText &text() const { return *m_text; }
    /// Nothing: no words are made.
    void showState(std::optional<State> state, bool paused);
    /// Below the choices; nothing hides it. `nextTry` in seconds, 0: not by itself.
    void showProblem(const std::optional<Error> &problem, bool canRetry, int nextTrySeconds);
    void takeFocus();

signals:
    void homeRequested();
    void retryRequested();
    void commitRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void showWayBack();
    RecordBar *m_bar;
    LiveChoices *m_choices;
    LiveText *m_text;
    Badge *m_badge;
    InfoBanner *m_banner;
    IconButton *m_back;
};

/// "Connection lost · still recording".
[[nodiscard]] QString liveStateText(LivePage::State state);

} // namespace studio::ui
