// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/bundlefile.h"

#include "core/base/ownfiles.h"
#include "core/evidence/evidencetext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <filesystem>
#include <functional>
#include <system_error>
#include <utility>
#include <zip.h>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

constexpr zip_int64_t kMostEntries = 10'000;
constexpr qsizetype kPiece = 256 * 1024;
/// What people said is for its owner, also once it is unpacked.
constexpr zip_uint32_t kOwnFile = zip_uint32_t(0100600) << 16;
/// The sound is most of a bundle; more effort costs time and gains little.
constexpr zip_uint32_t kEffort = 3;

Unexpected damagedBundle(const QString &detail)
{
    return fail(ErrorKind::Validation, EvidenceText::tr("The case bundle is damaged and cannot be read."),
                detail);
}

Result<void> unpack(zip *archive, const QString &name, qint64 most, const StopFlag &stop,
                    const std::function<bool(const char *, qint64)> &take)
{
    const zip_int64_t index = zip_name_locate(archive, name.toUtf8().constData(), 0);
    if (index < 0)
        return {};
    zip_file_t *file = zip_fopen_index(archive, zip_uint64_t(index), 0);
    if (!file)
        return damagedBundle(QString::fromUtf8(zip_strerror(archive)));
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t *)> closing(file, zip_fclose);
    // What the header says about its size may be a lie: only what comes out counts.
    QByteArray piece(kPiece, Qt::Uninitialized);
    for (qint64 total = 0;;) {
        if (stop.isSet())
            return Unexpected(Error::cancelled());
        const zip_int64_t got = zip_fread(file, piece.data(), zip_uint64_t(piece.size()));
        if (got < 0)
            return damagedBundle(QString::fromUtf8(zip_file_strerror(file)));
        if (got == 0)
            return {};
        total += got;
        if (total > most)
            return fail(ErrorKind::Validation,
                        EvidenceText::tr("The case bundle is too large when it is unpacked."));
        if (!take(piece.constData(), got))
            return fail(ErrorKind::Storage, EvidenceText::tr("There is no room to unpack the case bundle."));
    }
}

} // namespace

void BundleReader::Closer::operator()(zip *archive) const
{
    zip_discard(archive);
}

Result<BundleReader> BundleReader::open(const QString &path)
{
    if (QFileInfo::exists(path)) {
        if (const auto is = checkIsFile(path); !is)
            return Unexpected(is.error());
    }
    int code = 0;
    BundleReader reader;
    reader.m_zip.reset(zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code));
    if (!reader.m_zip) {
        if (code == ZIP_ER_NOENT)
            return fail(ErrorKind::NotFound,
                        EvidenceText::tr("“%1” is not there.").arg(QFileInfo(path).fileName()));
        if (code == ZIP_ER_NOZIP)
            return fail(ErrorKind::Unsupported,
                        EvidenceText::tr("“%1” is not a case bundle.").arg(QFileInfo(path).fileName()));
        return damagedBundle(QString::number(code));
    }
    if (zip_get_num_entries(reader.m_zip.get(), 0) > kMostEntries)
        return damagedBundle(u"too many entries"_s);
    return reader;
}

bool BundleReader::has(const QString &name) const
{
    return zip_name_locate(m_zip.get(), name.toUtf8().constData(), 0) >= 0;
}

Result<QByteArray> BundleReader::read(const QString &name, qint64 most, const StopFlag &stop) const
{
    QByteArray bytes;
    const auto done = unpack(m_zip.get(), name, most, stop, [&bytes](const char *piece, qint64 count) {
        bytes.append(piece, count);
        return true;
    });
    return done ? Result<QByteArray>(bytes) : Result<QByteArray>(Unexpected(done.error()));
}

Result<void> BundleReader::extract(const QString &name, const QString &path, qint64 most,
                                   const StopFlag &stop) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnerOnly))
        return fail(ErrorKind::Storage, EvidenceText::tr("There is no room to unpack the case bundle."),
                    file.errorString());
    return unpack(m_zip.get(), name, most, stop,
                  [&file](const char *piece, qint64 count) { return file.write(piece, count) == count; });
}

