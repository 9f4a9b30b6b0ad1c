// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/wavheader.h"
#include "core/net/nettransport.h"
#include "core/queue/ledger.h"
#include "core/queue/processidentity.h"
#include "core/store/ledgerrepository.h"
#include "core/transcription/filetranscription.h"
#include "core/transcription/livetranscription.h"
#include "core/transcription/localtranscription.h"
#include "core/transcription/transcriptionengine.h"
#include "core/transcription/transcriptpack.h"
#include "tests/support/testserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>
#include <optional>

namespace studio::transcription {

/// A whole engine over real files and a scripted service, in a folder of its own.
class TranscriptionFixture final {
public:
    TranscriptionFixture()
        : dirs(AppDirs::below(folder.path())), database(folder.path() + QStringLiteral("/s.db")),
          transcripts(database), table(database),
          ledger(table, clock, queue::ProcessIdentity::ofThisProcess())
    {
        opened = wait(database.open()).has_value();
        restart();
    }

    /// As after a new start of the program.
    void restart()
    {
        engine = std::make_unique<TranscriptionEngine>(transcripts, ledger, clock, dirs,
                                                       queue::ProcessIdentity::ofThisProcess());
    }

    template <class T>
    Result<T> wait(JobOf<T> *job)
    {
        std::optional<Result<T>> kept;
        job->then(&context, [&kept](const Result<T> &result) { kept = result; });
        if (!QTest::qWaitFor([&kept] { return kept.has_value(); }, 30000))
            return fail(ErrorKind::Timeout, QStringLiteral("the job did not end"));
        return *kept;
    }

    template <class Transcription>
    Result<TranscriptionOutcome> wait(Transcription *one)
    {
        std::optional<Result<TranscriptionOutcome>> kept;
        QObject::connect(one, &Transcription::finished, &context,
                         [&kept](const Result<TranscriptionOutcome> &outcome) { kept = outcome; });
        if (!QTest::qWaitFor([&kept] { return kept.has_value(); }, 30000))
            return fail(ErrorKind::Timeout, QStringLiteral("the transcription did not end"));
        return *kept;
    }

    [[nodiscard]] Service service() const
    {
        return {api::TranscriptionApi(
                    *transport,
                    api::Dialect::elevenLabs(server.url(), server.socketUrl(), Secret(QByteArray("key")))),
                ProfileId(QStringLiteral("test")), true};
    }

    /// A tone of so many seconds at 16 kHz.
    QString sound(const QString &name, double seconds, int channels = 1, int rate = 16000)
    {
        const qsizetype frames = qsizetype(seconds * rate);
        QByteArray samples(frames * channels * 2, Qt::Uninitialized);
        auto *out = reinterpret_cast<std::int16_t *>(samples.data());
        for (qsizetype i = 0; i < frames; ++i)
            for (int channel = 0; channel < channels; ++channel)
                *out++ = std::int16_t(8000 * std::sin(double(i) * 0.17 * (channel + 1)));
        const QString path = folder.filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(audio::wavHeader({rate, channels}, quint32(samples.size())));
            file.write(samples);
        }
        return path;
    }

    qsizetype rowsIn(store::LedgerState state) { return wait(table.inState(state)).value().size(); }
    QList<store::TranscriptEntry> list() { return wait(transcripts.list()).value(); }

    QObject context;
    QTemporaryDir folder;
    test::TestServer server;
    AppDirs dirs;
    bool opened = false;
    SystemClock clock;
    store::Database database;
    store::TranscriptRepository transcripts;
    store::LedgerRepository table;
    queue::Ledger ledger;
    std::unique_ptr<net::NetTransport> transport = std::make_unique<net::NetTransport>();
    std::unique_ptr<TranscriptionEngine> engine;
};

} // namespace studio::transcription
