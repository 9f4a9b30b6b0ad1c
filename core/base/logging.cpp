// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

#include "core/base/ownfiles.h"
#include "core/base/redact.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMutex>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

namespace studio {

Q_LOGGING_CATEGORY(logApp, "studio.app", QtInfoMsg)
Q_LOGGING_CATEGORY(logNet, "studio.net", QtInfoMsg)
Q_LOGGING_CATEGORY(logAudio, "studio.audio", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "studio.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logSandbox, "studio.sandbox", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "studio.ui", QtInfoMsg)

namespace {

constexpr qint64 kMaxBytes = 1024 * 1024;
constexpr int kOldFiles = 3;

/// The one log file of the process. Qt's message handler has no context pointer, hence the static.
class LogFile final {
public:
    explicit LogFile(const QString &folder) : m_path(folder + u"/voice-studio.log"_s)
    {
        makeOwnFolder(folder);
        open();
    }

    void write(const QByteArray &line)
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_file)
            return;
        if (m_file->size() + line.size() > kMaxBytes)
            rotate();
        m_file->write(line);
        m_file->flush();
    }

private:
    void open()
    {
        m_file = std::make_unique<QFile>(m_path);
        if (!m_file->open(QIODevice::WriteOnly | QIODevice::Append)) {
            m_file.reset();
            return;
        }
        m_file->setPermissions(kOwnerOnly);
    }
    void rotate()
    {
        m_file.reset();
        QFile::remove(m_path + u".%1"_s.arg(kOldFiles));
        for (int number = kOldFiles - 1; number >= 1; --number)
            QFile::rename(m_path + u".%1"_s.arg(number), m_path + u".%1"_s.arg(number + 1));
        QFile::rename(m_path, m_path + u".1"_s);
        open();
    }

    QString m_path;
    QMutex m_mutex;
    std::unique_ptr<QFile> m_file;
};

std::unique_ptr<LogFile> g_log;

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    static constexpr const char *kNames[] = {"debug", "warning", "critical", "fatal", "info"};
    const char *category = context.category ? context.category : "default";
    const QByteArray line =
        u"%1 %2 %3: %4\n"_s
            .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), QLatin1StringView(kNames[type]),
                 QLatin1StringView(category), redacted(message))
            .toUtf8();
    if (g_log)
        g_log->write(line);
    if (type == QtCriticalMsg || type == QtFatalMsg || qEnvironmentVariableIsSet("VOICE_STUDIO_LOG"))
        std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
}

} // namespace

void installLog(const QString &folder)
{
    g_log = std::make_unique<LogFile>(folder);
    if (qEnvironmentVariable("VOICE_STUDIO_LOG") == "debug"_L1)
        QLoggingCategory::setFilterRules(u"studio.*.debug=true"_s);
    qInstallMessageHandler(handleMessage);
}

} // namespace studio
