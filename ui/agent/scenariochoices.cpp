// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/scenariochoices.h"

#include "core/scenario/scenariofile.h"
#include "core/settings/settingsstore.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr settings::Setting<int> kTimes{"agent/scenarioRepeat", 1};
constexpr settings::Setting<int> kLineChoice{"agent/scenarioLine", 0};
const settings::Setting<QString> kOwnText{"agent/scenarioOwnLine", {}};
const settings::Setting<QString> kAgainstKey{"agent/scenarioAgainst", {}};
const settings::Setting<QString> kAgainstVersion{"agent/scenarioAgainstVersion", {}};

} // namespace

QStringList ScenarioChoices::lineNames()
{
    return {u"clean"_s, u"phone"_s, u"noisy"_s, u"lossy"_s, u"bad"_s};
}

std::optional<scenario::LineSettings> ScenarioChoices::lineSettings() const
{
    if (line <= 0)
        return std::nullopt;
    const auto read = scenario::parseLine(line == kOwnLine ? own : lineNames().value(line));
    return read ? std::optional(*read) : std::nullopt;
}

void ScenarioChoices::setLine(const scenario::LineSettings &settings)
{
    for (int i = 1; i < lineNames().size(); ++i) {
        if (const auto known = scenario::parseLine(lineNames()[i]); known && *known == settings) {
            line = i;
            return;
        }
    }
    line = kOwnLine;
    own = scenario::lineText(settings);
}

ScenarioChoices ScenarioChoices::from(const settings::SettingsStore &settings)
{
    ScenarioChoices choices;
    choices.repeat = std::clamp(settings.get(kTimes), 1, 100);
    choices.line = std::clamp(settings.get(kLineChoice), 0, kOwnLine);
    choices.own = settings.get(kOwnText);
    if (choices.line == kOwnLine && choices.own.isEmpty())
        choices.line = 0;
    choices.against = settings.get(kAgainstKey);
    choices.version = settings.get(kAgainstVersion);
    return choices;
}

void ScenarioChoices::keepIn(settings::SettingsStore &settings) const
{
    settings.set(kTimes, repeat);
    settings.set(kLineChoice, line);
    settings.set(kOwnText, own);
    settings.set(kAgainstKey, against);
    settings.set(kAgainstVersion, version);
}

QString variablesText(const QMap<QString, QString> &variables)
{
    QStringList parts;
    for (auto it = variables.begin(); it != variables.end(); ++it)
        parts.append(it.key() + u" = "_s + it.value());
    return parts.join(u"; "_s);
}

std::optional<QMap<QString, QString>> variablesFrom(const QString &text)
{
    static const QRegularExpression name(u"(?:^|;)\\s*([\\p{L}_][\\p{L}\\p{N}_]*)\\s*=\\s*"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    QMap<QString, QString> made;
    QString current;
    qsizetype from = 0;
    for (auto it = name.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString before = text.mid(from, match.capturedStart() - from).trimmed();
        if (!current.isEmpty())
            made[current] = before;
        else if (!before.isEmpty())
            return std::nullopt;
        current = match.captured(1);
        if (made.contains(current))
            return std::nullopt;
        made.insert(current, {});
        from = match.capturedEnd();
    }
    QString rest = text.mid(from).trimmed();
    if (current.isEmpty())
        return rest.isEmpty() ? std::optional(made) : std::nullopt;
    if (rest.endsWith(u';'))
        rest = rest.chopped(1).trimmed();
    made[current] = rest;
    return made;
}

} // namespace studio::ui
