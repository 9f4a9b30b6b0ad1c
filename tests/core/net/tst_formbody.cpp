// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/formbody.h"
#include "core/net/oneshotbody.h"

#include "tests/core/net/netprobe.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <utility>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::net;
using namespace studio::test;

namespace {

qint64 peakBytes()
{
#ifdef __SANITIZE_ADDRESS__ // keeps what was freed
    return 0;
#endif
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

/// Reads uploads without keeping them and closes the first connections before their end.
class Sink final : public QObject {
public:
    int cuts = 0; ///< So many uploads are cut…
    qint64 cutAfter = 0; ///< …after so many bytes.
    int connections = 0;
    qint64 received = 0; ///< On the last connection, head included.
    qint64 expected = 0;
    std::function<void()> onFirstBytes;

    Sink()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"http://127.0.0.1:%1/upload"_s.arg(m_server.serverPort()));
    }

private:
    void take(QTcpSocket *socket)
    {
        const QByteArray bytes = socket->readAll();
        if (!socket->property("seen").toBool() && bytes.startsWith("POST ")) {
            socket->setProperty("seen", true);
            ++connections;
            received = 0;
            const qsizetype at = bytes.toLower().indexOf("content-length: ");
            expected = bytes.indexOf("\r\n\r\n") + 4
                + bytes.mid(at + 16, bytes.indexOf('\r', at) - at - 16).toLongLong();
            if (onFirstBytes)
                std::exchange(onFirstBytes, nullptr)();
        }
        received += bytes.size();
        if (cuts > 0 && received > cutAfter) {
            --cuts;
            socket->abort();
        } else if (received >= expected) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        }
    }

    QTcpServer m_server;
};

Request paidUpload(const QUrl &url, const FormBody &form)
{
    Request request = paidPost(url, {});
    form.applyTo(request);
    return request;
}

} // namespace

