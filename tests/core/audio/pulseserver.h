// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <cstdint>
#include <optional>
#include <vector>

namespace studio::audio::test {

/// A private PulseAudio with a null sink as its sound card, and a recorder of what that sink plays. Sets
/// PULSE_SERVER of this process, so make it before anything asks for devices. Ends its processes by their ids
/// when it goes.
class PulseServer final {
public:
    PulseServer();
    ~PulseServer();

    /// Why it cannot be used, for QSKIP; empty when it can.
    QString whyNot() const { return m_whyNot; }
    /// Starts it again after kill().
    bool start();
    void kill();
    bool isRunning() const { return m_server.state() == QProcess::Running; }

    /// Runs pactl; its output, or nothing when it failed.
    std::optional<QByteArray> pactl(const QStringList &arguments) const;
    /// Loads another null sink; returns the module's number.
    int addSink(const QByteArray &name);
    void removeModule(int number);
    int firstSinkModule() const { return m_firstSink; }

    /// Starts recording the first sink and waits until its monitor delivers steadily.
    bool startRecorder();
    void stopRecorder();

    /// Milliseconds since the clock of this object started.
    qint64 now() const { return m_clock.elapsed(); }
    /// When sound was heard first after a time, and last; in the same clock.
    std::optional<qint64> onsetAfter(qint64 ms);
    std::optional<qint64> lastSound();
    /// Total silence between the first and the last sound after `ms`, counted in gaps of 5 ms or more.
    qint64 holesAfter(qint64 ms);
    /// Mono samples (48 kHz) heard after a time.
    std::vector<std::int16_t> heardAfter(qint64 ms);
    /// From the first to the last loud sample after a moment, counted in samples: pieces of the recording
    /// arrive when the machine finds time, so their arrival says nothing about lengths.
    qint64 soundLengthAfter(qint64 ms);

private:
    struct Chunk {
        qint64 at; ///< when its last sample was received
        std::vector<std::int16_t> samples;
    };
    void receive();
    qint64 timeOf(const Chunk &chunk, std::size_t sample) const;

    QString m_whyNot;
    QTemporaryDir m_folder;
    QProcess m_server;
    QProcess m_recorder;
    QElapsedTimer m_clock;
    std::vector<Chunk> m_chunks;
    QByteArray m_rest;
    int m_firstSink = -1;
};

} // namespace studio::audio::test
