// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/windowrequest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using studio::app::WindowRequest;

class TestWindowRequest final : public QObject {
    Q_OBJECT
private slots:
    void readsFilesAndPanel()
    {
        const WindowRequest request =
            WindowRequest::fromArguments({u"--panel"_s, u"history"_s, u"a.txt"_s, u"/tmp/../b.md"_s,
                                          u"--report-drawn"_s, u"--only"_s, u"tts"_s, u"--"_s, u"-x.txt"_s},
                                         u"/scripts"_s);
        QCOMPARE(request.panel, u"history"_s);
        QCOMPARE(request.files, (QStringList{u"/scripts/a.txt"_s, u"/b.md"_s, u"/scripts/-x.txt"_s}));
        QCOMPARE(WindowRequest::fromArguments({u"--panel=settings"_s}, u"/"_s).panel, u"settings"_s);
        QCOMPARE(WindowRequest::fromArguments({u"--panel"_s}, u"/"_s), WindowRequest());
        QCOMPARE(WindowRequest::fromArguments({u"--panel"_s, u"../../x"_s}, u"/"_s), WindowRequest());
    }

    void survivesTheWay()
    {
        const WindowRequest request{{u"/tmp/ä ö.txt"_s}, u"speech"_s, u"token"_s};
        QCOMPARE(WindowRequest::fromBytes(request.toBytes()), std::optional(request));
        QCOMPARE(WindowRequest::fromBytes(WindowRequest().toBytes()), std::optional(WindowRequest()));
    }

    void refusesWhatNobodyWouldSend_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no json") << QByteArray("\x00\xff{", 3);
        QTest::newRow("another version") << QByteArray("{\"version\":2}");
        QTest::newRow("a relative path") << QByteArray("{\"version\":1,\"files\":[\"x.txt\"]}");
        QTest::newRow("no path") << QByteArray("{\"version\":1,\"files\":[5]}");
        QTest::newRow("a zero in a path") << QByteArray("{\"version\":1,\"files\":[\"/a\\u0000b\"]}");
        QTest::newRow("a strange panel") << QByteArray("{\"version\":1,\"panel\":\"A/B\"}");
        QTest::newRow("a long path") << "{\"version\":1,\"files\":[\"/" + QByteArray(5000, 'x') + "\"]}";
        QTest::newRow("many files") << "{\"version\":1,\"files\":[" + QByteArray("\"/a\",").repeated(100)
                + "\"/a\"]}";
        QTest::newRow("too long") << "{\"version\":1,\"x\":\"" + QByteArray(300'000, 'x') + "\"}";
    }
    void refusesWhatNobodyWouldSend()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!WindowRequest::fromBytes(bytes));
    }

    void sendsFilesWhereTheyBelong_data()
    {
        QTest::addColumn<QString>("panel");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("where");
        QTest::newRow("text") << QString() << u"/a.txt"_s << u"speech"_s;
        QTest::newRow("recording") << QString() << u"/a.wav"_s << u"transcription"_s;
        QTest::newRow("video") << QString() << u"/a.MP4"_s << u"transcription"_s;
        QTest::newRow("captions") << QString() << u"/a.SRT"_s << u"transcription"_s;
        QTest::newRow("case bundle") << QString() << u"/a.zip"_s << u"agent"_s;
        QTest::newRow("asked for") << u"changer"_s << u"/a.wav"_s << u"changer"_s;
        QTest::newRow("takes no files") << u"settings"_s << u"/a.wav"_s << u"transcription"_s;
        QTest::newRow("none") << QString() << QString() << QString();
    }
    void sendsFilesWhereTheyBelong()
    {
        QFETCH(QString, panel);
        QFETCH(QString, file);
        QFETCH(QString, where);
        WindowRequest request;
        request.panel = panel;
        if (!file.isEmpty())
            request.files = {file};
        QCOMPARE(request.panelForFiles(), where);
    }
};

QTEST_GUILESS_MAIN(TestWindowRequest)
#include "tst_windowrequest.moc"
