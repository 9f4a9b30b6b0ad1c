// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settingsstore.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace studio::settings {

namespace {

constexpr auto kSaveDelay = 250ms;
constexpr qint64 kLargestFile = 16 * 1024 * 1024;
const QString kVersionKey = u"version"_s;

/// QSettings reads nearly anything without complaint and would then write over it.
bool looksDamaged(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return false;
    if (file.size() > kLargestFile)
        return true;
    if (!file.open(QIODevice::ReadOnly))
        return false; // not ours to judge; writing will tell
    const QByteArray content = file.readAll();
    if (content.contains('\0'))
        return true;
    bool continued = false;
    for (const QByteArray &line : content.split('\n')) {
        const QByteArray text = line.trimmed();
        const bool partOfLast = std::exchange(continued, text.endsWith('\\'));
        if (partOfLast || text.isEmpty() || text.startsWith(';') || text.startsWith('#'))
            continue;
        if (text.startsWith('[') ? !text.endsWith(']') : !text.contains('='))
            return true;
    }
    return false;
}

} // namespace

SettingsStore::SettingsStore(const QString &path, QList<Migration> migrations, QObject *parent)
    : QObject(parent), m_path(path)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(kSaveDelay);
    connect(&m_saveTimer, &QTimer::timeout, this, [this] { (void)save(); });
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (looksDamaged(path))
        setDamagedAside();
    m_file = std::make_unique<QSettings>(path, QSettings::IniFormat);
    m_file->setFallbacksEnabled(false);
    // Written by save() only; Qt's own delayed writing could not report a failure.
    m_file->setAtomicSyncRequired(true);
    migrate(migrations);
}

SettingsStore::~SettingsStore()
{
    if (m_dirty)
        (void)save();
}

void SettingsStore::setDamagedAside()
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'hhmmss'Z'"_s);
    QString aside = m_path + u".damaged-"_s + stamp;
    for (int number = 2; QFile::exists(aside); ++number)
        aside = m_path + u".damaged-%1-%2"_s.arg(stamp).arg(number);
    const bool moved = QFile::rename(m_path, aside);
    m_damage =
        Error::make(ErrorKind::Storage,
                    moved ? tr("The settings could not be read. They were kept as %1, and the program starts "
                               "with defaults.")
                                .arg(QDir::toNativeSeparators(aside))
                          : tr("The settings could not be read, and the file could not be moved aside: %1")
                                .arg(QDir::toNativeSeparators(m_path)));
}

void SettingsStore::migrate(const QList<Migration> &migrations)
{
    const int newest = static_cast<int>(migrations.size()) + 1;
    const bool isNew = m_file->allKeys().isEmpty();
    int current = isNew ? newest : version();
    if (current >= newest)
        return;
    for (; current < newest; ++current)
        migrations.at(current - 1)(*m_file);
    m_file->setValue(kVersionKey, newest);
    m_dirty = true;
    m_saveTimer.start();
}

int SettingsStore::version() const
{
    return std::max(1, fromStored<int>(m_file->value(kVersionKey)).value_or(1));
}

QVariant SettingsStore::value(const QString &key) const
{
    return m_file->value(key);
}

void SettingsStore::setValue(const QString &key, const QVariant &newValue)
{
    if (m_file->contains(key) && m_file->value(key) == newValue)
        return;
    m_file->setValue(key, newValue);
    m_dirty = true;
    m_saveTimer.start();
    emit changed(key);
}

void SettingsStore::remove(const QString &key)
{
    m_file->remove(key);
    m_dirty = true;
    m_saveTimer.start();
    emit changed(key);
}

QStringList SettingsStore::childGroups(const QString &group) const
{
    m_file->beginGroup(group);
    const QStringList names = m_file->childGroups();
    m_file->endGroup();
    return names;
}

Result<void> SettingsStore::save()
{
    m_saveTimer.stop();
    m_file->sync();
    if (m_file->status() == QSettings::NoError) {
        m_dirty = false;
        return {};
    }
    Error error =
        Error::make(ErrorKind::Storage,
                    tr("The settings could not be saved to %1.").arg(QDir::toNativeSeparators(m_path)),
                    u"QSettings status %1"_s.arg(static_cast<int>(m_file->status())));
    error.nextStep = tr("Check that the folder exists, can be written and has room.");
    emit saveFailed(error);
    return Unexpected(error);
}

void SettingsStore::reload()
{
    m_file->sync();
    emit changed(QString());
}

} // namespace studio::settings
