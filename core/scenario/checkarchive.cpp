// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/checkarchive.h"

#include "core/base/ownfiles.h"
#include "core/scenario/scenariotext.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace studio::scenario {

namespace {

constexpr int kKeptOfASuite = 100;
constexpr qint64 kLargestResultFile = 64 * 1024 * 1024;

/// Names of suites may hold anything; equal names have equal folders.
QString folderOfSuite(const QString &root, const QString &suite)
{
    const QByteArray hash = QCryptographicHash::hash(suite.toUtf8(), QCryptographicHash::Sha256);
    return root + u'/' + QString::fromLatin1(hash.toHex().left(16));
}

QStringList filesOf(const QString &folder)
{
    // Named after the moment: sorting by name sorts by time.
    QStringList files = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    return files;
}

} // namespace

Result<SuiteResult> loadResult(const QString &path)
{
    if (const auto is = checkIsFile(path); !is)
        return Unexpected(is.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Usage, ScenarioText::tr("“%1” cannot be read.").arg(path), file.errorString());
    Result<SuiteResult> result = suiteResultFromJson(file.read(kLargestResultFile + 1));
    if (!result)
        return fail(ErrorKind::Usage,
                    ScenarioText::tr("“%1” holds no result of a check.").arg(QFileInfo(path).fileName()));
    return result;
}

JobOf<QString> *CheckArchive::keep(const SuiteResult &result, QObject *parent) const
{
    return runInWorker<QString>(
        [root = m_folder, result](const StopFlag &) -> Result<QString> {
            const QString folder = folderOfSuite(root, result.suite);
            const QString path =
                folder + u'/' + result.startedAt.toUTC().toString(u"yyyyMMdd-HHmmss-zzz"_s) + u".json"_s;
            QSaveFile file(path);
            const QByteArray bytes = QJsonDocument(toJson(result)).toJson();
            if (!makeOwnFolder(root) || !makeOwnFolder(folder) || !file.open(QIODevice::WriteOnly)
                || !file.setPermissions(kOwnerOnly) || file.write(bytes) != bytes.size() || !file.commit())
                return fail(ErrorKind::Storage,
                            ScenarioText::tr("The result could not be kept for later comparison."),
                            file.errorString());
            const QStringList all = filesOf(folder);
            for (qsizetype i = kKeptOfASuite; i < all.size(); ++i)
                QFile::remove(folder + u'/' + all[i]);
            return path;
        },
        parent);
}

JobOf<QList<SuiteResult>> *CheckArchive::ofSuite(const QString &suite, int most, QObject *parent) const
{
    return runInWorker<QList<SuiteResult>>(
        [folder = folderOfSuite(m_folder, suite), most](const StopFlag &stop) -> Result<QList<SuiteResult>> {
            QList<SuiteResult> results;
            for (const QString &name : filesOf(folder)) {
                if (results.size() >= most || stop.isSet())
                    break;
                if (Result<SuiteResult> result = loadResult(folder + u'/' + name))
                    results.append(*std::move(result));
            }
            return results;
        },
        parent);
}

} // namespace studio::scenario
