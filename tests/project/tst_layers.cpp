// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/project/layers.h"
#include "tests/project/sourcerules.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::project;

namespace {

/// Places where a forbidden word is right. Empty is best.
const QList<Exception> kExceptions{
    {u"core/store/database.cpp"_s, u"waitForDone"_s,
     u"the destructor lets the writes already asked for reach the disk"_s},
    {u"core/store/audiovault.cpp"_s, u"waitForDone"_s,
     u"the destructor lets sound already received reach the disk"_s},
};

struct SourceFile {
    QString path; ///< from the root
    QString text;
};

} // namespace

/// Reads the sources of the program and holds them to the rules of ARCHITECTURE.md and CONTRIBUTING.md. The
/// first half proves on made-up text that each rule can fail.
class TestLayers final : public QObject {
    Q_OBJECT

private:
    QtHeaders m_qt = QtHeaders::installed();
    QList<SourceFile> m_sources; ///< C++ of core, ui, app and tests
    QList<SourceFile> m_scripts; ///< CMake and shell
    QList<SourceFile> m_documents;

    static QString header(const QString &comment)
    {
        return u"%1 SPDX-FileCopyrightText: 2026 The Voice Studio authors\n"
               "%1 SPDX-License-Identifier: GPL-3.0-or-later\n"_s.arg(comment);
    }
    static QString root() { return QStringLiteral(STUDIO_SOURCE_DIR) + u'/'; }
    /// Written, or generated into the build folder of its module.
    static bool isFile(const QString &path)
    {
        const QString generated = path.section(u'/', 0, -2) + u"/generated/"_s + path;
        return QFile::exists(root() + path)
            || QFile::exists(QStringLiteral(STUDIO_BINARY_DIR "/") + generated);
    }
    void collect(const QString &path);

private slots:
    void initTestCase();

    void masksCommentsAndStrings();
    void findsIncludes();
    void knowsQtModules();
    void judgesIncludes_data();
    void judgesIncludes();
    void reportsBrokenLayers();
    void reportsMissingLicence();
    void reportsIncludesNotFromRoot();
    void reportsMacroInsideALine();
    void reportsBlockingCalls();
    void reportsSingletons();
    void reportsMachinePaths();
    void reportsLongFiles();

    void sourcesKeepTheLayers();
    void sourcesBeginWithTheirLicence();
    void sourcesIncludeByPathFromRoot();
    void sourcesKeepMocMacrosOnTheirLine();
    void sourcesNeverBlock();
    void exceptionsAreStillNeeded();
    void sourcesHaveNoSingletons();
    void nothingNamesAMachine();
    void sourcesAreShort();
};

