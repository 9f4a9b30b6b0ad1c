// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

namespace studio::app {

/// Exit statuses of the command line.
enum class ExitStatus { Done = 0, Failed = 1, Usage = 2, Key = 3, Credits = 4, Unknown = 5, Cancelled = 130 };

ExitStatus exitStatusOf(const Error &error);

/// What others wrote (the service, an agent) as a part of one line: no break in it may begin a line of its
/// own, which could pretend to be somebody else's.
[[nodiscard]] QString oneLine(const QString &text);

/// Standard output and standard error of a command: text for people, or with --json one object a line on
/// standard output. Progress goes to standard error and is a bar only on a terminal.
class Output final {
public:
    explicit Output(bool json);

    [[nodiscard]] bool isJson() const { return m_json; }
    /// A result line for people; nothing with --json.
    void text(const QString &line);
    /// A remark for people, on standard error; nothing with --json.
    void note(const QString &line);
    /// {"event": name, "time_ms": …, …}; nothing without --json.
    void event(const QString &name, QJsonObject fields = {});
    /// {"result": …}; nothing without --json.
    void result(const QJsonObject &fields);
    /// Both ways: a sentence and what to do on standard error, or {"error": …} on standard output.
    void error(const Error &error);
    /// `done` of `total`; total ≤ 0: unknown. Only on a terminal.
    void progress(const QString &what, double done, double total);
    void endProgress();

    /// The exit status, made a failure (and told) when standard output could not take everything. A reader
    /// that went away, as `head` does, is none.
    int finish(int status);

    [[nodiscard]] qint64 elapsedMs() const { return m_clock.elapsed(); }

private:
    void line(const QJsonObject &object);
    void toStandardOutput(const QByteArray &bytes);

    bool m_json;
    bool m_bar;
    bool m_barShown = false;
    bool m_outputFailed = false;
    QElapsedTimer m_clock;
};

} // namespace studio::app
