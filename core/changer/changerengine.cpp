// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/changerengine.h"

#include "core/base/workerjob.h"
#include "core/store/takerepository.h"

namespace studio::changer {

namespace {

/// Reading, then the store's word on every part.
class PlanJob final : public JobOf<ConversionPlan> {
public:
    PlanJob(ChangerEngine &engine, const ConversionRequest &request)
        : JobOf(&engine), m_takes(engine.stores().takes), m_request(request)
    {
        auto *reading = prepareInput(request, engine.workFolder(), engine.limits());
        connect(reading, &Job::progressed, this, &Job::progressed);
        m_step = reading;
        reading->then(this, [this](const Result<PreparedInput> &input) {
            if (!input)
                finish(Unexpected(input.error()));
            else
                look(*input);
        });
    }

protected:
    void abortWork() override { m_step.cancel(); }

private:
    void look(const PreparedInput &input)
    {
        m_plan.seconds = input.seconds;
        m_plan.parts = int(input.parts.size());
        m_plan.cutShort = input.cutShort;
        QList<QByteArray> keys{requestKeyOf(m_request, input.hash)};
        for (const PreparedPart &part : input.parts)
            keys.append(requestKeyOf(m_request, part.sound.hash));
        auto *looking = m_takes.areMade(keys);
        m_step = looking;
        looking->then(this, [this, parts = input.parts](const Result<QList<bool>> &made) {
            if (!made) {
                finish(Unexpected(made.error()));
                return;
            }
            m_plan.made = made->value(0);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (made->value(qsizetype(i) + 1))
                    ++m_plan.partsMade;
                else if (!m_plan.made)
                    m_plan.credits += estimatedCredits(parts[i].sound.seconds, m_request.rate);
            }
            finish(m_plan);
        });
    }

    store::TakeRepository &m_takes;
    ConversionRequest m_request;
    ConversionPlan m_plan;
    JobGuard m_step;
};

} // namespace

ChangerEngine::ChangerEngine(speech::SpeechEngine &engine, const ChangerStores &stores,
                             const QString &workFolder, QObject *parent)
    : QObject(parent), m_speech(engine), m_stores(stores), m_workFolder(workFolder)
{
    (void)runInWorker<bool>([workFolder](const StopFlag &) -> Result<bool> {
        removeWorkLeftovers(workFolder);
        return true;
    });
}

Conversion *ChangerEngine::convert(const api::ChangerApi &api, const ConversionRequest &request,
                                   speech::Repeat repeat)
{
    return new Conversion(*this, api, request, repeat);
}

JobOf<ConversionPlan> *ChangerEngine::plan(const ConversionRequest &request)
{
    return new PlanJob(*this, request);
}

bool ChangerEngine::takePlace(const QByteArray &requestKey, int ofSoMany)
{
    if (m_underWay.size() >= std::max(ofSoMany, 1) || m_underWay.contains(requestKey))
        return false;
    m_underWay.insert(requestKey);
    return true;
}

void ChangerEngine::givePlace(const QByteArray &requestKey)
{
    m_underWay.remove(requestKey);
    emit placeFree();
}

} // namespace studio::changer
