// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/speechrender.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace studio::sandbox {

/// The one thread that synthesizes. Requests queue up a sentence at a time, so a long text does not keep a
/// short one waiting. Owned by the server thread; the destructor waits for the sentence under way. Sleeps
/// when idle.
class SpeechEngine final : public QObject {
    Q_OBJECT
public:
    explicit SpeechEngine(QObject *parent = nullptr);
    ~SpeechEngine() override;

    using Answer = std::function<void(std::vector<SpeechSlice> slices, bool done)>;
    /// Renders the next sentence and calls `answer` on `context`'s thread, or never if `context` has gone.
    void renderNext(std::shared_ptr<SpeechRender> render, QObject *context, Answer answer);
    /// The same for something that makes bytes at once, e.g. a preview.
    void run(std::function<QByteArray()> work, QObject *context, std::function<void(QByteArray)> answer);

private:
    QThread m_thread;
    QObject m_worker;
};

} // namespace studio::sandbox
