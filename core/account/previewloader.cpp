// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/previewloader.h"

#include "core/base/workerjob.h"
#include "core/net/transport.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace studio::account {

namespace {

constexpr qint64 kMaxPreviewBytes = 16 * 1024 * 1024;
constexpr qint64 kMaxFolderBytes = 200 * 1024 * 1024;

void trim(const QString &folder)
{
    qint64 total = 0;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files, QDir::Time);
    for (const QFileInfo &file : files) {
        total += file.size();
        if (total > kMaxFolderBytes)
            QFile::remove(file.filePath());
    }
}

Result<QString> keep(const QString &path, const QByteArray &bytes)
{
    const QString folder = QFileInfo(path).path();
    QDir().mkpath(folder);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorKind::Storage,
                    QCoreApplication::translate("studio::account",
                                                "The preview could not be saved. Is the disk full?"),
                    file.errorString());
    trim(folder);
    return path;
}

} // namespace

PreviewLoader::PreviewLoader(QString folder) : m_folder(std::move(folder)) { }

JobOf<QString> *PreviewLoader::load(const api::Voice &voice, const Backend &backend, QObject *parent)
{
    if (!voice.previewUrl.isValid() || !backend.transport)
        return readyJob<QString>(
            fail(ErrorKind::NotFound,
                 QCoreApplication::translate("studio::account", "This voice has no preview.")),
            parent);
    // The sandbox listens on another port in every run.
    const QUrl identity =
        backend.dialect.abilities().realMoney ? voice.previewUrl : QUrl(voice.previewUrl.path());
    const QByteArray name =
        QCryptographicHash::hash(identity.toEncoded(), QCryptographicHash::Sha256).toHex().left(40);
    const QString path = m_folder + u'/' + QString::fromLatin1(name) + u".audio"_s;
    if (QFileInfo::exists(path))
        return readyJob<QString>(path, parent);
    net::Request request;
    request.url = voice.previewUrl;
    request.lane = net::Lane::Transfer;
    request.maxBodyBytes = kMaxPreviewBytes;
    return chain(backend.transport->send(request), parent, [path](const net::Response &answer) {
        return runInWorker<QString>([path, bytes = answer.body](const StopFlag &) -> Result<QString> {
            if (bytes.isEmpty())
                return fail(ErrorKind::Protocol,
                            QCoreApplication::translate("studio::account", "The preview is empty."));
            return keep(path, bytes);
        });
    });
}

} // namespace studio::account
