// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/document.h"
#include "core/transcript/formats.h"
#include "core/transcript/transcript.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;

namespace {

Segment spoken(const QString &text, double at, int speaker)
{
    return {speaker, wordsFromText(text, at, at + double(text.size()) * 0.05)};
}

Transcript talk()
{
    Transcript transcript;
    transcript.language = u"en"_s;
    transcript.speakers = {{u"a"_s, u"Mary & Co"_s}, {u"b"_s, {}}};
    transcript.segments = {spoken(u"Thanks for \"joining\", <b>all</b>."_s, 0.5, 0),
                           spoken(u"*And* what_surprised_you? # 1. [x](y)"_s, 67, 1),
                           spoken(u"שלום לכולם, זה מבחן."_s, 3671.25, 0)};
    transcript.segments[1].words[0].confidence = 0.5F;
    transcript.segments[1].words[1].confidence = 1.F;
    Word laughter{.text = u"(laughter)"_s, .start = 70, .end = 71, .kind = WordKind::AudioEvent};
    transcript.segments[1].words.append(laughter);
    transcript.seconds = 3680;
    return transcript;
}

QString file(Format format, const ExportOptions &options = {})
{
    return QString::fromUtf8(*write(format, talk(), options));
}

} // namespace

class TranscriptFormatsTest final : public QObject {
    Q_OBJECT

private slots:
    void textHasSpeakersAndTimesIfWanted()
    {
        QCOMPARE(file(Format::Text),
                 u"Mary & Co  0:00\nThanks for \"joining\", <b>all</b>.\n\n"
                 "Speaker 2  1:07\n*And* what_surprised_you? # 1. [x](y) (laughter)\n\n"
                 "Mary & Co  1:01:11\nשלום לכולם, זה מבחן.\n"_s);
        QCOMPARE(file(Format::Text, {.speakers = false, .times = false, .audioEvents = false}),
                 u"Thanks for \"joining\", <b>all</b>.\n\n*And* what_surprised_you? # 1. [x](y)\n\n"
                 "שלום לכולם, זה מבחן.\n"_s);
        QCOMPARE(file(Format::Text, {.fromSeconds = 60, .toSeconds = 69}).section(u'\n', 0, 0),
                 u"Speaker 2  1:07"_s);
    }

    void tableIsQuotedAsItHasToBe()
    {
        QVERIFY(write(Format::Csv, talk())->startsWith("\xef\xbb\xbfstart,"));
        const QStringList lines = file(Format::Csv).split(u"\r\n"_s);
        QCOMPARE(lines.at(0), u"start,end,speaker,text,confidence"_s);
        QVERIFY(lines.at(1).endsWith(u",Mary & Co,\"Thanks for \"\"joining\"\", <b>all</b>.\","_s));
        QVERIFY2(lines.at(2).endsWith(u",0.750"_s), qPrintable(lines.at(2)));
        const QStringList words = file(Format::Csv, {.rows = ExportOptions::Rows::Words}).split(u"\r\n"_s);
        QCOMPARE(words.size(), talk().wordCount() + 2);
        QVERIFY(words.contains(u"70.000,71.000,Speaker 2,(laughter),audio_event,"_s));
        QVERIFY(file(Format::Csv, {.rows = ExportOptions::Rows::Captions})
                    .contains(u"start,end,speaker,text\r\n"_s));
    }

    void labelsMayBeParagraphsCaptionsOrWords()
    {
        QVERIFY(file(Format::Labels).startsWith(u"0.500000\t2.150000\tMary & Co: Thanks for"_s));
        QCOMPARE(file(Format::Labels, {.rows = ExportOptions::Rows::Words}).count(u'\n'), talk().wordCount());
        QVERIFY(file(Format::Labels, {.speakers = false, .rows = ExportOptions::Rows::Captions})
                    .contains(u"\tThanks"_s));
    }

