// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/listcommands.h"

#include "core/api/voicesapi.h"

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

constexpr int kMaxSharedPages = 20;

} // namespace

VoicesCommand::VoicesCommand(Application &application, Output &output, const QString &search, bool shared)
    : Command(application, output), m_search(search), m_shared(shared)
{
}

void VoicesCommand::start()
{
    auto *opening = application().backends.open(application().profiles.current());
    m_step = opening;
    opening->then(this, [this](const Result<account::Backend> &backend) {
        if (backend)
            list(*backend);
        else
            endWith(backend.error());
    });
}

void VoicesCommand::cancel()
{
    m_step.cancel();
    end(ExitStatus::Cancelled);
}

void VoicesCommand::list(const account::Backend &backend)
{
    if (m_shared) {
        nextSharedPage(backend, 0);
        return;
    }
    auto *job = api::VoicesApi(*backend.transport, backend.dialect).all(m_search);
    m_step = job;
    job->then(this, [this](const Result<QList<api::Voice>> &voices) {
        if (!voices) {
            endWith(voices.error());
            return;
        }
        print(*voices);
        if (m_count == 0)
            out().note(tr("No voice matches."));
        out().result({{u"count"_s, m_count}});
        end();
    });
}

void VoicesCommand::nextSharedPage(const account::Backend &backend, int page)
{
    auto *job =
        api::VoicesApi(*backend.transport, backend.dialect).shared({.search = m_search, .page = page});
    m_step = job;
    job->then(this, [this, backend, page](const Result<api::VoicePage> &voices) {
        if (!voices) {
            endWith(voices.error());
            return;
        }
        print(voices->voices);
        if (voices->hasMore && page + 1 < kMaxSharedPages) {
            nextSharedPage(backend, page + 1);
            return;
        }
        if (voices->hasMore)
            out().note(tr("There are more. Narrow the list with --search."));
        else if (m_count == 0)
            out().note(tr("No voice matches."));
        out().result({{u"count"_s, m_count}, {u"has_more"_s, voices->hasMore}});
        end();
    });
}

void VoicesCommand::print(const QList<api::Voice> &voices)
{
    for (const api::Voice &voice : voices) {
        ++m_count;
        if (out().isJson()) {
            QJsonObject object = api::toJson(voice);
            out().event(u"voice"_s, object);
        } else {
            out().text(u"%1\t%2\t%3"_s.arg(oneLine(voice.id.value()), oneLine(voice.name),
                                           oneLine(voice.tagline())));
        }
    }
}

} // namespace studio::app
