// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/formbody.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace studio::net {

FormBody::FormBody() : m_boundary("studio-" + QUuid::createUuid().toByteArray(QUuid::Id128)) { }

void FormBody::addField(const QByteArray &name, const QString &value)
{
    addHead(name, nullptr, {});
    append(value.toUtf8() + "\r\n");
}

Result<void> FormBody::addFile(const QByteArray &name, const QString &path, const QString &fileName,
                               const QByteArray &mimeType)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        Error error =
            Error::make(ErrorKind::Validation,
                        QCoreApplication::translate("studio::net", "The file to be sent cannot be read."),
                        info.isFile() ? file.errorString() : u"no regular file"_s);
        error.nextStep =
            QCoreApplication::translate("studio::net", "See whether it was moved, or choose another file.");
        return Unexpected(error);
    }
    addHead(name, &fileName, mimeType);
    m_pieces.append({.path = path, .size = file.size()});
    append("\r\n");
    return {};
}

void FormBody::addBytes(const QByteArray &name, const QByteArray &bytes, const QString &fileName,
                        const QByteArray &mimeType)
{
    addHead(name, &fileName, mimeType);
    append(bytes);
    append("\r\n");
}

qint64 FormBody::length() const
{
    return lengthOf(whole());
}

void FormBody::applyTo(Request &request) const
{
    request.upload = whole();
    request.body.clear();
    request.contentType = "multipart/form-data; boundary=" + m_boundary;
}

void FormBody::addHead(const QByteArray &name, const QString *fileName, const QByteArray &mimeType)
{
    QByteArray head = "--" + m_boundary + "\r\nContent-Disposition: form-data; name=\"" + name + '"';
    if (fileName)
        head += "; filename=\"" + formEscaped(*fileName) + '"';
    head += "\r\n";
    if (!mimeType.isEmpty())
        head += "Content-Type: " + mimeType + "\r\n";
    append(head + "\r\n");
}

void FormBody::append(const QByteArray &bytes)
{
    constexpr qsizetype kJoinBelow = 64 * 1024;
    if (!m_pieces.isEmpty() && m_pieces.last().path.isEmpty()
        && m_pieces.last().bytes.size() + bytes.size() < kJoinBelow)
        m_pieces.last().bytes += bytes;
    else
        m_pieces.append({.bytes = bytes});
}

Upload FormBody::whole() const
{
    Upload made = m_pieces;
    made.append({.bytes = "--" + m_boundary + "--\r\n"});
    return made;
}

QByteArray formEscaped(const QString &name)
{
    QByteArray made;
    for (const char c : name.toUtf8()) {
        switch (c) {
        case '"':
            made += "%22";
            break;
        case '\r':
            made += "%0D";
            break;
        case '\n':
            made += "%0A";
            break;
        case '\0':
            break;
        default:
            made += c;
        }
    }
    return made;
}

} // namespace studio::net
