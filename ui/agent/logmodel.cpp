// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/logmodel.h"

#include "ui/agent/shownsession.h"

#include <QJsonDocument>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using agent::LogEntry;

constexpr auto kBundle = std::chrono::milliseconds(120);

/// What comes many times a second and says nothing by itself.
bool isSound(const LogEntry &entry)
{
    static const QStringList types{u"audio"_s, u"user_audio"_s, u"user_audio_chunk"_s, u"ping"_s,
                                   u"pong"_s,  u"vad_score"_s,  u"ping.roundtrip"_s};
    return types.contains(entry.type);
}

QString directionText(LogEntry::Direction direction)
{
    switch (direction) {
    case LogEntry::Direction::In:
        return LogModel::tr("from the agent");
    case LogEntry::Direction::Out:
        return LogModel::tr("sent");
    case LogEntry::Direction::Local:
        break;
    }
    return LogModel::tr("here");
}

} // namespace

LogModel::LogModel(ShownSession &shown, QObject *parent) : QAbstractListModel(parent), m_shown(shown)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(kBundle);
    connect(&m_flush, &QTimer::timeout, this, &LogModel::flush);
    connect(&shown, &ShownSession::reset, this, &LogModel::readAll);
    connect(&shown, &ShownSession::logged, this, [this](const LogEntry &entry) {
        const int index = m_count++;
        if (!passes(entry))
            return;
        m_waiting.push_back({entry.atUs, entry.direction, entry.type, index});
        if (!m_flush.isActive())
            m_flush.start();
    });
    readAll();
}

bool LogModel::passes(const LogEntry &entry) const
{
    switch (m_which) {
    case Which::WithoutSound:
        if (isSound(entry))
            return false;
        break;
    case Which::Everything:
        break;
    case Which::FromAgent:
        if (entry.direction != LogEntry::Direction::In)
            return false;
        break;
    case Which::FromUs:
        if (entry.direction != LogEntry::Direction::Out)
            return false;
        break;
    case Which::Local:
        if (entry.direction != LogEntry::Direction::Local)
            return false;
        break;
    }
    return m_text.isEmpty() || entry.type.contains(m_text, Qt::CaseInsensitive)
        || QString::fromUtf8(agent::toJsonLine(entry)).contains(m_text, Qt::CaseInsensitive);
}

void LogModel::readAll()
{
    m_flush.stop();
    beginResetModel();
    m_rows.clear();
    m_waiting.clear();
    m_count = int(m_shown.log().size());
    for (int i = 0; i < m_count; ++i) {
        const LogEntry entry = m_shown.log().at(i);
        if (passes(entry))
            m_rows.push_back({entry.atUs, entry.direction, entry.type, i});
    }
    endResetModel();
}

void LogModel::flush()
{
    if (m_waiting.empty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(m_waiting.size()) - 1);
    m_rows.insert(m_rows.end(), m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
    endInsertRows();
}

void LogModel::setWhich(Which which)
{
    if (std::exchange(m_which, which) != which)
        readAll();
}

void LogModel::setText(const QString &text)
{
    if (std::exchange(m_text, text) != text)
        readAll();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

const LogModel::Row *LogModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[size_t(row)] : nullptr;
}

LogEntry LogModel::entry(int row) const
{
    const Row *found = at(row);
    return found ? m_shown.log().at(found->index) : LogEntry();
}

int LogModel::rowAt(qint64 atUs) const
{
    int found = -1;
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows[size_t(row)].atUs <= atUs)
            found = row;
    }
    return found;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    const Row *row = at(index.row());
    if (!row)
        return {};
    if (role == Qt::DisplayRole)
        return row->type;
    if (role == Qt::AccessibleTextRole)
        //: A line of a log: what it is, where it came from, when.
        return tr("%1, %2, %3").arg(row->type, directionText(row->direction), m_shown.clockText(row->atUs));
    return {};
}

} // namespace studio::ui
