// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/audiothread.h"

#include "core/base/logging.h"

namespace studio::audio {

namespace {

constexpr unsigned long kPatienceMs = 2000;

} // namespace

AudioThread::AudioThread() : m_thread(std::make_unique<QThread>())
{
    m_thread->setObjectName(QStringLiteral("audio"));
    m_thread->start(QThread::HighPriority);
}

AudioThread::~AudioThread()
{
    m_thread->quit();
    if (m_thread->wait(kPatienceMs))
        return;
    qCWarning(logAudio) << "The sound server does not answer; its thread is abandoned.";
    [[maybe_unused]] QThread *abandoned = m_thread.release();
}

void AudioThread::adopt(QObject *object)
{
    object->moveToThread(m_thread.get());
}

void AudioThread::dispose(QObject *object)
{
    if (object)
        object->deleteLater();
}

} // namespace studio::audio
