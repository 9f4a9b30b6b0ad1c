// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/jsonsource.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace studio::scenario {

/// One thing the caller does, or one thing that is expected of the agent. Expectations look at what happened
/// since the caller's last own step.
struct Step {
    enum class Kind {
        Say, ///< `text` in a voice.
        Play, ///< A recording, `file`.
        Type, ///< `text` as a typed message.
        Context, ///< `text` as a contextual update, with an id of its own if `contextId` is set.
        Tones, ///< Keys of a telephone, `text`.
        Interrupt, ///< `ms` into the agent's answer, by saying `text` or playing `file`.
        Silence, ///< The caller's turn, but nothing is said for `ms`.
        Wait, ///< `ms`; 0: until the agent has answered and fallen silent.
        HangUp,
        ExpectWords, ///< All of `values`; | separates what may stand instead.
        ExpectPattern, ///< A regular expression, `text`; its first group becomes `variable`.
        ExpectTool, ///< A call of `text` with `arguments` among its arguments.
        ExpectNoTool, ///< No call of `text`; empty: of none at all.
        ExpectLanguage, ///< The agent speaks `text`, e.g. "en".
        ExpectAnswer, ///< The answer is heard within `ms` of the caller's last word.
        ExpectStop, ///< The agent falls silent within `ms` of being interrupted.
        ExpectEnd, ///< The agent ends the conversation.
        Set, ///< `variable` to `text`.
        Repeat, ///< `steps`, `times` over; or once for each of `values` as `variable`.
    };

    Kind kind = Kind::Say;
    QString title{}; ///< In the words of whoever wrote it; empty: describe() finds some.
    QString text{};
    QString voice{}; ///< Name or id; empty: the scenario's.
    QString file{}; ///< As written; relative to the file of the scenario.
    QString contextId{};
    QString variable{};
    QStringList values{};
    QJsonObject arguments{};
    int ms = 0;
    int times = 1;
    int withinMs = 0; ///< How long an expectation or wait may take; 0: the usual.
    QList<Step> steps{};
    Place place{};

    /// By hand: a defaulted one would ask for itself through the list.
    bool operator==(const Step &other) const;
};

[[nodiscard]] bool isExpectation(Step::Kind kind);
/// Steps which are the caller's turn: what is expected afterwards is expected of what follows.
[[nodiscard]] bool isTurn(Step::Kind kind);
/// Whether the caller makes sound in it.
[[nodiscard]] bool isSpoken(const Step &step);

/// What the line does to the caller's sound. Equal settings give equal sound.
struct LineSettings {
    double noiseDb = 0; ///< Level of steady noise, dB of full scale; 0: none.
    bool phoneBand = false; ///< 300 to 3400 Hz and µ-law, as a telephone.
    double lossPercent = 0; ///< Of 20 ms pieces, in bursts as networks lose them.
    double clippingDb = 0; ///< Too loud by so much.
    double echoDb = 0; ///< The agent comes back so much quieter; 0: not at all.
    int echoDelayMs = 120;
    quint32 seed = 1;

    bool operator==(const LineSettings &) const = default;
    [[nodiscard]] bool isClean() const;
};

/// How the conversation is begun.
struct SessionWish {
    bool textOnly = false;
    QString firstMessage{};
    QString language{};
    QString voiceId{};
    QString prompt{};
    QString modelId{};
    QString userId{};
    QJsonObject dynamicVariables{};
    QJsonObject customBody{};

    bool operator==(const SessionWish &) const = default;
};

/// How a client tool is answered.
struct ToolStub {
    QJsonValue result{}; ///< A text is sent as it is, anything else as JSON.
    QString error{}; ///< Not empty: the call fails with it.
    int delayMs = 0;

    bool operator==(const ToolStub &) const = default;
};

struct Scenario {
    QString name{};
    QString description{};
    QString agent{}; ///< Id or name; empty: the suite's.
    QString voice{}; ///< The caller's.
    std::optional<LineSettings> line{}; ///< None: the suite's.
    SessionWish session{};
    QMap<QString, QString> variables{};
    QMap<QString, ToolStub> tools{};
    QList<Step> steps{};
    Place place{};

    bool operator==(const Scenario &) const = default;
};

/// A file of scenarios. What it says for all of them is what one of them does not say itself.
struct Suite {
    QString name{};
    QString agent{};
    QString voice{};
    LineSettings line{};
    SessionWish session{};
    QMap<QString, QString> variables{};
    QMap<QString, ToolStub> tools{};
    QList<Scenario> scenarios{};
    QString folder{}; ///< Where its recordings are; of the file it was read from.

    bool operator==(const Suite &) const = default;
    /// With everything the suite says for it.
    [[nodiscard]] Scenario whole(const Scenario &scenario) const;
};

/// What a step does, in a few words, for lists and reports.
[[nodiscard]] QString describe(const Step &step);
/// As written in files, e.g. "expectTool".
[[nodiscard]] QString verbOf(Step::Kind kind);

} // namespace studio::scenario
