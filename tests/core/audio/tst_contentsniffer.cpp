// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/contentsniffer.h"
#include "tests/core/audio/testsignal.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio::audio;
using Verdict = ContentSniffer::Verdict;

class TestContentSniffer : public QObject {
    Q_OBJECT

private slots:
    void knowsText_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("json")
            << R"({"detail":{"status":"quota_exceeded","message":"You have no credits left"}})"_ba;
        QTest::newRow("json, spaced")
            << "\r\n  {\n   \"detail\": \"Not Found, sorry about that, really\" }"_ba;
        QTest::newRow("json list") << R"([{"error": "something is very wrong here, look elsewhere"}])"_ba;
        QTest::newRow("html") << "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head></html>"_ba;
        QTest::newRow("xml") << "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>       "_ba;
        QTest::newRow("utf-8 mark")
            << "\xef\xbb\xbf{\"detail\": \"\xc3\xa4rgerlich, das hier ist kein Ton\" }"_ba;
    }
    void knowsText()
    {
        QFETCH(const QByteArray, body);
        for (const bool headerless : {false, true}) {
            const ContentSniffer sniffer(headerless);
            Verdict verdict = Verdict::Undecided;
            for (qsizetype size = 1; size <= body.size() && verdict == Verdict::Undecided; ++size)
                verdict = sniffer.judge(QByteArrayView(body).first(size));
            QCOMPARE(verdict, Verdict::Text);
            QCOMPARE(sniffer.judge(body, true), Verdict::Text);
        }
        const auto error = ContentSniffer::textError(body);
        QCOMPARE(error.kind, studio::ErrorKind::Protocol);
        QVERIFY(!error.raw.isEmpty());
    }

    void knowsPlainTextOnlyWhereSamplesCannotLookLikeIt()
    {
        const auto text = "upstream connect error or disconnect/reset before headers"_ba;
        QCOMPARE(ContentSniffer(false).judge(text), Verdict::Text);
        QCOMPARE(ContentSniffer(true).judge(text), Verdict::Audio);
    }

    void passesAudioAtTheFirstTellingByte()
    {
        for (const QByteArray &head :
             {"\xff\xfb"_ba, "OggS\0"_ba, "fLaC\0"_ba, "RIFF\x24\x08\0\0"_ba, "ID3\x04\0"_ba}) {
            QCOMPARE(ContentSniffer(false).judge(head), Verdict::Audio);
        }
        QCOMPARE(ContentSniffer(true).judge("{\x01"_ba), Verdict::Audio);
        QCOMPARE(ContentSniffer(true).judge("{z"_ba), Verdict::Audio);
    }

    void endsUndecidedBodies()
    {
        QCOMPARE(ContentSniffer().judge({}), Verdict::Undecided);
        QCOMPARE(ContentSniffer().judge({}, true), Verdict::Audio);
        QCOMPARE(ContentSniffer().judge("{\"a\":"_ba), Verdict::Undecided);
        QCOMPARE(ContentSniffer().judge("{\"a\":"_ba, true), Verdict::Text);
    }

    void hidesKeysInTheRawText()
    {
        const auto error = ContentSniffer::textError(
            R"({"xi-api-key": "sk_0123456789abcdef0123456789abcdef0123456789abcdef"})"_ba);
        QVERIFY(!error.raw.contains("0123456789abcdef0123456789abcdef"_L1));
    }

    void randomBytesAreAudio()
    {
        for (unsigned seed = 0; seed < 200; ++seed)
            QVERIFY(ContentSniffer().judge(test::noise(64, seed)) == Verdict::Audio);
    }
};

QTEST_GUILESS_MAIN(TestContentSniffer)
#include "tst_contentsniffer.moc"
