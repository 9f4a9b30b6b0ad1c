// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/shownsession.h"

namespace studio::ui {

ShownSession::ShownSession(QObject *parent) : QObject(parent) { }

void ShownSession::show(Kind kind, const QList<agent::LogEntry> &log)
{
    m_kind = kind;
    m_log = log;
    emit reset();
    emit kindChanged();
}

void ShownSession::setKind(Kind kind)
{
    if (m_kind == kind)
        return;
    m_kind = kind;
    emit kindChanged();
}

void ShownSession::append(const agent::LogEntry &entry)
{
    m_log.append(entry);
    emit logged(entry);
}

void ShownSession::clear()
{
    show(Kind::None);
}

} // namespace studio::ui
