// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recogniser.h"
#include "core/transcription/livelistener.h"

#include <QThread>

#include <memory>

namespace studio::transcription {

/// A recogniser of this machine in a thread of its own. A pause commits if that is wanted.
class LocalListener final : public LiveListener {
    Q_OBJECT
public:
    LocalListener(const recognition::EngineChoice &engine, const QString &language,
                  std::optional<double> silenceSeconds, QObject *parent);
    ~LocalListener() override;

    [[nodiscard]] bool isReady() const override { return m_ready; }
    [[nodiscard]] bool take(const QByteArray &pcm16) override;
    void commit() override;
    void close() override;

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker; ///< Lives in the thread.
    QString m_language;
    bool m_ready = false;
    bool m_ended = false;
    std::shared_ptr<std::atomic<qint64>> m_waiting; ///< Samples on their way to the worker.
};

} // namespace studio::transcription
