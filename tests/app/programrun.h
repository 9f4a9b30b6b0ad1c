// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTest>

namespace studio::app {

/// What one run of the built program left behind.
struct ProgramRun {
    int status = -1;
    QByteArray out{};
    QByteArray err{};

    /// Lines of --json output.
    [[nodiscard]] QList<QJsonObject> lines() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                objects.append(QJsonDocument::fromJson(line).object());
        }
        return objects;
    }
    [[nodiscard]] QJsonObject result() const { return member(QStringLiteral("result")); }
    [[nodiscard]] QJsonObject error() const { return member(QStringLiteral("error")); }
    [[nodiscard]] QJsonObject event(const QString &name, int line = 0) const
    {
        for (const QJsonObject &object : lines()) {
            if (object.value(u"event").toString() == name && object.value(u"line").toInt() == line)
                return object;
        }
        return {};
    }

private:
    [[nodiscard]] QJsonObject member(const QString &name) const
    {
        for (const QJsonObject &object : lines()) {
            if (object.contains(name))
                return object.value(name).toObject();
        }
        return {};
    }
};

inline QString programPath()
{
    return QStringLiteral(STUDIO_BINARY_DIR) + QStringLiteral("/bin/voice-studio");
}

inline QProcessEnvironment programEnvironment(const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("VOICE_STUDIO_HOME"), home);
    environment.insert(QStringLiteral("VOICE_STUDIO_AUDIO"), QStringLiteral("null"));
    return environment;
}

inline ProgramRun runProgram(const QProcessEnvironment &environment, const QStringList &arguments,
                             const QByteArray &input = {})
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(programPath(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        process.kill();
    process.waitForFinished(1000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

/// `voice-studio sandbox` beside the program under test.
class ServedSandbox final {
public:
    explicit ServedSandbox(const QString &home)
    {
        m_process.setProcessEnvironment(programEnvironment(home));
        m_process.start(programPath(), {QStringLiteral("sandbox"), QStringLiteral("--json")});
        QByteArray line;
        if (m_process.waitForReadyRead(20000))
            line = m_process.readLine();
        const QJsonObject listening = QJsonDocument::fromJson(line).object();
        baseUrl = listening.value(u"base_url").toString();
        adminToken = listening.value(u"admin_token").toString().toLatin1();
    }
    ~ServedSandbox()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
        m_process.waitForFinished(1000);
    }

    /// The program's environment with this server as its temporary profile.
    [[nodiscard]] QProcessEnvironment environment(const QString &home) const
    {
        QProcessEnvironment environment = programEnvironment(home);
        environment.insert(QStringLiteral("ELEVENLABS_BASE_URL"), baseUrl);
        environment.insert(QStringLiteral("ELEVENLABS_API_KEY"), QStringLiteral("sk_test_0123456789abcdef"));
        return environment;
    }

    QString baseUrl;
    QByteArray adminToken;

private:
    QProcess m_process;
};

} // namespace studio::app
