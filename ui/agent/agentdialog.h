// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "ui/agent/knownagent.h"
#include "ui/widgets/dialogframe.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace studio::ui {

class Segmented;
class Switch;
class TextLabel;

/// Adds an agent to the user's list or changes one there: by its id, by a signed URL (good for one
/// connection, never kept), or by a service that gives signed URLs. A header's value is typed hidden and goes
/// to the keyring.
class AgentDialog final : public DialogFrame {
    Q_OBJECT

public:
    /// A new one, or one to be changed.
    explicit AgentDialog(const KnownAgent &agent = {}, QWidget *parent = nullptr);

signals:
    void saved(const studio::ui::KnownAgent &agent, const studio::Secret &header);
    void pasted(const QString &name, const studio::agent::AgentAddress &address);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void accept();
    void complain(QLineEdit *field, const QString &problem);
    void showWay();

    KnownAgent m_agent;
    QLineEdit *m_name;
    Segmented *m_way;
    QStackedWidget *m_pages;
    QLineEdit *m_id;
    QLineEdit *m_branch;
    QLineEdit *m_version;
    Switch *m_public;
    QLineEdit *m_url;
    QLineEdit *m_service;
    QLineEdit *m_serviceAgent;
    QLineEdit *m_headerName;
    QLineEdit *m_headerValue;
    TextLabel *m_problem;
    QPushButton *m_save;
};

} // namespace studio::ui
