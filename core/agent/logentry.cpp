// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/logentry.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace studio::agent {

namespace {

constexpr qint64 kLongestLine = 16 * 1024 * 1024;

QString nameOf(LogEntry::Direction direction)
{
    switch (direction) {
    case LogEntry::Direction::In:
        return u"in"_s;
    case LogEntry::Direction::Out:
        return u"out"_s;
    case LogEntry::Direction::Local:
        break;
    }
    return u"local"_s;
}

} // namespace

QByteArray toJsonLine(const LogEntry &entry)
{
    return QJsonDocument(QJsonObject{{u"t"_s, entry.atUs},
                                     {u"dir"_s, nameOf(entry.direction)},
                                     {u"type"_s, entry.type},
                                     {u"data"_s, entry.data}})
        .toJson(QJsonDocument::Compact);
}

Result<LogEntry> logEntryFromJson(const QByteArray &line)
{
    const QJsonDocument document =
        line.size() <= kLongestLine ? QJsonDocument::fromJson(line) : QJsonDocument();
    const QJsonObject object = document.object();
    const QString direction = object.value("dir"_L1).toString();
    const QJsonValue at = object.value("t"_L1);
    LogEntry entry{.atUs = at.toInteger(-1),
                   .direction = LogEntry::Direction::Local,
                   .type = object.value("type"_L1).toString(),
                   .data = object.value("data"_L1).toObject()};
    if (direction == "in"_L1)
        entry.direction = LogEntry::Direction::In;
    else if (direction == "out"_L1)
        entry.direction = LogEntry::Direction::Out;
    else if (direction != "local"_L1)
        entry.type.clear();
    if (entry.type.isEmpty() || !at.isDouble() || entry.atUs < 0)
        return fail(ErrorKind::Protocol,
                    QCoreApplication::translate("studio::agent", "A line of the session's log is damaged."));
    return entry;
}

QList<LogEntry> logFromJsonLines(const QByteArray &lines, int *broken)
{
    QList<LogEntry> entries;
    int damaged = 0;
    for (qsizetype begin = 0; begin < lines.size();) {
        qsizetype end = lines.indexOf('\n', begin);
        if (end < 0)
            end = lines.size();
        const QByteArray line = QByteArray::fromRawData(lines.constData() + begin, end - begin);
        begin = end + 1;
        if (line.trimmed().isEmpty())
            continue;
        if (Result<LogEntry> entry = logEntryFromJson(line))
            entries.append(*std::move(entry));
        else
            ++damaged;
    }
    if (broken)
        *broken = damaged;
    return entries;
}

} // namespace studio::agent
