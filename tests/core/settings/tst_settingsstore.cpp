// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settingsstore.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::settings;

namespace {

inline constexpr Setting<bool> kFlag{"area/flag", true};
inline constexpr Setting<int> kNumber{"area/number", 7};
inline constexpr Setting<double> kFactor{"area/factor", 1.5};
inline const Setting<QString> kName{"area/name", u"nobody"_s};
inline const Setting<QStringList> kList{"area/list", {}};
inline const Setting<QByteArray> kBytes{"area/bytes", {}};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class TestSettingsStore : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"deep/er/settings.ini"_s);
    }

    void givesDefaultsAtFirst()
    {
        const SettingsStore store(m_path);
        QCOMPARE(store.get(kFlag), true);
        QCOMPARE(store.get(kNumber), 7);
        QCOMPARE(store.get(kName), u"nobody"_s);
        QVERIFY(!store.damage());
    }

    void keepsEveryTypeOverARestart()
    {
        {
            SettingsStore store(m_path);
            store.set(kFlag, false);
            store.set(kNumber, -12);
            store.set(kFactor, 0.1);
            store.set(kName, u"Grüße, \"wer\" = \\ auch; immer\n"_s);
            store.set(kList, {u"one"_s});
            store.set(kBytes, QByteArray("\x00\xff\x80", 3));
            QVERIFY(store.save());
        }
        const SettingsStore store(m_path);
        QVERIFY(!store.damage());
        QCOMPARE(store.get(kFlag), false);
        QCOMPARE(store.get(kNumber), -12);
        QCOMPARE(store.get(kFactor), 0.1);
        QCOMPARE(store.get(kName), u"Grüße, \"wer\" = \\ auch; immer\n"_s);
        QCOMPARE(store.get(kList), QStringList{u"one"_s});
        QCOMPARE(store.get(kBytes), QByteArray("\x00\xff\x80", 3));
    }

    void writesBySoonAndAtTheEnd()
    {
        {
            SettingsStore store(m_path);
            store.set(kNumber, 1);
            QTRY_VERIFY(contentOf(m_path).contains("number=1"));
            store.set(kNumber, 2);
        }
        QVERIFY(contentOf(m_path).contains("number=2"));
    }

    void tellsOfChangesOnly()
    {
        SettingsStore store(m_path);
        QSignalSpy changed(&store, &SettingsStore::changed);
        store.set(kNumber, 8);
        store.set(kNumber, 8);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toString(), u"area/number"_s);
    }

    void keepsUnknownKeys()
    {
        QDir().mkpath(QFileInfo(m_path).path());
        write(m_path, "[future]\nthing=42\n\n[area]\nnumber=3\nelse=yes\n");
        {
            SettingsStore store(m_path);
            QCOMPARE(store.get(kNumber), 3);
            store.set(kNumber, 4);
        }
        QVERIFY(contentOf(m_path).contains("thing=42"));
        QVERIFY(contentOf(m_path).contains("else=yes"));
        QVERIFY(contentOf(m_path).contains("number=4"));
    }

    void takesDefaultsForNonsense()
    {
        QDir().mkpath(QFileInfo(m_path).path());
        write(m_path, "[area]\nnumber=many\nflag=perhaps\nfactor=nan\nbytes=1\n");
        const SettingsStore store(m_path);
        QCOMPARE(store.get(kNumber), 7);
        QCOMPARE(store.get(kFlag), true);
        QCOMPARE(store.get(kFactor), 1.5);
        QCOMPARE(store.get(kBytes), QByteArray());
    }

    void twoStoresLoseNothingOfEachOther()
    {
        SettingsStore first(m_path);
        SettingsStore second(m_path);
        first.set(kNumber, 1);
        second.set(kName, u"second"_s);
        QVERIFY(first.save());
        QVERIFY(second.save());
        first.set(kFlag, false);
        QVERIFY(first.save());
        const QByteArray content = contentOf(m_path);
        QVERIFY(content.contains("number=1"));
        QVERIFY(content.contains("name=second"));
        QVERIFY(content.contains("flag=false"));
    }

    void processesLoseNothingOfEachOther()
    {
        SettingsStore own(m_path);
        constexpr int kProcesses = 4;
        constexpr int kKeys = 20;
        std::vector<std::unique_ptr<QProcess>> others;
        for (int number = 0; number < kProcesses; ++number) {
            others.push_back(std::make_unique<QProcess>());
            others.back()->start(QCoreApplication::applicationFilePath(),
                                 {u"--write"_s, m_path, QString::number(number), QString::number(kKeys)});
        }
        for (int key = 0; key < kKeys; ++key) {
            own.setValue(u"own/key%1"_s.arg(key), key);
            QVERIFY(own.save());
        }
        for (const auto &other : others) {
            QTRY_COMPARE_WITH_TIMEOUT(other->state(), QProcess::NotRunning, 60'000);
            QCOMPARE(other->exitCode(), 0);
        }
        const SettingsStore all(m_path);
        own.reload();
        for (int key = 0; key < kKeys; ++key) {
            QCOMPARE(all.value(u"own/key%1"_s.arg(key)).toInt(), key);
            for (int number = 0; number < kProcesses; ++number)
                QCOMPARE(own.value(u"process%1/key%2"_s.arg(number).arg(key)).toInt(), key);
        }
    }

    void keepsADamagedFileAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("binary") << QByteArray("\x00\x01\x02[area]\nnumber=3\n", 20);
        QTest::newRow("text") << QByteArray("this is not a settings file\n");
        QTest::newRow("half a group") << QByteArray("[area\nnumber=3\n");
        QTest::newRow("zeros after a crash") << QByteArray(500, '\0');
    }
    void keepsADamagedFileAside()
    {
        QFETCH(QByteArray, content);
        const QString folder = QFileInfo(m_path).path();
        QDir().mkpath(folder);
        for (int round = 1; round <= 2; ++round) { // the second within the same second
            write(m_path, content);
            SettingsStore store(m_path);
            QVERIFY(store.damage());
            QCOMPARE(store.damage()->kind, ErrorKind::Storage);
            store.set(kNumber, 5);
            QVERIFY(store.save());
            const QStringList aside = QDir(folder).entryList({u"settings.ini.damaged-*"_s});
            QCOMPARE(aside.size(), round);
            for (const QString &name : aside)
                QCOMPARE(contentOf(folder + u'/' + name), content);
        }
        QCOMPARE(SettingsStore(m_path).get(kNumber), 5);
    }

    void reportsAFolderThatCannotBeWritten()
    {
        const QString folder = QFileInfo(m_path).path();
        QDir().mkpath(folder);
        // Root may write anywhere, so the path leads through a file as well.
        write(folder + u"/file"_s, "x");
        const QString path = ::geteuid() == 0 ? folder + u"/file/settings.ini"_s : m_path;
        if (::geteuid() != 0)
            QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        SettingsStore store(path);
        QSignalSpy failed(&store, &SettingsStore::saveFailed);
        store.set(kNumber, 5);
        const auto saved = store.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Storage);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(store.get(kNumber), 5);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void migratesOneStepAtATime()
    {
        QDir().mkpath(QFileInfo(m_path).path());
        write(m_path, "[area]\nold=3\n");
        const QList<Migration> steps = {
            [](QSettings &file) {
                file.setValue(u"area/number"_s, file.value(u"area/old"_s));
                file.remove(u"area/old"_s);
            },
            [](QSettings &file) {
                file.setValue(u"area/number"_s, file.value(u"area/number"_s).toInt() * 10);
            },
        };
        {
            const SettingsStore store(m_path, steps);
            QCOMPARE(store.get(kNumber), 30);
            QCOMPARE(store.version(), 3);
        }
        const SettingsStore again(m_path, steps);
        QCOMPARE(again.get(kNumber), 30);
        const SettingsStore older(m_path); // a program that knows version 1 only
        QCOMPARE(older.get(kNumber), 30);
        QCOMPARE(older.version(), 3);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--write"_L1) {
        SettingsStore store(arguments.value(2));
        for (int key = 0; key < arguments.value(4).toInt(); ++key) {
            store.setValue(u"process%1/key%2"_s.arg(arguments.value(3)).arg(key), key);
            if (!store.save())
                return 1;
        }
        return 0;
    }
    TestSettingsStore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_settingsstore.moc"
