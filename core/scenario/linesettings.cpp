// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenariofile.h"
#include "core/scenario/scenariotext.h"

using namespace Qt::StringLiterals;

namespace studio::scenario {

namespace {

QString plainNumber(double value)
{
    return QString::number(value, 'g', 6);
}

/// Sets what a name alone stands for. False: it stands for nothing.
bool applyPreset(LineSettings &line, const QString &name)
{
    if (name == "clean"_L1)
        return true;
    if (name == "phone"_L1) {
        line.phoneBand = true;
    } else if (name == "noisy"_L1) {
        line.noiseDb = -38;
    } else if (name == "lossy"_L1) {
        line.lossPercent = 5;
    } else if (name == "bad"_L1) {
        line.phoneBand = true;
        line.noiseDb = -42;
        line.lossPercent = 2;
        line.clippingDb = 6;
    } else {
        return false;
    }
    return true;
}

bool applyValue(LineSettings &line, const QString &name, double value)
{
    const auto within = [value](double least, double most) { return value >= least && value <= most; };
    if (name == "noise"_L1 && within(-90, -1))
        line.noiseDb = value;
    else if (name == "loss"_L1 && within(0, 90))
        line.lossPercent = value;
    else if (name == "clip"_L1 && within(0, 40))
        line.clippingDb = value;
    else if (name == "echo"_L1 && within(-80, -1))
        line.echoDb = value;
    else if (name == "delay"_L1 && within(0, 2000))
        line.echoDelayMs = int(value);
    else if (name == "seed"_L1 && within(0, 2e9))
        line.seed = quint32(value);
    else
        return false;
    return true;
}

} // namespace

Result<LineSettings> parseLine(const QString &text)
{
    LineSettings line;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.section(u'=', 0, 0).trimmed().toLower();
        bool good = false;
        if (part.contains(u'=')) {
            const double value = part.section(u'=', 1).trimmed().toDouble(&good);
            good = good && applyValue(line, name, value);
        } else {
            good = applyPreset(line, name);
        }
        if (!good) {
            Error error =
                Error::make(ErrorKind::Validation,
                            ScenarioText::tr("“%1” says nothing about a line.").arg(part.trimmed().left(40)));
            error.nextStep = ScenarioText::tr(
                "It may be clean, phone, noisy, lossy or bad, or noise=-90 to -1 (dB), loss=0 to 90 (%), "
                "clip=0 to 40 (dB), echo=-80 to -1 (dB), delay=0 to 2000 (ms), seed=N, joined by commas.");
            return Unexpected(error);
        }
    }
    return line;
}

QString lineText(const LineSettings &line)
{
    QStringList parts;
    if (line.phoneBand)
        parts.append(u"phone"_s);
    if (line.noiseDb != 0)
        parts.append(u"noise="_s + plainNumber(line.noiseDb));
    if (line.lossPercent != 0)
        parts.append(u"loss="_s + plainNumber(line.lossPercent));
    if (line.clippingDb != 0)
        parts.append(u"clip="_s + plainNumber(line.clippingDb));
    if (line.echoDb != 0) {
        parts.append(u"echo="_s + plainNumber(line.echoDb));
        if (line.echoDelayMs != LineSettings{}.echoDelayMs)
            parts.append(u"delay="_s + QString::number(line.echoDelayMs));
    }
    if (parts.isEmpty())
        return u"clean"_s;
    if (line.seed != LineSettings{}.seed)
        parts.append(u"seed="_s + QString::number(line.seed));
    return parts.join(u',');
}

} // namespace studio::scenario
