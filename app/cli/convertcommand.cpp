// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/convertcommand.h"

#include "core/speech/filewriter.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

QString clockText(double seconds)
{
    const int minutes = static_cast<int>(seconds / 60);
    return u"%1:%2"_s.arg(minutes).arg(seconds - minutes * 60, 4, 'f', 1, u'0');
}

QJsonValue rounded(double value)
{
    return std::isfinite(value) ? QJsonValue(std::round(value * 1000) / 1000) : QJsonValue();
}

} // namespace

ConvertCommand::ConvertCommand(Application &application, Output &output, const ConvertOptions &options)
    : Command(application, output), m_options(options)
{
}

void ConvertCommand::start()
{
    if (const auto &problem = application().profiles.environmentError()) {
        endWith(*problem);
        return;
    }
    const QString work = application().dirs.cache + u"/changer"_s;
    m_engine = std::make_unique<changer::ChangerEngine>(
        application().engine,
        changer::ChangerStores{application().takes, application().vault, application().engine.clock()}, work);
    m_profile = application().profiles.current();
    auto *opening = application().backends.open(m_profile);
    m_step = opening;
    opening->then(this, [this](const Result<account::Backend> &backend) {
        if (m_isCancelled)
            return;
        if (backend)
            resolve(*backend);
        else
            endWith(backend.error());
    });
}

void ConvertCommand::cancel()
{
    m_isCancelled = true;
    m_step.cancel();
    if (m_batch)
        m_batch->cancel();
    endIfSettled();
}

/// After cancel(): what is paid for is kept and in the ledger before the program ends.
void ConvertCommand::endIfSettled()
{
    if (m_isCancelled && m_running == 0)
        end(ExitStatus::Cancelled);
}

void ConvertCommand::resolve(const account::Backend &backend)
{
    m_backend = backend;
    if (m_options.work == changer::Work::Isolate) {
        begin({});
        return;
    }
    const QString last =
        application().settings.value(u"changer/%1/voice"_s.arg(m_profile.id.value())).toString();
    auto *job = resolveVoice(application().cache, m_backend, m_profile.id,
                             {m_options.voice, m_options.model, last, VoiceWish::For::Conversion}, this);
    m_step = job;
    job->then(this, [this](const Result<ResolvedVoice> &found) {
        if (m_isCancelled)
            return;
        if (found)
            begin(*found);
        else
            endWith(found.error());
    });
}

changer::ConversionRequest ConvertCommand::requestFor(const QString &input) const
{
    changer::ConversionRequest request;
    request.work = m_options.work;
    request.input = QFileInfo(input).absoluteFilePath();
    request.import = m_options.import;
    request.profile = m_profile.id;
    request.host = m_backend.dialect.hostId();
    request.realMoney = m_backend.dialect.abilities().realMoney;
    request.outputFormat = m_options.format;
    if (m_options.work == changer::Work::Isolate)
        return request;
    request.voice = m_found.voice.id;
    request.voiceName = m_found.voice.name;
    request.rate = m_found.voice.rate;
    request.model = m_found.model.id;
    request.modelName = m_found.model.name;
    request.support = m_found.model.settings();
    request.settings = m_found.voice.settings.value_or(api::VoiceSettings{});
    request.settings.stability = m_options.stability.value_or(request.settings.stability);
    request.settings.similarityBoost = m_options.similarity.value_or(request.settings.similarityBoost);
    request.settings.style = m_options.style.value_or(request.settings.style);
    request.seed = m_options.seed;
    request.removeNoise = m_options.removeNoise;
    return request;
}

void ConvertCommand::begin(const ResolvedVoice &found)
{
    m_found = found;
    out().event(u"ready"_s,
                {{u"voice"_s, found.voice.name},
                 {u"voice_id"_s, found.voice.id.value()},
                 {u"model"_s, found.model.id.value()},
                 {u"profile"_s, m_profile.name},
                 {u"files"_s, m_options.inputs.size()}});
    if (m_options.toFolder && !m_options.dryRun && !m_options.output.isEmpty()
        && !QDir().mkpath(m_options.output)) {
        endWith(Error::make(ErrorKind::Storage, tr("The folder “%1” cannot be made.").arg(m_options.output)));
        return;
    }
    QStringList taken;
    for (const QString &input : std::as_const(m_options.inputs)) {
        changer::BatchItem item;
        item.request = requestFor(input);
        if (!m_options.output.isEmpty())
            item.target.path = convertTarget(m_options, input, taken);
        taken.append(item.target.path);
        item.target.loudness = m_options.loudness;
        item.target.replaceExisting = m_options.force;
        m_items.append(item);
    }
    checkNext();
}

