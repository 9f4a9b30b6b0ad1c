// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/speakcommand.h"

#include "app/lineknowledge.h"
#include "core/audio/encodefile.h"
#include "core/base/ownfiles.h"
#include "core/base/workerjob.h"
#include "core/speech/filewriter.h"
#include "core/speech/namepattern.h"
#include "core/text/scriptcompiler.h"
#include "core/text/tags.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStringDecoder>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

constexpr qint64 kMaxInputBytes = 4 * 1024 * 1024;
/// As the window: a longer text is a project.
constexpr qint64 kMaxCharacters = 500'000;

QString lengthText(double seconds)
{
    const int minutes = static_cast<int>(seconds / 60);
    return u"%1:%2"_s.arg(minutes).arg(seconds - minutes * 60, 4, 'f', 1, u'0');
}

QString loudnessText(double lufs)
{
    return std::isfinite(lufs) ? u"%1 LUFS"_s.arg(lufs, 0, 'f', 1) : u"silence"_s;
}

QJsonValue finite(double value)
{
    return std::isfinite(value) ? QJsonValue(std::round(value * 100) / 100) : QJsonValue();
}

} // namespace

SpeakCommand::SpeakCommand(Application &application, Output &output, const SpeakOptions &options)
    : Command(application, output), m_options(options),
      m_lineMode(options.source == SpeakOptions::Source::LinesOfStdin)
{
    connect(&m_stdin, &StdinReader::broken, this,
            [this](const QString &reason) { endWith(Error::make(ErrorKind::Usage, reason)); });
    connect(&m_stdin, &StdinReader::lineRead, this, [this](const QString &line) {
        if (!m_lineMode) {
            m_text += line + u'\n';
            return;
        }
        m_lines.append(line);
        nextLine();
    });
    connect(&m_stdin, &StdinReader::ended, this, [this] {
        m_stdinEnded = true;
        if (m_lineMode)
            nextLine();
        else
            connectProfile();
    });
}

void SpeakCommand::start()
{
    if (const auto &problem = application().profiles.environmentError()) {
        endWith(*problem);
        return;
    }
    if (m_options.play) {
        m_player = std::make_unique<audio::Player>();
        keepLineKnowledge(*m_player, application().settings);
    }
    m_speaker = std::make_unique<Speaker>(
        application().engine,
        edit::EditStores{application().takes, application().vault, application().engine.clock()},
        m_player.get(), out());
    connect(m_speaker.get(), &Speaker::spoken, this, &SpeakCommand::spoken);
    connect(m_speaker.get(), &Speaker::failed, this, &SpeakCommand::failed);
    connect(m_speaker.get(), &Speaker::couldNotKeep, this,
            [this](const Error &, const std::shared_ptr<audio::PcmTrack> &track) { rescue(track); });
    readInput();
}

void SpeakCommand::cancel()
{
    m_step.cancel();
    if (m_speaker && m_speaker->isBusy())
        m_speaker->cancel();
    else
        end(ExitStatus::Cancelled);
}

void SpeakCommand::readInput()
{
    switch (m_options.source) {
    case SpeakOptions::Source::Text:
        m_text = m_options.text;
        connectProfile();
        break;
    case SpeakOptions::Source::File: {
        if (const auto is = checkIsFile(m_options.inputFile); !is) {
            endWith(is.error());
            return;
        }
        QFile file(m_options.inputFile);
        if (!file.open(QIODevice::ReadOnly)) {
            endWith(Error::make(ErrorKind::Usage, tr("“%1” cannot be read.").arg(m_options.inputFile),
                                file.errorString()));
            return;
        }
        const QByteArray bytes = file.read(kMaxInputBytes + 1);
        QStringDecoder decoder(QStringDecoder::Utf8);
        m_text = decoder.decode(bytes);
        if (bytes.size() > kMaxInputBytes || decoder.hasError()) {
            endWith(Error::make(ErrorKind::Usage,
                                tr("“%1” is not a UTF-8 text of at most 4 MB.").arg(m_options.inputFile)));
            return;
        }
        connectProfile();
        break;
    }
    case SpeakOptions::Source::AllOfStdin:
        m_stdin.start();
        break;
    case SpeakOptions::Source::LinesOfStdin:
        m_stdin.start();
        connectProfile();
        break;
    }
}

void SpeakCommand::connectProfile()
{
    // The sample never costs money, whatever profile is in use.
    m_profile = m_options.sample
        ? application().profiles.byId(profiles::ProfileStore::sandboxId()).value_or(profiles::Profile{})
        : application().profiles.current();
    auto *opening = application().backends.open(m_profile);
    m_step = opening;
    opening->then(this, [this](const Result<account::Backend> &backend) {
        if (backend)
            resolve(*backend);
        else
            endWith(backend.error());
    });
}

