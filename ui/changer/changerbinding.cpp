// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changerbinding.h"

#include "core/account/account.h"
#include "core/settings/settingsstore.h"
#include "ui/changer/changersession.h"

#include <QJsonDocument>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace studio::ui {

using account::Account;

namespace {

QString changerChoiceKey(const ProfileId &profile)
{
    return u"changer/choices/%1"_s.arg(profile.value());
}

} // namespace

ChangerBinding::ChangerBinding(Account &account, settings::SettingsStore &settings, ChangerSession &session,
                               QObject *parent)
    : QObject(parent), m_account(account), m_settings(settings), m_session(session)
{
    connect(&account, &Account::profileChanged, this, &ChangerBinding::switchProfile);
    connect(&account, &Account::backendReady, this, &ChangerBinding::takePlace);
    connect(&account, &Account::stateChanged, this, [this] {
        takePlace();
        emit noticeChanged();
    });
    connect(&account, &Account::modelsChanged, this, [this] { m_session.setModels(m_account.models()); });
    connect(&account, &Account::voicesChanged, this, [this] { m_session.setVoices(m_account.voices()); });
    connect(&account, &Account::subscriptionChanged, this,
            [this] { m_session.setSubscription(m_account.subscription()); });
    connect(&session, &ChangerSession::choiceChanged, this, &ChangerBinding::remember);
    switchProfile();
}

void ChangerBinding::switchProfile()
{
    {
        const QScopedValueRollback<bool> switching(m_switching, true);
        takePlace();
        // The choice goes first and with empty lists, so that gaps are filled from the right ones.
        m_session.setModels({});
        m_session.setVoices({});
        const QString stored = m_settings.value(changerChoiceKey(m_account.profile().id)).toString();
        m_session.setChoice(changerChoiceFromJson(QJsonDocument::fromJson(stored.toUtf8()).object()));
        m_session.setSubscription(m_account.subscription());
        m_session.setModels(m_account.models());
        m_session.setVoices(m_account.voices());
    }
    emit profileChanged();
    emit noticeChanged();
}

void ChangerBinding::takePlace()
{
    ChangerPlace place;
    place.profile = m_account.profile().id;
    place.realMoney = m_account.profile().dialect != profiles::DialectKind::Sandbox;
    if (const auto &backend = m_account.backend()) {
        place.host = backend->dialect.hostId();
        place.realMoney = backend->dialect.abilities().realMoney;
        place.ready = backend->transport != nullptr;
    }
    m_session.setPlace(place);
}

void ChangerBinding::remember()
{
    const ProfileId profile = m_account.profile().id;
    if (m_switching || profile.isEmpty())
        return;
    const QByteArray json = QJsonDocument(toJson(m_session.choice())).toJson(QJsonDocument::Compact);
    m_settings.setValue(changerChoiceKey(profile), QString::fromUtf8(json));
}

std::optional<SpeechNotice> ChangerBinding::notice() const
{
    using Action = SpeechNotice::Action;
    switch (m_account.state()) {
    case Account::State::Offline:
        return SpeechNotice{NoticeKind::Warning, tr("No connection. Your recording is safe."),
                            tr("You can record, trim and listen; takes you made can be exported."),
                            Action::TryAgain};
    case Account::State::KeyRejected:
        return SpeechNotice{NoticeKind::Error, tr("Your key was not accepted."),
                            tr("Your recording and takes are kept. Enter another key to go on."),
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
