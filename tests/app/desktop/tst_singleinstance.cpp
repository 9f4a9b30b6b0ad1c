// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentRun>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace studio::app;

namespace {

/// As another process would: it blocks until it has its answer.
QFuture<bool> handOverFrom(const QString &folder, const WindowRequest &request)
{
    return QtConcurrent::run([folder, request] { return SingleInstance(folder).handOver(request); });
}

} // namespace

class TestSingleInstance final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(u"run"_s);
    }

    void aLaterStartHandsOver()
    {
        SingleInstance first(m_folder);
        QVERIFY(first.claim());
        QVERIFY(first.listen());
        QSignalSpy received(&first, &SingleInstance::received);
        SingleInstance second(m_folder);
        QVERIFY(!second.claim());
        const WindowRequest request{{u"/tmp/a.txt"_s}, u"history"_s, {}};
        QFuture<bool> done = handOverFrom(m_folder, request);
        QTRY_VERIFY(done.isFinished());
        QVERIFY(done.result());
        QCOMPARE(received.size(), 1);
        QCOMPARE(received[0][0].value<WindowRequest>(), request);
    }

    void isForTheUserAlone()
    {
        SingleInstance first(m_folder);
        QVERIFY(first.claim() && first.listen());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFileInfo(m_folder).permissions() & others, QFile::Permissions());
        QCOMPARE(QFileInfo(m_folder + u"/window.socket"_s).permissions() & others, QFile::Permissions());
    }

    void leftoversOfADeadProcessAreNoObstacle()
    {
        QVERIFY(QDir().mkpath(m_folder));
        QFile lock(m_folder + u"/window.lock"_s);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("999999999\nvoice-studio\n" + QSysInfo::machineHostName().toLocal8Bit() + "\n");
        lock.close();
        {
            QLocalServer dead; // a socket nobody listens on
            QVERIFY(dead.listen(m_folder + u"/window.socket"_s));
        }
        QFile::remove(m_folder + u"/window.socket"_s);
        QFile socket(m_folder + u"/window.socket"_s);
        QVERIFY(socket.open(QIODevice::WriteOnly));
        socket.close();
        SingleInstance first(m_folder);
        QVERIFY(first.claim());
        QVERIFY(first.listen());
        QFuture<bool> done = handOverFrom(m_folder, {});
        QTRY_VERIFY(done.isFinished());
        QVERIFY(done.result());
    }

    void whoDoesNotAnswerIsLeftAlone()
    {
        SingleInstance first(m_folder);
        QVERIFY(first.claim()); // holds the lock but never listens
        QVERIFY(!SingleInstance(m_folder).handOver({}));
    }

    void hostileMessagesDoNoHarm()
    {
        SingleInstance first(m_folder);
        QVERIFY(first.claim() && first.listen());
        QSignalSpy received(&first, &SingleInstance::received);
        QByteArray huge(4, 0);
        qToBigEndian(quint32(0xffffffff), huge.data());
        QByteArray wrong(4, 0);
        qToBigEndian(quint32(3), wrong.data());
        for (const QByteArray &bytes : {huge, wrong + "abc", QByteArray("x")}) {
            QLocalSocket socket;
            socket.connectToServer(m_folder + u"/window.socket"_s);
            QVERIFY(socket.waitForConnected());
            socket.write(bytes);
            socket.flush();
            if (bytes.size() > 1)
                QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        }
        // Many at once that say nothing: the others are still served.
        std::vector<std::unique_ptr<QLocalSocket>> silent;
        for (int i = 0; i < 30; ++i) {
            silent.push_back(std::make_unique<QLocalSocket>());
            silent.back()->connectToServer(m_folder + u"/window.socket"_s);
        }
        QTest::qWait(50);
        silent.clear();
        QTest::qWait(50);
        QFuture<bool> done = handOverFrom(m_folder, {});
        QTRY_VERIFY(done.isFinished());
        QVERIFY(done.result());
        QCOMPARE(received.size(), 1);
    }

    void anotherHomeIsAnotherInstance()
    {
        QVERIFY(SingleInstance::folderFor(u"/a"_s, u"/s"_s) != SingleInstance::folderFor(u"/b"_s, u"/s"_s));
        qunsetenv("XDG_RUNTIME_DIR");
        QCOMPARE(SingleInstance::folderFor(u"/a"_s, u"/s"_s), u"/s/run"_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
