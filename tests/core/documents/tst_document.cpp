// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/document.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <zip.h>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::documents;

namespace {

const QByteArray kWordHead =
    "<?xml version=\"1.0\"?><w:document "
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>";
const QByteArray kWordTail = "</w:body></w:document>";
const QByteArray kOdtHead =
    "<?xml version=\"1.0\"?><office:document-content "
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>";
const QByteArray kOdtTail = "</office:text></office:body></office:document-content>";

QByteArray word(const QByteArray &body)
{
    return kWordHead + body + kWordTail;
}

} // namespace

class DocumentTest final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }
    QString pack(const QString &name, const QList<std::pair<QByteArray, QByteArray>> &parts)
    {
        const QString path = m_folder->filePath(name);
        int error = 0;
        zip_t *archive = zip_open(path.toUtf8().constData(), ZIP_CREATE | ZIP_TRUNCATE, &error);
        for (const auto &[part, bytes] : parts)
            zip_file_add(archive, part.constData(),
                         zip_source_buffer(archive, bytes.constData(), zip_uint64_t(bytes.size()), 0), 0);
        return zip_close(archive) == 0 ? path : QString();
    }
    Result<Document> open(const QString &path)
    {
        std::optional<Result<Document>> answer;
        openDocument(path, this)->then(this, [&](const Result<Document> &made) { answer = made; });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 60'000);
        return answer.value_or(fail(ErrorKind::Timeout, u"test"_s));
    }
    QString text(const QString &name, const QByteArray &bytes)
    {
        const auto document = open(write(name, bytes));
        return document ? document->text : u"error: "_s + document.error().message;
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void readsEncodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("utf8") << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                            "e\r\nzwei\rdrei")
                              << u"Grüße\nzwei\ndrei"_s;
        QTest::newRow("mark") << QByteArray("\xef\xbb\xbfHi") << u"Hi"_s;
        QTest::newRow("latin1") << QByteArray("Gr\xfc\xdf"
                                              "e")
                                << u"Grüße"_s;
        QTest::newRow("utf16") << QByteArray("\xff\xfeH\0i\0", 6) << u"Hi"_s;
        QTest::newRow("utf16 big") << QByteArray("\xfe\xff\0H\0i", 6) << u"Hi"_s;
        QTest::newRow("utf16 bare") << QByteArray("H\0e\0l\0l\0o\0 \0", 12) << u"Hello "_s;
        QTest::newRow("nul") << QByteArray("a\0b", 3) << u"ab"_s;
        QTest::newRow("empty") << QByteArray() << QString();
    }
    void readsEncodings()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QCOMPARE(this->text(u"a.txt"_s, bytes), text);
    }

    void readsWord()
    {
        const QByteArray body =
            "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>The Harbour</w:t></w:r></w:p>"
            "<w:p><w:r><w:t xml:space=\"preserve\">It was </w:t></w:r><w:r><w:t>quiet</w:t></w:r>"
            "<w:del><w:r><w:delText>loud</w:delText><w:t>loud</w:t></w:r></w:del><w:r><w:t>.</w:t><w:br/>"
            "<w:t>Second line</w:t></w:r></w:p>"
            "<w:p><w:r><w:instrText>PAGE 7</w:instrText><w:drawing/><w:footnoteReference/></w:r></w:p>"
            "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One &amp; two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>"
            "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Choice>"
            "<mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
        const auto document = open(pack(u"a.docx"_s, {{"word/document.xml", word(body)}}));
        QVERIFY(document);
        QCOMPARE(document->text, u"The Harbour\n\nIt was quiet.\nSecond line\nOne & two three\nBox"_s);
        QVERIFY(document->leftOutPictures);
        QVERIFY(document->leftOutNotes);
    }

    void findsTheMainPartByItsRelation()
    {
        const QByteArray relations =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            "<Relationship Id=\"1\" Type=\"http://x/officeDocument\" "
            "Target=\"/word/other.xml\"/></Relationships>";
        const auto document =
            open(pack(u"a.docx"_s,
                      {{"[Content_Types].xml", "<x/>"},
                       {"_rels/.rels", relations},
                       {"word/other.xml", word("<w:p><w:r><w:t>Found</w:t></w:r></w:p>")}}));
        QVERIFY(document);
        QCOMPARE(document->text, u"Found"_s);
    }

    void readsOpenDocument()
    {
        const QByteArray body =
            "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
            "<text:h text:outline-level=\"1\">Title</text:h><text:p>One<text:s text:c=\"3\"/>two"
            "<text:note><text:note-body><text:p>foot</text:p></text:note-body></text:note>.</text:p>"
            "<text:list><text:list-item><text:p>First</text:p></text:list-item>"
            "<text:list-item><text:p>Second<text:line-break/>line</text:p></text:list-item></text:list>";
        const auto document = open(pack(u"a.odt"_s, {{"content.xml", kOdtHead + body + kOdtTail}}));
        QVERIFY(document);
        QCOMPARE(document->text, u"Title\n\nOne two.\nFirst\nSecond\nline"_s);
        QVERIFY(document->leftOutNotes);
    }

    void readsHtmlAndFetchesNothing()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QByteArray host = "http://127.0.0.1:" + QByteArray::number(server.serverPort());
        const QByteArray page = "<!DOCTYPE html SYSTEM \"" + host
            + "/evil.dtd\"><html><head><title>No</title>"
              "<meta charset=utf-8><link rel=stylesheet href=\""
            + host
            + "/a.css\"><style>p{}</style></head><body>"
              "<h1>Head</h1><p>One\n  <b>two</b> caf\xc3\xa9&nbsp;&amp; &eacute;</p><img src=\""
            + host
            + "/p.png\">"
              "<script>alert(1)</script><ul><li>A<li>B</ul><p hidden>secret</p><pre>x\n y</pre>"
              "<iframe src=\""
            + host + "\"></iframe>a<br>b</body></html>";
        const auto document = open(write(u"a.html"_s, page));
        QVERIFY(document);
        QCOMPARE(document->text, u"Head\n\nOne two café & é\nA\nB\nx\ny\na\nb"_s);
        QVERIFY(document->leftOutPictures);
        QTest::qWait(50);
        QVERIFY(!server.hasPendingConnections());
    }

    void readsMarkdown()
    {
        QCOMPARE(
            text(u"a.md"_s,
                 "# Title\n\nSome *strong* [link](http://x) text\non two lines.\n\n- one\n- two\n\n"
                 "[whispers] Hush &amp; go. <break time=\"1s\" />\n\n```\ncode\n```\n![A boat](b.png)\n"),
            u"Title\n\nSome strong link text on two lines.\n\none\ntwo\n\n[whispers] Hush & go. "
            "<break time=\"1s\" />\n\ncode\n\nA boat"_s);
    }

    void contentDecidesNotTheSuffix()
    {
        const QString path =
            pack(u"a.txt"_s, {{"word/document.xml", word("<w:p><w:r><w:t>Word</w:t></w:r></w:p>")}});
        QCOMPARE(open(path)->text, u"Word"_s);
        QCOMPARE(text(u"b.txt"_s, "<!doctype html><p>Page"), u"Page"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("pdf") << u"a.pdf"_s << QByteArray("%PDF-1.7 ...");
        QTest::newRow("old word") << u"a.doc"_s << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        QTest::newRow("rtf") << u"a.rtf"_s << QByteArray("{\\rtf1 x}");
        QTest::newRow("program") << u"a.txt"_s
                                 << QByteArray("\x7f"
                                               "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0",
                                               20);
        QTest::newRow("empty docx") << u"a.docx"_s << QByteArray();
        QTest::newRow("text as docx") << u"a.docx"_s << QByteArray("just text");
        QTest::newRow("cut zip") << u"a.docx"_s << QByteArray("PK\x03\x04\x14\0\0\0", 8);
        QTest::newRow("too large") << u"a.txt"_s << QByteArray(kMaxFileBytes + 1, 'a');
        QTest::newRow("too much text") << u"b.txt"_s << QByteArray(kMaxTextUnits + 1, 'a');
    }
    void refuses()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        const auto document = open(write(name, bytes));
        QVERIFY(!document);
        QVERIFY(document.error().kind == ErrorKind::Unsupported
                || document.error().kind == ErrorKind::Validation);
        QVERIFY(document.error().message.size() > 20);
    }

    void refusesEntityBombs()
    {
        QByteArray bomb = "<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\">";
        for (char c = 'b'; c < 'k'; ++c)
            bomb += QByteArray("<!ENTITY ") + c + " \""
                + ('&' + QByteArray(1, char(c - 1)) + ';').repeated(10) + "\">";
        bomb += "]>" + word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>").mid(21);
        QVERIFY(!open(pack(u"a.docx"_s, {{"word/document.xml", bomb}})));
        const QByteArray external =
            "<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>").mid(21);
        QVERIFY(!open(pack(u"b.docx"_s, {{"word/document.xml", external}})));
        QVERIFY(!open(pack(u"c.odt"_s, {{"content.xml", external}})));
    }

    void zipBombsAndDeepNestingEnd()
    {
        const QByteArray spaces(kMaxUnpackedBytes + 1000, ' ');
        const auto bomb = open(pack(u"a.docx"_s, {{"word/document.xml", word(spaces)}}));
        QVERIFY(!bomb);
        QCOMPARE(bomb.error().kind, ErrorKind::Validation);
        const auto deep =
            open(pack(u"b.docx"_s, {{"word/document.xml", word(QByteArray("<w:p>").repeated(200'000))}}));
        QVERIFY(!deep);
        (void)open(write(u"c.html"_s, QByteArray("<div>").repeated(200'000) + "x"));
    }

    void endlessAttributesEnd()
    {
        QByteArray attributes;
        for (int i = 0; i < 200'000; ++i)
            attributes += " a" + QByteArray::number(i) + "=\"x\"";
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!open(pack(u"a.docx"_s, {{"word/document.xml", word("<w:p" + attributes + "/>")}})));
        QVERIFY(
            !open(pack(u"b.odt"_s, {{"content.xml", kOdtHead + "<text:p" + attributes + "/>" + kOdtTail}})));
        const QByteArray few = word("<w:p><w:r><w:t>Fine</w:t></w:r></w:p>");
        const QByteArray relations =
            "<Relationships><Relationship" + attributes.left(900'000) + "/></Relationships>";
        QCOMPARE(open(pack(u"c.docx"_s, {{"_rels/.rels", relations}, {"word/document.xml", few}}))->text,
                 u"Fine"_s);
        QVERIFY(!open(write(u"d.html"_s, "<html><p" + attributes + ">x")));
        QVERIFY(!open(write(u"e.html"_s, "<html><p" + QByteArray(attributes).replace("=\"x\"", "") + ">x")));
        QVERIFY(!open(write(u"f.html"_s, "<html><p" + QByteArray(attributes).replace(' ', "") + ">x")));
        QCOMPARE(
            text(u"g.html"_s, "<html><p title=\"" + QByteArray("it's a < b ").repeated(5000) + "\">x<br>y"),
            u"x\ny"_s);
        QVERIFY2(timer.elapsed() < 3'000, qPrintable(QString::number(timer.elapsed())));
    }

    void namesInAnArchiveReachNothing()
    {
        const QString path = pack(u"a.docx"_s,
                                  {{"../../evil.txt", "evil"},
                                   {"/tmp/evil-studio.txt", "evil"},
                                   {"word/document.xml", word("<w:p><w:r><w:t>Fine</w:t></w:r></w:p>")}});
        QCOMPARE(open(path)->text, u"Fine"_s);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList(u"a.docx"_s));
        QVERIFY(!QFile::exists(u"/tmp/evil-studio.txt"_s));
    }

    void cutAndChangedFilesNeverCrash()
    {
        const QByteArray body = "<w:p><w:r><w:t>Words</w:t></w:r></w:p>";
        QFile whole(
            pack(u"a.docx"_s, {{"_rels/.rels", "<a/>"}, {"word/document.xml", word(body.repeated(50))}}));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        QRandomGenerator random(3);
        for (int round = 0; round < 100; ++round) {
            QByteArray bad = round % 2 ? bytes.left(random.bounded(int(bytes.size()))) : bytes;
            for (int i = 0; i < 3 && !bad.isEmpty(); ++i)
                bad[random.bounded(int(bad.size()))] = char(random.bounded(256));
            (void)open(write(u"b.docx"_s, bad));
        }
    }

    void tellsWhatIsNoFile()
    {
        QCOMPARE(open(m_folder->path()).error().kind, ErrorKind::Storage);
        QCOMPARE(open(m_folder->filePath(u"nothing.txt"_s)).error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
