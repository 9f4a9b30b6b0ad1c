// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/listcache.h"

#include "core/base/workerjob.h"
#include "core/store/cacherepository.h"

#include <QCborValue>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace studio::account {

namespace {

template <class T, class FromJson>
JobOf<QList<T>> *readList(store::CacheRepository &cache, const ProfileId &profile, const QString &name,
                          FromJson fromJson)
{
    using Cached = std::optional<store::Cached<QList<T>>>;
    auto *job = new PromiseJob<QList<T>>;
    auto *reading =
        cache.getAs<QList<T>>(profile, name, [fromJson](const QByteArray &blob) -> std::optional<QList<T>> {
            const QJsonArray array = QCborValue::fromCbor(blob).toJsonValue().toArray();
            QList<T> list;
            list.reserve(array.size());
            for (const QJsonValue &value : array) {
                T entry = fromJson(value.toObject());
                if (!entry.id.isEmpty())
                    list.append(std::move(entry));
            }
            return list;
        });
    job->onCancel([guard = QPointer<Job>(reading)] {
        if (guard)
            guard->cancel();
    });
    reading->then(job, [job](const Result<Cached> &cached) {
        if (!cached)
            job->resolve(Unexpected(cached.error()));
        else
            job->resolve(*cached ? (*cached)->value : QList<T>());
    });
    return job;
}

template <class T>
void writeList(store::CacheRepository &cache, const ProfileId &profile, const QString &name,
               const QList<T> &list, QObject *context)
{
    // Ten thousand voices take longer than a frame to serialise.
    runInWorker<QByteArray>(
        [list](const StopFlag &) -> Result<QByteArray> {
            QJsonArray array;
            for (const T &entry : list)
                array.append(toJson(entry));
            return QCborValue::fromJsonValue(array).toCbor();
        },
        context)
        ->then(context, [&cache, profile, name](const Result<QByteArray> &blob) {
            if (blob)
                (void)cache.put(profile, name, *blob, QDateTime::currentDateTimeUtc());
        });
}

} // namespace

JobOf<QList<api::Model>> *readModels(store::CacheRepository &cache, const ProfileId &profile)
{
    return readList<api::Model>(cache, profile, u"models"_s, &api::modelFromJson);
}

JobOf<QList<api::Voice>> *readVoices(store::CacheRepository &cache, const ProfileId &profile)
{
    return readList<api::Voice>(cache, profile, u"voices"_s, [](const QJsonObject &object) {
        return object.contains(u"public_owner_id") ? api::libraryVoiceFromJson(object)
                                                   : api::voiceFromJson(object);
    });
}

void writeModels(store::CacheRepository &cache, const ProfileId &profile, const QList<api::Model> &models,
                 QObject *context)
{
    writeList(cache, profile, u"models"_s, models, context);
}

void writeVoices(store::CacheRepository &cache, const ProfileId &profile, const QList<api::Voice> &voices,
                 QObject *context)
{
    writeList(cache, profile, u"voices"_s, voices, context);
}

} // namespace studio::account
