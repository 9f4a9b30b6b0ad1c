// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/speech/speechinputs.h"
#include "ui/speech/speechparts.h"

#include <QObject>
#include <QPointer>

namespace studio::speech {
class Generation;
}

namespace studio::ui {

class RuleLibrary;
class RulesDialog;

/// The user's pronunciation rules in the speech panel: hands them to the session, opens their dialog, and
/// speaks the sentence a rule is tried on, through the ordinary engine and for its ordinary price. GUI
/// thread.
class RulePractice final : public QObject {
    Q_OBJECT

public:
    explicit RulePractice(const SpeechParts &parts, QObject *parent = nullptr);
    ~RulePractice() override;

    [[nodiscard]] RuleLibrary &library() const { return *m_library; }
    /// Takes of sentences to try belong to this document: they are history, and not takes of the script.
    static constexpr auto kDocument = "rules";

public slots:
    void openDialog();

private:
    [[nodiscard]] speech::SpeechInputs inputsFor(const QString &sent) const;
    void showPrice();
    void play(const QString &sent);
    void start(const speech::SpeechInputs &inputs);
    void stop();

    const SpeechParts m_parts;
    RuleLibrary *m_library;
    QPointer<RulesDialog> m_dialog;
    QPointer<speech::Generation> m_generation;
    JobGuard m_loading;
};

} // namespace studio::ui
