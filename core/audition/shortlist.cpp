// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audition/shortlist.h"

#include "core/store/draftrepository.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::audition {

namespace {

constexpr qsizetype kTextLength = 500;

QString draftKey(const ProfileId &profile)
{
    return u"audition/shortlist/"_s + profile.value();
}

} // namespace

QJsonObject toJson(const ShortlistEntry &entry)
{
    return {{u"take"_s, entry.take.value()},
            {u"voice"_s, entry.voice.value()},
            {u"voiceName"_s, entry.voiceName},
            {u"modelName"_s, entry.modelName},
            {u"caption"_s, entry.caption},
            {u"sentence"_s, entry.sentence},
            {u"note"_s, entry.note},
            {u"score"_s, entry.score},
            {u"addedAt"_s, entry.addedAt.toString(Qt::ISODateWithMs)}};
}

ShortlistEntry shortlistEntryFromJson(const QJsonObject &from)
{
    const auto text = [&from](QLatin1StringView key) { return from.value(key).toString().left(kTextLength); };
    ShortlistEntry entry;
    entry.take = TakeId(text("take"_L1));
    entry.voice = VoiceId(text("voice"_L1));
    entry.voiceName = text("voiceName"_L1);
    entry.modelName = text("modelName"_L1);
    entry.caption = text("caption"_L1);
    entry.sentence = text("sentence"_L1);
    entry.note = text("note"_L1);
    entry.score = std::clamp(from.value("score"_L1).toInt(), 0, 5);
    entry.addedAt = QDateTime::fromString(text("addedAt"_L1), Qt::ISODateWithMs);
    return entry;
}

Shortlist::Shortlist(store::DraftRepository &drafts, QObject *parent) : QObject(parent), m_drafts(drafts) { }

void Shortlist::load(const ProfileId &profile)
{
    m_profile = profile;
    m_loaded = false;
    m_entries.clear();
    auto *job = m_drafts.load(draftKey(profile));
    m_loading = job;
    job->then(this, [this, profile](const Result<std::optional<store::Draft>> &draft) {
        if (profile != m_profile || m_loaded)
            return; // that of another profile comes late
        if (!draft) {
            if (!draft.error().isCancelled())
                emit failed(draft.error());
            return;
        }
        // What was added while the disk was read stays in front.
        QList<ShortlistEntry> entries = m_entries;
        const QJsonArray kept = *draft ? (*draft)->state.value("entries"_L1).toArray() : QJsonArray();
        for (const QJsonValue &value : kept) {
            const ShortlistEntry entry = shortlistEntryFromJson(value.toObject());
            if (!entry.take.isEmpty() && entries.size() < kMaxEntries && !contains(entry.take))
                entries.append(entry);
        }
        m_loaded = true;
        const bool unsaved = !m_entries.isEmpty();
        m_entries = entries;
        if (unsaved)
            save();
        emit changed();
    });
    emit changed();
}

bool Shortlist::contains(const TakeId &take) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&take](const ShortlistEntry &entry) { return entry.take == take; });
}

void Shortlist::add(const ShortlistEntry &entry)
{
    QList<ShortlistEntry> entries = m_entries;
    entries.removeIf([&entry](const ShortlistEntry &other) { return other.take == entry.take; });
    entries.prepend(entry);
    set(entries.mid(0, kMaxEntries));
}

void Shortlist::remove(const TakeId &take)
{
    QList<ShortlistEntry> entries = m_entries;
    entries.removeIf([&take](const ShortlistEntry &entry) { return entry.take == take; });
    set(entries);
}

void Shortlist::restore(const QList<ShortlistEntry> &entries)
{
    QList<ShortlistEntry> all = m_entries;
    for (const ShortlistEntry &entry : entries) {
        if (!contains(entry.take))
            all.append(entry);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const ShortlistEntry &a, const ShortlistEntry &b) { return a.addedAt > b.addedAt; });
    set(all.mid(0, kMaxEntries));
}

void Shortlist::setNote(const TakeId &take, const QString &note)
{
    QList<ShortlistEntry> entries = m_entries;
    for (ShortlistEntry &entry : entries) {
        if (entry.take == take)
            entry.note = note.left(kTextLength);
    }
    set(entries);
}

void Shortlist::clear()
{
    set({});
}

void Shortlist::set(const QList<ShortlistEntry> &entries)
{
    if (m_entries == entries)
        return;
    m_entries = entries;
    if (m_loaded)
        save();
    emit changed();
}

void Shortlist::save()
{
    QJsonArray entries;
    for (const ShortlistEntry &entry : m_entries)
        entries.append(toJson(entry));
    store::Draft draft;
    draft.key = draftKey(m_profile);
    draft.state = QJsonObject{{u"entries"_s, entries}};
    draft.changedAt = QDateTime::currentDateTimeUtc();
    m_drafts.save(draft)->then(this, [this](const Result<bool> &saved) {
        if (!saved)
            emit failed(saved.error());
    });
}

} // namespace studio::audition
