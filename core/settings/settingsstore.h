// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/settings/setting.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QSettings;

namespace studio::settings {

/// One step of the file's format: brings a file of the version before to this one. Must bear running twice.
using Migration = std::function<void(QSettings &)>;

/// The settings of the program in one INI file. `set` is seen at once here and reaches the disk within a
/// quarter of a second, or at save() or destruction. Writing merges with what other processes wrote
/// meanwhile, key by key, and replaces the file as a whole. Keys nobody knows are kept. Lives on one thread.
/// A damaged file is moved aside to `….damaged-<UTC time>` and reported by damage(); the program goes on with
/// defaults. A folder that cannot be written leaves the settings in memory; save() and saveFailed tell.
class SettingsStore final : public QObject {
    Q_OBJECT
public:
    /// `migrations[n]` leads from version n + 1 to n + 2. A file of a newer version is used as it is.
    explicit SettingsStore(const QString &path, QList<Migration> migrations = {}, QObject *parent = nullptr);
    ~SettingsStore() override;

    template <class T>
    [[nodiscard]] T get(const Setting<T> &setting) const
    {
        return fromStored<T>(value(QString::fromLatin1(setting.key))).value_or(setting.fallback);
    }
    template <class T>
    void set(const Setting<T> &setting, const T &newValue)
    {
        setValue(QString::fromLatin1(setting.key), QVariant::fromValue(newValue));
    }

    /// Untyped access for areas that keep a list of records under a group ("profiles/<id>/name").
    [[nodiscard]] QVariant value(const QString &key) const;
    void setValue(const QString &key, const QVariant &newValue);
    /// The key and everything below it.
    void remove(const QString &key);
    [[nodiscard]] QStringList childGroups(const QString &group) const;

    /// Writes at once.
    Result<void> save();
    /// Reads what other processes wrote; emits changed for nothing in particular (empty key) when it may
    /// differ.
    void reload();

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] int version() const;
    /// Set when the file found at the start was unreadable and was moved aside.
    [[nodiscard]] const std::optional<Error> &damage() const { return m_damage; }

signals:
    void changed(const QString &key);
    void saveFailed(const studio::Error &error);

private:
    void setDamagedAside();
    void migrate(const QList<Migration> &migrations);

    QString m_path;
    std::unique_ptr<QSettings> m_file;
    std::optional<Error> m_damage;
    QTimer m_saveTimer;
    bool m_dirty = false;
};

} // namespace studio::settings