/// Before anything is paid: can the file be written? One that exists is fine when this very sound was written
/// there before, which is known when it is made already.
void ConvertCommand::checkNext()
{
    while (m_checking < m_items.size()) {
        const changer::BatchItem &item = m_items[m_checking];
        if (!m_options.dryRun) {
            const auto ready = speech::checkWritable(item.target.path, m_options.force);
            if (ready) {
                ++m_checking;
                continue;
            }
            if (ready.error().detail != "exists"_L1) {
                fail(int(m_checking), ready.error());
                if (!isMany())
                    return;
                m_items.removeAt(m_checking);
                continue;
            }
        }
        auto *planning = m_engine->plan(item.request);
        m_step = planning;
        planning->then(this, [this](const Result<changer::ConversionPlan> &plan) {
            if (!m_isCancelled)
                checked(plan);
        });
        return;
    }
    if (m_options.dryRun)
        tellDryRun();
    else if (m_items.isEmpty())
        finish();
    else
        convert();
}

void ConvertCommand::checked(const Result<changer::ConversionPlan> &plan)
{
    const changer::BatchItem &item = m_items[m_checking];
    std::optional<Error> error;
    if (!plan) {
        error = plan.error();
    } else if (!m_options.dryRun && !plan->made) {
        error = speech::checkWritable(item.target.path, false).error();
        error->nextStep = tr("Choose another name, or replace it with --force.");
    }
    if (error) {
        fail(int(m_checking), *error);
        if (!isMany())
            return;
        m_items.removeAt(m_checking);
        checkNext();
        return;
    }
    if (m_options.dryRun) {
        m_sum.seconds += plan->seconds;
        m_sum.parts += plan->parts;
        m_sum.partsMade += plan->partsMade;
        m_sum.credits += plan->credits;
        m_allMade += plan->made ? 1 : 0;
        if (plan->cutShort)
            out().note(tr("%1: %2").arg(item.request.input, plan->cutShort->message));
        if (isMany())
            out().text(u"%1  %2  %3"_s.arg(item.request.input, clockText(plan->seconds),
                                           plan->made ? tr("already made, 0 credits")
                                                      : priceOf(plan->credits, false)));
    }
    ++m_checking;
    checkNext();
}

void ConvertCommand::tellDryRun()
{
    const bool made = m_allMade == m_items.size() && !m_items.isEmpty();
    out().result({{u"dry_run"_s, true},
                  {u"files"_s, m_items.size()},
                  {u"already_made"_s, made},
                  {u"estimated_credits"_s, m_sum.credits},
                  {u"seconds"_s, rounded(m_sum.seconds)},
                  {u"parts"_s, m_sum.parts},
                  {u"parts_made"_s, m_sum.partsMade}});
    out().text(u"%1  %2"_s.arg(made ? tr("already made, 0 credits") : priceOf(m_sum.credits, false),
                               clockText(m_sum.seconds)));
    finish();
}

void ConvertCommand::convert()
{
    m_batch =
        new changer::BatchConversion(*m_engine, {*m_backend.transport, m_backend.dialect}, m_items, this);
    connect(m_batch, &changer::BatchConversion::itemStarted, this, &ConvertCommand::follow);
    connect(m_batch, &changer::BatchConversion::itemEnded, this, &ConvertCommand::itemEnded);
    m_batch->then(this, [this](const Result<QList<changer::BatchItemReport>> &) {
        if (!m_isCancelled)
            finish();
    });
}

