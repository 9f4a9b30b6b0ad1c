// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/scriptfile.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::ui;
using namespace Qt::StringLiterals;

class TestScriptFile final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<QString> read(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"a.txt"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return fail(ErrorKind::Storage, u"test"_s);
        file.close();
        return readPath(path);
    }
    Result<QString> readPath(const QString &path)
    {
        std::optional<Result<QString>> answer;
        readScriptFile(path, this)->then(this, [&answer](const Result<QString> &text) { answer = text; });
        [&] { QTRY_VERIFY(answer.has_value()); }();
        return answer.value_or(fail(ErrorKind::Timeout, u"test"_s));
    }

private slots:
    void readsUtf8() { QCOMPARE(*read("Grüße\r\nzwei"), u"Grüße\nzwei"_s); }
    void dropsNul() { QCOMPARE(*read(QByteArray("a\0b", 3)), u"ab"_s); }
    void readsUtf16()
    {
        QCOMPARE(*read(QByteArray("\xff\xfe"
                                  "H\0i\0",
                                  6)),
                 u"Hi"_s);
    }
    void readsLatin1()
    {
        QCOMPARE(*read("Gr\xfc\xdf"
                       "e"),
                 u"Grüße"_s);
    }
    void dropsTheByteOrderMark() { QCOMPARE(*read("\xef\xbb\xbfHi"), u"Hi"_s); }
    void refusesHugeFiles()
    {
        const auto text = read(QByteArray(kMaxScriptBytes + 1, 'a'));
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::Validation);
    }
    void refusesWhatIsNoFile()
    {
        QCOMPARE(readPath(m_folder.path()).error().kind, ErrorKind::Storage);
        QCOMPARE(readPath(m_folder.filePath(u"none"_s)).error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestScriptFile)
#include "tst_scriptfile.moc"
