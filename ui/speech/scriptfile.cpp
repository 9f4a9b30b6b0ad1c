// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/scriptfile.h"

#include "core/base/workerjob.h"
#include "ui/widgets/scriptedit.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ScriptFile)
};

QString decoded(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8));
    const QString text = decoder.decode(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

Result<QString> readScript(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    if (!info.isFile())
        return fail(ErrorKind::Storage, Text::tr("“%1” is not a file that can be read.").arg(name));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, Text::tr("“%1” cannot be opened.").arg(name), file.errorString());
    const QByteArray bytes = file.read(kMaxScriptBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorKind::Storage, Text::tr("“%1” cannot be read.").arg(name), file.errorString());
    if (bytes.size() > kMaxScriptBytes)
        return fail(ErrorKind::Validation,
                    Text::tr("“%1” is larger than %2. Open a shorter text file.")
                        .arg(name, QLocale().formattedDataSize(kMaxScriptBytes, 0)));
    return cleanedScript(decoded(bytes));
}

} // namespace

JobOf<QString> *readScriptFile(const QString &path, QObject *parent)
{
    return runInWorker<QString>([path](const StopFlag &) { return readScript(path); }, parent);
}

} // namespace studio::ui
