// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/archiveentry.h"

#include "core/profiles/profilestore.h"
#include "ui/theme/typography.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

struct ArchiveText {
    Q_DECLARE_TR_FUNCTIONS(Archive)
};

} // namespace

bool ArchiveEntry::isStarred() const
{
    return kind == Kind::Transcript ? transcript.starred : take.starred;
}

QDateTime ArchiveEntry::madeAt() const
{
    switch (kind) {
    case Kind::Service:
        return item.madeAt;
    case Kind::Transcript:
        return transcript.madeAt;
    case Kind::Session:
        return session.startedAt;
    default:
        return take.madeAt;
    }
}

QString ArchiveEntry::key() const
{
    switch (kind) {
    case Kind::Day:
        return u"day "_s + day.toString(Qt::ISODate);
    case Kind::Take:
        return u"take "_s + take.id.value();
    case Kind::Transcript:
        return u"transcript "_s + transcript.id.value();
    case Kind::Session:
        return u"session "_s + session.id;
    case Kind::Service:
        break;
    }
    return u"item "_s + item.id;
}

ArchiveEntry ArchiveEntry::ofDay(const QDate &day)
{
    ArchiveEntry entry;
    entry.day = day;
    return entry;
}

ArchiveEntry ArchiveEntry::ofTake(const store::HistoryRow &take)
{
    ArchiveEntry entry;
    entry.kind = Kind::Take;
    entry.day = take.madeAt.toLocalTime().date();
    entry.take = take;
    return entry;
}

ArchiveEntry ArchiveEntry::ofItem(const api::HistoryItem &item)
{
    ArchiveEntry entry;
    entry.kind = Kind::Service;
    entry.day = item.madeAt.toLocalTime().date();
    entry.item = item;
    return entry;
}

ArchiveEntry ArchiveEntry::ofTranscript(const store::TranscriptEntry &transcript)
{
    ArchiveEntry entry;
    entry.kind = Kind::Transcript;
    entry.day = transcript.madeAt.toLocalTime().date();
    entry.transcript = transcript;
    return entry;
}

ArchiveEntry ArchiveEntry::ofSession(const evidence::SessionInfo &session)
{
    ArchiveEntry entry;
    entry.kind = Kind::Session;
    entry.day = session.startedAt.toLocalTime().date();
    entry.session = session;
    return entry;
}

QList<ArchiveEntry> mergedEntries(const QList<store::HistoryRow> &takes, bool moreTakes,
                                  const QList<ArchiveEntry> &others)
{
    QList<ArchiveEntry> entries;
    entries.reserve(takes.size() + others.size());
    const auto add = [&entries](const ArchiveEntry &entry) {
        if (entries.isEmpty() || entries.constLast().day != entry.day)
            entries.append(ArchiveEntry::ofDay(entry.day));
        entries.append(entry);
    };
    qsizetype next = 0;
    for (const store::HistoryRow &take : takes) {
        while (next < others.size() && others.at(next).madeAt() > take.madeAt)
            add(others.at(next++));
        add(ArchiveEntry::ofTake(take));
    }
    while (!moreTakes && next < others.size())
        add(others.at(next++));
    return entries;
}

QString entryTitle(const ArchiveEntry &entry)
{
    if (entry.kind == ArchiveEntry::Kind::Service)
        return entry.item.text.left(240).simplified();
    if (entry.kind == ArchiveEntry::Kind::Transcript)
        return entry.transcript.title;
    if (entry.kind == ArchiveEntry::Kind::Session) {
        const evidence::SessionInfo &session = entry.session;
        const QString agent = session.agentName.isEmpty() ? session.agentId : session.agentName;
        const QString what = session.scenario.isEmpty() ? session.firstWords : session.scenario;
        return what.isEmpty() ? agent : ArchiveText::tr("%1: %2", "agent and first words").arg(agent, what);
    }
    if (!entry.take.name.isEmpty())
        return entry.take.name;
    return entry.take.excerpt.isEmpty() ? ArchiveText::tr("Take %1").arg(entry.take.number)
                                        : entry.take.excerpt;
}

