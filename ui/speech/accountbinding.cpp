// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/accountbinding.h"

#include "core/account/account.h"
#include "core/settings/settingsstore.h"
#include "ui/speech/speechsession.h"

#include <QJsonDocument>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace studio::ui {

using account::Account;

namespace {

QString choiceKey(const ProfileId &profile)
{
    return u"speech/choices/%1"_s.arg(profile.value());
}

} // namespace

AccountBinding::AccountBinding(Account &account, settings::SettingsStore &settings, SpeechSession &session,
                               QObject *parent)
    : QObject(parent), m_account(account), m_settings(settings), m_session(session)
{
    connect(&account, &Account::profileChanged, this, &AccountBinding::switchProfile);
    connect(&account, &Account::backendReady, this, &AccountBinding::takePlace);
    connect(&account, &Account::stateChanged, this, [this] {
        takePlace();
        emit noticeChanged();
    });
    connect(&account, &Account::modelsChanged, this, [this] { m_session.setModels(m_account.models()); });
    connect(&account, &Account::voicesChanged, this, [this] { m_session.setVoices(m_account.voices()); });
    connect(&account, &Account::subscriptionChanged, this,
            [this] { m_session.setSubscription(m_account.subscription()); });
    connect(&session, &SpeechSession::choiceChanged, this, &AccountBinding::remember);
    switchProfile();
}

bool AccountBinding::isSandbox() const
{
    return m_account.profile().dialect == profiles::DialectKind::Sandbox;
}

void AccountBinding::switchProfile()
{
    {
        const QScopedValueRollback<bool> switching(m_switching, true);
        takePlace();
        // The choice goes first and with empty lists, so that gaps are filled from the right ones.
        m_session.setModels({});
        m_session.setVoices({});
        const QString stored = m_settings.value(choiceKey(m_account.profile().id)).toString();
        m_session.setChoice(speechChoiceFromJson(QJsonDocument::fromJson(stored.toUtf8()).object()));
        m_session.setSubscription(m_account.subscription());
        m_session.setModels(m_account.models());
        m_session.setVoices(m_account.voices());
    }
    emit profileChanged();
    emit noticeChanged();
}

void AccountBinding::takePlace()
{
    SpeechPlace place;
    place.profile = m_account.profile().id;
    place.realMoney = !isSandbox();
    if (const auto &backend = m_account.backend()) {
        place.host = backend->dialect.hostId();
        place.realMoney = backend->dialect.abilities().realMoney;
        place.ready = backend->transport != nullptr;
    }
    m_session.setPlace(place);
}

void AccountBinding::remember()
{
    const ProfileId profile = m_account.profile().id;
    if (m_switching || profile.isEmpty())
        return;
    SpeechChoice choice = m_session.choice();
    // The words around a text belong to its draft.
    choice.previousText.clear();
    choice.nextText.clear();
    const QByteArray json = QJsonDocument(toJson(choice)).toJson(QJsonDocument::Compact);
    m_settings.setValue(choiceKey(profile), QString::fromUtf8(json));
}

std::optional<SpeechNotice> AccountBinding::notice() const
{
    using Action = SpeechNotice::Action;
    switch (m_account.state()) {
    case Account::State::Offline:
        return SpeechNotice{NoticeKind::Warning, tr("No connection. Your text is safe."),
                            tr("The takes you made can still be played and exported."), Action::TryAgain};
    case Account::State::KeyRejected:
        return SpeechNotice{NoticeKind::Error, tr("Your key was not accepted."),
                            tr("Your text and takes are kept. Enter another key to go on."),
                            Action::UpdateKey};
    case Account::State::Failed:
        if (const auto &problem = m_account.problem())
            return SpeechNotice{NoticeKind::Error, problem->message, problem->nextStep, Action::TryAgain};
        return SpeechNotice{NoticeKind::Error, tr("The account could not be loaded."), {}, Action::TryAgain};
    default:
        return {};
    }
}

} // namespace studio::ui
