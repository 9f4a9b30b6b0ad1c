// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/tooldesk.h"
#include "core/api/agentmessages.h"

#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

/// What the user wants of one agent: what is to be different, what it is told at the start, and how its tools
/// are answered.
struct AgentOptions {
    api::AgentOverrides overrides{};
    QJsonObject variables{};
    QString userId{};
    QList<agent::ToolRule> rules{};
    QList<agent::RecordedAnswer> recorded{};
    bool recordsAnswers = false;

    bool operator==(const AgentOptions &) const = default;
};

/// Total: what is missing or of another type is as in a new one.
[[nodiscard]] QJsonObject toJson(const AgentOptions &options);
[[nodiscard]] AgentOptions agentOptionsFromJson(const QJsonObject &json);

/// "name = value" a line: numbers and true or false are what they look like.
[[nodiscard]] QJsonObject variablesFromText(const QString &text);
[[nodiscard]] QString variablesToText(const QJsonObject &variables);

/// The options by agent, remembered.
class AgentOptionsStore final : public QObject {
    Q_OBJECT

public:
    explicit AgentOptionsStore(settings::SettingsStore &settings, QObject *parent = nullptr);

    [[nodiscard]] AgentOptions of(const QString &agentKey) const;
    void set(const QString &agentKey, const AgentOptions &options);

signals:
    void changed(const QString &agentKey);

private:
    settings::SettingsStore &m_settings;
    QJsonObject m_all;
};

} // namespace studio::ui