void SpeakCommand::resolve(const account::Backend &backend)
{
    m_backend = backend;
    // The connection is made while voices are looked up.
    m_backend.transport->preconnect(m_backend.dialect.baseUrl());
    const VoiceWish wish{
        m_options.voice, m_options.model,
        application().settings.value(u"speech/%1/voice"_s.arg(m_profile.id.value())).toString()};
    auto *job = resolveVoice(application().cache, m_backend, m_profile.id, wish, this);
    m_step = job;
    job->then(this, [this](const Result<ResolvedVoice> &found) {
        if (!found) {
            endWith(found.error());
            return;
        }
        auto *rules = application().words.rules();
        m_step = rules;
        rules->then(this, [this, found = *found](const Result<store::PronunciationRules> &loaded) {
            if (!loaded) {
                endWith(loaded.error());
                return;
            }
            m_rules = *loaded;
            begin(found);
        });
    });
}

void SpeakCommand::begin(const ResolvedVoice &found)
{
    m_found = found;
    m_ready = true;
    out().event(u"ready"_s,
                {{u"voice"_s, found.voice.name},
                 {u"voice_id"_s, found.voice.id.value()},
                 {u"model"_s, found.model.id.value()},
                 {u"profile"_s, m_profile.name}});
    if (m_lineMode)
        nextLine();
    else
        speakText(m_text);
}

speech::SpeechInputs SpeakCommand::inputsFor(const QString &text) const
{
    speech::SpeechInputs inputs;
    inputs.request.voice = m_found.voice.id;
    inputs.request.model = m_found.model.id;
    inputs.request.text = text.trimmed();
    inputs.request.support = m_found.model.settings();
    inputs.request.settings = m_found.voice.settings.value_or(api::VoiceSettings{});
    inputs.request.outputFormat = m_options.format;
    inputs.profile = m_profile.id;
    inputs.host = m_backend.dialect.hostId();
    inputs.voiceName = m_found.voice.name;
    inputs.modelName = m_found.model.name;
    inputs.modelRate = m_found.model.creditsPerCharacter;
    inputs.voiceRate = m_found.voice.rate;
    inputs.realMoney = m_backend.dialect.abilities().realMoney;
    return inputs;
}

edit::SpeechPlan SpeakCommand::planFor(const QString &text) const
{
    const text::CompiledScript script = text::compileScript(text.trimmed(), m_found.model.markup(), m_rules);
    speech::SpeechInputs whole = inputsFor(script.sentText());
    whole.script = text.trimmed();
    return edit::planSpeech(whole, script,
                            {m_found.model.characterLimit(false), m_found.model.takesContext()});
}

std::optional<Error> SpeakCommand::problemWith(const QString &text, const edit::SpeechPlan &plan) const
{
    if (text.contains(QChar(u'\0')))
        return Error::make(ErrorKind::Usage, tr("The text holds a NUL character. Remove it and try again."));
    if (plan.parts.empty())
        return Error::make(ErrorKind::Usage, tr("There is nothing to speak. Give at least one word."));
    if (const qint64 length = edit::billedCharactersOf(plan); length > kMaxCharacters) {
        const QLocale locale;
        Error error = Error::make(ErrorKind::Validation,
                                  tr("The text has %1 characters; a take has %2 at most.")
                                      .arg(locale.toString(length), locale.toString(kMaxCharacters)));
        error.nextStep = tr("Split the text.");
        return error;
    }
    return {};
}

void SpeakCommand::nextLine()
{
    if (!m_ready || m_speaker->isBusy())
        return;
    while (!m_lines.isEmpty()) {
        const QString line = m_lines.takeFirst();
        ++m_lineNumber;
        if (line.trimmed().isEmpty())
            continue;
        const edit::SpeechPlan plan = planFor(line);
        if (const auto problem = problemWith(line, plan)) {
            m_lineError = problem;
            out().error(*problem);
            continue;
        }
        m_speaker->speak(api::SpeechApi(*m_backend.transport, m_backend.dialect), plan, m_lineNumber);
        return;
    }
    if (!m_stdinEnded)
        return;
    if (m_lineNumber == 0)
        endWith(Error::make(ErrorKind::Usage, tr("Standard input held no text.")));
    else
        end(m_lineError ? exitStatusOf(*m_lineError) : ExitStatus::Done);
}

void SpeakCommand::speakText(const QString &text)
{
    const edit::SpeechPlan plan = planFor(text);
    if (const auto problem = problemWith(text, plan)) {
        endWith(*problem);
        return;
    }
    if (m_options.dryRun)
        dryRun(plan);
    else if (!m_options.output.isEmpty())
        checkTargets(plan);
    else
        m_speaker->speak(api::SpeechApi(*m_backend.transport, m_backend.dialect), plan, 0);
}

