// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/convertoptions.h"

#include "app/cli/clitext.h"
#include "core/api/changerapi.h"
#include "core/audio/audioformat.h"
#include "core/base/ownfiles.h"
#include "core/changer/batchconversion.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

constexpr double kMostInputSeconds = 1e6;

class ConvertParser final {
public:
    ConvertParser(changer::Work work, const QStringList &arguments) : m_arguments(arguments)
    {
        m_options.work = work;
        QStringList values{u"output"_s, u"from"_s, u"to"_s, u"stream"_s, u"channel"_s, u"loudness"_s};
        QStringList flags{u"suppress-noise"_s, u"force"_s, u"dry-run"_s};
        if (converts()) {
            values +=
                {u"voice"_s, u"model"_s, u"format"_s, u"seed"_s, u"stability"_s, u"similarity"_s, u"style"_s};
            flags += {u"remove-noise"_s};
        } else {
            flags += {u"local"_s};
        }
        for (const QString &name : values)
            m_parser.addOption(QCommandLineOption(name, {}, u"value"_s));
        for (const QString &name : flags)
            m_parser.addOption(QCommandLineOption(name));
    }

    Result<ConvertOptions> run()
    {
        if (!m_parser.parse(QStringList{name()} + m_arguments))
            return usage(m_parser.errorText());
        for (const auto &step : {&ConvertParser::readSound, &ConvertParser::readVoice,
                                 &ConvertParser::readInputs, &ConvertParser::readOutput}) {
            if (auto read = (this->*step)(); !read)
                return Unexpected(read.error());
        }
        m_options.force = m_parser.isSet(u"force"_s);
        m_options.dryRun = m_parser.isSet(u"dry-run"_s);
        m_options.local = !converts() && m_parser.isSet(u"local"_s);
        return m_options;
    }

private:
    [[nodiscard]] bool converts() const { return m_options.work == changer::Work::Convert; }
    [[nodiscard]] QString name() const { return converts() ? u"convert"_s : u"isolate"_s; }
    [[nodiscard]] Unexpected usage(const QString &message) const
    {
        Error error = Error::make(ErrorKind::Usage, message);
        error.nextStep = CliText::tr("“voice-studio %1 --help” shows how.").arg(name());
        return Unexpected(error);
    }

    /// False when it is given and no number between these.
    template <class T>
    bool number(const QString &option, double least, double most, T *to) const
    {
        if (!m_parser.isSet(option))
            return true;
        bool isNumber = false;
        const double value = m_parser.value(option).toDouble(&isNumber);
        if (!isNumber || !(value >= least && value <= most))
            return false;
        *to = T(value);
        return true;
    }

    Result<void> readSound()
    {
        media::ImportOptions &import = m_options.import;
        if (!number(u"from"_s, 0, kMostInputSeconds, &import.fromSeconds)
            || !number(u"to"_s, 0, kMostInputSeconds, &import.toSeconds))
            return usage(CliText::tr("--from and --to take seconds, for example 12.5."));
        if (import.toSeconds >= 0 && import.toSeconds <= import.fromSeconds)
            return usage(CliText::tr("--to must be later than --from."));
        if (!number(u"stream"_s, 0, 1000, &import.stream))
            return usage(CliText::tr("--stream takes the number of a stream, counted from 0."));
        int channel = 0;
        if (!number(u"channel"_s, 1, 1000, &channel))
            return usage(CliText::tr("--channel takes the number of a channel, counted from 1."));
        import.channel = channel - 1;
        import.suppressNoise = m_parser.isSet(u"suppress-noise"_s);
        if (m_parser.isSet(u"loudness"_s)) {
            const auto target = speech::loudnessTargetFrom(m_parser.value(u"loudness"_s));
            if (!target || !target->isSet())
                return usage(
                    CliText::tr("--loudness takes acx, or LUFS between -40 and -5, for example -16."));
            m_options.loudness = *target;
        }
        return {};
    }

