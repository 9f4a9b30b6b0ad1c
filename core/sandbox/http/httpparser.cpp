// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/http/httpparser.h"

#include <algorithm>

namespace studio::sandbox {

namespace {

bool isToken(QByteArrayView text)
{
    static constexpr QByteArrayView allowed = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || allowed.contains(c);
    });
}

bool isPlainValue(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u < 0x20 && c != '\t') || u == 0x7f;
    });
}

} // namespace

HttpParser::HttpParser(Limits limits) : m_limits(limits) { }

void HttpParser::append(QByteArrayView bytes)
{
    m_buffer.append(bytes);
}

HttpParser::State HttpParser::failWith(int status)
{
    m_error = status;
    m_buffer.clear();
    return State::Failed;
}

HttpParser::State HttpParser::advance()
{
    if (m_error)
        return State::Failed;
    if (m_phase == Phase::Done)
        return State::Ready;
    if (m_phase == Phase::Head) {
        const State state = stepHead();
        if (state != State::Ready || m_phase == Phase::Done)
            return state;
    }
    if (m_phase == Phase::Body) {
        if (!takeBody())
            return failWith(500);
        if (m_cutAfter >= 0 && m_received >= m_cutAfter)
            return State::Cut;
        if (m_remaining > 0)
            return State::NeedMore;
        m_phase = Phase::Done;
        return State::Ready;
    }
    return stepChunked();
}

bool HttpParser::takeBody()
{
    const qsizetype piece = qsizetype(std::min<qint64>(m_remaining, m_buffer.size()));
    const QByteArrayView bytes = QByteArrayView(m_buffer).first(piece);
    if (m_form) {
        if (!m_form->push(bytes))
            return false;
    } else {
        m_request.body.append(bytes);
    }
    m_buffer.remove(0, piece);
    m_remaining -= piece;
    m_received += piece;
    return true;
}

HttpParser::State HttpParser::stepHead()
{
    // An empty line or two in front of a request is allowed by the protocol.
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2);
    if (!m_buffer.isEmpty() && !mayBegin(m_buffer[0]))
        return failWith(400);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return m_buffer.size() > m_limits.head ? failWith(431) : State::NeedMore;
    if (end > m_limits.head)
        return failWith(431);
    int status = 400;
    m_request = {};
    if (!parseHead(QByteArrayView(m_buffer).first(end), &m_request, &status))
        return failWith(status);
    m_buffer.remove(0, end + 4);
    return startBody();
}

HttpParser::State HttpParser::startBody()
{
    m_askedToContinue = false;
    const BodyRules rules = m_rulesFor ? m_rulesFor(m_request) : BodyRules{};
    m_most = rules.most >= 0 ? rules.most : m_limits.body;
    m_cutAfter = -1;
    m_received = 0;
    m_form = FormReader::forContentType(m_request.header("content-type"));
    const bool chunked = m_request.hasHeader("transfer-encoding");
    if (chunked) {
        if (m_request.header("transfer-encoding").trimmed().toLower() != "chunked")
            return failWith(501);
        if (m_request.hasHeader("content-length"))
            return failWith(400);
        m_phase = Phase::ChunkSize;
    } else {
        const QByteArray length = m_request.header("content-length").trimmed();
        bool ok = true;
        m_remaining = 0;
        if (m_request.hasHeader("content-length")) {
            const bool digits = !length.isEmpty()
                && std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
            m_remaining = length.toLongLong(&ok);
            if (!digits || !ok)
                return failWith(400);
            for (const auto &[key, value] : m_request.headers) {
                if (key == "content-length" && value.trimmed() != length)
                    return failWith(400);
            }
        }
        if (m_remaining > m_most)
            return failWith(413);
        if (rules.cutAt > 0)
            m_cutAfter = qint64(double(m_remaining) * rules.cutAt);
        m_phase = m_remaining > 0 ? Phase::Body : Phase::Done;
    }
    if (m_phase != Phase::Done && m_request.header("expect").toLower() == "100-continue"
        && m_buffer.isEmpty()) {
        m_askedToContinue = true;
        return State::ContinueWanted;
    }
    return State::Ready;
}

HttpParser::State HttpParser::stepChunked()
{
    while (true) {
        if (m_phase == Phase::ChunkData) {
            if (!takeBody())
                return failWith(500);
            if (m_remaining > 0)
                return State::NeedMore;
            m_phase = Phase::ChunkEnd;
        }
        if (m_phase == Phase::ChunkEnd) {
            if (m_buffer.size() < 2)
                return State::NeedMore;
            if (!m_buffer.startsWith("\r\n"))
                return failWith(400);
            m_buffer.remove(0, 2);
            m_phase = Phase::ChunkSize;
        }
        const qsizetype end = m_buffer.indexOf("\r\n");
        if (end < 0)
            return m_buffer.size() > 8192 ? failWith(400) : State::NeedMore;
        QByteArray line = m_buffer.first(end);
        m_buffer.remove(0, end + 2);
        if (m_phase == Phase::Trailer) {
            if (!line.isEmpty())
                continue;
            m_phase = Phase::Done;
            return State::Ready;
        }
        if (const qsizetype extension = line.indexOf(';'); extension >= 0)
            line.truncate(extension);
        line = line.trimmed();
        const bool hex =
            !line.isEmpty() && line.size() <= 15 && std::all_of(line.begin(), line.end(), [](char c) {
                return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            });
        if (!hex)
            return failWith(400);
        m_remaining = line.toLongLong(nullptr, 16);
        if (m_remaining == 0) {
            m_phase = Phase::Trailer;
            continue;
        }
        if (m_remaining > m_most - m_received)
            return failWith(413);
        m_phase = Phase::ChunkData;
    }
}

HttpRequest HttpParser::take()
{
    m_phase = Phase::Head;
    if (m_form)
        m_request.form = std::exchange(m_form, nullptr)->take();
    return std::exchange(m_request, {});
}

bool HttpParser::parseHead(QByteArrayView head, HttpRequest *request, int *errorStatus)
{
    *errorStatus = 400;
    const QByteArray text = head.toByteArray();
    const QList<QByteArray> lines = text.split('\n');
    QByteArray first = lines.first();
    if (first.endsWith('\r'))
        first.chop(1);
    const QList<QByteArray> words = first.split(' ');
    if (words.size() != 3 || !isToken(words[0]) || words[0].size() > 32)
        return false;
    if (!words[2].startsWith("HTTP/") || words[2].size() != 8)
        return false;
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0") {
        *errorStatus = 505;
        return false;
    }
    request->method = words[0];
    request->target = words[1];
    request->minorVersion = words[2].endsWith('1') ? 1 : 0;
    const bool plainTarget = std::all_of(words[1].begin(), words[1].end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7f;
    });
    if (!plainTarget || (!words[1].startsWith('/') && words[1] != "*"))
        return false;
    const qsizetype mark = words[1].indexOf('?');
    const QByteArray path = mark < 0 ? words[1] : words[1].first(mark);
    request->path = QUrl::fromPercentEncoding(path);
    if (mark >= 0)
        request->query.setQuery(QString::fromLatin1(words[1].mid(mark + 1)));
    if (lines.size() > 200)
        return false;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        QByteArray line = lines[i];
        if (line.endsWith('\r'))
            line.chop(1);
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            return false;
        const QByteArray name = line.first(colon).toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (!isToken(name) || !isPlainValue(value))
            return false;
        request->headers.append({name, value});
    }
    if (request->minorVersion == 1 && !request->hasHeader("host"))
        return false;
    return true;
}

} // namespace studio::sandbox
