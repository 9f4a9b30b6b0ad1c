// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/changerapi.h"
#include "core/base/jobguard.h"
#include "core/changer/preparedinput.h"
#include "core/speech/generation.h"
#include "core/speech/speechengine.h"

#include <QPointer>

namespace studio::changer {

class ChangerEngine;

/// One request of a conversion: waits for a place, is looked for in the store, sent, and tried again when it
/// was refused for a passing reason. What may have been charged is never tried again by itself.
class ConversionPart final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Waiting, ///< For begin().
        UnderWay,
        Pausing, ///< Before it is tried again.
        Ended,
    };

    struct Context {
        ChangerEngine &engine;
        api::ChangerApi api;
        ConversionRequest request;
        speech::Repeat repeat;
        bool isWhole; ///< The only one: its take is what was asked for, with this id.
        TakeId take;
    };

    ConversionPart(const PreparedPart &prepared, const Context &context, QObject *parent);

    /// False when there is no place.
    bool begin();
    /// Ends it: at once when nothing is under way.
    void cancel();
    /// Its sound was handed on and cannot be taken back: no second try.
    void noteHeard() { m_heard = true; }

    [[nodiscard]] const PreparedPart &prepared() const { return m_prepared; }
    [[nodiscard]] State state() const { return m_state; }
    /// While it is under way; else null.
    [[nodiscard]] speech::Generation *generation() const { return m_generation; }
    /// Made; perhaps cut short.
    [[nodiscard]] const std::optional<store::Take> &take() const { return m_take; }
    /// Of its time, 0…1, by what is sent and received.
    [[nodiscard]] double share() const;

signals:
    void generationBegan(studio::speech::Generation *generation);
    void moved();
    /// It waits again, see begin().
    void pauseEnded();
    /// The generation is still there.
    void ended(const studio::Result<studio::speech::Outcome> &outcome);

private:
    void send();
    void end(const Result<speech::Outcome> &outcome);
    void pause(const Error &error);
    [[nodiscard]] speech::PaidRequest paidRequest() const;

    PreparedPart m_prepared;
    QByteArray m_key; ///< Of its request.
    Context m_context;
    State m_state = State::Waiting;
    QPointer<speech::Generation> m_generation;
    JobGuard m_step;
    std::optional<store::Take> m_take;
    int m_tries = 0;
    bool m_heard = false;
    bool m_cancelled = false;
    double m_sent = 0; ///< 0…1
};

} // namespace studio::changer
