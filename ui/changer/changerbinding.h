// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/takes/speechnotice.h"

#include <QObject>

#include <optional>

namespace studio::account {
class Account;
}
namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class ChangerSession;

/// Keeps the session of the voice changer in step with the account: its lists, plan and place. Remembers the
/// choices of each profile in the settings, and puts the state of the connection into words.
class ChangerBinding final : public QObject {
    Q_OBJECT

public:
    ChangerBinding(account::Account &account, settings::SettingsStore &settings, ChangerSession &session,
                   QObject *parent = nullptr);

    [[nodiscard]] std::optional<SpeechNotice> notice() const;

signals:
    /// Another profile is in use; the session holds its choices already.
    void profileChanged();
    void noticeChanged();

private:
    void switchProfile();
    void takePlace();
    void remember();

    account::Account &m_account;
    settings::SettingsStore &m_settings;
    ChangerSession &m_session;
    bool m_switching = false;
};

} // namespace studio::ui
