// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/importchoices.h"

#include "ui/widgets/studiocombo.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

struct ImportText {
    Q_DECLARE_TR_FUNCTIONS(studio::ui::ImportSheet)
};

constexpr const char *kLanguages[] = {
    "af",  "ar", "hy", "az", "be", "bn", "bs", "bg", "my", "ca", "zh", "hr", "cs", "da", "nl", "en", "et",
    "fil", "fi", "fr", "gl", "ka", "de", "el", "gu", "ha", "he", "hi", "hu", "is", "id", "ga", "it", "ja",
    "jv",  "kn", "kk", "km", "ko", "ky", "lo", "lv", "lt", "lb", "mk", "ms", "ml", "mt", "mi", "mr", "mn",
    "ne",  "nb", "fa", "pl", "pt", "pa", "ro", "ru", "sr", "sd", "sk", "sl", "so", "es", "sw", "sv", "ta",
    "tg",  "te", "th", "tr", "uk", "ur", "uz", "vi", "cy", "wo", "xh", "yo", "zu"};

} // namespace

QList<std::pair<QString, QString>> languageChoices()
{
    QList<std::pair<QString, QString>> named;
    for (const char *code : kLanguages) {
        const QString id = QString::fromLatin1(code);
        const QLocale locale(id);
        if (locale.language() != QLocale::C)
            named.append({QLocale::languageToString(locale.language()), id});
    }
    std::sort(named.begin(), named.end(),
              [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    return named;
}

void fillLanguages(StudioCombo *combo)
{
    combo->clear();
    combo->addItem(ImportText::tr("Automatic"), QString());
    for (const auto &[name, id] : languageChoices())
        combo->addItem(name, id);
}

QString streamLabel(const media::AudioStream &stream, int number)
{
    QStringList about;
    if (!stream.title.isEmpty())
        about.append(stream.title);
    if (!stream.language.isEmpty()) {
        const QLocale locale(stream.language);
        about.append(locale.language() == QLocale::C ? stream.language
                                                     : QLocale::languageToString(locale.language()));
    }
    about.append(stream.channels == 1       ? ImportText::tr("mono")
                     : stream.channels == 2 ? ImportText::tr("stereo")
                                            : ImportText::tr("%n channels", nullptr, stream.channels));
    //: %1 a number, %2 what is known of the track: "Director, English, stereo"
    return ImportText::tr("Sound track %1: %2").arg(number).arg(about.join(u", "_s));
}

std::optional<double> secondsFromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QStringList parts = trimmed.split(u':');
    if (trimmed.isEmpty() || parts.size() > 3)
        return {};
    double seconds = 0;
    for (const QString &part : parts) {
        bool ok = false;
        const double value = QString(part).replace(u',', u'.').toDouble(&ok);
        if (!ok || !(value >= 0 && value <= 1e6))
            return {};
        seconds = seconds * 60 + value;
    }
    return seconds;
}

} // namespace studio::ui
