// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/cli/clitext.h"

#include <QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

bool errorsGoToTerminal()
{
#ifdef Q_OS_UNIX
    return isatty(STDERR_FILENO) == 1;
#else
    return false;
#endif
}

/// False when the bytes were lost though somebody could have wanted them.
bool put(std::FILE *file, const QByteArray &bytes)
{
    errno = 0;
    const size_t written = std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), file);
    const bool done = written == static_cast<size_t>(bytes.size()) && std::fflush(file) == 0;
    return done || errno == EPIPE || errno == EBADF;
}

/// Embeddings, overrides and isolates, which make a terminal show letters in another order than they have.
bool turnsTextAround(QChar c)
{
    return (c >= u'\u202A' && c <= u'\u202E') || (c >= u'\u2066' && c <= u'\u2069');
}

/// Nothing from outside may steer the terminal.
QByteArray printable(QString text)
{
    for (QChar &c : text) {
        if ((c.category() == QChar::Other_Control && c != u'\n' && c != u'\t') || turnsTextAround(c))
            c = u'\uFFFD';
    }
    return text.toUtf8();
}

} // namespace

QString oneLine(const QString &text)
{
    // simplified() knows line and paragraph separators and the vertical tab, too.
    return text.simplified();
}

ExitStatus exitStatusOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return ExitStatus::Cancelled;
    case ErrorKind::Usage:
        return ExitStatus::Usage;
    case ErrorKind::Auth:
    case ErrorKind::Scope:
    case ErrorKind::Keychain:
        return ExitStatus::Key;
    case ErrorKind::Quota:
    case ErrorKind::SpendLimit:
        return ExitStatus::Credits;
    case ErrorKind::OutcomeUnknown:
        return ExitStatus::Unknown;
    default:
        return ExitStatus::Failed;
    }
}

Output::Output(bool json) : m_json(json), m_bar(!json && errorsGoToTerminal())
{
    m_clock.start();
}

void Output::text(const QString &text)
{
    if (m_json)
        return;
    endProgress();
    toStandardOutput(printable(text) + '\n');
}

void Output::note(const QString &text)
{
    if (m_json)
        return;
    endProgress();
    put(stderr, printable(text) + '\n');
}

void Output::event(const QString &name, QJsonObject fields)
{
    if (!m_json)
        return;
    fields.insert(u"event", name);
    fields.insert(u"time_ms", m_clock.elapsed());
    line(fields);
}

void Output::result(const QJsonObject &fields)
{
    if (m_json)
        line({{u"result"_s, fields}});
}

void Output::error(const Error &error)
{
    if (m_json) {
        line({{u"error"_s,
               QJsonObject{{u"kind"_s, errorKindName(error.kind)},
                           {u"message"_s, error.message},
                           {u"next_step"_s, error.nextStep},
                           {u"status"_s, error.httpStatus > 0 ? QJsonValue(error.httpStatus) : QJsonValue()},
                           {u"field"_s, error.field.isEmpty() ? QJsonValue() : QJsonValue(error.field)},
                           {u"request_id"_s,
                            error.requestId.isEmpty() ? QJsonValue() : QJsonValue(error.requestId)}}}});
        return;
    }
    endProgress();
    QString told = u"voice-studio: "_s + error.message;
    if (!error.nextStep.isEmpty())
        told += u' ' + error.nextStep;
    put(stderr, printable(oneLine(told)) + '\n'); // it may quote the service
}

void Output::progress(const QString &what, double done, double total)
{
    if (!m_bar)
        return;
    constexpr int kCells = 24;
    QString bar;
    if (total > 0) {
        const int filled = static_cast<int>(std::clamp(done / total, 0.0, 1.0) * kCells);
        bar = u"["_s + QString(filled, u'#') + QString(kCells - filled, u'.') + u"]"_s;
    }
    put(stderr, "\r\033[K" + printable(bar + u' ' + what));
    m_barShown = true;
}

void Output::endProgress()
{
    if (std::exchange(m_barShown, false))
        put(stderr, "\r\033[K");
}

void Output::line(const QJsonObject &object)
{
    toStandardOutput(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Output::toStandardOutput(const QByteArray &bytes)
{
    if (!put(stdout, bytes))
        m_outputFailed = true;
}

int Output::finish(int status)
{
    if (!std::exchange(m_outputFailed, false))
        return status;
    put(stderr,
        printable(u"voice-studio: "_s
                  + CliText::tr("Standard output could not take everything. Is the disk full?"))
            + '\n');
    return status == static_cast<int>(ExitStatus::Done) ? static_cast<int>(ExitStatus::Failed) : status;
}

} // namespace studio::app