class TestFormBody : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.isValid()); }

    void writesPartsWithBoundaryAndLength()
    {
        const QString path = file(u"speech.wav"_s, "RIFF and more");
        FormBody form;
        form.addField("model_id", u"eleven_multilingual_sts_v2"_s);
        QVERIFY(form.addFile("audio", path, u"my \"take\"\r\n.wav"_s, "audio/wav"));
        form.addBytes("extra", QByteArray(100'000, 'x'), u"x.bin"_s, "application/octet-stream");
        form.addField("greeting", u"Grüße"_s);
        TestServer server;
        server.answer("/form", Answer::json("{}"));
        NetTransport net(quickOptions());
        const auto answer = wait(net.send(paidUpload(server.url(u"/form"_s), form)));
        QVERIFY(answer && *answer);
        const SeenRequest seen = server.requests().constLast();
        QCOMPARE(seen.header("content-length").toLongLong(), form.length());
        const QByteArray type = seen.header("content-type");
        QVERIFY(type.startsWith("multipart/form-data; boundary="));
        const QByteArray line = "--" + type.mid(30) + "\r\n";
        QCOMPARE(
            seen.body,
            line + "Content-Disposition: form-data; name=\"model_id\"\r\n\r\neleven_multilingual_sts_v2\r\n"
                + line
                + "Content-Disposition: form-data; name=\"audio\"; filename=\"my %22take%22%0D%0A.wav\"\r\n"
                  "Content-Type: audio/wav\r\n\r\nRIFF and more\r\n"
                + line
                + "Content-Disposition: form-data; name=\"extra\"; filename=\"x.bin\"\r\n"
                  "Content-Type: application/octet-stream\r\n\r\n"
                + QByteArray(100'000, 'x') + "\r\n" + line
                + "Content-Disposition: form-data; name=\"greeting\"\r\n\r\nGr\xc3\xbc\xc3\x9f"
                  "e\r\n"
                + line.chopped(2) + "--\r\n");
    }

    void tellsAMissingFileBeforeAnythingIsSent()
    {
        FormBody form;
        const auto missing = form.addFile("audio", m_folder.filePath(u"nothing"_s), u"x"_s, "audio/wav");
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::Validation);
        const auto folder = form.addFile("audio", m_folder.path(), u"x"_s, "audio/wav");
        QVERIFY(!folder);
    }

    void readsPiecesAcrossTheirBorders()
    {
        const QString path = file(u"digits"_s, "0123456789");
        const Upload upload{
            {.bytes = "ab"}, {.path = path, .offset = 2, .size = 5}, {.bytes = {}}, {.bytes = "yz"}};
        OneShotBody body(OneShotBody::Rewind::Allowed, upload, nullptr);
        QCOMPARE(body.size(), 9);
        QCOMPARE(body.read(3), "ab2");
        QCOMPARE(body.readAll(), "3456yz");
        QVERIFY(body.isHandedOutWhole());
        QVERIFY(body.seek(4));
        QCOMPARE(body.readAll(), "456yz");
    }

    void uploadsAFileOfAnySizeInConstantMemory()
    {
        constexpr qint64 kSize = 100'000'000;
        const QString path = m_folder.filePath(u"large.wav"_s);
        QFile large(path);
        QVERIFY(large.open(QIODevice::WriteOnly));
        QVERIFY(large.resize(kSize)); // a hole: takes no room
        FormBody form;
        QVERIFY(form.addFile("audio", path, u"large.wav"_s, "audio/wav"));
        Sink sink;
        NetTransport net(quickOptions());
        StreamProbe probe(net.open(paidUpload(sink.url(), form)));
        qint64 told = 0;
        bool runsBackwards = false;
        connect(probe.stream, &ResponseStream::uploaded, &probe, [&](qint64 sent, qint64 total) {
            runsBackwards = runsBackwards || sent < told || total != form.length();
            told = sent;
        });
        const qint64 before = peakBytes();
        QTestEventLoop loop; // qWaitFor() sleeps between looks, and each piece of an upload needs one
        connect(probe.stream, &ResponseStream::ended, &loop, &QTestEventLoop::exitLoop);
        loop.enterLoopMSecs(30'000);
        QVERIFY(probe.outcome.has_value());
        QVERIFY(*probe.outcome);
        QCOMPARE(sink.connections, 1);
        QVERIFY(sink.received > kSize);
        QCOMPARE(told, form.length());
        QVERIFY(!runsBackwards);
        QVERIFY2(peakBytes() - before < 24'000'000, QByteArray::number(peakBytes() - before).constData());
    }

    /// Half a form is nothing the server can act on, so even a paid one is sent again, from its start.
    void sendsAnUploadThatWasCutAgain()
    {
        const QString path = file(u"cut.wav"_s, QByteArray(3'000'000, 'c'));
        FormBody form;
        QVERIFY(form.addFile("audio", path, u"cut.wav"_s, "audio/wav"));
        Sink sink;
        sink.cuts = 2;
        sink.cutAfter = 2'700'000;
        NetTransport net(quickOptions());
        StreamProbe probe(net.open(paidUpload(sink.url(), form)));
        QVERIFY(probe.waitForEnd());
        QVERIFY2(*probe.outcome, qPrintable(*probe.outcome ? QString() : probe.outcome->error().detail));
        QCOMPARE(sink.connections, 3);
        QCOMPARE(probe.retries, 2);
        QCOMPARE(sink.received, sink.expected);
    }

    /// Once it was written whole, the outcome of a paid request is unknown and it is not sent again.
    void sendsAWholeUploadOnce()
    {
        const QString path = file(u"whole.wav"_s, QByteArray(300'000, 'w'));
        FormBody form;
        QVERIFY(form.addFile("audio", path, u"whole.wav"_s, "audio/wav"));
        for (const Answer::Ending ending : {Answer::Ending::Reset, Answer::Ending::CloseUnanswered}) {
            TestServer server;
            server.answer("/paid", Answer::failure(ending));
            NetTransport net(quickOptions());
            const auto answer = wait(net.send(paidUpload(server.url(u"/paid"_s), form)));
            QVERIFY(answer && !*answer);
            QCOMPARE(answer->error().kind, ErrorKind::OutcomeUnknown);
            QCOMPARE(server.requestCount("/paid"), 1);
        }
    }

    void endsWhenTheFileBecomesShorter()
    {
        const QString path = file(u"shrinks.wav"_s, QByteArray(20'000'000, 's'));
        FormBody form;
        QVERIFY(form.addFile("audio", path, u"shrinks.wav"_s, "audio/wav"));
        Sink sink;
        sink.onFirstBytes = [path] { QFile::resize(path, 1'000'000); };
        NetTransport net(quickOptions());
        const auto answer = wait(net.send(paidUpload(sink.url(), form)), 10'000);
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, ErrorKind::Validation);
        QCOMPARE(sink.connections, 1);
    }

private:
    QString file(const QString &name, const QByteArray &content)
    {
        QFile made(m_folder.filePath(name));
        [&] { QVERIFY(made.open(QIODevice::WriteOnly)); }();
        made.write(content);
        return made.fileName();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestFormBody)
#include "tst_formbody.moc"
