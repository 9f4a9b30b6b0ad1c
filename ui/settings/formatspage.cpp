// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/formatspage.h"

#include "core/recognition/recogniser.h"
#include "core/speech/namepattern.h"
#include "ui/delivery/exportsettings.h"
#include "ui/delivery/exporttargets.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/transcriptionsettings.h"
#include "ui/widgets/userprompts.h"

#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace exporting;

namespace {

constexpr int kPatternWidth = 280;

QString suffixOf(const QString &format)
{
    return format == QLatin1StringView(kAsMade) ? u"mp3"_s : format;
}

store::Take sampleTake()
{
    store::Take take;
    take.text = FormatsPage::tr("The harbour was quiet before dawn.");
    take.voiceName = u"Rachel"_s;
    take.number = 3;
    take.outputFormat = u"mp3_44100_128"_s;
    take.madeAt = QDateTime::currentDateTimeUtc();
    return take;
}

} // namespace

FormatsPage::FormatsPage(const SettingsServices &services, QWidget *parent)
    : SettingsPage({u"formats"_s, tr("Formats"), u"file-audio"_s}, services.settings, parent),
      m_prompts(services.prompts)
{
    QList<Choice> formats;
    for (const ExportTarget &target : exportTargets())
        formats.append({target.label, target.id});
    addChoice({u"formats.format"_s,
               tr("Format of exported files"),
               tr("As made keeps the sound exactly as the service sent it."),
               {tr("MP3"), tr("WAV"), tr("FLAC"), tr("export")}},
              kFormat, formats);
    addFolder();
    addPattern();
    addChoice({u"formats.loudness"_s,
               tr("Loudness"),
               tr("Exports are measured and brought to this level; a report says what came out."),
               {tr("LUFS"), tr("ACX"), tr("volume"), tr("level")}},
              kLoudness,
              {{tr("As made"), u"as-made"_s},
               {tr("−14 LUFS  streaming"), u"-14"_s},
               {tr("−16 LUFS  podcast, stereo"), u"-16"_s},
               {tr("−19 LUFS  podcast, mono"), u"-19"_s},
               {tr("−23 LUFS  broadcast"), u"-23"_s},
               {tr("ACX  audiobook"), u"acx"_s}});
    addSwitch({u"formats.subtitles"_s,
               tr("Subtitles beside the sound"),
               tr("Export also writes them, when the times of the words are known."),
               {tr("SRT"), tr("VTT"), tr("captions"), tr("export")}},
              kSubtitles);
    addChoice({u"formats.subtitleKind"_s, tr("Kind of subtitles"), QString(), {tr("captions")}},
              kSubtitleKind, {{tr("SubRip (.srt)"), u"srt"_s}, {tr("WebVTT (.vtt)"), u"vtt"_s}});
    addSwitch({u"formats.labels"_s,
               tr("Labels for Audacity beside the sound"),
               tr("A text file with a label for every sentence."),
               {tr("markers"), tr("export")}},
              kLabels);
    addVoskModel();
}

void FormatsPage::addPattern()
{
    auto *pattern = new QLineEdit(this);
    pattern->setObjectName(u"formats.pattern.control"_s);
    pattern->setMaxLength(400);
    followTextScale(pattern, [pattern] { pattern->setFixedWidth(scaled(kPatternWidth)); });
    SettingRow *row = addRow(
        {u"formats.pattern"_s, tr("File name"), QString(), {tr("pattern"), tr("placeholder"), tr("export")}},
        pattern);
    const auto show = [this, row, pattern] {
        const QString text = pattern->text().trimmed();
        const Result<void> valid = speech::checkNamePattern(text);
        setError(pattern, !valid);
        row->setDescription(
            valid ? tr("For example “%1.%2”. Can hold %3.")
                        .arg(speech::nameFromPattern(text, sampleTake(), u"Multilingual v2"_s),
                             suffixOf(store().get(kFormat)), speech::namePlaceholders().join(u' '))
                  : valid.error().message);
    };
    follow<QString>(row, kNamePattern, [pattern, show](const QString &stored) {
        const QString text = stored.isEmpty() ? QString::fromUtf8(speech::kDefaultNamePattern) : stored;
        if (pattern->text().trimmed() != text)
            pattern->setText(text);
        show();
    });
    connect(pattern, &QLineEdit::textEdited, this, [this, pattern, show] {
        show();
        const QString text = pattern->text().trimmed();
        if (text == QString::fromUtf8(speech::kDefaultNamePattern))
            store().remove(QString::fromLatin1(kNamePattern.key));
        else if (speech::checkNamePattern(text))
            store().set(kNamePattern, text);
    });
    connect(&store(), &settings::SettingsStore::changed, row, [show](const QString &key) {
        if (key == QLatin1StringView(kFormat.key))
            show();
    });
}

void FormatsPage::addVoskModel()
{
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setObjectName(u"formats.vosk.control"_s);
    choose->setAccessibleName(tr("Choose the folder of a Vosk model"));
    SettingRow *row =
        addRow({u"formats.vosk"_s,
                tr("Vosk model"),
                QString(),
                {tr("transcription"), tr("speech recognition"), tr("offline"), tr("directory")}},
               choose);
    follow<QString>(row, kVoskModel, [row](const QString &folder) {
        using recognition::EngineChoice;
        const QString shown = QDir::toNativeSeparators(folder);
        if (folder.isEmpty())
            row->setDescription(
                tr("For transcripts on this computer in other languages than English, where the "
                   "Vosk library is installed."));
        else if (recognition::isAvailable({EngineChoice::Engine::Vosk, folder}))
            row->setDescription(shown);
        else
            row->setDescription(
                tr("%1 cannot be used: it holds no model, or the Vosk library is not installed.").arg(shown));
    });
    connect(choose, &QAbstractButton::clicked, this, [this] {
        m_prompts.chooseFolder(this, tr("Folder of a Vosk model"), store().get(kVoskModel),
                               [this](const QString &path) { store().set(kVoskModel, path); });
    });
}

void FormatsPage::addFolder()
{
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setObjectName(u"formats.folder.control"_s);
    choose->setAccessibleName(tr("Choose the folder for exports"));
    SettingRow *row =
        addRow({u"formats.folder"_s, tr("Folder"), QString(), {tr("export"), tr("directory")}}, choose);
    const auto usual = [] { return QStandardPaths::writableLocation(QStandardPaths::MusicLocation); };
    follow<QString>(row, kFolder, [row, usual](const QString &folder) {
        row->setDescription(QDir::toNativeSeparators(folder.isEmpty() ? usual() : folder));
    });
    connect(choose, &QAbstractButton::clicked, this, [this, usual] {
        const QString now = store().get(kFolder);
        m_prompts.chooseFolder(this, tr("Folder for exports"), now.isEmpty() ? usual() : now,
                               [this](const QString &path) { store().set(kFolder, path); });
    });
}

} // namespace studio::ui
