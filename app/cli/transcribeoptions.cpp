// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/transcribeoptions.h"

#include "app/cli/clitext.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

Unexpected transcribeUsage(const QString &message)
{
    Error error = Error::make(ErrorKind::Usage, message);
    error.nextStep = CliText::tr("“voice-studio transcribe --help” shows how.");
    return Unexpected(error);
}

/// Seconds, or minutes and hours with colons: 90, 1:30, 1:02:03.5.
std::optional<double> timeFrom(const QString &text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() > 3)
        return std::nullopt;
    double seconds = 0;
    for (const QString &part : parts) {
        bool isNumber = false;
        const double value = part.toDouble(&isNumber);
        if (!isNumber || !std::isfinite(value) || value < 0)
            return std::nullopt;
        seconds = seconds * 60 + value;
    }
    return seconds;
}

Result<void> readEngine(const QCommandLineParser &parser, transcription::TranscriptionOptions &choice)
{
    const QString engine = parser.value(u"engine"_s);
    choice.voskModel = parser.value(u"vosk-model"_s);
    if (engine == "pocketsphinx"_L1 || engine == "local"_L1)
        choice.engine = transcription::Engine::PocketSphinx;
    else if (engine == "vosk"_L1 || (engine.isEmpty() && !choice.voskModel.isEmpty()))
        choice.engine = transcription::Engine::Vosk;
    else if (!engine.isEmpty() && engine != "service"_L1)
        return transcribeUsage(CliText::tr("--engine takes service, pocketsphinx or vosk."));
    if (choice.engine == transcription::Engine::Vosk && choice.voskModel.isEmpty())
        return transcribeUsage(CliText::tr("--engine vosk needs --vosk-model FOLDER."));
    return {};
}

Result<void> readSpeakers(const QCommandLineParser &parser, transcription::TranscriptionOptions &choice)
{
    const QString speakers = parser.value(u"speakers"_s);
    if (speakers == "none"_L1) {
        choice.tellSpeakers = false;
    } else if (!speakers.isEmpty() && speakers != "auto"_L1) {
        bool isNumber = false;
        choice.speakers = speakers.toInt(&isNumber);
        if (!isNumber || *choice.speakers < 1 || *choice.speakers > transcription::kMostSpeakers)
            return transcribeUsage(CliText::tr("--speakers takes auto, none or a number from 1 to 32."));
    }
    return {};
}

Result<void> readRange(const QCommandLineParser &parser, transcription::TranscriptionOptions &choice)
{
    for (const QString &name : {u"from"_s, u"to"_s}) {
        if (!parser.isSet(name))
            continue;
        const auto seconds = timeFrom(parser.value(name));
        if (!seconds)
            return transcribeUsage(
                CliText::tr("--from and --to take seconds, or minutes and seconds such as 1:30."));
        (name == "from"_L1 ? choice.fromSeconds : choice.toSeconds) = *seconds;
    }
    return {};
}

/// What captions and rows of files are like.
Result<void> readWriting(const QCommandLineParser &parser, transcript::ExportOptions &writing)
{
    writing.speakers = !parser.isSet(u"no-speaker-names"_s);
    writing.times = !parser.isSet(u"no-times"_s);
    const auto number = [&parser](const QString &name, int least, int most,
                                  int fallback) -> std::optional<int> {
        if (!parser.isSet(name))
            return fallback;
        bool isNumber = false;
        const int value = parser.value(name).toInt(&isNumber);
        return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
    };
    text::CaptionRules &rules = writing.rules;
    const auto length = number(u"line-length"_s, 20, 60, rules.maxLineCharacters);
    const auto lines = number(u"lines"_s, 1, 4, rules.maxLines);
    const auto speed = number(u"reading-speed"_s, 8, 40, int(rules.maxCharactersPerSecond));
    if (!length || !lines || !speed)
        return transcribeUsage(CliText::tr("--line-length takes 20 to 60 characters, --lines 1 to 4, and "
                                           "--reading-speed 8 to 40 characters a second."));
    rules.maxLineCharacters = *length;
    rules.maxLines = *lines;
    rules.maxCharactersPerSecond = *speed;
    const QString rows = parser.value(u"rows"_s);
    if (rows == "captions"_L1)
        writing.rows = transcript::ExportOptions::Rows::Captions;
    else if (rows == "words"_L1)
        writing.rows = transcript::ExportOptions::Rows::Words;
    else if (!rows.isEmpty() && rows != "paragraphs"_L1)
        return transcribeUsage(CliText::tr("--rows takes paragraphs, captions or words."));
    return {};
}

