// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/speaker.h"
#include "app/cli/speakoptions.h"
#include "app/cli/stdinreader.h"
#include "app/cli/voiceresolver.h"
#include "core/speech/takeexport.h"
#include "core/store/wordsrepository.h"

#include <QStringList>

namespace studio::app {

/// `voice-studio speak`: text, a file or lines of standard input to sound, files or both.
class SpeakCommand final : public Command {
    Q_OBJECT
public:
    SpeakCommand(Application &application, Output &output, const SpeakOptions &options);

    void start() override;
    void cancel() override;

private:
    void readInput();
    void connectProfile();
    void resolve(const account::Backend &backend);
    void begin(const ResolvedVoice &found);
    void nextLine();
    void speakText(const QString &text);
    void dryRun(const edit::SpeechPlan &plan);
    void checkTargets(const edit::SpeechPlan &plan);
    void spoken(const speech::Outcome &outcome);
    void exportOutcome(const speech::Outcome &outcome);
    void report(const speech::Outcome &outcome, const speech::ExportReport *files);
    void failed(const Error &error);
    void rescue(const std::shared_ptr<audio::PcmTrack> &track);
    [[nodiscard]] speech::SpeechInputs inputsFor(const QString &text) const;
    /// What is sent for a text, by the rules and pauses of the window.
    [[nodiscard]] edit::SpeechPlan planFor(const QString &text) const;
    [[nodiscard]] std::optional<Error> problemWith(const QString &text, const edit::SpeechPlan &plan) const;
    [[nodiscard]] QString priceOf(const speech::Outcome &outcome) const;

    SpeakOptions m_options;
    StdinReader m_stdin;
    std::unique_ptr<audio::Player> m_player;
    std::unique_ptr<Speaker> m_speaker;
    account::Backend m_backend;
    profiles::Profile m_profile;
    ResolvedVoice m_found;
    store::PronunciationRules m_rules;
    QString m_text;
    QStringList m_lines;
    bool m_lineMode = false;
    bool m_stdinEnded = false;
    bool m_ready = false;
    int m_lineNumber = 0;
    std::optional<Error> m_lineError;
    JobGuard m_step;
};

} // namespace studio::app
