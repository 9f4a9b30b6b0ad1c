// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/segmenter.h"
#include "core/text/tags.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio::text;

namespace {

QStringList sentences(const QString &text)
{
    QStringList list;
    for (const TextSpan span : sentenceSpans(text))
        list.append(span.of(text).toString());
    return list;
}

/// Ordered, trimmed, not empty, and nothing but white space in between.
bool coversEverything(const QString &text, const QList<TextSpan> &spans)
{
    qsizetype at = 0;
    for (const TextSpan span : spans) {
        if (span.start < at || span.length <= 0 || span.end() > text.size())
            return false;
        if (!QStringView(text).sliced(at, span.start - at).trimmed().isEmpty())
            return false;
        if (text[span.start].isSpace() || text[span.end() - 1].isSpace())
            return false;
        at = span.end();
    }
    return QStringView(text).sliced(at).trimmed().isEmpty();
}

} // namespace

class SegmenterTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    /// The expected cuts are marked with a bar.
    void cutsSentences_data()
    {
        QTest::addColumn<QString>("marked");
        const auto row = [](const char *name, const QString &marked) { QTest::newRow(name) << marked; };
        row("plain", u"One here.| Two there!| Three?"_s);
        row("titles", u"Dr. Smith met Mrs. Jones vs. Prof. Hall.| They left."_s);
        row("initials", u"J. R. R. Tolkien wrote it.| We read it."_s);
        row("decimals", u"It costs 3.14 or 1.000,50 today.| Fine."_s);
        row("addresses", u"Go to example.com now.| Or write to a.b@c.org today."_s);
        row("for example", u"Use fruit, e.g. Apples, i.e. Red ones.| Done."_s);
        row("acronym inside", u"The U.S. Army came at 5 p.m. Monday.| It left."_s);
        row("acronym at end", u"He moved to the U.S.| The house was big."_s);
        row("etc", u"Pens, paper, etc.| The rest is here."_s);
        row("lower case goes on", u"It was approx. five miles.| Ok."_s);
        row("number sign", u"See No. 5 and Fig. 2 there.| No.| I will not."_s);
        row("ordinary words", u"I love art.| Never mind.| We go."_s);
        row("list", u"1. First point.| 2. Second point."_s);
        row("year", u"That was in 1999.| Then it changed."_s);
        row("quotes", u"\"Stop!\" he said.| \"Why?\"| \u201cBecause.\u201d| She left."_s);
        row("German quotes", u"\u201eHalt!\u201c rief er.| \u00bbGut.\u00ab| Ende."_s);
        row("brackets", u"It works (mostly.)| Next."_s);
        row("ellipsis", u"Well... maybe not.| Wait\u2026| What?"_s);
        row("mixed marks", u"What?!| No!!!| Yes."_s);
        row("German date", u"Am 3. Oktober kam er.| Am 4. ging er."_s);
        row("German", u"Das ist z.B. Herr M\u00fcller bzw. Hr. Maier.| Gut."_s);
        row("French", u"M. Dupont est l\u00e0 !| Tr\u00e8s bien."_s);
        row("Spanish", u"\u00bfQu\u00e9 tal?| \u00a1Bien!| El Sr. D\u00edaz vino."_s);
        row("Chinese",
            u"\u4f60\u597d\u3002|\u4f60\u597d\u5417\uff1f|\u201c\u597d\uff01\u201d|\u6211\u8d70\u4e86"_s);
        row("Japanese",
            u"\u300c\u3053\u3093\u306b\u3061\u306f\u3002\u300d|\u5143\u6c17\u3067\u3059\u304b\uff1f"_s);
        row("Hindi", u"\u092f\u0939 \u0939\u0948\u0964| \u0935\u0939 \u0939\u0948\u0964"_s);
        row("Arabic", u"\u0643\u064a\u0641 \u062d\u0627\u0644\u0643\u061f| \u0628\u062e\u064a\u0631."_s);
        row("Urdu", u"\u06cc\u06c1 \u06c1\u06d2\u06d4| \u0648\u06c1 \u06c1\u06d2\u06d4"_s);
        row("Armenian", u"\u0531\u0575\u0578\u0589| \u0548\u0579\u0589"_s);
        row("Ethiopic", u"\u1230\u120b\u121d\u1362| \u12f0\u1205\u1293\u1362"_s);
        row("lines", u"A title|\nThe text begins.| It ends|\n\nNew paragraph"_s);
        row("wrapped line", u"This line goes\non below.| End."_s);
        row("Windows lines", u"This line goes\r\non below.| End"_s);
        row("tags", u"[whispers] Come here.| [laughs] Now <break time=\"0.6s\" /> go."_s);
        row("stop in a tag", u"Hello [sighs. Deeply] there.| End."_s);
        row("emoji", u"Nice \U0001F600.| \U0001F600 Next."_s);
    }
    void cutsSentences()
    {
        QFETCH(QString, marked);
        const QString text = QString(marked).remove(u'|');
        QStringList expected;
        for (const QString &part : marked.split(u'|'))
            expected.append(part.trimmed());
        QCOMPARE(sentences(text), expected);
        QVERIFY(coversEverything(text, sentenceSpans(text)));
    }

    void emptyTextHasNoSentence()
    {
        QVERIFY(sentenceSpans(u"").isEmpty());
        QVERIFY(sentenceSpans(u" \n\t \u2029 ").isEmpty());
        QCOMPARE(sentences(u"..."_s), QStringList{u"..."_s});
    }

    void everyCharacterBelongsToOneSpan()
    {
        QRandomGenerator random(7);
        const QString alphabet = u"aB1. .!?…\n\r \"'([<>]。」،-Dr\u2029x"_s;
        for (int round = 0; round < 3000; ++round) {
            QString text;
            for (int i = random.bounded(60); i > 0; --i)
                text +=
                    random.bounded(40) == 0 ? QChar(0xD83D) : alphabet[random.bounded(int(alphabet.size()))];
            QVERIFY2(coversEverything(text, sentenceSpans(text)), qPrintable(text));
            const int limit = 1 + random.bounded(20);
            const QList<TextSpan> chunks = chunkSpans(text, limit);
            QVERIFY2(coversEverything(text, chunks), qPrintable(text));
            for (const TextSpan chunk : chunks)
                QVERIFY(billedCharacters(chunk.of(text)) <= limit);
        }
    }

    void packsSentencesIntoChunks()
    {
        const QString text = u"One two. Three four. Five six."_s;
        QStringList chunks;
        for (const TextSpan span : chunkSpans(text, 20))
            chunks.append(span.of(text).toString());
        QCOMPARE(chunks, (QStringList{u"One two. Three four."_s, u"Five six."_s}));
    }

    void cutsLongSentencesAtTheBestPlace()
    {
        const QString text = u"alpha beta gamma, delta epsilon zeta eta theta"_s;
        QStringList chunks;
        for (const TextSpan span : chunkSpans(text, 25))
            chunks.append(span.of(text).toString());
        QCOMPARE(chunks, (QStringList{u"alpha beta gamma,"_s, u"delta epsilon zeta eta"_s, u"theta"_s}));
        const QString tagged = u"aaaa [whispers] bbbb"_s;
        for (const TextSpan span : chunkSpans(tagged, 12))
            QVERIFY(span.of(tagged).count(u'[') == span.of(tagged).count(u']'));
    }

    void aLongTextTakesBoundedTime_data()
    {
        QTest::addColumn<QString>("piece");
        for (const char *piece : {"The quick fox saw Dr. Smith. ", ".", ". ", "\n", " ", "\"", "a", "[",
                                  "[a]", "1.", "U.", ".\"", "<break time=\"1s\"/>", "a, "})
            QTest::newRow(piece) << QString::fromLatin1(piece);
    }
    void aLongTextTakesBoundedTime()
    {
        QFETCH(QString, piece);
        const QString text = piece.repeated(250'000 / piece.size());
        QElapsedTimer timer;
        timer.start();
        const QList<TextSpan> spans = sentenceSpans(text);
        const QList<TextSpan> chunks = chunkSpans(text, 5000);
        const QList<TextSpan> crumbs = chunkSpans(text, 3);
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(coversEverything(text, spans));
        QVERIFY(coversEverything(text, chunks));
        QVERIFY(coversEverything(text, crumbs));
    }
};

QTEST_GUILESS_MAIN(SegmenterTest)
#include "tst_segmenter.moc"
