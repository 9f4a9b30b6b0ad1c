// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/windowrequest.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeDatabase>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::app {

namespace {

constexpr qsizetype kMostFiles = 64;
constexpr qsizetype kLongestPath = 4096;
constexpr qsizetype kLongestName = 40;
constexpr qsizetype kLongestToken = 200;

bool isPanelName(const QString &name)
{
    return name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || c == u'-';
           });
}

bool isFile(const QString &path)
{
    return path.size() <= kLongestPath && QDir::isAbsolutePath(path) && !path.contains(QChar(u'\0'));
}

} // namespace

WindowRequest WindowRequest::fromArguments(const QStringList &arguments, const QString &workingFolder)
{
    // Hidden options with a value of their own.
    static const QStringList valued{u"--shots"_s, u"--only"_s, u"--gallery"_s};
    WindowRequest request;
    const QDir folder(workingFolder);
    bool onlyFiles = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (!onlyFiles && argument == "--"_L1) {
            onlyFiles = true;
        } else if (!onlyFiles && argument == "--panel"_L1) {
            if (const QString name = arguments.value(++i); isPanelName(name))
                request.panel = name;
        } else if (!onlyFiles && argument.startsWith("--panel="_L1)) {
            if (const QString name = argument.section(u'=', 1); isPanelName(name))
                request.panel = name;
        } else if (!onlyFiles && valued.contains(argument)) {
            ++i;
        } else if ((onlyFiles || !argument.startsWith(u'-')) && !argument.isEmpty()) {
            const QString path = QDir::cleanPath(folder.absoluteFilePath(argument));
            if (isFile(path) && request.files.size() < kMostFiles)
                request.files.append(path);
        }
    }
    return request;
}

QString WindowRequest::panelForFiles() const
{
    if (panel == "transcription"_L1 || panel == "changer"_L1 || panel == "speech"_L1)
        return panel;
    if (files.isEmpty())
        return {};
    const QString suffix = QFileInfo(files.constFirst()).suffix().toLower();
    if (suffix == "srt"_L1 || suffix == "vtt"_L1)
        return u"transcription"_s;
    // A case bundle.
    if (suffix == "zip"_L1)
        return u"agent"_s;
    const QString type =
        QMimeDatabase().mimeTypeForFile(files.constFirst(), QMimeDatabase::MatchExtension).name();
    return type.startsWith("audio/"_L1) || type.startsWith("video/"_L1) ? u"transcription"_s : u"speech"_s;
}

QByteArray WindowRequest::toBytes() const
{
    return QJsonDocument(QJsonObject{{u"version"_s, 1},
                                     {u"files"_s, QJsonArray::fromStringList(files)},
                                     {u"panel"_s, panel},
                                     {u"token"_s, activationToken}})
        .toJson(QJsonDocument::Compact);
}

std::optional<WindowRequest> WindowRequest::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > kLargestRequest)
        return std::nullopt;
    const QJsonObject from = QJsonDocument::fromJson(bytes).object();
    if (from.value("version"_L1).toInt() != 1)
        return std::nullopt;
    WindowRequest request;
    const QJsonArray files = from.value("files"_L1).toArray();
    for (const QJsonValue &file : files) {
        const QString path = file.toString();
        if (!isFile(path) || request.files.size() == kMostFiles)
            return std::nullopt;
        request.files.append(path);
    }
    request.panel = from.value("panel"_L1).toString();
    request.activationToken = from.value("token"_L1).toString();
    if (!isPanelName(request.panel) || request.activationToken.size() > kLongestToken)
        return std::nullopt;
    return request;
}

} // namespace studio::app
