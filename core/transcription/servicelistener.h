// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/transcriptionsocket.h"
#include "core/transcription/livelistener.h"

namespace studio::transcription {

/// The service's realtime socket.
class ServiceListener final : public LiveListener {
    Q_OBJECT
public:
    ServiceListener(const api::Dialect &dialect, const api::LiveTranscriptionRequest &request,
                    QObject *parent);

    [[nodiscard]] bool isReady() const override { return m_socket.isReady(); }
    [[nodiscard]] bool take(const QByteArray &pcm16) override;
    void commit() override { (void)m_socket.commit(); }
    void close() override { m_socket.close(); }

private:
    api::TranscriptionSocket m_socket;
};

} // namespace studio::transcription
