// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/backend.h"
#include "core/net/transport.h"

#include <QJsonObject>
#include <QPointer>

#include <optional>

namespace studio::tests {

/// A stream the test drives.
class FakeStream final : public net::ResponseStream {
    Q_OBJECT

public:
    using net::ResponseStream::ResponseStream;

    void cancel() override;
    /// A line of audio with times for `text`; the first one brings the headers.
    void sendAudio(const QByteArray &audio, const QString &text = {});
    /// Sound without times, as the voice changer gets it.
    void sendSound(const QByteArray &audio);
    void end(const Result<void> &outcome = {});

private:
    bool m_started = false;
    bool m_ended = false;
};

/// A speech service in memory: plan, models, voices, and speech whose streams the test drives, or which
/// answer by themselves with `audio`.
class FakeService final : public net::Transport, public account::BackendFactory {
    Q_OBJECT

public:
    FakeService();

    bool sandbox = false;
    QJsonObject subscription;
    QByteArray models;
    QByteArray voices;
    QByteArray dictionaries;
    /// Answers to reads; NoText: works.
    std::optional<Error> refusal;
    /// Speech answers itself with this; empty: the test drives lastStream.
    QByteArray audio;
    QPointer<FakeStream> lastStream;
    int speechRequests = 0;
    QByteArray lastBody;
    QString lastPath;
    QList<QByteArray> keysTried;

    JobOf<net::Response> *send(const net::Request &request) override;
    net::ResponseStream *open(const net::Request &request) override;
    void preconnect(const QUrl &) override { }
    void setConcurrency(const QUrl &, int) override { }

    JobOf<account::Backend> *open(const profiles::Profile &profile) override;
    JobOf<account::Backend> *openWithKey(const profiles::Profile &profile, const Secret &key) override;

private:
    [[nodiscard]] account::Backend backendOf(const profiles::Profile &profile, const Secret &key);
};

/// `seconds` of a tone as MP3, 44.1 kHz, 128 kbps.
QByteArray toneMp3(double seconds);

} // namespace studio::tests
