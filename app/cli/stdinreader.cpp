// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stdinreader.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QStringDecoder>

#include <cerrno>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace studio::app {

namespace {

constexpr qsizetype kMaxLine = 1024 * 1024;

} // namespace

StdinReader::StdinReader(QObject *parent) : QObject(parent) { }

#ifdef Q_OS_UNIX

void StdinReader::start()
{
    m_notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &StdinReader::readSome);
}

void StdinReader::readSome()
{
    char bytes[65536];
    const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count > 0)
        m_buffer.append(bytes, count);
    const bool atEnd = count <= 0;
    if (atEnd)
        m_notifier->setEnabled(false);
    takeLines(atEnd);
}

void StdinReader::takeLines(bool atEnd)
{
    for (;;) {
        const qsizetype newline = m_buffer.indexOf('\n');
        if (newline < 0 && (!atEnd || m_buffer.isEmpty()))
            break;
        const qsizetype length = newline < 0 ? m_buffer.size() : newline;
        QStringDecoder decoder(QStringDecoder::Utf8);
        QString line = decoder.decode(QByteArrayView(m_buffer).first(length));
        m_buffer.remove(0, newline < 0 ? length : newline + 1);
        if (decoder.hasError() || line.contains(QChar(u'\0'))) {
            m_notifier->setEnabled(false);
            emit broken(tr("Standard input is not UTF-8 text."));
            return;
        }
        if (line.endsWith(u'\r'))
            line.chop(1);
        emit lineRead(line);
    }
    if (m_buffer.size() > kMaxLine) {
        m_notifier->setEnabled(false);
        emit broken(tr("A line of standard input is longer than one megabyte."));
        return;
    }
    if (atEnd)
        emit ended();
}

QByteArray readSecretLine(const QByteArray &prompt)
{
    termios before{};
    const bool terminal = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        std::fwrite(prompt.constData(), 1, static_cast<size_t>(prompt.size()), stderr);
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    QByteArray line;
    char byte = 0;
    while (line.size() < 4096 && ::read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
        line.append(byte);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::fputc('\n', stderr);
    }
    return line.trimmed();
}

#else

void StdinReader::start()
{
    emit broken(tr("Reading from standard input is not supported on this system yet."));
}
void StdinReader::readSome() { }
void StdinReader::takeLines(bool) { }
QByteArray readSecretLine(const QByteArray &)
{
    return {};
}

#endif

} // namespace studio::app