    Result<void> readVoice()
    {
        if (!converts()) {
            m_options.format = api::kIsolationFormat;
            return {};
        }
        m_options.voice = m_parser.value(u"voice"_s);
        m_options.model = m_parser.value(u"model"_s);
        m_options.removeNoise = m_parser.isSet(u"remove-noise"_s);
        if (m_parser.isSet(u"format"_s))
            m_options.format = m_parser.value(u"format"_s);
        if (const auto format = audio::parseStreamFormat(m_options.format); !format)
            return usage(format.error().message);
        if (!number(u"stability"_s, 0, 1, &m_options.stability)
            || !number(u"similarity"_s, 0, 1, &m_options.similarity)
            || !number(u"style"_s, 0, 1, &m_options.style))
            return usage(CliText::tr("--stability, --similarity and --style take a number from 0 to 1."));
        if (!number(u"seed"_s, 0, 4294967295.0, &m_options.seed))
            return usage(CliText::tr("--seed takes a whole number from 0 to 4294967295."));
        return {};
    }

    Result<void> readInputs()
    {
        const QStringList named = m_parser.positionalArguments();
        if (named.isEmpty())
            return usage(CliText::tr("Name the recording, or a folder of recordings."));
        for (const QString &input : named) {
            const QFileInfo info(input);
            if (info.isDir()) {
                const QStringList found = changer::recordingsIn(input);
                if (found.isEmpty())
                    return usage(CliText::tr("There are no recordings in “%1”.").arg(input));
                m_options.inputs += found;
                m_options.toFolder = true;
            } else if (info.isFile()) {
                m_options.inputs.append(input);
            } else {
                return usage(checkIsFile(input).error().message);
            }
        }
        m_options.toFolder = m_options.toFolder || m_options.inputs.size() > 1;
        return {};
    }

    Result<void> readOutput()
    {
        m_options.output = m_parser.value(u"output"_s);
        if (m_options.output.isEmpty()) {
            if (m_parser.isSet(u"dry-run"_s))
                return {};
            return usage(m_options.toFolder ? CliText::tr("Say where the files should go: --output FOLDER.")
                                            : CliText::tr("Say where the sound should go: --output FILE."));
        }
        const QFileInfo target(m_options.output);
        if (target.isDir() || m_options.output.endsWith(u'/'))
            m_options.toFolder = true;
        if (m_options.toFolder) {
            if (target.exists() && !target.isDir())
                return usage(CliText::tr("For several recordings --output must be a folder."));
            const auto sent = audio::parseStreamFormat(m_options.format);
            m_options.suffix = sent ? store::audioSuffix(m_options.format) : u"mp3"_s;
            if (!converts() && m_parser.isSet(u"local"_s))
                m_options.suffix = u"wav"_s; // nothing has squeezed it yet
            for (const QString &input : std::as_const(m_options.inputs)) {
                if (QFileInfo(input).absolutePath() == target.absoluteFilePath()
                    && QFileInfo(input).suffix().compare(m_options.suffix, Qt::CaseInsensitive) == 0)
                    return usage(CliText::tr("The recordings would be overwritten. Choose another folder."));
            }
            return {};
        }
        if (target.exists()
            && target.canonicalFilePath() == QFileInfo(m_options.inputs.first()).canonicalFilePath())
            return usage(CliText::tr("The recording would be overwritten. Choose another name."));
        if (!audio::codecForSuffix(target.suffix()) && !m_parser.isSet(u"format"_s))
            return usage(CliText::tr("The kind of “%1” is unknown. Use .mp3, .wav, .flac, .opus or .m4a.")
                             .arg(m_options.output));
        return {};
    }

    QStringList m_arguments;
    QCommandLineParser m_parser;
    ConvertOptions m_options;
};

} // namespace

Result<ConvertOptions> parseConvertOptions(changer::Work work, const QStringList &arguments)
{
    return ConvertParser(work, arguments).run();
}

QString convertTarget(const ConvertOptions &options, const QString &input, const QStringList &taken)
{
    if (!options.toFolder)
        return options.output;
    const QString base = QDir(options.output).filePath(QFileInfo(input).completeBaseName());
    QString path = base + u'.' + options.suffix;
    for (int copy = 2; taken.contains(path, Qt::CaseInsensitive); ++copy)
        path = u"%1 (%2).%3"_s.arg(base).arg(copy).arg(options.suffix);
    return path;
}

} // namespace studio::app
