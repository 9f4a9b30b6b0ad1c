// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/servicebench.h"

#include "core/api/modelsapi.h"
#include "core/net/nettransport.h"
#include "tests/bench/report.h"
#include "tests/bench/waiting.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace studio::bench {

namespace {

constexpr int kRequests = 60;

QList<double> curlTimes(const QUrl &url)
{
    QStringList arguments{u"-s"_s};
    for (int i = 0; i < kRequests; ++i) {
        if (i > 0)
            arguments << u"--next"_s << u"-s"_s;
        arguments << u"-o"_s << u"/dev/null"_s << u"-w"_s << u"%{time_total}\\n"_s << u"-H"_s
                  << u"xi-api-key: any"_s << url.resolved(QUrl(u"/v1/models"_s)).toString();
    }
    QProcess curl;
    curl.start(u"curl"_s, arguments);
    curl.waitForFinished(30000);
    QList<double> times;
    const QList<QByteArray> lines = curl.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            times.append(line.toDouble() * 1000);
    }
    if (!times.isEmpty())
        times.removeFirst(); // The first one also connects.
    return times;
}

} // namespace

void benchRequestOverhead(ServiceProcess &service)
{
    net::NetTransport transport;
    const api::Dialect dialect = api::Dialect::elevenLabs(service.url(), {}, Secret(QByteArray("any")));
    api::ModelsApi models(transport, dialect);
    QList<double> ours;
    QObject context;
    for (int i = 0; i <= kRequests; ++i) {
        QElapsedTimer clock;
        clock.start();
        bool done = false;
        models.list()->then(&context, [&](const Result<QList<api::Model>> &list) {
            done = true;
            if (list && i > 0)
                ours.append(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        });
        if (!waitUntil([&done] { return done; }, 10000))
            break;
    }
    const QList<double> curl = curlTimes(service.url());
    const double base = median(curl);
    QList<double> added;
    for (const double time : std::as_const(ours))
        added.append(std::max(0.0, time - base));
    print({.name = u"request, whole, on an open connection"_s,
           .values = ours,
           .target = 3 + base,
           .peer = curl,
           .peerName = u"curl"_s});
    print({.name = u"request overhead over curl"_s, .values = added, .target = 3});
}

} // namespace studio::bench