void SpeakCommand::dryRun(const edit::SpeechPlan &plan)
{
    application()
        .takes.byRequestKey(edit::keyOf(plan))
        ->then(this, [this, plan](const Result<std::optional<store::Take>> &made) {
            if (!made) {
                endWith(made.error());
                return;
            }
            const qint64 credits = *made ? 0 : edit::estimatedCredits(plan);
            const double seconds =
                *made ? static_cast<double>((*made)->durationMs) / 1000 : edit::estimatedSeconds(plan);
            out().result({{u"dry_run"_s, true},
                          {u"already_made"_s, made->has_value()},
                          {u"estimated_credits"_s, credits},
                          {u"characters"_s, edit::billedCharactersOf(plan)},
                          {u"estimated_seconds"_s, finite(seconds)}});
            if (*made)
                out().text(tr("already made, 0 credits  %1").arg(lengthText(seconds)));
            else if (!plan.whole.realMoney)
                out().text(
                    tr("free in the sandbox (≈ %n pretend credits)  ≈ %1", nullptr, static_cast<int>(credits))
                        .arg(lengthText(seconds)));
            else
                out().text(
                    tr("≈ %n credits  ≈ %1", nullptr, static_cast<int>(credits)).arg(lengthText(seconds)));
            end();
        });
}

void SpeakCommand::checkTargets(const edit::SpeechPlan &plan)
{
    // Before anything is paid. A target that exists is fine when this very take was written there before:
    // that is found out by comparing, when the take turns out to be made already.
    application()
        .takes.byRequestKey(edit::keyOf(plan))
        ->then(this, [this, plan](const Result<std::optional<store::Take>> &made) {
            if (!made) {
                endWith(made.error());
                return;
            }
            const bool mayExist = m_options.force || made->has_value();
            for (const QString &target : {m_options.namePattern.isEmpty() ? m_options.output : QString(),
                                          m_options.subtitles, m_options.labels}) {
                if (target.isEmpty())
                    continue;
                if (const auto ready = speech::checkWritable(target, mayExist); !ready) {
                    Error error = ready.error();
                    if (error.detail == "exists"_L1)
                        error.nextStep = tr("Choose another name, or replace it with --force.");
                    endWith(error);
                    return;
                }
            }
            m_speaker->speak(api::SpeechApi(*m_backend.transport, m_backend.dialect), plan, 0);
        });
}

void SpeakCommand::spoken(const speech::Outcome &outcome)
{
    application().settings.setValue(u"speech/%1/voice"_s.arg(m_profile.id.value()), m_found.voice.id.value());
    if (m_options.output.isEmpty())
        report(outcome, nullptr);
    else
        exportOutcome(outcome);
}

void SpeakCommand::exportOutcome(const speech::Outcome &outcome)
{
    speech::ExportOptions options;
    options.path = m_options.output;
    if (!m_options.namePattern.isEmpty()) {
        const QString name = speech::nameFromPattern(m_options.namePattern, outcome.take,
                                                     inputsFor(outcome.take.text).modelName);
        options.path =
            QDir(m_options.output).filePath(name + u'.' + store::audioSuffix(outcome.take.outputFormat));
        options.keepBoth = !m_options.force;
    }
    options.subtitlesPath = m_options.subtitles;
    options.loudness = m_options.loudness;
    options.labelsPath = m_options.labels;
    options.replaceExisting = m_options.force;
    // What the service sent is kept as it is, unless the name asks for another kind of file.
    const auto wanted = audio::codecForSuffix(QFileInfo(options.path).suffix());
    const auto sent = audio::parseStreamFormat(outcome.take.outputFormat);
    if (wanted && sent && *wanted != sent->codec && !m_options.formatGiven)
        options.format = audio::StreamFormat{.codec = *wanted};
    const QString vaultFile =
        application().vault.path(outcome.take.audioHash, store::audioSuffix(outcome.take.outputFormat));
    auto *job = speech::exportTake(outcome.take, vaultFile, options, this);
    m_step = job;
    job->then(this, [this, outcome](const Result<speech::ExportReport> &files) {
        if (!files) {
            Error error = files.error();
            if (error.detail == "exists"_L1)
                error.nextStep = tr("Choose another name, or replace it with --force.");
            if (outcome.cutShort) {
                out().note(tr("The sound was cut short. What arrived is kept."));
                out().error(*outcome.cutShort);
            }
            endWith(error);
            return;
        }
        report(outcome, &*files);
    });
}