QString entryVoice(const ArchiveEntry &entry)
{
    if (entry.kind == ArchiveEntry::Kind::Transcript)
        return entry.transcript.speakers > 0
            ? ArchiveText::tr("%n speakers", nullptr, entry.transcript.speakers)
            : QString();
    if (entry.kind == ArchiveEntry::Kind::Session)
        return ArchiveText::tr("%n turns", nullptr, entry.session.turns);
    return entry.kind == ArchiveEntry::Kind::Service ? entry.item.voiceName : entry.take.voiceName;
}

/// Made in the sandbox, which counts credits and charges nothing.
bool isFree(const ArchiveEntry &entry)
{
    const ProfileId sandbox = profiles::ProfileStore::sandboxId();
    switch (entry.kind) {
    case ArchiveEntry::Kind::Transcript:
        return entry.transcript.profile == sandbox && entry.transcript.credits;
    case ArchiveEntry::Kind::Take:
        return entry.take.profile == sandbox && entry.take.credits;
    default:
        return false;
    }
}

QString entryCredits(const ArchiveEntry &entry)
{
    const auto text = [](qint64 credits) {
        return ArchiveText::tr("%1 cr", "credits, short").arg(QLocale().toString(credits));
    };
    if (isFree(entry))
        return ArchiveText::tr("free");
    if (entry.kind == ArchiveEntry::Kind::Service)
        return text(entry.item.credits);
    if (entry.kind == ArchiveEntry::Kind::Transcript)
        return entry.transcript.credits ? text(*entry.transcript.credits) : QString();
    if (entry.kind == ArchiveEntry::Kind::Session)
        return entry.session.credits >= 0 ? text(entry.session.credits) : QString();
    return entry.take.credits ? text(*entry.take.credits) : QString();
}

QString entryLength(const ArchiveEntry &entry)
{
    if (entry.kind == ArchiveEntry::Kind::Transcript)
        return timecode(entry.transcript.seconds);
    if (entry.kind == ArchiveEntry::Kind::Session)
        return timecode(double(entry.session.durationMs) / 1000.0);
    return entry.kind == ArchiveEntry::Kind::Take ? timecode(double(entry.take.durationMs) / 1000.0)
                                                  : QString();
}

QString entryTime(const ArchiveEntry &entry)
{
    return QLocale().toString(entry.madeAt().toLocalTime().time(), u"HH:mm"_s);
}

QString dayTitle(const QDate &day, const QDate &today)
{
    if (day == today)
        return ArchiveText::tr("Today");
    if (day == today.addDays(-1))
        return ArchiveText::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

QString entrySentence(const ArchiveEntry &entry)
{
    if (entry.isDay())
        return dayTitle(entry.day, QDate::currentDate());
    QStringList parts{entryTitle(entry), entryVoice(entry)};
    if (const QString credits = entryCredits(entry); !credits.isEmpty()) {
        const qint64 count = entry.kind == ArchiveEntry::Kind::Service ? entry.item.credits
            : entry.kind == ArchiveEntry::Kind::Transcript             ? entry.transcript.credits.value_or(0)
            : entry.kind == ArchiveEntry::Kind::Session                ? entry.session.credits
                                                                       : entry.take.credits.value_or(0);
        parts += isFree(entry)
            ? credits
            : ArchiveText::tr("%n credits", nullptr, int(qMin<qint64>(count, 1'000'000'000)));
    }
    if (entry.kind == ArchiveEntry::Kind::Take)
        parts += ArchiveText::tr("%n seconds", nullptr, int((entry.take.durationMs + 500) / 1000));
    if (entry.kind == ArchiveEntry::Kind::Transcript)
        parts += ArchiveText::tr("transcript");
    if (entry.kind == ArchiveEntry::Kind::Session) {
        parts += ArchiveText::tr("%n seconds", nullptr, int((entry.session.durationMs + 500) / 1000));
        parts += ArchiveText::tr("conversation with an agent");
    }
    parts += entryTime(entry);
    if (entry.kind == ArchiveEntry::Kind::Service)
        parts += ArchiveText::tr("only on the service");
    if (entry.isStarred())
        parts += ArchiveText::tr("starred");
    if (!entry.take.complete)
        parts += ArchiveText::tr("incomplete");
    return parts.join(ArchiveText::tr(", ", "between the parts of a row"));
}

} // namespace studio::ui
