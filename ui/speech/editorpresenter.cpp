// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/editorpresenter.h"

#include "ui/speech/compilenotes.h"
#include "ui/speech/editorcard.h"
#include "ui/speech/madelookup.h"
#include "ui/speech/speechsession.h"
#include "ui/takes/voiceitems.h"

#include <QLocale>

namespace studio::ui {

EditorPresenter::EditorPresenter(SpeechSession &session, MadeLookup &made, EditorCard &card)
    : QObject(&card), m_session(session), m_made(made), m_card(card)
{
    connect(&session, &SpeechSession::textChanged, this, &EditorPresenter::showCount);
    connect(&session, &SpeechSession::preparedChanged, this, &EditorPresenter::showCount);
    connect(&session, &SpeechSession::choiceChanged, this, [this] {
        showVoice();
        showLanguages();
        showCount();
    });
    connect(&session, &SpeechSession::modelsChanged, this, [this] {
        showLanguages();
        showCount();
    });
    connect(&session, &SpeechSession::voicesChanged, this, [this] {
        showVoice();
        showCount();
    });
    connect(&session, &SpeechSession::placeChanged, this, &EditorPresenter::showCount);
    connect(&session, &SpeechSession::subscriptionChanged, this, &EditorPresenter::showCount);
    connect(&made, &MadeLookup::madeChanged, this, &EditorPresenter::showOffer);
    showVoice();
    showLanguages();
    showCount();
}

void EditorPresenter::showVoice()
{
    const SpeechChoice &choice = m_session.choice();
    if (const api::Voice *voice = m_session.voice()) {
        const VoiceItem item = voiceItemFrom(*voice, !m_session.place().realMoney);
        m_card.setVoice(item.id, item.name, item.tagline);
    } else if (choice.voiceName.isEmpty() || !m_session.voices().isEmpty()) {
        m_card.setVoice({}, {}, {});
    } else {
        m_card.setVoice(choice.voice, choice.voiceName, {});
    }
}

void EditorPresenter::showLanguages()
{
    const api::Model *model = m_session.model();
    if (model && model->takesLanguage())
        m_card.setLanguages(model->languages, m_session.choice().language);
    else
        m_card.setLanguages({}, {});
}

void EditorPresenter::showCount()
{
    using Kind = SpeechVerdict::Kind;
    m_card.setCount(m_session.characterCount(), m_session.characterLimit(), m_session.seconds());
    const Kind kind = m_session.verdict().kind;
    const bool hasWords = kind != Kind::NoText && kind != Kind::OnlyTags && kind != Kind::Preparing;
    const bool canBeMade = hasWords && m_session.model() && !m_session.choice().voice.isEmpty();
    m_made.setPlan(canBeMade ? std::optional(m_session.plan()) : std::nullopt);
    showOffer();
}

void EditorPresenter::showOffer()
{
    using Kind = SpeechVerdict::Kind;
    const SpeechVerdict verdict = m_session.verdict();
    EditorCard::Offer offer;
    offer.made = m_made.made().has_value();
    if (verdict.kind != Kind::Preparing)
        offer.refusal = verdict.reason;
    offer.note = noteBeforePaying(m_session.compiled(), m_session.rules());
    if (verdict.isReady() || verdict.kind == Kind::TooExpensive) {
        const QString parts = partsNote();
        if (!parts.isEmpty())
            offer.note = offer.note.isEmpty() ? parts : parts + u' ' + offer.note;
    }
    offer.asError = verdict.kind == Kind::NoText || verdict.kind == Kind::OnlyTags;
    if (!m_session.place().realMoney)
        offer.cost = tr("Free in sandbox");
    else if (const auto credits = m_made.partsMade() > 0 ? m_made.creditsLeftToPay() : m_session.credits())
        offer.cost = *credits == 1 ? tr("1 credit") : tr("%1 credits").arg(QLocale().toString(*credits));
    m_card.setOffer(offer);
}

/// Says that the text is made in several requests, and what of them is there.
QString EditorPresenter::partsNote() const
{
    const int parts = int(m_session.plan().parts.size());
    if (parts < 2)
        return {};
    const int made = m_made.partsMade();
    if (made == 0)
        return tr("Made in %n parts, joined without gaps.", nullptr, parts);
    return tr("%1 of %2 parts are made already and cost nothing.")
        .arg(QLocale().toString(made), QLocale().toString(parts));
}

} // namespace studio::ui
