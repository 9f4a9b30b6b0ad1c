// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/speechengine.h"

#include <QPointer>

namespace studio::sandbox {

SpeechEngine::SpeechEngine(QObject *parent) : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("sandbox-speech"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

SpeechEngine::~SpeechEngine()
{
    m_thread.requestInterruption();
    m_thread.quit();
    m_thread.wait();
}

void SpeechEngine::renderNext(std::shared_ptr<SliceSource> render, QObject *context, Answer answer)
{
    struct Outcome {
        std::vector<SpeechSlice> slices;
        bool done = false;
    };
    QMetaObject::invokeMethod(
        &m_worker,
        [this, render = std::move(render), target = QPointer<QObject>(context), answer = std::move(answer)] {
            if (QThread::currentThread()->isInterruptionRequested())
                return;
            auto outcome = std::make_shared<Outcome>();
            outcome->slices = render->next(&outcome->done);
            // Back to the owner's thread first: only there may the pointer be looked at.
            QMetaObject::invokeMethod(
                this,
                [target, answer, outcome] {
                    if (target)
                        answer(std::move(outcome->slices), outcome->done);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void SpeechEngine::run(std::function<QByteArray()> work, QObject *context,
                       std::function<void(QByteArray)> answer)
{
    QMetaObject::invokeMethod(
        &m_worker,
        [this, work = std::move(work), target = QPointer<QObject>(context), answer = std::move(answer)] {
            if (QThread::currentThread()->isInterruptionRequested())
                return;
            const QByteArray bytes = work();
            QMetaObject::invokeMethod(
                this,
                [target, answer, bytes] {
                    if (target)
                        answer(bytes);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace studio::sandbox
