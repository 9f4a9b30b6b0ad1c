// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/speechapi.h"
#include "core/api/voicesapi.h"
#include "core/base/clock.h"
#include "core/net/nettransport.h"
#include "core/queue/ledger.h"
#include "core/queue/processidentity.h"
#include "core/sandbox/sandboxserver.h"
#include "core/speech/speechengine.h"
#include "core/store/audiovault.h"
#include "core/store/database.h"
#include "core/store/ledgerrepository.h"
#include "core/store/takerepository.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTestEventLoop>

#include <memory>
#include <optional>

namespace studio::speech {

/// A whole engine over real files and the real sandbox, in a folder of its own.
class SpeechFixture final {
public:
    explicit SpeechFixture(double pace = 0)
        : server(options(pace)), started(server.start().has_value()),
          database(folder.path() + QStringLiteral("/s.db")), vault(folder.path() + QStringLiteral("/audio")),
          takes(database, vault), table(database),
          ledger(table, clock, queue::ProcessIdentity::ofThisProcess()), engine(takes, vault, ledger, clock)
    {
        opened = wait(database.open()).has_value();
    }

    template <class T>
    Result<T> wait(JobOf<T> *job)
    {
        std::optional<Result<T>> kept;
        QTestEventLoop loop; // qWaitFor() sleeps between looks, and sound comes in many pieces
        job->then(&loop, [&](const Result<T> &result) {
            kept = result;
            loop.exitLoop();
        });
        loop.enterLoopMSecs(30000);
        if (!kept)
            return fail(ErrorKind::Timeout, QStringLiteral("the job did not end"));
        return *kept;
    }

    Result<Outcome> wait(Generation *generation)
    {
        std::optional<Result<Outcome>> kept;
        QTestEventLoop loop;
        QObject::connect(generation, &Generation::finished, &loop, [&](const Result<Outcome> &outcome) {
            kept = outcome;
            loop.exitLoop();
        });
        loop.enterLoopMSecs(30000);
        if (!kept)
            return fail(ErrorKind::Timeout, QStringLiteral("the generation did not end"));
        return *kept;
    }

    [[nodiscard]] api::SpeechApi speech() const { return speechWithKey(server.apiKey()); }
    [[nodiscard]] api::SpeechApi speechWithKey(const Secret &key) const
    {
        return {*transport, api::Dialect::elevenLabs(server.baseUrl(), server.socketUrl(), key)};
    }

    SpeechInputs inputs(const QString &text)
    {
        if (voice.isEmpty())
            voice = wait(api::VoicesApi(*transport, speech().dialect()).search({})).value().voices.first().id;
        SpeechInputs inputs;
        inputs.request.voice = voice;
        inputs.request.model = ModelId(QStringLiteral("eleven_flash_v2_5"));
        inputs.request.text = text;
        inputs.host = speech().dialect().hostId();
        inputs.voiceName = QStringLiteral("Aria");
        inputs.modelRate = 0.5;
        return inputs;
    }

    /// Tells the sandbox to misbehave.
    bool fault(const QByteArray &json)
    {
        net::Request request;
        request.method = "POST";
        request.url = server.baseUrl().resolved(QUrl(QStringLiteral("/sandbox/admin")));
        request.headers = {{"x-sandbox-token", server.adminToken()}};
        request.body = json;
        request.contentType = "application/json";
        return wait(transport->send(request)).has_value();
    }

    qsizetype takeCount() { return wait(takes.recent()).value().size(); }
    store::LedgerSum sum()
    {
        const auto sums = wait(ledger.sums(store::LedgerGroup::None));
        return sums && !sums->isEmpty() ? sums->first() : store::LedgerSum{};
    }
    qsizetype rowsIn(store::LedgerState state) { return wait(table.inState(state)).value().size(); }

    QObject context;
    QTemporaryDir folder;
    sandbox::SandboxServer server;
    bool started;
    bool opened = false;
    SystemClock clock;
    store::Database database;
    store::AudioVault vault;
    store::TakeRepository takes;
    store::LedgerRepository table;
    queue::Ledger ledger;
    SpeechEngine engine;
    std::unique_ptr<net::NetTransport> transport = std::make_unique<net::NetTransport>();
    VoiceId voice;

private:
    static sandbox::SandboxOptions options(double pace)
    {
        sandbox::SandboxOptions options;
        options.pace = pace;
        options.firstByteDelay = std::chrono::milliseconds(0);
        return options;
    }
};

} // namespace studio::speech
