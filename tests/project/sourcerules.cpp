// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/project/sourcerules.h"

#include "tests/project/sourcetext.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::project {

namespace {

constexpr int kMaxLines = 500;

/// One sentence for each line of `text` the pattern is found in; %1 in `sentence` is what was found.
QStringList linesMatching(const QString &path, const QString &text, const QRegularExpression &pattern,
                          const QString &sentence)
{
    QStringList faults;
    int number = 0;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        const QRegularExpressionMatch match = pattern.match(line);
        if (match.hasMatch())
            faults += u"%1:%2: "_s.arg(path).arg(number) + sentence.arg(match.captured().trimmed());
    }
    return faults;
}

} // namespace

QStringList licenceFaults(const QString &path, const QString &source)
{
    const bool isCpp = path.endsWith(".cpp"_L1) || path.endsWith(".h"_L1);
    const QString comment = isCpp ? u"// "_s : u"# "_s;
    QStringList lines = source.split(u'\n');
    if (lines.first().startsWith("#!"_L1))
        lines.removeFirst();
    if (lines.value(0) == comment + u"SPDX-FileCopyrightText: 2026 The Voice Studio authors"_s
        && lines.value(1) == comment + u"SPDX-License-Identifier: GPL-3.0-or-later"_s)
        return {};
    return {u"%1:1: does not begin with the two SPDX lines"_s.arg(path)};
}

QStringList ownIncludeFaults(const QString &path, const QString &source,
                             const std::function<bool(const QString &)> &exists)
{
    QStringList faults;
    for (const Include &include : includesOf(source)) {
        const bool generated = include.path.endsWith(".moc"_L1) || include.path.startsWith("ui_"_L1);
        if (include.quoted && !generated && !exists(include.path))
            faults += u"%1:%2: \"%3\" is not a file by its path from the root"_s.arg(path)
                          .arg(include.line)
                          .arg(include.path);
    }
    return faults;
}

QStringList macroLineFaults(const QString &path, const QString &source)
{
    // AUTOMOC looks for the macro at the start of a line only.
    static const QRegularExpression pattern(
        uR"(\S.*\bQ_(OBJECT|GADGET)\b|\bQ_(OBJECT|GADGET)\b\s*\S|\S.*\bQ_NAMESPACE\b)"_s);
    return linesMatching(path, codeOnly(source, Strings::Blank), pattern,
                         u"the moc macro needs a line of its own: %1"_s);
}

QStringList blockingFaults(const QString &path, const QString &source, const QList<Exception> &exceptions)
{
    static const QRegularExpression pattern(
        uR"(\b(QEventLoop|processEvents|BlockingQueuedConnection|waitFor[A-Z]\w*|sleep_for|sleep_until)\b)"
        uR"(|\bQThread::[mu]?sleep\b|\b[mu]?sleep\s*\()"_s);
    QStringList faults =
        linesMatching(path, codeOnly(source, Strings::Blank), pattern, u"%1 blocks a thread"_s);
    faults.removeIf([&](const QString &fault) {
        return std::any_of(exceptions.begin(), exceptions.end(), [&](const Exception &exception) {
            return exception.path == path && fault.contains(exception.word);
        });
    });
    return faults;
}

QStringList singletonFaults(const QString &path, const QString &source)
{
    static const QRegularExpression pattern(uR"(\bstatic\b[^;={()]*\binstance\s*\()"_s);
    return linesMatching(path, codeOnly(source, Strings::Blank), pattern,
                         u"pass the object by constructor rather than through %1)"_s);
}

QStringList machinePathFaults(const QString &path, const QString &text)
{
    static const QRegularExpression pattern(
        uR"((?<![\w.~-])/(?:work|home|root|Users)/[\w.-]+|\.\./shared\b)"_s);
    return linesMatching(path, text, pattern, u"%1 is a path of one machine"_s);
}

QStringList lengthFaults(const QString &path, const QString &source)
{
    const qsizetype lines = source.count(u'\n');
    if (lines <= kMaxLines)
        return {};
    return {u"%1: %2 lines; look for the second class hiding inside"_s.arg(path).arg(lines)};
}

} // namespace studio::project
