// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/archive.h"

#include "core/documents/documenttext.h"

#include <zip.h>

using namespace Qt::StringLiterals;

namespace studio::documents {

namespace {

constexpr zip_int64_t kMostEntries = 20'000;
constexpr qsizetype kPiece = 256 * 1024;

Unexpected damaged(const QString &detail)
{
    return fail(ErrorKind::Validation, DocumentText::tr("The document is damaged and cannot be read."),
                detail);
}

} // namespace

void Archive::Closer::operator()(zip *archive) const
{
    zip_discard(archive);
}

Result<Archive> Archive::open(const QByteArray &bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.constData(), zip_uint64_t(bytes.size()), 0, &error);
    if (!source) {
        zip_error_fini(&error);
        return damaged(u"no source"_s);
    }
    Archive archive;
    archive.m_zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    const QString detail = QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    if (!archive.m_zip) {
        zip_source_free(source);
        return damaged(detail);
    }
    if (zip_get_num_entries(archive.m_zip.get(), 0) > kMostEntries)
        return damaged(u"too many entries"_s);
    return archive;
}

bool Archive::has(const QString &name) const
{
    return zip_name_locate(m_zip.get(), name.toUtf8().constData(), 0) >= 0;
}

Result<QByteArray> Archive::read(const QString &name, qint64 most, const StopFlag &stop) const
{
    const zip_int64_t index = zip_name_locate(m_zip.get(), name.toUtf8().constData(), 0);
    if (index < 0)
        return damaged(u"a part is missing"_s);
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(m_zip.get(), zip_uint64_t(index), 0, &about) == 0
        && (about.valid & ZIP_STAT_ENCRYPTION_METHOD) && about.encryption_method != ZIP_EM_NONE)
        return fail(ErrorKind::Unsupported,
                    DocumentText::tr("The document is protected by a password. Save it without one."));
    zip_file_t *file = zip_fopen_index(m_zip.get(), zip_uint64_t(index), 0);
    if (!file)
        return damaged(QString::fromUtf8(zip_strerror(m_zip.get())));
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t *)> closing(file, zip_fclose);
    // What the header says about its size may be a lie: only what comes out counts.
    QByteArray bytes;
    for (;;) {
        if (stop.isSet())
            return Unexpected(Error::cancelled());
        const qsizetype before = bytes.size();
        bytes.resize(before + kPiece);
        const zip_int64_t got = zip_fread(file, bytes.data() + before, zip_uint64_t(kPiece));
        if (got < 0)
            return damaged(QString::fromUtf8(zip_file_strerror(file)));
        bytes.resize(before + qsizetype(got));
        if (bytes.size() > most)
            return fail(ErrorKind::Validation,
                        DocumentText::tr("The document is too large when it is unpacked."));
        if (got == 0)
            return bytes;
    }
}

} // namespace studio::documents
