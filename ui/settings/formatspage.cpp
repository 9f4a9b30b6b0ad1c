// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/formatspage.h"

#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/userprompts.h"

#include <QDir>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

const settings::Setting<QString> kFolder{"export/folder", {}};
const settings::Setting<QString> kFormat{"export/format", u"as-made"_s};
const settings::Setting<bool> kSubtitles{"export/subtitles", false};

} // namespace

FormatsPage::FormatsPage(const SettingsServices &services, QWidget *parent)
    : SettingsPage({u"formats"_s, tr("Formats"), u"file-audio"_s}, services.settings, parent),
      m_prompts(services.prompts)
{
    addChoice({u"formats.format"_s,
               tr("Format of exported files"),
               tr("As made keeps the sound exactly as the service sent it."),
               {tr("MP3"), tr("WAV"), tr("FLAC"), tr("export")}},
              kFormat,
              {{tr("As made"), u"as-made"_s},
               {tr("MP3"), u"mp3"_s},
               {tr("WAV"), u"wav"_s},
               {tr("FLAC"), u"flac"_s},
               {tr("Opus"), u"opus"_s},
               {tr("M4A"), u"m4a"_s}});
    addFolder();
    addSwitch({u"formats.subtitles"_s,
               tr("Subtitles beside the sound"),
               tr("Export also writes an SRT file, when the times of the words are known."),
               {tr("SRT"), tr("captions"), tr("export")}},
              kSubtitles);
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
