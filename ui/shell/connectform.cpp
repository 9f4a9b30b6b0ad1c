// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectform.h"

#include "core/secrets/secretstore.h"

#include <QLocale>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace studio::ui {

using profiles::Profile;

namespace {

QString worksSentence(const account::AccountCheck &check)
{
    const QLocale locale;
    const QString voices = check.moreVoices
        ? ConnectForm::tr("more than %n voices", nullptr, check.voiceCount)
        : ConnectForm::tr("%n voices", nullptr, check.voiceCount);
    if (!check.subscriptionKnown)
        return ConnectForm::tr("Key works: %1", "%1 is a number of voices").arg(voices);
    return ConnectForm::tr("Key works: %1 plan, %2 credits, %3")
        .arg(check.subscription.tierTitle(), locale.toString(check.subscription.creditsLeft()), voices);
}

} // namespace

ConnectForm::ConnectForm(profiles::ProfileStore &profiles, account::BackendFactory &backends,
                         secrets::SecretStore &keychain, const std::optional<Profile> &existing,
                         QObject *parent)
    : QObject(parent), m_profiles(profiles), m_backends(backends), m_keychain(keychain), m_existing(existing)
{
    if (m_existing) {
        m_name = m_existing->name;
        m_region = m_existing->region;
        m_address = m_existing->baseUrl;
    }
    m_pause.setSingleShot(true);
    m_pause.setInterval(500ms);
    connect(&m_pause, &QTimer::timeout, this, &ConnectForm::check);
    probe();
}

ConnectForm::~ConnectForm() = default;

void ConnectForm::probe()
{
    using Health = secrets::SecretStore::Health;
    auto *job = m_keychain.probe();
    m_probe = job;
    job->then(this, [this](const Result<Health> &health) {
        m_keeping = health && *health == Health::Ok ? Keeping::Keychain : Keeping::SessionOnly;
        emit changed();
    });
}

void ConnectForm::setKey(const Secret &key)
{
    if (m_key == key)
        return;
    m_key = key;
    enter();
}

void ConnectForm::setRegion(const profiles::Region &region)
{
    m_region = region.id;
    m_address = region.baseUrl;
    enter();
}

void ConnectForm::setAddress(const QString &address)
{
    m_region = u"custom"_s;
    m_address = QUrl(address.trimmed(), QUrl::StrictMode);
    enter();
}

/// Something was entered: what was found out before no longer counts.
void ConnectForm::enter()
{
    m_check.cancel();
    m_pause.stop();
    m_connectWhenWorks = false;
    if (m_key.isEmpty()) {
        setState(State::Empty);
        return;
    }
    setState(State::Waiting);
    m_pause.start();
}

void ConnectForm::check()
{
    m_pause.stop();
    if (m_address.isEmpty()) {
        setState(State::Refused,
                 tr("Enter the address of your proxy, for example https://voice.example.com"));
        return;
    }
    if (const auto valid = profiles::checkUrl(m_address); !valid) {
        setState(State::Refused, valid.error().message);
        return;
    }
    setState(State::Checking, tr("Checking the key…"));
    auto *job = account::checkAccount(m_backends, wanted(), m_key, this);
    m_check = job;
    job->then(this, [this](const Result<account::AccountCheck> &result) { takeCheck(result); });
}

void ConnectForm::takeCheck(const Result<account::AccountCheck> &result)
{
    const bool goOn = std::exchange(m_connectWhenWorks, false);
    if (!result) {
        const Error &error = result.error();
        if (error.isCancelled())
            return;
        if (error.kind == ErrorKind::Auth)
            setState(State::Refused, tr("Your key was not accepted. Check that it was copied whole."));
        else if (error.kind == ErrorKind::Network)
            setState(State::Refused,
                     tr("No connection, so the key cannot be checked. Try again when online."));
        else
            setState(State::Refused, error.message);
        return;
    }
    m_planLabel = result->subscriptionKnown ? tr("%1 plan").arg(result->subscription.tierTitle()) : QString();
    setState(State::Works, worksSentence(*result));
    if (goOn)
        store();
}

void ConnectForm::connectAccount()
{
    switch (m_state) {
    case State::Works:
        store();
        break;
    case State::Waiting:
        m_connectWhenWorks = true;
        check();
        break;
    case State::Checking:
        m_connectWhenWorks = true;
        break;
    case State::Refused:
        m_connectWhenWorks = true;
        check();
        break;
    case State::Empty:
    case State::Storing:
        break;
    }
}

void ConnectForm::store()
{
    setState(State::Storing, m_sentence);
    const auto keep =
        m_keeping == Keeping::Keychain ? profiles::KeyKeep::Keychain : profiles::KeyKeep::Session;
    JobOf<Profile> *job =
        m_existing ? m_profiles.update(wanted(), m_key, keep) : m_profiles.add(wanted(), m_key, keep);
    job->then(this, [this](const Result<Profile> &stored) {
        if (stored) {
            m_profiles.use(stored->id);
            m_key = Secret();
            emit connected();
            return;
        }
        if (stored.error().kind == ErrorKind::Keychain) {
            m_keeping = Keeping::SessionOnly;
            setState(State::Works,
                     tr("The keychain did not take the key. Press Connect again to keep it until you quit."));
            return;
        }
        setState(State::Refused, stored.error().message);
    });
}

void ConnectForm::setState(State state, const QString &sentence)
{
    if (state == State::Refused)
        m_connectWhenWorks = false;
    m_state = state;
    m_sentence = sentence;
    emit changed();
}

Profile ConnectForm::wanted() const
{
    Profile profile = m_existing.value_or(Profile{});
    profile.name = m_name.isEmpty() ? tr("My account") : m_name;
    profile.dialect = profiles::DialectKind::ElevenLabs;
    if (profile.baseUrl != m_address)
        profile.socketUrl = QUrl();
    profile.baseUrl = m_address;
    profile.region = m_region;
    profile.planLabel = m_planLabel;
    return profile;
}

} // namespace studio::ui
