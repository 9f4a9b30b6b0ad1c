// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QStringList>

namespace studio::app {

/// `voice-studio voices`: the voices of the account, or of the shared library, one a line.
class VoicesCommand final : public Command {
    Q_OBJECT
public:
    VoicesCommand(Application &application, Output &output, const QString &search, bool shared);
    void start() override;
    void cancel() override;

private:
    void list(const account::Backend &backend);
    void nextSharedPage(const account::Backend &backend, int page);
    void print(const QList<api::Voice> &voices);

    QString m_search;
    bool m_shared;
    int m_count = 0;
    JobGuard m_step;
};

} // namespace studio::app
