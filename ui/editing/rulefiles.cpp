// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/rulefiles.h"

#include "core/base/workerjob.h"
#include "core/documents/plaintext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr qint64 kMostBytes = 8 * 1024 * 1024;

struct RuleFileText {
    Q_DECLARE_TR_FUNCTIONS(RuleFiles)
};

Result<text::Lexicon> readNow(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, RuleFileText::tr("“%1” cannot be opened.").arg(name),
                    file.errorString());
    const QByteArray bytes = file.read(kMostBytes + 1);
    if (bytes.size() > kMostBytes)
        return fail(ErrorKind::Validation,
                    RuleFileText::tr("“%1” is too large for a list of rules.").arg(name));
    const QByteArray start = bytes.left(512).trimmed();
    const text::Lexicon lexicon = start.startsWith('<') || start.startsWith("\xef\xbb\xbf<")
        ? text::fromPls(bytes)
        : text::fromCsv(documents::decodedText(bytes));
    if (lexicon.rules.empty())
        return fail(
            ErrorKind::Validation,
            RuleFileText::tr("“%1” holds no rules. Use a PLS lexicon, or a table with text and alias.")
                .arg(name));
    return lexicon;
}

Result<QString> writeNow(const std::vector<text::PronunciationRule> &rules, const QString &folder)
{
    const QDir in(folder);
    QString path;
    for (int i = 1; i < 1000; ++i) {
        path = in.filePath(i == 1 ? u"pronunciation.pls"_s : u"pronunciation-%1.pls"_s.arg(i));
        if (!QFile::exists(path))
            break;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text::toPls(rules)) < 0 || !file.commit())
        return fail(
            ErrorKind::Storage,
            RuleFileText::tr("The rules could not be written to “%1”.").arg(QDir::toNativeSeparators(path)),
            file.errorString());
    return path;
}

} // namespace

JobOf<text::Lexicon> *readRules(const QString &path, QObject *parent)
{
    return runInWorker<text::Lexicon>([path](const StopFlag &) { return readNow(path); }, parent);
}

JobOf<QString> *writeRules(const std::vector<text::PronunciationRule> &rules, const QString &folder,
                           QObject *parent)
{
    return runInWorker<QString>([rules, folder](const StopFlag &) { return writeNow(rules, folder); },
                                parent);
}

} // namespace studio::ui
