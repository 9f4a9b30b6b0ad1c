// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/state/calls.h"

#include "core/sandbox/agents/callrecord.h"

#include <algorithm>

namespace studio::sandbox {

namespace {
constexpr qsizetype kMostCalls = 500;
constexpr qsizetype kMostCallSound = 64 * 1024 * 1024;
} // namespace

Calls::Calls() = default;
Calls::~Calls() = default;

void Calls::add(std::shared_ptr<CallRecord> record)
{
    m_all.append(std::move(record));
    trim();
}

void Calls::trim()
{
    qsizetype sound = 0;
    for (const auto &record : m_all)
        sound += record->sound().size();
    while (m_all.size() > 1 && (m_all.size() > kMostCalls || sound > kMostCallSound)) {
        const auto ended =
            std::find_if(m_all.begin(), m_all.end() - 1, [](const auto &one) { return one->isOver(); });
        if (ended == m_all.end() - 1)
            return;
        sound -= (*ended)->sound().size();
        m_all.erase(ended);
    }
}

std::shared_ptr<CallRecord> Calls::find(const QString &id) const
{
    const auto it =
        std::find_if(m_all.begin(), m_all.end(), [&id](const auto &one) { return one->id() == id; });
    return it == m_all.end() ? nullptr : *it;
}

bool Calls::remove(const QString &id)
{
    return m_all.removeIf([&id](const auto &one) { return one->id() == id && one->isOver(); }) > 0;
}

void Calls::clear()
{
    m_all.removeIf([](const auto &one) { return one->isOver(); });
}

} // namespace studio::sandbox
