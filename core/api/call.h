// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/types/json.h"
#include "core/net/transport.h"

namespace studio::api {

/// Sends and parses as one job: `parse(const net::Response &) -> Result<T>`. Cancelling reaches the socket.
template <class T, class Parse>
JobOf<T> *call(net::Transport &transport, const net::Request &request, Parse parse)
{
    JobOf<net::Response> *sent = transport.send(request);
    auto *job = new PromiseJob<T>(&transport);
    job->onCancel([guard = QPointer<Job>(sent)] {
        if (guard)
            guard->cancel();
    });
    QObject::connect(sent, &Job::progressed, job, &Job::progressed);
    sent->then(job, [job, parse = std::move(parse)](const Result<net::Response> &answer) {
        if (answer)
            job->resolve(parse(*answer));
        else
            job->resolve(Unexpected(answer.error()));
    });
    return job;
}

} // namespace studio::api