void TestLayers::collect(const QString &path)
{
    QFile file(root() + path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QString text = QString::fromUtf8(file.readAll());
    if (path.endsWith(".cpp"_L1) || path.endsWith(".h"_L1))
        m_sources += {path, text};
    else if (path.endsWith("CMakeLists.txt"_L1) || path.endsWith(".cmake"_L1) || text.startsWith("#!"_L1))
        m_scripts += {path, text};
    else if (path.endsWith(".md"_L1) || path.endsWith(".in"_L1) || path.endsWith(".json"_L1))
        m_documents += {path, text};
}

void TestLayers::initTestCase()
{
    for (const QString &path :
         {u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"dev"_s, u".ci/run"_s, u"README.md"_s,
          u"ARCHITECTURE.md"_s, u"CONTRIBUTING.md"_s, u"CHANGELOG.md"_s})
        collect(path);
    for (const QString &folder :
         {u"core"_s, u"ui"_s, u"app"_s, u"tests"_s, u"cmake"_s, u"packaging"_s, u"resources"_s}) {
        QDirIterator files(root() + folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            collect(files.next().mid(root().size()));
    }
    QVERIFY(m_sources.size() > 20);
    QVERIFY(m_scripts.size() > 5);
}

void TestLayers::masksCommentsAndStrings()
{
    QCOMPARE(codeOnly(u"a // b\nc"_s, Strings::Keep), u"a     \nc"_s);
    QCOMPARE(codeOnly(u"a /* b\n */ c"_s, Strings::Keep), u"a     \n    c"_s);
    QCOMPARE(codeOnly(u"f(\"/* no\")"_s, Strings::Keep), u"f(\"/* no\")"_s);
    QCOMPARE(codeOnly(u"f(\"a\\\"b\") + 1"_s, Strings::Blank), u"f(      ) + 1"_s);
    QCOMPARE(codeOnly(u"x = uR\"(a\n\"b)\"_s; y"_s, Strings::Keep), u"x = u    \n    _s; y"_s);
    QCOMPARE(codeOnly(u"n = 1'000; s = '\"'; t"_s, Strings::Blank), u"n = 1'000; s = '\"'; t"_s);
    QCOMPARE(codeOnly(u"#include \"core/a.h\""_s, Strings::Blank), u"#include \"core/a.h\""_s);
    QCOMPARE(codeOnly(u"\"open"_s, Strings::Blank), u"     "_s);
    QCOMPARE(codeOnly(u"/* open"_s, Strings::Keep), u"       "_s);
}

void TestLayers::findsIncludes()
{
    const QList<Include> expected{{1, u"core/base/job.h"_s, true}, {3, u"QString"_s, false}};
    QCOMPARE(
        includesOf(u"#include \"core/base/job.h\"\n// #include <vector>\n #  include <QString> // text\n"_s),
        expected);
    QCOMPARE(includesOf(u"auto s = R\"(\n#include <QWidget>\n)\";\n"_s), QList<Include>{});
}

void TestLayers::knowsQtModules()
{
    QVERIFY(!m_qt.isEmpty());
    QCOMPARE(m_qt.moduleOf(u"QObject"_s), u"Core"_s);
    QCOMPARE(m_qt.moduleOf(u"QWidget"_s), u"Widgets"_s);
    QCOMPARE(m_qt.moduleOf(u"qwidget.h"_s), u"Widgets"_s);
    QCOMPARE(m_qt.moduleOf(u"QtWidgets/QPushButton"_s), u"Widgets"_s);
    QCOMPARE(m_qt.moduleOf(u"QtWidgets"_s), u"Widgets"_s);
    QCOMPARE(m_qt.moduleOf(u"QImage"_s), u"Gui"_s);
    QCOMPARE(m_qt.moduleOf(u"QSqlQuery"_s), u"Sql"_s);
    QCOMPARE(m_qt.moduleOf(u"QtConcurrentRun"_s), u"Concurrent"_s);
    QCOMPARE(m_qt.moduleOf(u"vector"_s), std::nullopt);
}

void TestLayers::judgesIncludes_data()
{
    QTest::addColumn<QString>("module");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *module, const char *other, bool allowed) {
        QTest::addRow("%s %s %s", module, allowed ? "may use" : "may not use", other)
            << QString::fromLatin1(module) << QString::fromLatin1(other) << allowed;
    };
    row("core/base", "core/base", true);
    row("core/base", "core/net", false);
    row("core/api", "core/net", true);
    row("core/net", "core/api", false);
    row("core/sandbox", "core/audio", true);
    row("core/sandbox", "core/api", false);
    row("core/sandbox", "core/net", false);
    row("core/speech", "core/queue", true);
    row("core/speech", "core/sandbox", false);
    row("core/account", "core/net", true);
    row("core/account", "core/sandbox", false);
    row("core/base", "ui/theme", false);
    row("core/base", "app", false);
    row("ui/speech", "core/speech", true);
    row("ui/speech", "core/net", false);
    row("ui/speech", "core/sandbox", false);
    row("ui/speech", "ui/widgets", true);
    row("ui/speech", "ui/history", false);
    row("ui/speech", "ui/shell", false);
    row("ui/widgets", "ui/theme", true);
    row("ui/widgets", "ui/speech", false);
    row("ui/theme", "ui/widgets", false);
    row("ui/shell", "ui/speech", true);
    row("ui/shell", "app", false);
    row("ui/theme", "resources", true);
    row("core/audio", "resources", false);
    row("resources", "core/base", false);
    row("app", "core/sandbox", true);
    row("app", "ui/shell", true);
}

void TestLayers::judgesIncludes()
{
    QFETCH(const QString, module);
    QFETCH(const QString, other);
    QTEST(mayInclude(module, other), "allowed");
}

void TestLayers::reportsBrokenLayers()
{
    const auto faults = [this](const QString &path, const QString &source) {
        return layerFaults(path, source, m_qt).size();
    };
    QCOMPARE(faults(u"core/store/a.cpp"_s, u"#include \"core/base/job.h\"\n#include <QSqlQuery>\n"_s), 0);
    QCOMPARE(faults(u"core/store/a.cpp"_s, u"#include \"core/net/request.h\"\n"_s), 1);
    QCOMPARE(faults(u"core/store/a.cpp"_s, u"#include <QWidget>\n#include <qimage.h>\n"_s), 2);
    QCOMPARE(faults(u"core/project/a.cpp"_s, u"#include <QUndoCommand>\n"_s), 0);
    QCOMPARE(faults(u"core/project/a.cpp"_s, u"#include <QImage>\n"_s), 1);
    QCOMPARE(faults(u"ui/speech/a.cpp"_s, u"#include <QNetworkReply>\n"_s), 1);
    QCOMPARE(faults(u"ui/speech/a.cpp"_s, u"#include <QPushButton>\n#include \"ui/widgets/a.h\"\n"_s), 0);
    QCOMPARE(faults(u"core/novelty/a.cpp"_s, QString()), 1);
    QCOMPARE(faults(u"tests/a.cpp"_s, u"#include <QWidget>\n"_s), 0);
}

void TestLayers::reportsMissingLicence()
{
    QCOMPARE(licenceFaults(u"a.h"_s, header(u"//"_s)), QStringList{});
    QCOMPARE(licenceFaults(u"a.sh"_s, u"#!/bin/sh\n"_s + header(u"#"_s)), QStringList{});
    QCOMPARE(licenceFaults(u"a.h"_s, u"\n"_s + header(u"//"_s)).size(), 1);
    QCOMPARE(licenceFaults(u"a.h"_s, header(u"#"_s)).size(), 1);
    QCOMPARE(licenceFaults(u"CMakeLists.txt"_s, QString()).size(), 1);
}

void TestLayers::reportsIncludesNotFromRoot()
{
    const auto exists = [](const QString &path) { return path == "core/base/job.h"_L1; };
    QCOMPARE(
        ownIncludeFaults(u"a.cpp"_s, u"#include \"core/base/job.h\"\n#include \"a.moc\"\n"_s, exists).size(),
        0);
    QCOMPARE(
        ownIncludeFaults(u"a.cpp"_s, u"#include \"job.h\"\n#include \"../base/job.h\"\n"_s, exists).size(),
        2);
}

void TestLayers::reportsMacroInsideALine()
{
    QCOMPARE(macroLineFaults(u"a.h"_s, u"class A : QObject {\n    Q_OBJECT // moc\n};"_s).size(), 0);
    QCOMPARE(macroLineFaults(u"a.h"_s, u"class A : QObject { Q_OBJECT\n};"_s).size(), 1);
    QCOMPARE(macroLineFaults(u"a.h"_s, u"Q_GADGET int a;"_s).size(), 1);
}

void TestLayers::reportsBlockingCalls()
{
    const QList<Exception> exceptions{{u"a.cpp"_s, u"waitForFinished"_s, u"none"_s}};
    const QString bad = u"p.waitForFinished();"_s;
    QCOMPARE(blockingFaults(u"a.cpp"_s, bad).size(), 1);
    QCOMPARE(blockingFaults(u"a.cpp"_s, bad, exceptions).size(), 0);
    QCOMPARE(blockingFaults(u"b.cpp"_s, bad, exceptions).size(), 1);
    for (const QString &line :
         {u"QEventLoop loop;"_s, u"qApp->processEvents();"_s, u"QThread::msleep(5);"_s,
          u"s->waitForReadyRead(9);"_s, u"Qt::BlockingQueuedConnection"_s, u"usleep (1);"_s,
          u"std::this_thread::sleep_for(1s);"_s, u"pool.waitForDone();"_s})
        QVERIFY2(blockingFaults(u"a.cpp"_s, line).size() == 1, qPrintable(line));
    QCOMPARE(
        blockingFaults(u"a.cpp"_s, u"// no QEventLoop\ncall(\"processEvents\"); m_sleeping(); qWaitFor"_s)
            .size(),
        0);
}

void TestLayers::reportsSingletons()
{
    QCOMPARE(singletonFaults(u"a.h"_s, u"    static Config &instance();"_s).size(), 1);
    QCOMPARE(singletonFaults(u"a.cpp"_s, u"auto *app = QCoreApplication::instance();"_s).size(), 0);
    QCOMPARE(singletonFaults(u"a.cpp"_s, u"static auto *app = QCoreApplication::instance();"_s).size(), 0);
}

void TestLayers::reportsMachinePaths()
{
    const QString slash = u"/"_s;
    QCOMPARE(machinePathFaults(u"a.md"_s, u"see %1home%1ada%1x"_s.arg(slash)).size(), 1);
    QCOMPARE(machinePathFaults(u"a.md"_s, u"\"%1work%1main\""_s.arg(slash)).size(), 1);
    QCOMPARE(machinePathFaults(u"a.md"_s, u"file:%1%1%1root%1x"_s.arg(slash)).size(), 1);
    QCOMPARE(machinePathFaults(u"a.md"_s, u"see ..%1shared%1design"_s.arg(slash)).size(), 1);
    QCOMPARE(machinePathFaults(u"a.md"_s, u"core%1work%1x ~%1.config v1%1home%1x"_s.arg(slash)).size(), 0);
}

void TestLayers::reportsLongFiles()
{
    QCOMPARE(lengthFaults(u"a.cpp"_s, QString(500, u'\n')).size(), 0);
    QCOMPARE(lengthFaults(u"a.cpp"_s, QString(501, u'\n')).size(), 1);
}

/// Collects what `rule` says of each file and fails with all of it at once.
#define CHECK_ALL(files, rule)                                                                               \
    do {                                                                                                     \
        QStringList faults;                                                                                  \
        for (const SourceFile &file : files)                                                                 \
            faults += rule;                                                                                  \
        QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));                                  \
    } while (false)

