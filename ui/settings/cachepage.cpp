// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/cachepage.h"

#include "core/base/foldercare.h"
#include "ui/theme/variants.h"
#include "ui/widgets/cachesettings.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QDir>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr qint64 kMegabyte = 1000 * 1000;

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

CachePage::CachePage(const SettingsServices &services, QWidget *parent)
    : SettingsPage({u"cache"_s, tr("Cache"), u"hard-drive"_s}, services.settings, parent),
      m_folder(services.dirs.cache), m_prompts(services.prompts)
{
    m_clear = new QPushButton(tr("Clear"), this);
    m_clear->setObjectName(u"cache.used.control"_s);
    m_clear->setAccessibleName(tr("Clear the cache"));
    m_used = addRow({u"cache.used"_s,
                     tr("In use"),
                     tr("Counting…"),
                     {tr("disk"), tr("previews"), tr("waveforms"), tr("clear")}},
                    m_clear);
    connect(m_clear, &QAbstractButton::clicked, this, &CachePage::clear);
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(u"cacheBar"_s);
    m_bar->setAccessibleName(tr("Cache in use"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    auto *holder = new QWidget(this);
    auto *line = new QVBoxLayout(holder);
    line->setContentsMargins(12, 0, 12, 8);
    line->addWidget(m_bar);
    addExtra(holder);

    addChoice({u"cache.limit"_s, tr("Limit"), tr("What was used longest ago goes first."), {tr("disk")}},
              kCacheLimitMb,
              {{tr("200 MB"), 200},
               {tr("500 MB"), 500},
               {tr("1 GB"), 1000},
               {tr("2 GB"), 2000},
               {tr("5 GB"), 5000}});
    auto *open = new QPushButton(tr("Open folder"), this);
    open->setObjectName(u"cache.folder.control"_s);
    open->setAccessibleName(tr("Open the folder of the cache"));
    addRow({u"cache.folder"_s, tr("Folder"), QDir::toNativeSeparators(m_folder), {}}, open);
    connect(open, &QAbstractButton::clicked, this, [this] {
        QDir().mkpath(m_folder);
        m_prompts.showInFolder(m_folder + u"/."_s);
    });
    connect(&store(), &settings::SettingsStore::changed, this, [this](const QString &key) {
        if (key == QLatin1StringView(kCacheLimitMb.key))
            trim();
    });
    show({});
}

void CachePage::enter()
{
    measure();
}

void CachePage::measure()
{
    auto *job = runInWorker<Sizes>([folder = m_folder](const StopFlag &stop) -> Result<Sizes> {
        return Sizes{folderBytes(folder + u"/previews"_s, stop), folderBytes(folder + u"/peaks"_s, stop),
                     folderBytes(folder, stop)};
    });
    m_measuring = job;
    job->then(this, [this](const Result<Sizes> &sizes) {
        if (sizes)
            show(*sizes);
    });
}

void CachePage::show(const Sizes &sizes)
{
    m_sizes = sizes;
    const qint64 limit = store().get(kCacheLimitMb) * kMegabyte;
    m_used->setDescription(tr("%1 of %2: previews of voices %3, waveforms %4, the rest %5.")
                               .arg(sizeText(sizes.all), sizeText(limit), sizeText(sizes.previews),
                                    sizeText(sizes.peaks),
                                    sizeText(std::max<qint64>(0, sizes.all - sizes.previews - sizes.peaks))));
    m_bar->setValue(limit > 0 ? int(std::min<qint64>(1000, sizes.all * 1000 / limit)) : 0);
    m_clear->setEnabled(sizes.all > 0);
}

void CachePage::clear()
{
    m_clear->setEnabled(false);
    const qint64 before = m_sizes.all;
    auto *job = runInWorker<qint64>(
        [folder = m_folder](const StopFlag &stop) -> Result<qint64> { return trimFolder(folder, 0, stop); });
    m_removing = job;
    job->then(this, [this, before](const Result<qint64> &left) {
        measure();
        if (!left)
            return;
        const QString sentence = *left > 0
            ? tr("%1 were removed; %2 are in use or protected.")
                  .arg(sizeText(before - *left), sizeText(*left))
            : tr("%1 were removed. They are fetched again when needed.").arg(sizeText(before));
        Toast::show(this, *left > 0 ? NoticeKind::Warning : NoticeKind::Success, sentence);
        emit announced(sentence);
    });
}

void CachePage::trim()
{
    show(m_sizes);
    const qint64 limit = store().get(kCacheLimitMb) * kMegabyte;
    auto *job = runInWorker<qint64>([folder = m_folder, limit](const StopFlag &stop) -> Result<qint64> {
        return trimFolder(folder, limit, stop);
    });
    m_removing = job;
    job->then(this, [this](const Result<qint64> &) { measure(); });
}

} // namespace studio::ui
