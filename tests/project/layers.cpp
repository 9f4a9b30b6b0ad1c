// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/project/layers.h"

#include <QDir>
#include <QLibraryInfo>

using namespace Qt::StringLiterals;

namespace studio::project {

namespace {

/// One row of the table: what a core module may use.
struct Row {
    QStringList modules;
    QStringList qt;
};

const QHash<QString, Row> &coreTable()
{
    // The captions' Alignment lives in text and is part of what api and store hand on.
    static const QHash<QString, Row> table{
        {u"base"_s, {{}, {u"Concurrent"_s}}},
        {u"settings"_s, {{u"base"_s}, {}}},
        {u"secrets"_s, {{u"base"_s}, {u"DBus"_s}}},
        {u"text"_s, {{u"base"_s}, {}}},
        {u"profiles"_s, {{u"base"_s, u"settings"_s, u"secrets"_s}, {}}},
        {u"net"_s, {{u"base"_s}, {u"Network"_s, u"WebSockets"_s}}},
        {u"audio"_s, {{u"base"_s}, {u"Multimedia"_s}}},
        {u"store"_s, {{u"base"_s, u"text"_s}, {u"Sql"_s}}},
        {u"api"_s, {{u"base"_s, u"net"_s, u"text"_s}, {}}},
        {u"account"_s, {{u"base"_s, u"net"_s, u"api"_s, u"profiles"_s, u"store"_s}, {}}},
        {u"queue"_s, {{u"base"_s, u"settings"_s, u"api"_s, u"store"_s}, {}}},
        {u"media"_s, {{u"base"_s, u"audio"_s}, {}}},
        {u"capture"_s, {{u"base"_s, u"audio"_s}, {}}},
        {u"recognition"_s, {{u"base"_s, u"audio"_s, u"text"_s}, {}}},
        {u"transcript"_s, {{u"base"_s, u"text"_s, u"documents"_s}, {}}},
        {u"sandbox"_s,
         {{u"base"_s, u"audio"_s, u"media"_s, u"recognition"_s, u"text"_s}, {u"Network"_s, u"WebSockets"_s}}},
        {u"speech"_s, {{u"base"_s, u"api"_s, u"audio"_s, u"store"_s, u"text"_s, u"queue"_s}, {}}},
        {u"documents"_s, {{u"base"_s, u"text"_s}, {}}},
        {u"jobs"_s, {{u"base"_s, u"store"_s}, {}}},
        {u"edit"_s, {{u"base"_s, u"api"_s, u"audio"_s, u"store"_s, u"text"_s, u"queue"_s, u"speech"_s}, {}}},
        {u"audition"_s,
         {{u"base"_s, u"api"_s, u"audio"_s, u"store"_s, u"text"_s, u"queue"_s, u"speech"_s}, {}}},
        {u"history"_s,
         {{u"base"_s, u"api"_s, u"audio"_s, u"store"_s, u"text"_s, u"queue"_s, u"speech"_s}, {}}},
        {u"changer"_s,
         {{u"base"_s, u"api"_s, u"audio"_s, u"media"_s, u"store"_s, u"text"_s, u"queue"_s, u"speech"_s}, {}}},
        {u"transcription"_s,
         {{u"base"_s, u"api"_s, u"audio"_s, u"media"_s, u"capture"_s, u"recognition"_s, u"transcript"_s,
           u"store"_s, u"text"_s, u"queue"_s, u"settings"_s},
          {}}},
        {u"project"_s, {{u"base"_s, u"api"_s, u"audio"_s, u"store"_s, u"text"_s, u"queue"_s}, {}}},
        {u"duplex"_s, {{u"base"_s, u"audio"_s, u"media"_s}, {}}},
        {u"agent"_s, {{u"base"_s, u"net"_s, u"api"_s, u"audio"_s, u"duplex"_s, u"text"_s}, {}}},
        {u"evidence"_s,
         {{u"base"_s, u"api"_s, u"audio"_s, u"media"_s, u"text"_s, u"documents"_s, u"duplex"_s, u"agent"_s},
          {}}},
        {u"scenario"_s,
         {{u"base"_s, u"api"_s, u"audio"_s, u"media"_s, u"text"_s, u"duplex"_s, u"agent"_s, u"evidence"_s,
           u"store"_s, u"queue"_s, u"speech"_s},
          {}}},
    };
    return table;
}

/// Parts of the interface that more than one panel shows.
bool isSharedPart(const QString &folder)
{
    static const QStringList parts{u"editing"_s, u"audition"_s,  u"delivery"_s, u"money"_s,
                                   u"archive"_s, u"recording"_s, u"media"_s,    u"takes"_s};
    return parts.contains(folder);
}

bool isPanel(const QString &folder)
{
    return folder != "theme"_L1 && folder != "widgets"_L1 && folder != "shell"_L1 && !isSharedPart(folder);
}

bool uiMayInclude(const QString &folder, const QString &other)
{
    if (other == "ui/theme"_L1)
        return true;
    if (other == "ui/widgets"_L1)
        return folder != "theme"_L1;
    if (other.startsWith("ui/"_L1) && isSharedPart(other.mid(3)))
        return isPanel(folder) || folder == "shell"_L1;
    return folder == "shell"_L1 && other.startsWith("ui/"_L1) && isPanel(other.mid(3));
}

} // namespace

QtHeaders QtHeaders::installed()
{
    QtHeaders result;
    const QDir root(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    for (const QString &folder : root.entryList({u"Qt*"_s}, QDir::Dirs)) {
        const QString module = folder.mid(2);
        for (const QString &header : QDir(root.filePath(folder)).entryList(QDir::Files))
            result.m_modules.insert(header, module);
    }
    return result;
}

std::optional<QString> QtHeaders::moduleOf(const QString &include) const
{
    const qsizetype slash = include.indexOf(u'/');
    if (slash > 0 && include.startsWith("Qt"_L1))
        return include.mid(2, slash - 2);
    const auto found = m_modules.constFind(include);
    return found == m_modules.constEnd() ? std::nullopt : std::optional(*found);
}

QString moduleOfFile(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() == "app"_L1 || parts.first() == "resources"_L1)
        return parts.first();
    if (parts.size() >= 3 && (parts.first() == "core"_L1 || parts.first() == "ui"_L1))
        return parts.at(0) + u'/' + parts.at(1);
    return {};
}

bool mayInclude(const QString &module, const QString &other)
{
    if (module == other || module == "app"_L1)
        return true;
    if (module.startsWith("core/"_L1))
        return other.startsWith("core/"_L1)
            && coreTable().value(module.mid(5)).modules.contains(other.mid(5));
    if (!module.startsWith("ui/"_L1))
        return false;
    if (other == "resources"_L1)
        return true;
    if (other.startsWith("core/"_L1))
        return other != "core/net"_L1 && other != "core/sandbox"_L1;
    return uiMayInclude(module.mid(3), other);
}

bool mayUseQt(const QString &module, const QString &qtModule, const QString &header)
{
    if (module == "app"_L1 || qtModule == "Core"_L1)
        return true;
    if (module.startsWith("ui/"_L1)) {
        static const QStringList allowed{u"Gui"_s, u"Widgets"_s, u"Svg"_s, u"SvgWidgets"_s, u"DBus"_s};
        return allowed.contains(qtModule);
    }
    if (module == "core/project"_L1 && qtModule == "Gui"_L1)
        return header.endsWith("QUndoCommand"_L1) || header.endsWith("QUndoStack"_L1);
    return coreTable().value(module.mid(5)).qt.contains(qtModule);
}

QStringList layerFaults(const QString &path, const QString &source, const QtHeaders &qt)
{
    const QString module = moduleOfFile(path);
    if (module.isEmpty())
        return {};
    if (module.startsWith("core/"_L1) && !coreTable().contains(module.mid(5)))
        return {u"%1: %2 is not in the layer table"_s.arg(path, module)};
    QStringList faults;
    for (const Include &include : includesOf(source)) {
        const QString other = moduleOfFile(include.path);
        if (!other.isEmpty() && !mayInclude(module, other))
            faults += u"%1:%2: %3 may not include %4"_s.arg(path).arg(include.line).arg(module, include.path);
        if (include.quoted)
            continue;
        const std::optional<QString> qtModule = qt.moduleOf(include.path);
        if (qtModule && !mayUseQt(module, *qtModule, include.path))
            faults += u"%1:%2: %3 may not use <%4> of Qt %5"_s.arg(path)
                          .arg(include.line)
                          .arg(module, include.path, *qtModule);
    }
    return faults;
}

} // namespace studio::project
