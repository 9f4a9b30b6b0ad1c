// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/speakoptions.h"

#include "app/cli/clitext.h"
#include "core/audio/audioformat.h"
#include "core/speech/namepattern.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

Unexpected speakUsage(const QString &message)
{
    Error error = Error::make(ErrorKind::Usage, message);
    error.nextStep = CliText::tr("“voice-studio speak --help” shows how.");
    return Unexpected(error);
}

bool sameFile(const QString &one, const QString &other)
{
    if (one.isEmpty() || other.isEmpty())
        return false;
    const QFileInfo first(one);
    const QFileInfo second(other);
    return QDir::cleanPath(first.absoluteFilePath()) == QDir::cleanPath(second.absoluteFilePath())
        || (first.exists() && first.canonicalFilePath() == second.canonicalFilePath());
}

} // namespace

QString sampleScript()
{
    return CliText::tr(
               "Welcome to Voice Studio. This is a sample script, so you can press Generate right away.")
        + u"\n\n"_s
        + CliText::tr("Replace it with your own words, pick a voice, and listen. Nothing you do in the "
                      "sandbox leaves "
                      "this "
                      "computer.");
}

Result<SpeakOptions> parseSpeakOptions(const QStringList &arguments, bool stdinIsTerminal)
{
    QCommandLineParser parser;
    const auto add = [&parser](const QString &name, bool takesValue) {
        parser.addOption(takesValue ? QCommandLineOption(name, {}, u"value"_s) : QCommandLineOption(name));
    };
    for (const QString &name : {u"input"_s, u"voice"_s, u"model"_s, u"format"_s, u"output"_s, u"subtitles"_s,
                                u"labels"_s, u"loudness"_s, u"name-pattern"_s})
        add(name, true);
    for (const QString &name : {u"play"_s, u"force"_s, u"dry-run"_s, u"sample"_s})
        add(name, false);
    if (!parser.parse(QStringList{u"speak"_s} + arguments))
        return speakUsage(parser.errorText());

    SpeakOptions options;
    options.voice = parser.value(u"voice"_s);
    options.model = parser.value(u"model"_s);
    options.output = parser.value(u"output"_s);
    options.subtitles = parser.value(u"subtitles"_s);
    options.labels = parser.value(u"labels"_s);
    options.namePattern = parser.value(u"name-pattern"_s);
    options.play = parser.isSet(u"play"_s);
    options.force = parser.isSet(u"force"_s);
    options.dryRun = parser.isSet(u"dry-run"_s);
    if (parser.isSet(u"format"_s)) {
        options.format = parser.value(u"format"_s);
        options.formatGiven = true;
    }
    if (const auto format = audio::parseStreamFormat(options.format); !format)
        return speakUsage(format.error().message);
    if (parser.isSet(u"loudness"_s)) {
        const auto target = speech::loudnessTargetFrom(parser.value(u"loudness"_s));
        if (!target || !target->isSet())
            return speakUsage(
                CliText::tr("--loudness takes acx, or LUFS between -40 and -5, for example -16."));
        options.loudness = *target;
    }

    const QStringList texts = parser.positionalArguments();
    const QString input = parser.value(u"input"_s);
    const int sources =
        (texts.isEmpty() ? 0 : 1) + (input.isEmpty() ? 0 : 1) + (parser.isSet(u"sample"_s) ? 1 : 0);
    if (sources > 1 || texts.size() > 1)
        return speakUsage(texts.size() > 1 ? CliText::tr("Give the text as one argument, in quotes.")
                                           : CliText::tr("Give the text, or --input, not both."));
    if (parser.isSet(u"sample"_s)) {
        options.sample = true;
        options.text = sampleScript();
    } else if (!texts.isEmpty()) {
        options.text = texts.first();
    } else if (input == "-"_L1) {
        options.source = SpeakOptions::Source::AllOfStdin;
    } else if (!input.isEmpty()) {
        options.source = SpeakOptions::Source::File;
        options.inputFile = input;
    } else if (options.play && options.output.isEmpty()) {
        options.source = SpeakOptions::Source::LinesOfStdin;
    } else if (!stdinIsTerminal) {
        options.source = SpeakOptions::Source::AllOfStdin;
    } else {
        return speakUsage(CliText::tr("There is no text to speak."));
    }

    if (options.output.isEmpty() && !options.play && !options.dryRun)
        return speakUsage(CliText::tr("Say where the sound should go: --output FILE, --play, or both."));
    if (options.output.isEmpty() && !options.subtitles.isEmpty())
        return speakUsage(CliText::tr("--subtitles needs --output."));
    if (options.output.isEmpty() && !options.labels.isEmpty())
        return speakUsage(CliText::tr("--labels needs --output."));
    if (options.output.isEmpty() && options.loudness.isSet())
        return speakUsage(CliText::tr("--loudness needs --output."));
    if (!options.namePattern.isEmpty()) {
        if (const auto fits = speech::checkNamePattern(options.namePattern); !fits)
            return speakUsage(fits.error().message);
        if (!QFileInfo(options.output).isDir())
            return speakUsage(CliText::tr("--name-pattern needs a folder that exists as --output."));
    }
    if (sameFile(options.output, options.labels) || sameFile(options.subtitles, options.labels)
        || sameFile(options.labels, options.inputFile))
        return speakUsage(CliText::tr("--labels names a file that is used for something else."));
    if (sameFile(options.output, options.subtitles))
        return speakUsage(CliText::tr("--output and --subtitles name the same file."));
    if (sameFile(options.output, options.inputFile) || sameFile(options.subtitles, options.inputFile))
        return speakUsage(CliText::tr("The file with the text would be overwritten. Choose another name."));
    const QString subtitleSuffix = QFileInfo(options.subtitles).suffix().toLower();
    if (!options.subtitles.isEmpty() && subtitleSuffix != "srt"_L1 && subtitleSuffix != "vtt"_L1)
        return speakUsage(CliText::tr("--subtitles takes a name that ends in .srt or .vtt."));
    if (!options.output.isEmpty() && options.namePattern.isEmpty()
        && !audio::codecForSuffix(QFileInfo(options.output).suffix()) && !options.formatGiven)
        return speakUsage(
            CliText::tr(
                "The kind of “%1” is unknown. Use .mp3, .wav, .flac, .opus or .m4a, or give --format.")
                .arg(options.output));
    return options;
}

} // namespace studio::app