void TestLayers::sourcesKeepTheLayers()
{
    CHECK_ALL(m_sources, layerFaults(file.path, file.text, m_qt));
}

void TestLayers::sourcesBeginWithTheirLicence()
{
    CHECK_ALL(m_sources + m_scripts, licenceFaults(file.path, file.text));
}

void TestLayers::sourcesIncludeByPathFromRoot()
{
    CHECK_ALL(m_sources, ownIncludeFaults(file.path, file.text, &TestLayers::isFile));
}

void TestLayers::sourcesKeepMocMacrosOnTheirLine()
{
    CHECK_ALL(m_sources, macroLineFaults(file.path, file.text));
}

void TestLayers::sourcesNeverBlock()
{
    // Tests may wait for programs they started; the program itself may not wait at all.
    QList<SourceFile> ours = m_sources;
    ours.removeIf([](const SourceFile &file) { return file.path.startsWith("tests/"_L1); });
    CHECK_ALL(ours, blockingFaults(file.path, file.text, kExceptions));
}

void TestLayers::exceptionsAreStillNeeded()
{
    for (const Exception &exception : kExceptions) {
        QVERIFY2(!exception.reason.isEmpty(), qPrintable(exception.path));
        bool found = false;
        for (const SourceFile &file : m_sources)
            found = found
                || (file.path == exception.path
                    && codeOnly(file.text, Strings::Blank).contains(exception.word));
        QVERIFY2(found, qPrintable(u"%1 no longer has %2"_s.arg(exception.path, exception.word)));
    }
}

void TestLayers::sourcesHaveNoSingletons()
{
    CHECK_ALL(m_sources, singletonFaults(file.path, file.text));
}

void TestLayers::nothingNamesAMachine()
{
    CHECK_ALL(m_sources + m_scripts + m_documents, machinePathFaults(file.path, file.text));
}

void TestLayers::sourcesAreShort()
{
    CHECK_ALL(m_sources, lengthFaults(file.path, file.text));
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
