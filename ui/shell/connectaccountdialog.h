// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/connectform.h"
#include "ui/widgets/dialogframe.h"

class QLineEdit;
class QPushButton;
class QRadioButton;

namespace studio::ui {

class StudioCombo;
class TextLabel;

/// "Connect account": key, place, profile name. What it does is ConnectForm's; this is its face. The key
/// field is wiped when the dialog goes.
class ConnectAccountDialog final : public DialogFrame {
    Q_OBJECT

public:
    ConnectAccountDialog(profiles::ProfileStore &profiles, account::BackendFactory &backends,
                         secrets::SecretStore &keychain,
                         const std::optional<profiles::Profile> &existing = {}, QWidget *parent = nullptr);
    ~ConnectAccountDialog() override;

    [[nodiscard]] ConnectForm *form() const { return m_form; }

signals:
    /// A profile was added or renewed, and is in use.
    void connected(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    QWidget *keyRow();
    QWidget *placeRows();
    void fill(const std::optional<profiles::Profile> &existing);
    void takePlace();
    void refresh();
    void submit();
    void wipe();

    ConnectForm *m_form;
    QLineEdit *m_key;
    QPushButton *m_paste;
    QPushButton *m_show;
    TextLabel *m_keeping;
    QRadioButton *m_service;
    QRadioButton *m_proxy;
    StudioCombo *m_region;
    QLineEdit *m_address;
    QLineEdit *m_name;
    TextLabel *m_result;
    QPushButton *m_cancel;
    QPushButton *m_connect;
};

} // namespace studio::ui
