// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychainsecretstore.h"

#include <QDirIterator>
#include <QFile>
#include <QMetaEnum>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::secrets;

namespace {

const QString kKey = u"sk_keychain_test_0123456789abcdef"_s;

/// One operation in a process of its own: prints its outcome as a line and ends.
int runHelper(const QStringList &arguments)
{
    KeychainSecretStore store;
    const QString verb = arguments.value(0);
    const QString entry = arguments.value(1);
    const auto report = [](const QString &line) {
        std::printf("%s\n", qPrintable(line));
        QCoreApplication::quit();
    };
    const auto reportDone = [report](const Result<bool> &done) {
        report(done ? u"done"_s : u"error "_s + errorKindName(done.error().kind));
    };
    if (verb == "write"_L1) {
        store.write(entry, Secret(arguments.value(2).toUtf8()))->then(&store, reportDone);
    } else if (verb == "remove"_L1) {
        store.remove(entry)->then(&store, reportDone);
    } else if (verb == "read"_L1) {
        store.read(entry)->then(&store, [report](const Result<Secret> &secret) {
            report(secret ? u"secret "_s + QString::fromUtf8(secret->reveal())
                          : u"error "_s + errorKindName(secret.error().kind) + u' ' + secret.error().message);
        });
    } else {
        store.probe()->then(&store, [report](const Result<SecretStore::Health> &health) {
            report(QLatin1StringView(QMetaEnum::fromType<SecretStore::Health>().valueToKey(int(*health))));
        });
    }
    return QCoreApplication::exec();
}

/// Runs a shell script in which `helper VERB …` is this program, inside the wrapper given.
QStringList linesOf(const QStringList &wrapper, const QString &script)
{
    QStringList command = wrapper;
    command << u"sh"_s << u"-c"_s << u"helper() { \"$SELF\" --helper \"$@\"; }; "_s + script;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SELF"_s, QCoreApplication::applicationFilePath());
    environment.insert(u"KEY"_s, kKey);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(command.first(), command.mid(1));
    (void)QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 90'000);
    if (process.state() != QProcess::NotRunning)
        process.kill();
    return QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

QString wrapperScript()
{
    return QStringLiteral(STUDIO_SOURCE_DIR "/tests/support/with_keyring.sh");
}

} // namespace

/// Against a real keyring on a bus of its own; each step in a new process.
class TestKeychainSecretStore : public QObject {
    Q_OBJECT

    static bool hasTools()
    {
        return !QStandardPaths::findExecutable(u"dbus-run-session"_s).isEmpty()
            && !QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty()
            && !QStandardPaths::findExecutable(u"gdbus"_s).isEmpty();
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void anotherProcessReadsWhatOneWrote()
    {
        if (!hasTools())
            QSKIP("dbus-run-session, gnome-keyring-daemon or gdbus is not installed.");
        const QStringList lines = linesOf(
            {wrapperScript()},
            u"helper probe; helper write profile/a \"$KEY\"; helper read profile/a; helper read profile/b;"
            "helper remove profile/a; helper remove profile/a; helper read profile/a"_s);
        QCOMPARE(lines.size(), 7);
        QCOMPARE(lines.at(0), u"Ok"_s);
        QCOMPARE(lines.at(1), u"done"_s);
        QCOMPARE(lines.at(2), u"secret "_s + kKey);
        QVERIFY2(lines.at(3).startsWith(u"error not_found"_s), qPrintable(lines.at(3)));
        QCOMPARE(lines.at(4), u"done"_s);
        QCOMPARE(lines.at(5), u"done"_s);
        QVERIFY2(lines.at(6).startsWith(u"error not_found"_s), qPrintable(lines.at(6)));
    }

    void leavesTheKeyNowhereOnDisk()
    {
        if (!hasTools())
            QSKIP("dbus-run-session, gnome-keyring-daemon or gdbus is not installed.");
        // HOME inside is the keyring's private one. The keyring's own file is encrypted only with a password,
        // which this one does not have.
        const QStringList lines = linesOf({wrapperScript()},
                                          u"helper write profile/a \"$KEY\"; grep -rl --exclude-dir=keyrings "
                                          u"\"$KEY\" \"$HOME\" \"$XDG_RUNTIME_DIR\";"
                                          "ls -A \"$HOME\" | wc -l; echo end"_s);
        QCOMPARE(lines.first(), u"done"_s);
        QCOMPARE(lines.size(), 3); // grep found nothing
        QCOMPARE(lines.last(), u"end"_s);
    }

    void aLockedKeyringIsNotAnAbsentKey()
    {
        if (!hasTools())
            QSKIP("dbus-run-session, gnome-keyring-daemon or gdbus is not installed.");
        const QStringList lines =
            linesOf({wrapperScript(), u"--locked"_s}, u"helper read profile/a; helper probe"_s);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines.at(0).startsWith(u"error keychain"_s), qPrintable(lines.at(0)));
        QVERIFY2(lines.at(0).contains(u"locked"_s), qPrintable(lines.at(0)));
        QCOMPARE(lines.at(1), u"Locked"_s);
    }

    void withoutABusThereIsNoKeyring()
    {
        const QStringList lines =
            linesOf({u"env"_s, u"-u"_s, u"DBUS_SESSION_BUS_ADDRESS"_s, u"-u"_s, u"DISPLAY"_s},
                    u"helper write profile/a \"$KEY\"; helper read profile/a; helper probe"_s);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0), u"error keychain"_s);
        QVERIFY2(lines.at(1).startsWith(u"error keychain"_s), qPrintable(lines.at(1)));
        QCOMPARE(lines.at(2), u"Unavailable"_s);
    }

    void withoutAKeyringServiceThereIsNoKeyring()
    {
        if (!hasTools())
            QSKIP("dbus-run-session, gnome-keyring-daemon or gdbus is not installed.");
        // A bus that starts nothing by itself.
        QTemporaryDir folder;
        QFile config(folder.filePath(u"bus.conf"_s));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write(
            "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\">"
            "<allow send_destination=\"*\"/><allow eavesdrop=\"false\"/><allow own=\"*\"/></policy>"
            "</busconfig>");
        config.close();
        const QStringList lines =
            linesOf({u"dbus-run-session"_s, u"--config-file="_s + config.fileName(), u"--"_s},
                    u"helper write profile/a \"$KEY\"; helper read profile/a; helper probe"_s);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0), u"error keychain"_s);
        QVERIFY2(lines.at(1).startsWith(u"error keychain"_s), qPrintable(lines.at(1)));
        QCOMPARE(lines.at(2), u"Unavailable"_s);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--helper"_L1)
        return runHelper(arguments.mid(2));
    TestKeychainSecretStore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keychainsecretstore.moc"
