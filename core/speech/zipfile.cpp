// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/zipfile.h"

#include "core/speech/filewriter.h"
#include "core/speech/speechtext.h"

#include <QDir>
#include <QFile>

#include <zip.h>

using namespace Qt::StringLiterals;

namespace studio::speech {

namespace {

Unexpected cannotPack(const QString &detail)
{
    return fail(ErrorKind::Storage, SpeechText::tr("The ZIP file could not be written. Is the disk full?"),
                detail);
}

int stopAsked(zip_t *, void *stop)
{
    return static_cast<const StopFlag *>(stop)->isSet() ? 1 : 0;
}

} // namespace

Result<void> packFolder(const QString &folder, const QString &zipPath, bool replaceExisting,
                        const StopFlag &stop)
{
    const QDir from(folder);
    const QStringList names = from.entryList(QDir::Files, QDir::Name);
    // Inside the folder itself, which is on the same disk as the target; libzip writes a file of its own
    // first.
    const QString made = from.filePath(u".packed.zip"_s);
    int code = 0;
    zip_t *zip = zip_open(QFile::encodeName(made).constData(), ZIP_CREATE | ZIP_EXCL, &code);
    if (!zip)
        return cannotPack(u"zip error %1"_s.arg(code));
    StopFlag flag = stop;
    zip_register_cancel_callback_with_state(zip, stopAsked, nullptr, &flag);
    for (const QString &name : names) {
        zip_source_t *source =
            zip_source_file(zip, QFile::encodeName(from.filePath(name)).constData(), 0, -1);
        const zip_int64_t index =
            source ? zip_file_add(zip, name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            if (source)
                zip_source_free(source);
            const QString detail = QString::fromUtf8(zip_strerror(zip));
            zip_discard(zip);
            return cannotPack(detail);
        }
        zip_set_file_compression(zip, zip_uint64_t(index), ZIP_CM_STORE, 0);
    }
    if (zip_close(zip) != 0) {
        const QString detail = QString::fromUtf8(zip_strerror(zip));
        zip_discard(zip);
        return stop.isSet() ? Result<void>(fail(Error::cancelled())) : Result<void>(cannotPack(detail));
    }
    return moveWhole(made, zipPath, replaceExisting);
}

} // namespace studio::speech
