// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/account.h"
#include "core/api/types/model.h"
#include "core/api/types/voice.h"
#include "core/edit/speechplan.h"
#include "core/speech/speechinputs.h"
#include "core/text/scriptcompiler.h"
#include "ui/speech/scriptpreparation.h"
#include "ui/speech/speechchoice.h"
#include "ui/takes/voiceitems.h"

#include <QObject>

#include <optional>

namespace studio::ui {

/// Where speech is made: the profile in use, as far as it matters here.
struct SpeechPlace {
    ProfileId profile{};
    QString host{}; ///< Dialect::hostId()
    bool realMoney = true;
    bool ready = false; ///< Requests can be sent.
    bool operator==(const SpeechPlace &) const = default;
};

/// Whether the text can be spoken now, and if not, why.
struct SpeechVerdict {
    enum class Kind {
        Ready,
        NoText,
        OnlyTags,
        Preparing, ///< What is sent is not known yet; preparedChanged() follows.
        TooLong,
        NoVoice,
        NoModel,
        NotReady,
        TooExpensive
    };
    Kind kind = Kind::Ready;
    QString reason{}; ///< A sentence with what to do; empty when ready.
    [[nodiscard]] bool isReady() const { return kind == Kind::Ready; }
};

/// The state of the speech panel without its widgets: text, voice, model and settings become what is sent,
/// its price and the reasons not to send it. No I/O. Choices are kept when lists change; a voice that is gone
/// is kept and named, but nothing can be sent with it.
class SpeechSession final : public QObject {
    Q_OBJECT

public:
    explicit SpeechSession(QObject *parent = nullptr);

    void setText(const QString &text);
    void setPlace(const SpeechPlace &place);
    void setModels(const QList<api::Model> &models);
    void setVoices(const QList<api::Voice> &voices);
    void setSubscription(const std::optional<api::Subscription> &subscription);
    /// Replaces all choices, e.g. those remembered for a profile.
    void setChoice(const SpeechChoice &choice);
    void setVoice(const VoiceId &voice);
    void setModel(const ModelId &model);
    void setSettings(const api::VoiceSettings &settings);
    void setOutputFormat(const QString &format);
    void setLanguage(const QString &code);
    /// Pronunciation rules, in order; those of all profiles and texts.
    void setRules(const std::vector<text::PronunciationRule> &rules);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const SpeechPlace &place() const { return m_place; }
    [[nodiscard]] const SpeechChoice &choice() const { return m_choice; }
    /// Those that speak.
    [[nodiscard]] const QList<api::Model> &models() const { return m_models; }
    [[nodiscard]] const QList<api::Voice> &voices() const { return m_voices; }
    [[nodiscard]] const std::optional<api::Subscription> &subscription() const { return m_subscription; }
    /// Null when the list does not hold it.
    [[nodiscard]] const api::Model *model() const;
    [[nodiscard]] const api::Voice *voice() const;

    /// What is sent of the text; that of an earlier text while the verdict is Preparing.
    [[nodiscard]] const text::CompiledScript &compiled() const { return m_preparation.compiled(); }
    [[nodiscard]] bool isPrepared() const { return m_preparation.isReady(); }
    [[nodiscard]] const std::vector<text::PronunciationRule> &rules() const { return m_rules; }

    /// Of the text as sent, as the service counts.
    [[nodiscard]] qsizetype characterCount() const { return compiled().billedCharacters(); }
    /// 0 when not told.
    [[nodiscard]] qint64 characterLimit() const;
    /// Empty while the price is not known.
    [[nodiscard]] std::optional<qint64> credits() const;
    [[nodiscard]] double seconds() const;
    [[nodiscard]] SpeechVerdict verdict() const;
    [[nodiscard]] speech::SpeechInputs inputs() const;
    /// What is sent: one request, or several that are joined. Valid until the next change.
    [[nodiscard]] const edit::SpeechPlan &plan() const;

signals:
    void textChanged();
    /// The text as sent is another, though the text is not: a worker is done, or the rules changed.
    void preparedChanged();
    /// The user's or a profile's choice changed, or a list from which it is made.
    void choiceChanged();
    void modelsChanged();
    void voicesChanged();
    void placeChanged();
    void subscriptionChanged();

private:
    void choose(const SpeechChoice &choice);
    void fillGaps();
    void prepare();

    QString m_text;
    std::vector<text::PronunciationRule> m_rules;
    ScriptPreparation m_preparation;
    SpeechPlace m_place;
    SpeechChoice m_choice;
    QList<api::Model> m_models;
    QList<api::Voice> m_voices;
    std::optional<api::Subscription> m_subscription;
    mutable std::optional<edit::SpeechPlan> m_plan; ///< Made when asked for.
};

} // namespace studio::ui
