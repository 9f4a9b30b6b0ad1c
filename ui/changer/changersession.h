// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/account.h"
#include "core/api/types/model.h"
#include "core/api/types/voice.h"
#include "ui/changer/changerchoice.h"

#include <QObject>

#include <optional>

namespace studio::ui {

/// Where voices are changed: the profile in use, as far as it matters here.
struct ChangerPlace {
    ProfileId profile{};
    QString host{}; ///< Dialect::hostId()
    bool realMoney = true;
    bool ready = false; ///< Requests can be sent.
    bool operator==(const ChangerPlace &) const = default;
};

/// The recording under work, as far as it decides about the click.
struct ChangerSource {
    QString path{}; ///< Of the work copy; empty: none.
    QString name{}; ///< "take-raw.wav"
    double seconds = 0; ///< Of all of it.
    double from = 0; ///< The trim handles.
    double to = 0;
    bool loading = false; ///< More of it is to come.
    std::optional<double> peakDb{}; ///< Of what lies between the handles; empty: not measured yet.
    qint64 clippedFrames = 0;

    [[nodiscard]] bool isEmpty() const { return path.isEmpty() && !loading; }
    [[nodiscard]] double chosenSeconds() const { return to > from ? to - from : 0; }
    [[nodiscard]] bool isSilent() const;
    [[nodiscard]] bool isClipped() const;
    bool operator==(const ChangerSource &) const = default;
};

/// Whether the voice can be changed now, and if not, why.
struct ChangerVerdict {
    enum class Kind { Ready, NoSource, Loading, TooShort, NoVoice, NoModel, NotReady, TooExpensive };
    Kind kind = Kind::Ready;
    QString reason{}; ///< A sentence with what to do; empty when ready.
    [[nodiscard]] bool isReady() const { return kind == Kind::Ready; }
};

/// The state of the voice changer without its widgets: recording, voice, model and settings become a price
/// and the reasons not to send it. No I/O. Choices are kept when lists change; a voice that is gone is kept
/// and named, but nothing can be sent with it.
class ChangerSession final : public QObject {
    Q_OBJECT

public:
    explicit ChangerSession(QObject *parent = nullptr);

    void setSource(const ChangerSource &source);
    void setPlace(const ChangerPlace &place);
    void setModels(const QList<api::Model> &models);
    void setVoices(const QList<api::Voice> &voices);
    void setSubscription(const std::optional<api::Subscription> &subscription);
    /// Replaces all choices, e.g. those remembered for a profile.
    void setChoice(const ChangerChoice &choice);
    void setVoice(const VoiceId &voice);

    [[nodiscard]] const ChangerSource &source() const { return m_source; }
    [[nodiscard]] const ChangerPlace &place() const { return m_place; }
    [[nodiscard]] const ChangerChoice &choice() const { return m_choice; }
    /// Those that change voices.
    [[nodiscard]] const QList<api::Model> &models() const { return m_models; }
    [[nodiscard]] const QList<api::Voice> &voices() const { return m_voices; }
    [[nodiscard]] const std::optional<api::Subscription> &subscription() const { return m_subscription; }
    /// Null when the list does not hold it.
    [[nodiscard]] const api::Model *model() const;
    [[nodiscard]] const api::Voice *voice() const;

    /// ≈, of what lies between the handles in the chosen voice: some cost several times as much.
    [[nodiscard]] qint64 credits() const;
    /// ≈, of the voice isolator.
    [[nodiscard]] qint64 isolatingCredits() const;
    /// Multiplier of the chosen voice; 1 while it is not known.
    [[nodiscard]] double voiceRate() const;
    /// The same click for the voice isolator needs no voice.
    [[nodiscard]] ChangerVerdict verdict() const;
    [[nodiscard]] ChangerVerdict isolatingVerdict() const;
    /// What is wrong with the recording and worth knowing before paying; empty: nothing.
    [[nodiscard]] QString caution() const;

signals:
    void sourceChanged();
    void choiceChanged();
    void modelsChanged();
    void voicesChanged();
    void placeChanged();
    void subscriptionChanged();
    /// Any of these: price, verdict and caution may be others.
    void changed();

private:
    void choose(const ChangerChoice &choice);
    void fillGaps();
    [[nodiscard]] ChangerVerdict verdictAt(qint64 price) const;

    ChangerSource m_source;
    ChangerPlace m_place;
    ChangerChoice m_choice;
    QList<api::Model> m_models;
    QList<api::Voice> m_voices;
    std::optional<api::Subscription> m_subscription;
};

/// Shorter pieces are nothing to hear a voice in.
inline constexpr double kShortestSourceSeconds = 0.5;

} // namespace studio::ui