QString SpeakCommand::priceOf(const speech::Outcome &outcome) const
{
    if (outcome.alreadyMade)
        return tr("already made, 0 credits");
    const bool known = outcome.take.credits.has_value();
    const qint64 credits =
        outcome.take.credits.value_or(speech::estimatedCredits(inputsFor(outcome.take.text)));
    if (!m_backend.dialect.abilities().realMoney)
        return tr("free in the sandbox (%n pretend credits)", nullptr, static_cast<int>(credits));
    return known ? tr("%n credits", nullptr, static_cast<int>(credits))
                 : tr("≈ %n credits", nullptr, static_cast<int>(credits));
}

void SpeakCommand::report(const speech::Outcome &outcome, const speech::ExportReport *files)
{
    const store::Take &take = outcome.take;
    const double seconds = static_cast<double>(take.durationMs) / 1000;
    QJsonObject result{
        {u"take"_s, take.id.value()},
        {u"already_made"_s, outcome.alreadyMade},
        {u"credits"_s,
         outcome.alreadyMade ? QJsonValue(0)
             : take.credits  ? QJsonValue(*take.credits)
                             : QJsonValue()},
        {u"characters"_s, studio::text::billedCharacters(take.text)},
        {u"seconds"_s, finite(seconds)},
        {u"request_id"_s, take.requestId.isEmpty() ? QJsonValue() : QJsonValue(take.requestId)},
        {u"complete"_s, take.complete},
        {u"voice"_s, take.voiceName},
        {u"model"_s, take.model.value()},
    };
    if (m_lineMode)
        result.insert(u"line", m_lineNumber);
    if (files) {
        result.insert(u"output", QFileInfo(files->path).absoluteFilePath());
        result.insert(u"bytes", files->bytes);
        result.insert(u"loudness_lufs", finite(files->measured.integratedLufs));
        result.insert(u"true_peak_db", finite(files->measured.truePeakDb));
        result.insert(u"rms_db", finite(files->measured.rmsDb));
        result.insert(u"noise_floor_db", finite(files->measured.noiseFloorDb));
        if (files->target.isSet())
            result.insert(u"passed", speech::passes(speech::checksOf(files->measured, files->target)));
        if (!files->labelsPath.isEmpty())
            result.insert(u"labels", QFileInfo(files->labelsPath).absoluteFilePath());
        if (!files->subtitlesPath.isEmpty()) {
            result.insert(u"subtitles", QFileInfo(files->subtitlesPath).absoluteFilePath());
            result.insert(u"cues", files->cueCount);
        }
    }
    out().result(result);
    if (files) {
        out().text(u"%1  %2  %3  %4"_s.arg(QFileInfo(files->path).absoluteFilePath(), lengthText(seconds),
                                           loudnessText(files->measured.integratedLufs), priceOf(outcome)));
        if (!files->subtitlesPath.isEmpty())
            out().text(tr("%1  %n captions", nullptr, files->cueCount)
                           .arg(QFileInfo(files->subtitlesPath).absoluteFilePath()));
    } else {
        out().text(u"%1  %2"_s.arg(lengthText(seconds), priceOf(outcome)));
    }
    // What is made is kept and written, also if nobody could hear it.
    const std::optional<Error> &problem = outcome.cutShort ? outcome.cutShort : m_speaker->playError();
    if (problem && m_lineMode) {
        m_lineError = problem;
        out().error(*problem);
    } else if (problem) {
        if (outcome.cutShort)
            out().note(tr("The sound was cut short. What arrived is kept."));
        endWith(*problem);
        return;
    }
    if (m_lineMode)
        nextLine();
    else
        end();
}

void SpeakCommand::rescue(const std::shared_ptr<audio::PcmTrack> &track)
{
    if (m_options.output.isEmpty() || !track) {
        m_speaker->cancel();
        return;
    }
    // It is paid for: the file may be on another disk, so it is written from memory.
    const QString path = m_options.output;
    const auto codec = audio::codecForSuffix(QFileInfo(path).suffix()).value_or(audio::Codec::Wav);
    const bool replace = m_options.force;
    runInWorker<bool>([track, path, codec, replace](const StopFlag &stop) -> Result<bool> {
        const auto written =
            audio::encodeFile(*track, path, {.codec = codec}, {.replaceExisting = replace}, stop);
        return written ? Result<bool>(true) : Result<bool>(Unexpected(written.error()));
    })->then(this, [this, path](const Result<bool> &written) {
        if (written) {
            out().event(u"rescued"_s, {{u"output"_s, QFileInfo(path).absoluteFilePath()}});
            out().note(tr("The sound is in %1, but it could not be kept for later.").arg(path));
        }
        m_speaker->cancel();
    });
}

void SpeakCommand::failed(const Error &error)
{
    // The next line would meet the same end.
    endWith(error);
}

} // namespace studio::app
