// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/accountcheck.h"
#include "core/base/jobguard.h"
#include "core/profiles/profilestore.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace studio::secrets {
class SecretStore;
}

namespace studio::ui {

/// The state of "Connect account" without its widgets: what was entered, whether it works, where the key will
/// be kept. The key is tried 500 ms after the last change; nothing is stored before connectAccount(). The key
/// is held as a Secret and goes with this object.
class ConnectForm final : public QObject {
    Q_OBJECT

public:
    enum class State { Empty, Waiting, Checking, Works, Refused, Storing };
    Q_ENUM(State)
    enum class Keeping { Unknown, Keychain, SessionOnly };
    Q_ENUM(Keeping)

    /// With a profile, its key is replaced; otherwise one is added.
    ConnectForm(profiles::ProfileStore &profiles, account::BackendFactory &backends,
                secrets::SecretStore &keychain, const std::optional<profiles::Profile> &existing = {},
                QObject *parent = nullptr);
    ~ConnectForm() override;

    void setKey(const Secret &key);
    void setName(const QString &name) { m_name = name.trimmed(); }
    void setRegion(const profiles::Region &region);
    /// An address of one's own.
    void setAddress(const QString &address);

    [[nodiscard]] State state() const { return m_state; }
    /// "Key works: …", or why not.
    [[nodiscard]] const QString &sentence() const { return m_sentence; }
    [[nodiscard]] Keeping keeping() const { return m_keeping; }
    [[nodiscard]] const std::optional<profiles::Profile> &existing() const { return m_existing; }
    [[nodiscard]] bool canConnect() const { return m_state == State::Works; }
    /// Stores and uses the profile. While a check is under way it waits for its end.
    void connectAccount();

signals:
    void changed();
    /// Stored and in use.
    void connected();

private:
    void enter();
    void check();
    void probe();
    void takeCheck(const Result<account::AccountCheck> &result);
    void store();
    void setState(State state, const QString &sentence = {});
    [[nodiscard]] profiles::Profile wanted() const;

    profiles::ProfileStore &m_profiles;
    account::BackendFactory &m_backends;
    secrets::SecretStore &m_keychain;
    const std::optional<profiles::Profile> m_existing;
    Secret m_key;
    QString m_name;
    QString m_region;
    QUrl m_address;
    QString m_planLabel;
    State m_state = State::Empty;
    QString m_sentence;
    Keeping m_keeping = Keeping::Unknown;
    bool m_connectWhenWorks = false;
    QTimer m_pause;
    JobGuard m_check;
    JobGuard m_probe;
};

} // namespace studio::ui