    void webPageIsWellFormedAndEscaped()
    {
        const QString page = file(Format::Html, {.title = u"A <title>"_s});
        QVERIFY(page.contains(u"<time datetime=\"PT67S\">1:07</time>"_s));
        QVERIFY(page.contains(u"&lt;b&gt;all&lt;/b&gt;"_s) && page.contains(u"Mary &amp; Co"_s));
        QXmlStreamReader xml(
            QString(page).remove(u"<!DOCTYPE html>"_s).replace(u"<meta charset=\"utf-8\">"_s, QString()));
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }

    /// Our own reader of documents gives back what was written.
    void documentsAreReadBack_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("Word") << int(Format::Docx);
        QTest::newRow("Markdown") << int(Format::Markdown);
        QTest::newRow("web page") << int(Format::Html);
    }
    void documentsAreReadBack()
    {
        QFETCH(int, format);
        QTemporaryDir folder;
        for (const bool plain : {false, true}) {
            const ExportOptions options{.speakers = !plain, .times = !plain, .title = u"1. The *title*"_s};
            const QByteArray bytes = *write(Format(format), talk(), options);
            QCOMPARE(*write(Format(format), talk(), options), bytes);
            const QString path = folder.filePath(u"talk."_s + formatSuffix(Format(format)));
            QFile out(path);
            QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
            out.write(bytes);
            out.close();
            std::optional<Result<documents::Document>> result;
            documents::openDocument(path, this)
                ->then(this, [&result](const Result<documents::Document> &document) { result = document; });
            QTRY_VERIFY(result.has_value());
            QVERIFY2(result->has_value(),
                     qPrintable(result->has_value() ? QString() : result->error().message));
            const QString text = (*result)->text;
            for (const Segment &segment : talk().segments)
                QVERIFY2(text.contains(segment.text()), qPrintable(text));
            QVERIFY2(text.contains(u"1. The *title*"_s), qPrintable(text));
            QCOMPARE(text.contains(u"Speaker 2"_s), !plain);
            QCOMPARE(text.contains(u"1:01:11"_s), !plain);
        }
    }

    void wordDocumentTakesAnyCharacter()
    {
        Transcript transcript = talk();
        transcript.segments[0].words[0].text =
            u"a\u0001b\ufffe"_s + QChar(u'\xd800') + u'c' + QString::fromUcs4(U"\U0001F600");
        const QByteArray bytes = *write(Format::Docx, transcript);
        QVERIFY(bytes.startsWith("PK"));
    }

    void namesOfFormatsAreUnderstood()
    {
        for (const Format format : allFormats()) {
            QCOMPARE(formatFromName(formatId(format)), format);
            QVERIFY(!formatLabel(format).isEmpty());
        }
        QCOMPARE(formatFromName(u"/tmp/x.y/Talk.VTT"_s), Format::Vtt);
        QCOMPARE(formatFromName(u".srt"_s), Format::Srt);
        QCOMPARE(formatFromName(u"talk.txt"_s), Format::Text);
        QVERIFY(!formatFromName(u"talk.wav"_s));
    }

    void emptyTranscriptsAreValidFiles()
    {
        for (const Format format : allFormats())
            QVERIFY(write(format, Transcript()).has_value());
        QCOMPARE(*write(Format::Vtt, Transcript()), QByteArray("WEBVTT\n\n"));
    }

    void whatWasCutOutIsGoneFromFiles()
    {
        Transcript transcript = talk();
        transcript.segments.remove(1);
        transcript.cuts = {{60, 90}};
        QVERIFY(QString::fromUtf8(*write(Format::Text, transcript)).contains(u"Mary & Co  1:00:41"_s));
        QCOMPARE(*read(*write(Format::Json, transcript)), transcript);
    }

    void stops()
    {
        StopFlag stop;
        stop.set();
        QVERIFY(write(Format::Srt, talk(), {}, stop).error().isCancelled());
        QVERIFY(write(Format::Docx, talk(), {}, stop).error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TranscriptFormatsTest)
#include "tst_transcriptformats.moc"
