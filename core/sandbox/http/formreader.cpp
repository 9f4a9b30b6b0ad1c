// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/http/formreader.h"

#include <QDir>

#include <algorithm>
#include <utility>

namespace studio::sandbox {

namespace {

constexpr qsizetype kMostHead = 8 * 1024;
constexpr qint64 kMostFields = 8 * 1024 * 1024; // all of them together
constexpr qsizetype kMostParts = 2000;

/// ".wav": what a file name says of the kind of its file, if it can be part of another name.
QString suffixOf(const QByteArray &fileName)
{
    const qsizetype dot = fileName.lastIndexOf('.');
    const QByteArray suffix = dot < 0 ? QByteArray() : fileName.mid(dot + 1).toLower();
    const bool plain = suffix.size() <= 8 && std::all_of(suffix.begin(), suffix.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                       });
    return plain && !suffix.isEmpty() ? u'.' + QString::fromLatin1(suffix) : QString();
}

/// The value of a parameter such as name="audio".
QByteArray parameter(const QByteArray &line, const QByteArray &name)
{
    const QByteArray sought = name + '=';
    for (qsizetype at = line.indexOf(sought); at >= 0; at = line.indexOf(sought, at + 1)) {
        if (at > 0 && line[at - 1] != ' ' && line[at - 1] != ';')
            continue; // "filename" ends in "name"
        const QByteArray rest = line.mid(at + sought.size());
        if (!rest.startsWith('"'))
            return rest.split(';').first().trimmed();
        const qsizetype close = rest.indexOf('"', 1);
        return close < 0 ? QByteArray() : rest.mid(1, close - 1);
    }
    return {};
}

} // namespace

const FormPart *FormData::find(QByteArrayView name) const
{
    const auto found =
        std::find_if(parts.begin(), parts.end(), [name](const FormPart &part) { return part.name == name; });
    return found == parts.end() ? nullptr : &*found;
}

QList<QByteArray> FormData::values(QByteArrayView name) const
{
    QList<QByteArray> all;
    for (const FormPart &part : parts) {
        if (part.name == name)
            all.append(part.value);
    }
    return all;
}

std::unique_ptr<FormReader> FormReader::forContentType(const QByteArray &header)
{
    if (!header.trimmed().toLower().startsWith("multipart/form-data"))
        return nullptr;
    const QByteArray boundary = parameter(header, "boundary");
    if (boundary.isEmpty() || boundary.size() > 200)
        return nullptr;
    return std::unique_ptr<FormReader>(new FormReader(boundary));
}

// The first boundary has no line in front of it: one is put there.
FormReader::FormReader(const QByteArray &boundary) : m_delimiter("\r\n--" + boundary), m_buffer("\r\n") { }

bool FormReader::push(QByteArrayView bytes)
{
    m_buffer.append(bytes);
    const bool good = step();
    if (!good || m_phase == Phase::Done)
        m_buffer.clear();
    return good;
}

bool FormReader::step()
{
    while (m_phase != Phase::Done) {
        if (m_phase == Phase::Head) {
            if (m_buffer.size() >= 2 && m_buffer.startsWith("--")) {
                m_phase = Phase::Done;
                m_form->isWhole = true;
                return true;
            }
            const qsizetype end = m_buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return m_buffer.size() <= kMostHead;
            if (!beginPart(m_buffer.first(end)))
                return false;
            m_buffer.remove(0, end + 4);
            m_phase = Phase::Body;
        }
        const bool inBody = m_phase == Phase::Body;
        const qsizetype at = m_buffer.indexOf(m_delimiter);
        const qsizetype known = at >= 0 ? at : std::max<qsizetype>(0, m_buffer.size() - m_delimiter.size());
        if (inBody && !addToPart(QByteArrayView(m_buffer).first(known)))
            return false;
        m_buffer.remove(0, at >= 0 ? at + m_delimiter.size() : known);
        if (at < 0)
            return true;
        m_phase = Phase::Head;
    }
    return true;
}

bool FormReader::beginPart(const QByteArray &head)
{
    if (m_form->parts.size() >= kMostParts)
        return false;
    FormPart part;
    for (const QByteArray &raw : head.split('\n')) {
        const QByteArray line = raw.trimmed();
        const QByteArray lower = line.toLower();
        if (lower.startsWith("content-disposition:")) {
            part.name = parameter(line, "name");
            if (lower.contains("filename")) {
                part.fileName = parameter(line, "filename");
                part.file = std::make_shared<QTemporaryFile>(
                    QDir::tempPath() + QStringLiteral("/upload-XXXXXX") + suffixOf(part.fileName));
                if (!part.file->open())
                    return false;
            }
        } else if (lower.startsWith("content-type:")) {
            part.contentType = line.mid(13).trimmed();
        }
    }
    m_form->parts.append(part);
    return true;
}

bool FormReader::addToPart(QByteArrayView bytes)
{
    FormPart &part = m_form->parts.last();
    if (bytes.isEmpty())
        return true;
    part.bytes += bytes.size();
    if (part.file)
        return part.file->write(bytes.data(), bytes.size()) == bytes.size();
    m_fieldBytes += bytes.size();
    part.value.append(bytes);
    return m_fieldBytes <= kMostFields;
}

std::shared_ptr<FormData> FormReader::take()
{
    for (FormPart &part : m_form->parts) {
        if (part.file)
            m_form->isWhole = part.file->flush() && m_form->isWhole;
    }
    return std::exchange(m_form, std::make_shared<FormData>());
}

} // namespace studio::sandbox
