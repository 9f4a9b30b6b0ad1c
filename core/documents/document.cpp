// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/document.h"

#include "core/base/workerjob.h"
#include "core/documents/archive.h"
#include "core/documents/documenttext.h"
#include "core/documents/htmltext.h"
#include "core/documents/markdowntext.h"
#include "core/documents/officetext.h"
#include "core/documents/plaintext.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio::documents {

namespace {

Unexpected unsupported(const QString &sentence)
{
    return fail(ErrorKind::Unsupported, sentence);
}

bool startsAsHtml(const QByteArray &bytes)
{
    const QByteArray start = bytes.left(1024).trimmed().toLower();
    const qsizetype at = start.startsWith("\xef\xbb\xbf") ? 3 : 0;
    return start.mid(at).startsWith("<!doctype html") || start.mid(at).startsWith("<html");
}

Result<Document> packed(const QByteArray &bytes, const StopFlag &stop)
{
    const auto archive = Archive::open(bytes);
    if (!archive)
        return Unexpected(archive.error());
    if (isWord(*archive))
        return wordText(*archive, stop);
    if (isOpenDocument(*archive))
        return openDocumentText(*archive, stop);
    return unsupported(DocumentText::tr("This file is an archive, and no document that can be read."));
}

Result<Document> fromBytes(const QByteArray &bytes, const QString &suffix, const StopFlag &stop)
{
    if (bytes.startsWith("PK\x03\x04") || bytes.startsWith("PK\x05\x06"))
        return packed(bytes, stop);
    if (bytes.startsWith("\xd0\xcf\x11\xe0"))
        return unsupported(DocumentText::tr(
            "This document is protected, or of an older kind. Save it as .docx without a password."));
    if (bytes.startsWith("%PDF"))
        return unsupported(
            DocumentText::tr("PDF files cannot be opened. Copy the text, or save it as .docx."));
    if (bytes.startsWith("{\\rtf"))
        return unsupported(DocumentText::tr("RTF files cannot be opened. Save the document as .docx."));
    if (suffix == "html"_L1 || suffix == "htm"_L1 || suffix == "xhtml"_L1 || startsAsHtml(bytes))
        return htmlText(bytes, stop);
    if (suffix == "docx"_L1 || suffix == "odt"_L1 || looksBinary(bytes))
        return fail(bytes.isEmpty() ? ErrorKind::Validation : ErrorKind::Unsupported,
                    DocumentText::tr("This file holds no text that can be read."));
    const QString text = decodedText(bytes);
    if (text.size() > kMaxTextUnits)
        return fail(ErrorKind::Validation,
                    DocumentText::tr("The document has more text than a script can hold. Open it in parts."));
    if (suffix == "md"_L1 || suffix == "markdown"_L1)
        return markdownText(text);
    return Document{text, false, false};
}

Result<Document> read(const QString &path, const StopFlag &stop)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!info.isFile())
        return fail(ErrorKind::Storage, DocumentText::tr("“%1” is not a file that can be read.").arg(name));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, DocumentText::tr("“%1” cannot be opened.").arg(name),
                    file.errorString());
    const QByteArray bytes = file.read(kMaxFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorKind::Storage, DocumentText::tr("“%1” cannot be read.").arg(name),
                    file.errorString());
    if (bytes.size() > kMaxFileBytes)
        return fail(ErrorKind::Validation,
                    DocumentText::tr("“%1” is larger than %2. Open a shorter document.")
                        .arg(name, QLocale().formattedDataSize(kMaxFileBytes, 0)));
    return fromBytes(bytes, info.suffix().toLower(), stop);
}

} // namespace

QStringList documentSuffixes()
{
    return {u"txt"_s, u"md"_s, u"markdown"_s, u"docx"_s, u"odt"_s, u"html"_s, u"htm"_s};
}

JobOf<Document> *openDocument(const QString &path, QObject *parent)
{
    return runInWorker<Document>([path](const StopFlag &stop) { return read(path, stop); }, parent);
}

} // namespace studio::documents
