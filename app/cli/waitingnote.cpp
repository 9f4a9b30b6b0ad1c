// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/waitingnote.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::app {

namespace {

constexpr auto kFirst = 1500ms;
constexpr auto kNext = 10s;

} // namespace

WaitingNote::WaitingNote(Output &output) : m_out(output)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WaitingNote::tell);
}

void WaitingNote::start()
{
    if (m_timer.isActive())
        return;
    m_since.start();
    m_timer.start(kFirst);
}

void WaitingNote::stop()
{
    m_timer.stop();
}

void WaitingNote::tell()
{
    const auto seconds = int(m_since.elapsed() / 1000);
    m_out.event(u"waiting"_s, {{u"seconds"_s, seconds}});
    if (seconds < std::chrono::seconds(kNext).count())
        m_out.note(tr("Waiting for the service …"));
    else
        m_out.note(tr("Still waiting for an answer of the service (%n s).", nullptr, seconds));
    m_timer.start(kNext);
}

} // namespace studio::app
