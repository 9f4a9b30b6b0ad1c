// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/sandbox/agents/agentbrain.h"
#include "core/sandbox/agents/agentsetup.h"
#include "core/sandbox/agents/modelstream.h"

#include <QJsonArray>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <deque>

class QNetworkAccessManager;
class QNetworkReply;

namespace studio::sandbox {

/// An endpoint the user chose that speaks OpenAI's chat/completions.
struct ModelEndpoint {
    QUrl url{}; ///< Up to and with /v1, or the whole address.
    QString model{};
    Secret key{};
};

/// A brain that asks a language model. Sentences are spoken as they come; the agent's tools are offered to
/// the model. Remembers the last turns only. One request at a time; redirections are not followed.
class ModelBrain final : public AgentBrain {
    Q_OBJECT
public:
    ModelBrain(QNetworkAccessManager &network, ModelEndpoint endpoint, const AgentSetup &setup,
               QObject *parent);
    ~ModelBrain() override;

    void remember(const QString &said) override;
    void answer(const QString &heard) override;
    void answerTools(const QList<ToolOutcome> &outcomes) override;
    void prompt() override;
    void forget() override;
    void setContext(const QString &text, const QString &contextId) override;
    void correct(const QString &original, const QString &heard) override;
    [[nodiscard]] bool understands(const QString &heard) const override;
    [[nodiscard]] bool hasAnswer(const QString &) const override { return true; }
    [[nodiscard]] qint64 contextTokens() const override;

private:
    void add(const QJsonObject &message);
    [[nodiscard]] QJsonObject request() const;
    void ask();
    void speak(const QString &text);
    void done();

    QNetworkAccessManager &m_network;
    const ModelEndpoint m_endpoint;
    const QString m_prompt;
    const QJsonObject m_extra;
    QJsonArray m_tools;
    std::deque<QJsonObject> m_history;
    QList<std::pair<QString, QString>> m_contexts; // by id
    QPointer<QNetworkReply> m_reply;
    QTimer m_patience;
    ModelStream m_stream;
    SentenceCutter m_cutter;
    QString m_said; // of the answer under way
    QStringList m_callIds; // the model's, of the tools under way
    bool m_speaks = false;
};

} // namespace studio::sandbox
