// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/takeshelf.h"

#include "core/base/workerjob.h"
#include "core/speech/speechengine.h"
#include "core/store/takerepository.h"

#include <algorithm>

namespace studio::ui {

namespace {

constexpr int kSoundsKept = 4;
constexpr int kTakesShown = 100;

bool isNewer(const store::Take &a, const store::Take &b)
{
    return a.madeAt != b.madeAt ? a.madeAt > b.madeAt : a.number > b.number;
}

JobOf<TakeShelf::Sound> *withPeaks(const std::shared_ptr<audio::PcmTrack> &track)
{
    return runInWorker<TakeShelf::Sound>([track](const StopFlag &) -> Result<TakeShelf::Sound> {
        return TakeShelf::Sound{track, std::make_shared<const audio::Peaks>(audio::peaksOf(*track))};
    });
}

} // namespace

QString takeTitle(const store::Take &take)
{
    return take.name.isEmpty() ? TakeShelf::tr("Take %1").arg(take.number) : take.name;
}

TakeShelf::TakeShelf(store::TakeRepository &takes, speech::SpeechEngine &engine, const QString &document,
                     QObject *parent)
    : QObject(parent), m_repository(takes), m_engine(engine), m_document(document)
{
}

void TakeShelf::load(const ProfileId &profile)
{
    if (m_hidden)
        forgetHidden(TakeId(m_hidden->id));
    m_profile = profile;
    m_soundJob.cancel();
    m_takes.clear();
    m_growing.reset();
    m_current = {};
    emit listChanged();
    emit currentChanged();
    fetchList();
}

void TakeShelf::fetchList()
{
    if (m_profile.isEmpty())
        return;
    store::TakeQuery query;
    query.profile = m_profile;
    query.document = m_document;
    query.limit = kTakesShown;
    auto *job = m_repository.recent(query);
    m_listJob = job;
    job->then(this, [this, profile = m_profile](const Result<QList<store::Take>> &takes) {
        if (profile != m_profile)
            return; // the list of another profile comes late
        if (!takes) {
            if (!takes.error().isCancelled())
                emit failed(takes.error());
            return;
        }
        for (const store::Take &take : *takes)
            put(take);
        emit listChanged();
        if (m_current.isEmpty() && !m_takes.isEmpty())
            select(m_takes.first().id);
    });
}

const store::Take *TakeShelf::take(const TakeId &id) const
{
    const auto found = std::find_if(m_takes.begin(), m_takes.end(),
                                    [&id](const store::Take &take) { return take.id == id; });
    return found == m_takes.end() ? nullptr : &*found;
}

const store::Take *TakeShelf::currentTake() const
{
    return take(m_current);
}

TakeShelf::Sound TakeShelf::sound() const
{
    if (m_growing && m_growing->id == m_current)
        return m_growingSound;
    return m_sounds.value(m_current);
}

int TakeShelf::nextNumber() const
{
    int highest = m_hidden ? m_hidden->number : 0;
    for (const store::Take &take : m_takes)
        highest = std::max(highest, take.number);
    return highest + 1;
}

void TakeShelf::select(const TakeId &id)
{
    if (m_current == id)
        return;
    m_previous = m_current;
    m_current = id;
    emit currentChanged();
    fetchSound();
}

TakeId TakeShelf::previous() const
{
    return take(m_previous) ? m_previous : TakeId();
}

TakeId TakeShelf::older() const
{
    const bool atGrowing = m_growing && m_growing->id == m_current;
    if (atGrowing)
        return m_takes.isEmpty() ? TakeId() : m_takes.first().id;
    for (qsizetype i = 0; i + 1 < m_takes.size(); ++i) {
        if (m_takes.at(i).id == m_current)
            return m_takes.at(i + 1).id;
    }
    return {};
}

TakeId TakeShelf::newer() const
{
    for (qsizetype i = 0; i < m_takes.size(); ++i) {
        if (m_takes.at(i).id != m_current)
            continue;
        if (i > 0)
            return m_takes.at(i - 1).id;
        return m_growing ? m_growing->id : TakeId();
    }
    return {};
}

void TakeShelf::beginGrowing(const GrowingTake &take)
{
    m_growing = take;
    m_growingSound = {};
    m_current = take.id;
    m_soundJob.cancel();
    emit listChanged();
    emit currentChanged();
}

void TakeShelf::setGrowingTrack(const std::shared_ptr<audio::PcmTrack> &track)
{
    m_growingSound.track = track;
    if (m_growing && m_growing->id == m_current)
        emit soundReady();
}

void TakeShelf::endGrowing(const store::Take &take, const std::shared_ptr<const audio::Peaks> &peaks)
{
    const bool wasCurrent = m_growing && m_growing->id == m_current;
    Sound sound = m_growingSound;
    sound.peaks = peaks;
    m_growing.reset();
    m_growingSound = {};
    put(take);
    const bool hasSound = sound.track && sound.track->isComplete() && peaks && !peaks->buckets.empty();
    if (hasSound)
        keepSound(take.id, sound);
    emit listChanged();
    if (!wasCurrent)
        return;
    m_current = take.id;
    emit currentChanged();
    if (!hasSound)
        fetchSound();
}

void TakeShelf::dropGrowing()
{
    if (!m_growing)
        return;
    const bool wasCurrent = m_growing->id == m_current;
    m_growing.reset();
    m_growingSound = {};
    emit listChanged();
    if (wasCurrent) {
        m_current = {};
        if (m_takes.isEmpty())
            emit currentChanged();
        else
            select(m_takes.first().id);
    }
}

void TakeShelf::adopt(const store::Take &take)
{
    m_growing.reset();
    m_growingSound = {};
    put(take);
    emit listChanged();
    select(take.id);
}

void TakeShelf::include(const store::Take &take)
{
    if (take.profile != m_profile || take.document != m_document)
        return;
    put(take);
    emit listChanged();
    if (m_current.isEmpty())
        select(take.id);
}

void TakeShelf::toggleStar(const TakeId &id)
{
    const auto found = std::find_if(m_takes.begin(), m_takes.end(),
                                    [&id](const store::Take &take) { return take.id == id; });
    if (found == m_takes.end())
        return;
    found->starred = !found->starred;
    emit listChanged();
    m_repository.setStarred(id, found->starred)->then(this, [this](const Result<bool> &done) {
        if (!done && !done.error().isCancelled())
            emit failed(done.error());
    });
}

void TakeShelf::setName(const TakeId &id, const QString &name)
{
    for (store::Take &take : m_takes) {
        if (take.id == id)
            take.name = name.simplified().left(80);
    }
    emit listChanged();
    m_repository.setName(id, name)->then(this, [this](const Result<bool> &done) {
        if (!done && !done.error().isCancelled())
            emit failed(done.error());
    });
}

void TakeShelf::setNote(const TakeId &id, const QString &note)
{
    for (store::Take &take : m_takes) {
        if (take.id == id)
            take.note = note.trimmed().left(4000);
    }
    emit listChanged();
    m_repository.setNote(id, note)->then(this, [this](const Result<bool> &done) {
        if (!done && !done.error().isCancelled())
            emit failed(done.error());
    });
}

void TakeShelf::hide(const TakeId &id)
{
    const store::Take *found = take(id);
    if (!found)
        return;
    const store::Take taken = *found;
    if (m_hidden)
        forgetHidden(TakeId(m_hidden->id));
    const TakeId neighbour = [this, &id] {
        for (qsizetype i = 0; i < m_takes.size(); ++i) {
            if (m_takes.at(i).id == id && m_takes.size() > 1)
                return m_takes.at(i + 1 < m_takes.size() ? i + 1 : i - 1).id;
        }
        return TakeId();
    }();
    m_hidden = taken;
    m_takes.removeIf([&id](const store::Take &take) { return take.id == id; });
    emit listChanged();
    if (m_current == id) {
        m_current = {};
        if (neighbour.isEmpty())
            emit currentChanged();
        else
            select(neighbour);
    }
}

void TakeShelf::undoHide()
{
    if (!m_hidden)
        return;
    const store::Take take = *m_hidden;
    m_hidden.reset();
    put(take);
    emit listChanged();
    select(take.id);
}

void TakeShelf::forgetHidden(const TakeId &id)
{
    if (!m_hidden || m_hidden->id != id)
        return;
    m_hidden.reset();
    m_sounds.remove(id);
    m_recent.removeAll(id);
    m_repository.remove(id)->then(this, [this](const Result<bool> &done) {
        if (!done && !done.error().isCancelled())
            emit failed(done.error());
    });
}

void TakeShelf::dropGone(const QList<TakeId> &ids)
{
    const auto isGone = [&ids](const store::Take &take) { return ids.contains(take.id); };
    if (m_takes.removeIf(isGone) == 0)
        return;
    for (const TakeId &id : ids) {
        m_sounds.remove(id);
        m_recent.removeAll(id);
    }
    emit listChanged();
    if (!ids.contains(m_current))
        return;
    m_current = {};
    if (m_takes.isEmpty())
        emit currentChanged();
    else
        select(m_takes.first().id);
}

void TakeShelf::put(const store::Take &take)
{
    if (m_hidden && m_hidden->id == take.id)
        return;
    m_takes.removeIf([&take](const store::Take &known) { return known.id == take.id; });
    const auto place = std::find_if(m_takes.begin(), m_takes.end(),
                                    [&take](const store::Take &known) { return isNewer(take, known); });
    m_takes.insert(place, take);
    // A long session stays small: older takes are in the history.
    for (qsizetype i = m_takes.size() - 1; i > 0 && m_takes.size() > kTakesShown; --i) {
        if (m_takes.at(i).id != m_current && m_takes.at(i).id != take.id)
            m_takes.removeAt(i);
    }
}

void TakeShelf::fetchSound()
{
    const store::Take *take = currentTake();
    if (!take) {
        m_soundJob.cancel();
        return;
    }
    const TakeId id = take->id;
    if (m_sounds.contains(id)) {
        keepSound(id, m_sounds.value(id));
        emit soundReady();
        return;
    }
    auto *job = chain(m_engine.loadTrack(*take), this,
                      [](const std::shared_ptr<audio::PcmTrack> &track) { return withPeaks(track); });
    m_soundJob = job;
    job->then(this, [this, id](const Result<Sound> &sound) {
        if (!sound) {
            if (!sound.error().isCancelled())
                emit failed(sound.error());
            return;
        }
        keepSound(id, *sound);
        if (id == m_current)
            emit soundReady();
    });
}

void TakeShelf::keepSound(const TakeId &id, const Sound &sound)
{
    m_sounds.insert(id, sound);
    m_recent.removeAll(id);
    m_recent.prepend(id);
    while (m_recent.size() > kSoundsKept)
        m_sounds.remove(m_recent.takeLast());
}

} // namespace studio::ui
