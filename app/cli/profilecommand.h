// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QStringList>

namespace studio::app {

/// What `voice-studio profile …` was asked to do.
struct ProfileOptions {
    enum class Action { List, Add, Test, Use, Remove };
    Action action = Action::List;
    QString name{};
    QString region{};
    QUrl baseUrl{};
    QUrl socketUrl{};
    QString certificateAuthorityFile{};
};

Result<ProfileOptions> parseProfileOptions(const QStringList &arguments);

/// `voice-studio profile list|add|test|use|remove`. The key never comes from the arguments.
class ProfileCommand final : public Command {
    Q_OBJECT
public:
    /// `key` was read before the event loop began; only for Add.
    ProfileCommand(Application &application, Output &output, const ProfileOptions &options,
                   const Secret &key);
    void start() override;
    void cancel() override;

private:
    void list();
    void add();
    void test();
    void use();
    void removeProfile();
    [[nodiscard]] std::optional<profiles::Profile> find();

    ProfileOptions m_options;
    Secret m_key;
    JobGuard m_step;
};

} // namespace studio::app
