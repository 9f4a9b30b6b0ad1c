// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace studio::bench {

/// `voice-studio sandbox` in a process of its own, as any server would be.
class ServiceProcess final : public QObject {
    Q_OBJECT
public:
    explicit ServiceProcess(const QString &program, QObject *parent = nullptr);
    ~ServiceProcess() override;

    bool start();
    [[nodiscard]] QUrl url() const { return m_url; }
    /// Changes its behaviour through the admin switch; false when it refused.
    bool behave(const QByteArray &json);

private:
    QTemporaryDir m_home;
    QProcess m_process;
    QNetworkAccessManager m_network;
    QUrl m_url;
    QByteArray m_token;
    QString m_program;
};

} // namespace studio::bench