BundleWriter::BundleWriter(const QString &path)
    : m_path(path), m_part(QFileInfo(path).dir().filePath(
                        u".%1.part"_s.arg(QUuid::createUuid().toString(QUuid::WithoutBraces).left(12))))
{
}

BundleWriter::~BundleWriter()
{
    if (m_zip)
        zip_discard(m_zip);
    QFile::remove(m_part);
}

Unexpected BundleWriter::failed(const QString &detail) const
{
    Error error =
        Error::make(ErrorKind::Storage,
                    EvidenceText::tr("“%1” could not be written.").arg(QFileInfo(m_path).fileName()), detail);
    error.nextStep = EvidenceText::tr("Choose another folder, or make room on the disk.");
    return fail(error);
}

Result<std::unique_ptr<BundleWriter>> BundleWriter::create(const QString &path)
{
    std::unique_ptr<BundleWriter> made(new BundleWriter(path));
    int code = 0;
    made->m_zip = zip_open(QFile::encodeName(made->m_part).constData(), ZIP_CREATE | ZIP_EXCL, &code);
    if (!made->m_zip)
        return made->failed(QString::number(code));
    return made;
}

qint64 BundleWriter::addSource(const QString &name, zip_source *source)
{
    const zip_int64_t index =
        source ? zip_file_add(m_zip, name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0)
        zip_source_free(source);
    else
        zip_file_set_external_attributes(m_zip, zip_uint64_t(index), 0, ZIP_OPSYS_UNIX, kOwnFile);
    return index;
}

Result<void> BundleWriter::add(const QString &name, const QByteArray &bytes)
{
    m_parts.append(bytes);
    zip_source_t *source = zip_source_buffer(m_zip, m_parts.constLast().constData(),
                                             zip_uint64_t(m_parts.constLast().size()), 0);
    return addSource(name, source) >= 0 ? Result<void>()
                                        : Result<void>(failed(QString::fromUtf8(zip_strerror(m_zip))));
}

Result<void> BundleWriter::addFile(const QString &name, const QString &path)
{
    zip_source_t *source = zip_source_file(m_zip, QFile::encodeName(path).constData(), 0, -1);
    const qint64 index = addSource(name, source);
    if (index < 0)
        return failed(QString::fromUtf8(zip_strerror(m_zip)));
    zip_set_file_compression(m_zip, zip_uint64_t(index), ZIP_CM_DEFLATE, kEffort);
    return {};
}

Result<void> BundleWriter::finish(bool replace, const StopFlag &stop)
{
    StopFlag asked = stop;
    zip_register_cancel_callback_with_state(
        m_zip, [](zip_t *, void *flag) { return static_cast<StopFlag *>(flag)->isSet() ? 1 : 0; }, nullptr,
        &asked);
    if (zip_close(m_zip) != 0) {
        const QString detail = QString::fromUtf8(zip_strerror(m_zip));
        zip_discard(std::exchange(m_zip, nullptr));
        return stop.isSet() ? Result<void>(Unexpected(Error::cancelled())) : Result<void>(failed(detail));
    }
    m_zip = nullptr;
    QFile::setPermissions(m_part, kOwnerOnly);
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(m_part).constData(), O_RDONLY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    if (!synced)
        return failed(u"fsync"_s);
#endif
    if (!replace && QFileInfo::exists(m_path))
        return fail(ErrorKind::Validation,
                    EvidenceText::tr("“%1” is there already.").arg(QFileInfo(m_path).fileName()),
                    u"exists"_s);
    std::error_code problem;
    std::filesystem::rename(m_part.toStdU16String(), m_path.toStdU16String(), problem);
    return problem ? Result<void>(failed(QString::fromStdString(problem.message()))) : Result<void>();
}

} // namespace studio::evidence
