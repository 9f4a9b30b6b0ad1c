// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "app/cli/output.h"

#include <QObject>

namespace studio::app {

/// One command of the command line while it runs: started once, ends once with `done`.
class Command : public QObject {
    Q_OBJECT
public:
    Command(Application &application, Output &output) : m_application(application), m_output(output) { }

    virtual void start() = 0;
    /// The user pressed Ctrl+C: stop soon and end with `done`.
    virtual void cancel() { end(ExitStatus::Cancelled); }

signals:
    void done(int exitStatus);

protected:
    [[nodiscard]] Application &application() { return m_application; }
    [[nodiscard]] Output &out() { return m_output; }
    void end(ExitStatus status = ExitStatus::Done)
    {
        if (!std::exchange(m_ended, true))
            emit done(static_cast<int>(status));
    }
    void endWith(const Error &error)
    {
        if (m_ended)
            return;
        if (!error.isCancelled())
            m_output.error(error);
        end(exitStatusOf(error));
    }

private:
    Application &m_application;
    Output &m_output;
    bool m_ended = false;
};

} // namespace studio::app