void ConvertCommand::follow(int item, changer::Conversion *conversion)
{
    ++m_running;
    connect(conversion, &speech::Generation::finished, this, [this] {
        --m_running;
        endIfSettled();
    });
    const QString input = m_items[item].request.input;
    const QJsonObject about{{u"input"_s, input}};
    const auto with = [about](const QString &name, const QJsonValue &value) {
        QJsonObject fields = about;
        fields.insert(name, value);
        return fields;
    };
    connect(conversion, &changer::Conversion::prepared, this, [this, with, item](double seconds, int parts) {
        QJsonObject fields = with(u"seconds"_s, rounded(seconds));
        fields.insert(u"parts", parts);
        fields.insert(u"estimated_credits", changer::estimatedCredits(seconds, m_items[item].request.rate));
        out().event(u"started"_s, fields);
    });
    connect(conversion, &changer::Conversion::partsChanged, this, [this, with](int done, int count) {
        if (done > 0 && count > 1) {
            QJsonObject fields = with(u"done"_s, done);
            fields.insert(u"of", count);
            out().event(u"part"_s, fields);
        }
    });
    connect(conversion, &changer::Conversion::progressed, this,
            [this, input](double share) { out().progress(QFileInfo(input).fileName(), share, 1); });
    connect(conversion, &speech::Generation::trackReady, this,
            [this, about] { out().event(u"first_audio"_s, about); });
    connect(conversion, &speech::Generation::quiet, this, [this, with](std::chrono::seconds silence) {
        out().note(tr("Still waiting for the service (%n s). The request may be charged already.", nullptr,
                      static_cast<int>(silence.count())));
        out().event(u"quiet"_s, with(u"seconds"_s, static_cast<qint64>(silence.count())));
    });
    connect(conversion, &speech::Generation::retrying, this,
            [this, with](const Error &reason, std::chrono::milliseconds wait) {
                out().note(
                    tr("%1 Trying again in %2 s.")
                        .arg(reason.message, QString::number(static_cast<double>(wait.count()) / 1000)));
                QJsonObject fields = with(u"kind"_s, errorKindName(reason.kind));
                fields.insert(u"wait_ms", static_cast<qint64>(wait.count()));
                out().event(u"retrying"_s, fields);
            });
    connect(conversion, &speech::Generation::savingFailed, conversion, [conversion] {
        // While it still arrives the disk may get room again.
        if (conversion->state() == speech::Generation::State::Saving)
            conversion->cancel();
    });
}

QString ConvertCommand::priceOf(qint64 credits, bool known) const
{
    const int count = static_cast<int>(std::min<qint64>(credits, std::numeric_limits<int>::max()));
    if (!m_backend.dialect.abilities().realMoney)
        return tr("free in the sandbox (%n pretend credits)", nullptr, count);
    return known ? tr("%n credits", nullptr, count) : tr("≈ %n credits", nullptr, count);
}

void ConvertCommand::itemEnded(int item, const changer::BatchItemReport &report)
{
    out().endProgress();
    const store::Take &take = report.outcome.take;
    if (report.error) {
        if (report.outcome.cutShort)
            out().note(tr("The sound was cut short. What arrived is kept."));
        Error error = *report.error;
        if (error.detail == "exists"_L1)
            error.nextStep = tr("Choose another name, or replace it with --force.");
        fail(item, error);
        return;
    }
    ++m_done;
    const double seconds = static_cast<double>(take.durationMs) / 1000;
    const qint64 credits = report.outcome.alreadyMade
        ? 0
        : take.credits.value_or(changer::estimatedCredits(seconds, m_items[item].request.rate));
    application().settings.setValue(u"changer/%1/voice"_s.arg(m_profile.id.value()),
                                    m_found.voice.id.value());
    out().result(
        {{u"input"_s, report.input},
         {u"output"_s, QFileInfo(report.files.path).absoluteFilePath()},
         {u"take"_s, take.id.value()},
         {u"already_made"_s, report.outcome.alreadyMade},
         {u"complete"_s, !report.sourceCutShort},
         {u"credits"_s, report.outcome.alreadyMade || take.credits ? QJsonValue(credits) : QJsonValue()},
         {u"seconds"_s, rounded(seconds)},
         {u"bytes"_s, report.files.bytes},
         {u"request_id"_s, take.requestId.isEmpty() ? QJsonValue() : QJsonValue(take.requestId)},
         {u"loudness_lufs"_s, rounded(report.files.measured.integratedLufs)},
         {u"voice"_s, take.voiceName},
         {u"model"_s, take.model.value()}});
    out().text(u"%1  %2  %3"_s.arg(QFileInfo(report.files.path).absoluteFilePath(), clockText(seconds),
                                   report.outcome.alreadyMade ? tr("already made, 0 credits")
                                                              : priceOf(credits, take.credits.has_value())));
    if (report.sourceCutShort)
        fail(item, *report.sourceCutShort); // no half of a recording passes for the whole
}

/// Of one file: that is the end. Of many: told, and the rest goes on.
void ConvertCommand::fail(int item, const Error &error)
{
    if (!isMany()) {
        endWith(error);
        return;
    }
    if (!m_firstError)
        m_firstError = error;
    Error told = error;
    told.message = tr("%1: %2").arg(m_items[item].request.input, error.message);
    out().error(told);
}

void ConvertCommand::finish()
{
    out().endProgress();
    if (isMany() && !m_options.dryRun)
        out().note(tr("%1 of %2 recordings are done.").arg(m_done).arg(m_options.inputs.size()));
    end(m_firstError ? exitStatusOf(*m_firstError) : ExitStatus::Done);
}

} // namespace studio::app
