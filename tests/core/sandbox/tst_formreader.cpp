// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/http/formreader.h"

#include <QFile>
#include <QTest>

#include <random>

using namespace studio::sandbox;

namespace {

const QByteArray kType = "multipart/form-data; boundary=\"--x y\"";

std::shared_ptr<FormData> read(const QByteArray &body, qsizetype piece, const QByteArray &type = kType)
{
    const auto reader = FormReader::forContentType(type);
    for (qsizetype at = 0; at < body.size(); at += piece) {
        if (!reader->push(QByteArrayView(body).sliced(at, std::min(piece, body.size() - at))))
            break;
    }
    return reader->take();
}

QByteArray contents(const FormPart &part)
{
    QFile file(part.path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

class TestFormReader final : public QObject {
    Q_OBJECT
private slots:
    void takesPartsInAnyPieces();
    void knowsWhatIsNoForm();
    void keepsRepeatedFields();
    void cutFormIsNotWhole();
    void rubbishNeverCrashes();
    void filesGoAwayWithTheForm();
};

void TestFormReader::takesPartsInAnyPieces()
{
    const QByteArray sound("\x00\x01\r\n--\r\n----x \r\nabc\r", 20);
    const QByteArray body =
        "preamble\r\n----x y\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nTwo\r\nlines"
        "\r\n----x y\r\nContent-Type: audio/wav\r\ncontent-disposition: form-data; "
        "filename=\"my name.wav\"; name=\"file\"\r\n\r\n"
        + sound
        + "\r\n----x y\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n"
          "\r\n----x y--\r\nepilogue";
    for (const qsizetype piece : {1, 2, 3, 7, 50, 10000}) {
        const auto form = read(body, piece);
        QVERIFY(form->isWhole);
        QCOMPARE(form->parts.size(), 3);
        QCOMPARE(form->find("text")->value, QByteArray("Two\r\nlines"));
        QVERIFY(!form->find("text")->file);
        const FormPart *file = form->find("file");
        QCOMPARE(file->fileName, QByteArray("my name.wav"));
        QCOMPARE(file->contentType, QByteArray("audio/wav"));
        QCOMPARE(file->bytes, qint64(sound.size()));
        QCOMPARE(contents(*file), sound);
        QVERIFY(form->find("empty")->value.isEmpty());
        QVERIFY(!form->find("other"));
    }
}

void TestFormReader::knowsWhatIsNoForm()
{
    QVERIFY(!FormReader::forContentType("application/json"));
    QVERIFY(!FormReader::forContentType("multipart/form-data"));
    QVERIFY(!FormReader::forContentType("multipart/form-data; boundary="));
    QVERIFY(!FormReader::forContentType("multipart/form-data; boundary=" + QByteArray(300, 'x')));
    QVERIFY(FormReader::forContentType("Multipart/Form-Data; charset=utf-8; boundary=abc"));
}

void TestFormReader::keepsRepeatedFields()
{
    QByteArray body;
    for (const char *term : {"one", "two", "three"})
        body +=
            QByteArray("--b\r\nContent-Disposition: form-data; name=\"keyterms\"\r\n\r\n") + term + "\r\n";
    const auto form = read(body + "--b--", 5, "multipart/form-data; boundary=b");
    QCOMPARE(form->values("keyterms"), (QList<QByteArray>{"one", "two", "three"}));
}

void TestFormReader::cutFormIsNotWhole()
{
    const QByteArray body = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue\r\n--b--\r\n";
    for (qsizetype length = 0; length < body.size(); ++length) {
        const auto form = read(body.first(length), 4, "multipart/form-data; boundary=b");
        QCOMPARE(form->isWhole, length >= body.size() - 2);
    }
}

void TestFormReader::rubbishNeverCrashes()
{
    std::mt19937 random(3);
    const QByteArray bits[] = {
        "\r\n",      "--b", "--b--", "\r\n\r\n",          "Content-Disposition: form-data; name=\"",
        "filename=", "\"",  "x",     QByteArray(1, '\0'), ";"};
    for (int round = 0; round < 300; ++round) {
        QByteArray body;
        for (int i = 0; i < 60; ++i)
            body += bits[random() % std::size(bits)];
        (void)read(body, 1 + qsizetype(random() % 40), "multipart/form-data; boundary=b");
    }
    // A head that never ends and fields that are too long are refused.
    const auto reader = FormReader::forContentType("multipart/form-data; boundary=b");
    QVERIFY(!reader->push("--b\r\nX: " + QByteArray(100000, 'y')));
    const auto large = FormReader::forContentType("multipart/form-data; boundary=b");
    QVERIFY(!large->push("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
                         + QByteArray(9 * 1024 * 1024, 'y')));
}

void TestFormReader::filesGoAwayWithTheForm()
{
    auto form = read("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nabc\r\n--b--",
                     100, "multipart/form-data; boundary=b");
    const QString path = form->find("f")->path();
    QVERIFY(QFile::exists(path));
    form.reset();
    QVERIFY(!QFile::exists(path));
}

QTEST_GUILESS_MAIN(TestFormReader)
#include "tst_formreader.moc"