Result<void> readOutput(const QCommandLineParser &parser, TranscribeOptions &options)
{
    options.output = parser.value(u"output"_s);
    const QString name = parser.value(u"format"_s);
    if (!name.isEmpty()) {
        const auto format = transcript::formatFromName(name);
        if (!format)
            return transcribeUsage(CliText::tr("--format takes srt, vtt, ass, txt, md, docx, html, json, "
                                               "csv or labels."));
        options.format = *format;
    } else if (!options.output.isEmpty() && !QFileInfo(options.output).isDir()) {
        const auto format = transcript::formatFromName(QFileInfo(options.output).suffix());
        if (!format)
            return transcribeUsage(
                CliText::tr("The kind of “%1” is unknown. Use .srt, .vtt, .ass, .txt, .md, .docx, .html, "
                            ".json or .csv, or give --format.")
                    .arg(options.output));
        options.format = *format;
    }
    if (options.output.isEmpty() && options.format == transcript::Format::Docx)
        return transcribeUsage(CliText::tr("A Word file needs --output FILE.docx."));
    if (options.inputs.size() > 1 && !options.output.isEmpty() && !QFileInfo(options.output).isDir())
        return transcribeUsage(CliText::tr("Several files need a folder that exists as --output."));
    return {};
}

} // namespace

bool isLink(const QString &input)
{
    return input.startsWith("https://"_L1) || input.startsWith("http://"_L1);
}

QString transcriptTarget(const TranscribeOptions &options, const QString &input)
{
    if (options.output.isEmpty() || !QFileInfo(options.output).isDir())
        return options.output;
    QString name = options.live ? CliText::tr("live")
                                : QFileInfo(isLink(input) ? QUrl(input).path() : input).completeBaseName();
    if (name.isEmpty())
        name = CliText::tr("transcript");
    return QDir(options.output).filePath(name + u'.' + transcript::formatSuffix(options.format));
}

Result<TranscribeOptions> parseTranscribeOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const QString &name :
         {u"output"_s, u"format"_s, u"language"_s, u"speakers"_s, u"engine"_s, u"vosk-model"_s, u"model"_s,
          u"key-term"_s, u"find"_s, u"hide"_s, u"from"_s, u"to"_s, u"stream"_s, u"device"_s, u"for"_s,
          u"line-length"_s, u"lines"_s, u"reading-speed"_s, u"rows"_s})
        parser.addOption(QCommandLineOption(name, {}, u"value"_s));
    for (const QString &name :
         {u"live"_s, u"channels"_s, u"no-sounds"_s, u"no-fillers"_s, u"suppress-noise"_s,
          u"no-speaker-names"_s, u"no-times"_s, u"again"_s, u"force"_s, u"dry-run"_s})
        parser.addOption(QCommandLineOption(name));
    if (!parser.parse(QStringList{u"transcribe"_s} + arguments))
        return transcribeUsage(parser.errorText());

    TranscribeOptions options;
    options.inputs = parser.positionalArguments();
    options.live = parser.isSet(u"live"_s);
    options.device = parser.value(u"device"_s);
    options.anew = parser.isSet(u"again"_s);
    options.force = parser.isSet(u"force"_s);
    options.dryRun = parser.isSet(u"dry-run"_s);
    transcription::TranscriptionOptions &choice = options.choice;
    choice.language = parser.value(u"language"_s);
    choice.keyTerms = parser.values(u"key-term"_s);
    choice.entities = parser.values(u"find"_s);
    choice.redact = parser.values(u"hide"_s);
    for (const QString &hidden : std::as_const(choice.redact)) {
        if (!choice.entities.contains(hidden))
            choice.entities.append(hidden);
    }
    choice.channelsApart = parser.isSet(u"channels"_s);
    choice.tagSounds = !parser.isSet(u"no-sounds"_s);
    choice.verbatim = !parser.isSet(u"no-fillers"_s);
    choice.suppressNoise = parser.isSet(u"suppress-noise"_s);
    if (parser.isSet(u"model"_s))
        choice.model = ModelId(parser.value(u"model"_s));
    if (parser.isSet(u"stream"_s)) {
        bool isNumber = false;
        choice.stream = parser.value(u"stream"_s).toInt(&isNumber);
        if (!isNumber || choice.stream < 0)
            return transcribeUsage(CliText::tr("--stream takes the number of a stream of the file, from 0."));
    }
    if (parser.isSet(u"for"_s)) {
        const auto seconds = timeFrom(parser.value(u"for"_s));
        if (!seconds || *seconds <= 0 || !options.live)
            return transcribeUsage(CliText::tr("--for takes the seconds that --live listens."));
        options.forSeconds = *seconds;
    }
    for (const auto &read :
         {readEngine(parser, choice), readSpeakers(parser, choice), readRange(parser, choice),
          readOutput(parser, options), readWriting(parser, options.writing)}) {
        if (!read)
            return Unexpected(read.error());
    }
    if (options.live && !options.inputs.isEmpty())
        return transcribeUsage(CliText::tr("Give files, or --live, not both."));
    if (!options.live && options.inputs.isEmpty())
        return transcribeUsage(CliText::tr("Say what to transcribe: a file, a link, or --live."));
    if (!options.live && !options.device.isEmpty())
        return transcribeUsage(CliText::tr("--device belongs to --live."));
    if (options.live && options.dryRun)
        return transcribeUsage(CliText::tr("What --live costs depends on how long you speak."));
    if (const auto problem = transcription::problemWith(choice))
        return transcribeUsage(problem->message);
    return options;
}

} // namespace studio::app
