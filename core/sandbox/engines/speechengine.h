// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/slicesource.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace studio::sandbox {

/// One thread that makes sound: of text, or of other sound. Requests queue up a sentence or a second at a
/// time, so a long one does not keep a short one waiting. Owned by the server thread; the destructor waits
/// for the sentence under way. Sleeps when idle.
class SpeechEngine final : public QObject {
    Q_OBJECT
public:
    explicit SpeechEngine(QObject *parent = nullptr);
    ~SpeechEngine() override;

    using Answer = std::function<void(std::vector<SpeechSlice> slices, bool done)>;
    /// Renders the next bit and calls `answer` on `context`'s thread, or never if `context` has gone.
    void renderNext(std::shared_ptr<SliceSource> render, QObject *context, Answer answer);
    /// The same for something that makes bytes at once, e.g. a preview.
    void run(std::function<QByteArray()> work, QObject *context, std::function<void(QByteArray)> answer);

private:
    QThread m_thread;
    QObject m_worker;
};

} // namespace studio::sandbox
