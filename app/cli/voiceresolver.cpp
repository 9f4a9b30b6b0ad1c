// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/voiceresolver.h"

#include "app/cli/clitext.h"
#include "core/account/listcache.h"
#include "core/api/modelsapi.h"
#include "core/api/voicesapi.h"
#include "core/base/jobguard.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

constexpr auto kDefaultModel = "eleven_multilingual_v2"_L1;
constexpr auto kDefaultConverter = "eleven_multilingual_sts_v2"_L1;
constexpr int kNamesShown = 5;

class ResolveJob final : public JobOf<ResolvedVoice> {
public:
    ResolveJob(store::CacheRepository &cache, const account::Backend &backend, const ProfileId &profile,
               const VoiceWish &wish, QObject *parent)
        : JobOf(parent), m_cache(cache), m_backend(backend), m_profile(profile), m_wish(wish)
    {
        auto *models = account::readModels(m_cache, m_profile);
        m_modelStep = models;
        models->then(this, [this](const Result<QList<api::Model>> &list) { tryModels(list, true); });
        auto *voices = account::readVoices(m_cache, m_profile);
        m_voiceStep = voices;
        voices->then(this, [this](const Result<QList<api::Voice>> &list) { tryVoices(list, true); });
    }

protected:
    void abortWork() override
    {
        m_modelStep.cancel();
        m_voiceStep.cancel();
    }

private:
    void tryModels(const Result<QList<api::Model>> &list, bool cached)
    {
        if (isFinished())
            return;
        if (!list && !cached) {
            finish(Unexpected(list.error()));
            return;
        }
        const auto model =
            list ? pickModel(*list, m_wish.model, m_wish.use) : Result<api::Model>(Unexpected(list.error()));
        if (!model && cached) {
            auto *job = api::ModelsApi(*m_backend.transport, m_backend.dialect).list();
            m_modelStep = job;
            job->then(this, [this](const Result<QList<api::Model>> &fresh) {
                if (fresh)
                    account::writeModels(m_cache, m_profile, *fresh, QCoreApplication::instance());
                tryModels(fresh, false);
            });
            return;
        }
        if (!model) {
            finish(Unexpected(model.error()));
            return;
        }
        m_found.model = *model;
        m_haveModel = true;
        finishWhenBoth();
    }

    void tryVoices(const Result<QList<api::Voice>> &list, bool cached)
    {
        if (isFinished())
            return;
        if (!list && !cached) {
            finish(Unexpected(list.error()));
            return;
        }
        const auto voice = list ? pickVoice(*list, m_wish) : Result<api::Voice>(Unexpected(list.error()));
        if (!voice && cached) {
            auto *job = api::VoicesApi(*m_backend.transport, m_backend.dialect).all();
            m_voiceStep = job;
            job->then(this, [this](const Result<QList<api::Voice>> &fresh) {
                if (fresh)
                    account::writeVoices(m_cache, m_profile, *fresh, QCoreApplication::instance());
                tryVoices(fresh, false);
            });
            return;
        }
        if (!voice) {
            finish(Unexpected(voice.error()));
            return;
        }
        m_found.voice = *voice;
        m_haveVoice = true;
        finishWhenBoth();
    }

    void finishWhenBoth()
    {
        if (m_haveModel && m_haveVoice)
            finish(m_found);
    }

    store::CacheRepository &m_cache;
    account::Backend m_backend;
    ProfileId m_profile;
    VoiceWish m_wish;
    ResolvedVoice m_found;
    bool m_haveModel = false;
    bool m_haveVoice = false;
    JobGuard m_modelStep;
    JobGuard m_voiceStep;
};

} // namespace

Result<api::Voice> pickVoice(const QList<api::Voice> &voices, const VoiceWish &wish)
{
    if (voices.isEmpty())
        return fail(ErrorKind::NotFound,
                    CliText::tr("This account has no voices yet. Add one in the voice library first."));
    const auto byId = [&voices](const QString &id) {
        return std::find_if(voices.begin(), voices.end(),
                            [&id](const api::Voice &voice) { return voice.id.value() == id; });
    };
    if (wish.voice.isEmpty()) {
        const auto last = byId(wish.lastVoice);
        return last != voices.end() ? *last : voices.first();
    }
    if (const auto exact = byId(wish.voice); exact != voices.end())
        return *exact;
    QList<api::Voice> same;
    QList<api::Voice> starting;
    for (const api::Voice &voice : voices) {
        if (voice.name.compare(wish.voice, Qt::CaseInsensitive) == 0)
            same.append(voice);
        else if (voice.name.startsWith(wish.voice, Qt::CaseInsensitive))
            starting.append(voice);
    }
    const QList<api::Voice> &candidates = same.isEmpty() ? starting : same;
    if (candidates.size() == 1)
        return candidates.first();
    if (candidates.isEmpty()) {
        Error error =
            Error::make(ErrorKind::NotFound, CliText::tr("There is no voice “%1”.").arg(wish.voice.left(80)));
        error.nextStep = CliText::tr("“voice-studio voices” lists them.");
        return fail(error);
    }
    QStringList names;
    for (const api::Voice &voice : candidates.first(std::min<qsizetype>(candidates.size(), kNamesShown)))
        names.append(u"%1 (%2)"_s.arg(voice.name, voice.id.value()));
    Error error = Error::make(ErrorKind::Usage,
                              CliText::tr("More than one voice is called “%1”.").arg(wish.voice.left(80)));
    error.nextStep = CliText::tr("Give the id instead: %1.").arg(names.join(u", "_s));
    return fail(error);
}

Result<api::Model> pickModel(const QList<api::Model> &models, const QString &wish, VoiceWish::For use)
{
    const bool converts = use == VoiceWish::For::Conversion;
    const auto fits = [converts](const api::Model &model) {
        return converts ? model.voiceConversion : model.textToSpeech;
    };
    const auto find = [&](const QString &name) -> const api::Model * {
        for (const api::Model &model : models) {
            if (fits(model)
                && (model.id.value() == name || model.name.compare(name, Qt::CaseInsensitive) == 0))
                return &model;
        }
        return nullptr;
    };
    if (const api::Model *model =
            find(!wish.isEmpty() ? wish : QString(converts ? kDefaultConverter : kDefaultModel)))
        return *model;
    if (wish.isEmpty()) {
        for (const api::Model &model : models) {
            if (fits(model))
                return model;
        }
        return fail(ErrorKind::NotFound,
                    converts ? CliText::tr("This service offers no model that changes voices.")
                             : CliText::tr("This service offers no model for speech."));
    }
    QStringList names;
    for (const api::Model &model : models) {
        if (fits(model))
            names.append(model.id.value());
    }
    Error error = Error::make(ErrorKind::NotFound,
                              (converts ? CliText::tr("There is no model “%1” that changes voices.")
                                        : CliText::tr("There is no speech model “%1”."))
                                  .arg(wish.left(80)));
    error.nextStep = CliText::tr("Models of this account: %1.").arg(names.join(u", "_s));
    return fail(error);
}

JobOf<ResolvedVoice> *resolveVoice(store::CacheRepository &cache, const account::Backend &backend,
                                   const ProfileId &profile, const VoiceWish &wish, QObject *parent)
{
    return new ResolveJob(cache, backend, profile, wish, parent);
}

} // namespace studio::app
