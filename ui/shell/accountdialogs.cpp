// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/accountdialogs.h"

#include "core/account/account.h"
#include "ui/shell/connectaccountdialog.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/toast.h"

namespace studio::ui {

AccountDialogs::AccountDialogs(const ShellServices &services, QWidget *window)
    : QObject(window), m_services(services), m_window(window)
{
}

void AccountDialogs::updateKey()
{
    const profiles::Profile current = m_services.profiles.current();
    const bool ours = current.dialect != profiles::DialectKind::Sandbox
        && current.id != profiles::ProfileStore::environmentId();
    open(ours ? std::optional(current) : std::nullopt);
}

void AccountDialogs::open(const std::optional<profiles::Profile> &existing)
{
    auto *dialog =
        new ConnectAccountDialog(m_services.profiles, m_services.backends, m_services.keychain, existing);
    connect(dialog, &ConnectAccountDialog::connected, this, [this](const QString &name) {
        const QString text =
            name.isEmpty() ? tr("The account is connected.") : tr("%1 is connected.").arg(name);
        Toast::show(m_window, NoticeKind::Success, text);
        emit announced(text);
        m_services.speech.account.refresh();
    });
    OverlayHost::of(m_window)->showDialog(dialog);
}

} // namespace studio::ui
