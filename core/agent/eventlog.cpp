// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/eventlog.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio::agent {

namespace {

constexpr qsizetype kMostInMemory = 1024;
constexpr qsizetype kSpillAtOnce = 512;

constexpr int kDeepestMasked = 16;

QJsonValue masked(const QJsonValue &value, int depth)
{
    // Names with "secret__" in front are the service's own way to say so.
    static const QRegularExpression tells(
        u"(secret|passw|token|signature|authori[sz]ation|credential|api_?-?key|apikey|signed_?url|private_?key)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (depth > kDeepestMasked)
        return {};
    if (value.isArray()) {
        QJsonArray made;
        for (const QJsonValue &one : value.toArray())
            made.append(masked(one, depth + 1));
        return made;
    }
    if (!value.isObject())
        return value;
    QJsonObject made;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        // Limits such as "max_tokens" are numbers and no secrets.
        const bool hide =
            (it->isString() || it->isObject() || it->isArray()) && tells.match(it.key()).hasMatch();
        made.insert(it.key(), hide ? QJsonValue(u"[redacted]"_s) : masked(*it, depth + 1));
    }
    return made;
}

} // namespace

QJsonObject withoutSecrets(const QJsonObject &json)
{
    return masked(json, 0).toObject();
}

EventLog::EventLog() = default;
EventLog::~EventLog() = default;
EventLog::EventLog(EventLog &&) noexcept = default;
EventLog &EventLog::operator=(EventLog &&) noexcept = default;

void EventLog::append(const LogEntry &entry)
{
    m_recent.append(entry);
    if (m_recent.size() > kMostInMemory && !m_inMemoryOnly)
        spill();
}

void EventLog::clear()
{
    *this = EventLog();
}

void EventLog::spill()
{
    if (!m_file) {
        // Without asking for its name it never gets one on Linux.
        m_file = std::make_unique<QTemporaryFile>();
        if (!m_file->open()) {
            m_file.reset();
            m_inMemoryOnly = true;
            return;
        }
    }
    QByteArray lines;
    std::vector<qint64> ends;
    const qint64 begin = m_ends.empty() ? 0 : m_ends.back();
    for (qsizetype i = 0; i < kSpillAtOnce; ++i) {
        lines += toJsonLine(m_recent.at(i));
        ends.push_back(begin + lines.size());
    }
    // A full disk leaves everything where it is.
    if (!m_file->seek(begin) || m_file->write(lines) != lines.size() || !m_file->flush()) {
        m_inMemoryOnly = true;
        return;
    }
    m_ends.insert(m_ends.end(), ends.begin(), ends.end());
    m_recent.remove(0, kSpillAtOnce);
}

LogEntry EventLog::at(qsizetype index) const
{
    const auto onDisk = static_cast<qsizetype>(m_ends.size());
    if (index >= onDisk)
        return m_recent.value(index - onDisk);
    if (index < 0)
        return {};
    const auto place = static_cast<std::size_t>(index);
    const qint64 begin = place == 0 ? 0 : m_ends[place - 1];
    if (!m_file->seek(begin))
        return {};
    const auto entry = logEntryFromJson(m_file->read(m_ends[place] - begin));
    return entry ? *entry : LogEntry();
}

QList<LogEntry> EventLog::entries() const
{
    QList<LogEntry> all;
    all.reserve(size());
    for (qsizetype i = 0; i < static_cast<qsizetype>(m_ends.size()); ++i)
        all.append(at(i));
    all.append(m_recent);
    return all;
}

QByteArray EventLog::toJsonLines() const
{
    QByteArray lines;
    for (qsizetype i = 0; i < size(); ++i)
        lines += toJsonLine(at(i)) + '\n';
    return lines;
}

} // namespace studio::agent
