// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/capture/handheldinput.h"

#include <QDir>
#include <QTemporaryDir>

namespace studio::capture::test {

/// A recorder with a microphone in the test's hand, and everything it said.
struct World {
    World()
        : recorder(std::make_shared<audio::AudioThread>(), folder.filePath(QStringLiteral("recordings")),
                   nullptr, parts())
    {
        QObject::connect(&recorder, &Recorder::finished, &recorder,
                         [this](const Result<Recording> &result) { results.append(result); });
        QObject::connect(&recorder, &Recorder::captured, &recorder,
                         [this](const QByteArray &pcm, qint64 first) {
                             if (first >= 0) {
                                 sequential = sequential && first == live.size() / 2;
                                 live += pcm;
                             }
                         });
    }
    RecorderParts parts() { return partsOf(hand); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(folder.filePath(QStringLiteral("recordings"))).entryList(QDir::Files);
    }

    Hand hand;
    QTemporaryDir folder;
    Recorder recorder;
    QList<Result<Recording>> results;
    QByteArray live;
    bool sequential = true;
};

} // namespace studio::capture::test
