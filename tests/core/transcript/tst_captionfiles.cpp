// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcript/captionfile.h"
#include "core/transcript/captionreader.h"
#include "core/transcript/formats.h"
#include "core/transcript/transcript.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcript;

namespace {

const QByteArray kSrt = "1\n00:00:01,000 --> 00:00:02,500\nHello there.\n\n"
                        "2\n00:00:02,600 --> 00:00:05,000\nHow <i>very</i> little\nthe wording mattered!\n\n"
                        "3\n00:00:04,000 --> 00:00:06,000\n- Both at once?\n- Yes\u00a0!\n\n";

const QByteArray kVtt =
    "WEBVTT - An interview\nKind: captions\n\nSTYLE\n::cue(.loud) { color: red }\n\n"
    "intro\n00:00:01.000 --> 00:00:02.500 align:start position:10%\n<v Mary Ann>Hello &amp; "
    "<b>welcome</b>\n\n"
    "NOTE checked\ntwice\n\n"
    "00:00:03.000 --> 00:00:05.000\n<v Mary Ann>So?</v> <v.loud Bob><i>a &lt; b</i> <c.red>here</c>\n\n"
    "00:00:05.000 --> 00:00:07.000\nOne <00:00:05.500>two <00:00:06.000>three\n\nNOTE the end\n\n";

QByteArray again(const QByteArray &file, Format format)
{
    const auto transcript = read(file);
    if (!transcript)
        return transcript.error().message.toUtf8();
    const auto written = write(format, *transcript);
    return written ? *written : written.error().message.toUtf8();
}

QStringList shown(const QByteArray &file)
{
    const auto transcript = read(file);
    QStringList lines;
    if (!transcript)
        return {transcript.error().message};
    for (const Segment &segment : transcript->segments)
        lines.append(segment.text());
    return lines;
}

/// A transcript as recognisers give it.
Transcript spoken(int sentences)
{
    Transcript transcript;
    transcript.speakers = {{u"speaker_0"_s, {}}, {u"speaker_1"_s, u"Tobias"_s}};
    double at = 0.5;
    for (int i = 0; i < sentences; ++i) {
        Segment segment{i % 2, {}};
        const QString text = u"How little the wording mattered, compared with timing and number %1."_s.arg(i);
        for (const QString &word : text.split(u' ')) {
            segment.words.append({.text = word, .start = at, .end = at + 0.25, .confidence = 0.9F});
            at += 0.3;
        }
        at += 0.4;
        transcript.segments.append(segment);
    }
    transcript.seconds = at;
    return transcript;
}

} // namespace

class CaptionFilesTest final : public QObject {
    Q_OBJECT

private slots:
    void subRipComesBackByteForByte()
    {
        QCOMPARE(again(kSrt, Format::Srt), kSrt);
        const QByteArray made = *write(Format::Srt, spoken(20));
        QCOMPARE(again(made, Format::Srt), made);
    }

    void webVttComesBackByteForByte()
    {
        QCOMPARE(again(kVtt, Format::Vtt), kVtt);
        const QByteArray made = *write(Format::Vtt, spoken(20));
        QVERIFY(made.contains("<v Tobias>How little"));
        QCOMPARE(again(made, Format::Vtt), made);
        QCOMPARE(read(made)->speakers.size(), 2);
    }

    void subStationComesBackByteForByte()
    {
        // As it is written here, with names and times of hundredths.
        ExportOptions titled;
        titled.title = u"An interview, of two"_s;
        const QByteArray made = *write(Format::Ass, spoken(20), titled);
        QVERIFY(made.contains(",Tobias,0,0,0,,How little"));
        QCOMPARE(again(made, Format::Ass), made);
        QCOMPARE(read(made)->speakers.size(), 2);
        // As others write it: styles, layers, margins, effects and commands stay.
        const QByteArray theirs =
            "[Script Info]\n; made elsewhere\nScriptType: v4.00+\nPlayResX: 384\n\n"
            "[V4+ Styles]\nFormat: Name, Fontname\nStyle: Sign,Georgia\n\n[Events]\n"
            "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
            "Dialogue: 0,0:00:01.00,0:00:02.50,Default,Mary Ann,0,0,0,,Hello, {\\i1}welcome{\\i0}\n"
            "Dialogue: 2,0:00:03.00,0:00:05.25,Sign,Mary Ann,10,20,30,Banner;5,{\\an8}Left\\Nright\n";
        QCOMPARE(again(theirs, Format::Ass), theirs);
        QCOMPARE(shown(theirs), (QStringList{u"Hello, welcome Left right"_s}));
        QByteArray windows = theirs;
        QCOMPARE(*read(windows.replace("\n", "\r\n")), *read(theirs));
        const QByteArray srt = *write(Format::Srt, *read(theirs), {.speakers = false});
        QVERIFY2(srt.contains("Hello, <i>welcome</i>") && srt.contains("{\\an8}Left\nright"),
                 srt.constData());
        const QByteArray vtt = *write(Format::Vtt, *read(theirs));
        QVERIFY2(vtt.startsWith("WEBVTT\n\n0") && vtt.contains("<v Mary Ann>"), vtt.constData());
    }

    void subStationOfOthersIsRead_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QStringList>("lines");
        const QByteArray head = "[Script Info]\nScriptType: v4.00+\n\n[Events]\n";
        const QByteArray usual =
            head + "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n";
        const QByteArray line = "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,One\n";
        QTest::newRow("usual") << usual + line << QStringList{u"One"_s};
        QTest::newRow("no format line") << head + line << QStringList{u"One"_s};
        QTest::newRow("no head") << line << QStringList{u"One"_s};
        QTest::newRow("the older version")
            << QByteArray("[Script Info]\nScriptType: v4.00\n\n[Events]\nFormat: Marked, Start, End, Style, "
                          "Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: Marked=0,0:00:01.00,"
                          "0:00:02.00,*Default,NTP,0000,0000,0000,!Effect,One\n")
            << QStringList{u"One"_s};
        QTest::newRow("short format")
            << head + "Format: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,One, two\n"
            << QStringList{u"One, two"_s};
        QTest::newRow("comments, drawings, fonts")
            << usual + "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,hidden\n" + line
                + "Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}\n[Fonts]\nM'2$\n"
            << QStringList{u"One"_s};
        QTest::newRow("broken lines") << usual + "Dialogue: 0,soon,later\nDialogue:\nDialogue: ,,,,\n" + line
                + "Dialogue: 0,0:00:0" << QStringList{u"One"_s};
        QTest::newRow("open braces") << usual
                + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,A {open one\\hand\n"
                                     << QStringList{u"A {open one\u00a0and"_s};
    }
    void subStationOfOthersIsRead()
    {
        QFETCH(QByteArray, file);
        QFETCH(QStringList, lines);
        QCOMPARE(shown(file), lines);
        const QByteArray once = again(file, Format::Ass);
        QCOMPARE(again(once, Format::Ass), once);
    }

    void oneWrongTimeDoesNotStretchTheTimeline()
    {
        QByteArray file;
        for (int i = 0; i < 12; ++i)
            file += QByteArray::number(i + 1) + "\n00:0" + QByteArray::number(i / 2) + ":1"
                + QByteArray::number(i % 2) + ",000 --> 00:0" + QByteArray::number(i / 2) + ":1"
                + QByteArray::number(i % 2) + ",900\nCaption " + QByteArray::number(i) + "\n\n";
        QCOMPARE(readMending(file)->mendedTimes, 0);
        const double sane = read(file)->seconds;
        QByteArray start = file;
        start.replace("00:02:10,000 --> 00:02:10,900", "336:00:10,000 --> 336:00:10,900");
        const auto late = readMending(start);
        QVERIFY(late);
        QCOMPARE(late->mendedTimes, 1);
        QVERIFY2(late->transcript.seconds < sane + 10, qPrintable(QString::number(late->transcript.seconds)));
        QVERIFY(late->transcript.plainText().contains(u"Caption 4"_s)); // nothing is lost
        int uncertain = 0;
        for (const Segment &segment : late->transcript.segments)
            uncertain += int(std::count_if(segment.words.begin(), segment.words.end(), isUncertain));
        QCOMPARE(uncertain, 2);
        QByteArray end = file;
        end.replace("--> 00:02:10,900", "--> 999:59:59,999");
        const auto lingering = readMending(end);
        QCOMPARE(lingering->mendedTimes, 1);
        QVERIFY(lingering->transcript.seconds < sane + 10);
        const QByteArray json =
            "{\"text\":\"a b c\",\"words\":[{\"text\":\"a\",\"start\":0.1,\"end\":0.3},"
            "{\"text\":\"b\",\"start\":0.5,\"end\":0.7},{\"text\":\"c\",\"start\":1e9,\"end\":1e9}]}";
        const auto words = readMending(json);
        QVERIFY(words);
        QCOMPARE(words->mendedTimes, 1);
        QVERIFY(words->transcript.seconds < 5);
        // Once mended it stays as it is.
        const auto twice = readMending(*write(Format::Json, words->transcript));
        QCOMPARE(twice->mendedTimes, 0);
        QCOMPARE(twice->transcript, words->transcript);
        // A timecode that begins at ten hours, and a recording that goes on for ten, are none of these.
        QCOMPARE(readMending(QByteArray(file).replace("00:0", "10:0"))->mendedTimes, 0);
        QCOMPARE(readMending(file
                             + "13\n09:30:00,000 --> 09:30:04,000\nStill here\n\n"
                               "14\n09:31:00,000 --> 09:30:04,000\nStill here\n\n")
                     ->mendedTimes,
                 0);
    }

    void aCaptionOfABookIsSplit()
    {
        QByteArray file = "1\n00:00:01,000 --> 00:00:09,000\n";
        for (int i = 0; i < 40'000; ++i)
            file += "word ";
        file += "\n\n2\n00:00:10,000 --> 00:00:11,000\nThe end\n\n";
        const auto book = readMending(file);
        QVERIFY(book);
        QCOMPARE(book->splitCaptions, 1);
        QCOMPARE(book->transcript.wordCount(), 40'002);
        const QByteArray written = *write(Format::Srt, book->transcript);
        QVERIFY(written.count("-->") > 1000);
        QVERIFY(written.contains("00:00:10,000 --> 00:00:11,000\nThe end"));
        // One word of a book is pieces, and read as one again.
        const QByteArray letters(100'000, 'x');
        const auto word = readMending("1\n00:00:01,000 --> 00:00:02,000\n" + letters + "\n\n");
        QVERIFY(word);
        QCOMPARE(word->transcript.plainText().toUtf8(), letters);
        for (const Segment &segment : word->transcript.segments)
            for (const Word &piece : segment.words)
                QVERIFY(piece.text.size() <= kLongestWord);
        QCOMPARE(word->transcript.segments.last().words.last().end, 2.0);
    }

    void labelsComeBackByteForByte()
    {
        const QByteArray labels = "0.500000\t2.250001\tFirst label\n1.000000\t1.000000\ta point\n"
                                  "\\\t120.000000\t3400.500000\n7.123456\t9.000000\tSpeaker: last\n";
        QCOMPARE(again(labels, Format::Labels), labels);
    }

    void jsonComesBackByteForByte()
    {
        for (const QByteArray &file : {kSrt, kVtt}) {
            const QByteArray json = *write(Format::Json, *read(file));
            QCOMPARE(again(json, Format::Json), json);
            QCOMPARE(*read(json), *read(file));
        }
        QCOMPARE(*write(Format::Vtt, *read(again(kVtt, Format::Json))), kVtt);
    }

    void textIsWhatPeopleSee()
    {
        const auto transcript = read(kVtt);
        QVERIFY(transcript);
        QCOMPARE(transcript->plainText(), u"Hello & welcome So?\na < b here\nOne two three"_s);
        QCOMPARE(transcript->speakers.value(1).name, u"Bob"_s);
        // The file's own times of words count.
        QCOMPARE(transcript->segments.last().words.at(1).start, 5.5);
        QCOMPARE(transcript->segments.last().words.at(1).end, 6.0);
        const QByteArray srt = *write(Format::Srt, *transcript);
        QVERIFY2(srt.contains("Hello & <b>welcome</b>"), srt.constData());
        QVERIFY(!srt.contains("align") && !srt.contains("<c") && !srt.contains("NOTE"));
    }

    void mendsWhatPeopleReallyHave_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("normal");
        const QByteArray one = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n";
        const QByteArray two = one + "2\n00:00:03,000 --> 00:00:04,000\nTwo\n\n";
        QTest::newRow("mark and Windows line ends")
            << QByteArray("\xef\xbb\xbf"
                          "1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n\r\n"
                          "2\r\n00:00:03,000 --> 00:00:04,000\r\nTwo\r\n\r\n")
            << two;
        QTest::newRow("old Mac line ends") << QByteArray(two).replace('\n', '\r') << two;
        QTest::newRow("doubled line ends") << QByteArray(two).replace("\n", "\r\r\n") << two;
        QTest::newRow("wrong numbers") << QByteArray(two).replace("2\n00", "17\n00") << two;
        QTest::newRow("no numbers") << QByteArray("00:00:01,000 --> 00:00:02,000\nOne\n\n"
                                                  "00:00:03,000 --> 00:00:04,000\nTwo\n")
                                    << two;
        QTest::newRow("no empty lines") << QByteArray(two).replace("\n\n", "\n") << two;
        QTest::newRow("out of order") << QByteArray("2\n00:00:03,000 --> 00:00:04,000\nTwo\n\n") + one << two;
        QTest::newRow("dots, short fields") << QByteArray("1\n0:0:1.0 --> 0:0:2.000\nOne\n\n") << one;
        QTest::newRow("spaces around")
            << QByteArray(" 1 \n 00:00:01,000  -->  00:00:02,000 \n  One  \n\n") << one;
        QTest::newRow("end before start") << QByteArray("1\n00:00:01,000 --> 00:00:00,000\nOne\n\n")
                                          << QByteArray("1\n00:00:01,000 --> 00:00:01,001\nOne\n\n");
        QTest::newRow("empty captions")
            << one + "2\n00:00:02,000 --> 00:00:02,500\n\n3\n00:00:03,000 --> 00:00:04,000\nTwo\n\n"
            << two;
        QTest::newRow("text above the first") << "made by hand\n\n" + two << two;
        QTest::newRow("cut in a line of times")
            << two + "3\n00:00:05,0" << two.chopped(1) + "3 00:00:05,0\n\n";
        QTest::newRow("cut after a number") << two + "3\n" << two;
        QTest::newRow("a number as text") << QByteArray("1\n00:00:01,000 --> 00:00:02,000\n42\n\n")
                                          << QByteArray("1\n00:00:01,000 --> 00:00:02,000\n42\n\n");
        QTest::newRow("an empty line inside")
            << QByteArray("1\n00:00:01,000 --> 00:00:02,000\nOne\n\nmore\n\n")
            << QByteArray("1\n00:00:01,000 --> 00:00:02,000\nOne\nmore\n\n");
        QTest::newRow("markup left open") << QByteArray("1\n00:00:01,000 --> 00:00:02,000\n<i>One</b>\n\n")
                                          << QByteArray("1\n00:00:01,000 --> 00:00:02,000\n<i>One</i>\n\n");
        QTest::newRow("places")
            << QByteArray("1\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20 Y1:5 Y2:6\n{\\an8}One\n\n")
            << QByteArray("1\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20 Y1:5 Y2:6\n{\\an8}One\n\n");
        QTest::newRow("a smaller sign")
            << QByteArray("1\n00:00:01,000 --> 00:00:02,000\n1 < 2 <3 & more\n\n")
            << QByteArray("1\n00:00:01,000 --> 00:00:02,000\n1 < 2 <3 & more\n\n");
    }
    void mendsWhatPeopleReallyHave()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, normal);
        if (QByteArray(QTest::currentDataTag()) == "cut in a line of times") {
            // What is left of the line is text; nothing that was whole is lost.
            QVERIFY(again(file, Format::Srt).startsWith(normal.left(60)));
            return;
        }
        QCOMPARE(again(file, Format::Srt), normal);
        QCOMPARE(again(normal, Format::Srt), normal);
    }

    void readsOtherEncodings()
    {
        const QString text = u"1\n00:00:01,000 --> 00:00:02,000\nGrüße, שלום\n\n"_s;
        QByteArray wide("\xff\xfe");
        for (const QChar c : text) {
            wide += char(c.unicode() & 0xff);
            wide += char(c.unicode() >> 8);
        }
        QCOMPARE(shown(wide), QStringList{u"Grüße, שלום"_s});
        QCOMPARE(shown(QByteArray("1\n00:00:01,000 --> 00:00:02,000\nGr\xfc\xdf"
                                  "e\n")),
                 QStringList{u"Grüße"_s});
        // Cut inside a character: the rest is no Latin-1 because of it.
        QVERIFY(shown(text.toUtf8().chopped(3)).first().startsWith(u"Grüße"_s));
        QCOMPARE(again(text.toUtf8(), Format::Srt), text.toUtf8());
    }

    void scriptsWithoutSpacesComeBack()
    {
        const QByteArray file = "1\n00:00:01,000 --> 00:00:02,000\n我们今天去。\n好的，Qt 很好\n\n";
        QCOMPARE(again(file, Format::Srt), file);
        QVERIFY(read(file)->wordCount() > 6);
    }

    void nameDecidesWebVttWithoutItsFirstLine()
    {
        const QByteArray file = "00:01.000 --> 00:02.000\nOne &amp; all\n";
        QCOMPARE(read(file, u"a.vtt"_s)->plainText(), u"One & all"_s);
        QCOMPARE(read(file, u"a.srt"_s)->plainText(), u"One &amp; all"_s);
    }

    void refusesOtherFiles()
    {
        for (const QByteArray &file :
             {QByteArray(), QByteArray("Just a letter.\n"), QByteArray("RIFF\0\0\0\0WAVE", 12),
              QByteArray("{\"a\":1}"), QByteArray("[]"), QByteArray("{")}) {
            const auto result = read(file);
            QVERIFY(!result);
            QVERIFY(!result.error().message.isEmpty());
        }
    }

    void wildInputNeitherCrashesNorHangs()
    {
        QRandomGenerator random(7);
        const QByteArray pieces[] = {"-->",
                                     "\n",
                                     "\n\n",
                                     "00:00:01,000",
                                     "00:00:01.000",
                                     "<i>",
                                     "</i>",
                                     "<v A>",
                                     "</v>",
                                     "WEBVTT",
                                     "NOTE",
                                     "&amp;",
                                     "&#x0;",
                                     "<",
                                     ">",
                                     "{\\an8}",
                                     "99999999999999:00:00,0",
                                     "-00:00:01,000",
                                     " --> ",
                                     "\t",
                                     "1",
                                     "\xc3",
                                     "\xf0\x9f",
                                     "word",
                                     "\0",
                                     "\\",
                                     ":"};
        for (int round = 0; round < 600; ++round) {
            QByteArray file = round % 3 == 0 ? "WEBVTT\n\n" : "1\n00:00:01,000 --> 00:00:02,000\n";
            const int count = random.bounded(60);
            for (int i = 0; i < count; ++i)
                file += pieces[random.bounded(int(std::size(pieces)))];
            const auto transcript = read(file);
            if (!transcript)
                continue;
            for (const Format format : {Format::Srt, Format::Vtt, Format::Ass}) {
                const QByteArray once = *write(format, *transcript);
                if (format == Format::Ass || !read(once))
                    continue;
                // Broken up arrows and loose tags may take a few rounds to settle.
                QByteArray last = once;
                int rounds = 0;
                for (QByteArray next = again(last, format); next != last; next = again(last, format)) {
                    QVERIFY2(++rounds < 6, (file + "\n=====\n" + last + "\n=====\n" + next).constData());
                    last = next;
                }
            }
        }
    }

    void everyPrefixOfAFileIsRead()
    {
        for (const QByteArray &file : {kSrt, kVtt}) {
            for (qsizetype length = 0; length < file.size(); ++length) {
                const auto transcript = read(file.first(length));
                if (length > 160)
                    QVERIFY(transcript && !transcript->isEmpty());
            }
        }
    }

    void hugeFilesAreReadInTheirTime()
    {
        QByteArray file;
        for (int i = 0; i < 20'000; ++i) {
            file += QByteArray::number(i + 1) + "\n"
                + captionTime(std::chrono::milliseconds(i * 2000), u',').toUtf8() + " --> "
                + captionTime(std::chrono::milliseconds(i * 2000 + 1500), u',').toUtf8()
                + "\nSome words of a caption\n\n";
        }
        QCOMPARE(again(file, Format::Srt), file);
        QVERIFY(read(QByteArray(2'000'000, '<') + " --> ", u"x.vtt"_s).error().kind
                == ErrorKind::Unsupported);
        const QByteArray tags = "1\n00:00:01,000 --> 00:00:02,000\n" + QByteArray(300'000, '<');
        QVERIFY(read(tags));
        QByteArray open;
        for (int i = 0; i < 20'000; ++i)
            open += "<i>";
        QVERIFY(write(Format::Vtt, *read("WEBVTT\n\n00:01.000 --> 00:02.000\n" + open + "x")));
    }

    void ffprobeAcceptsEveryFile()
    {
        const QString probe = QStandardPaths::findExecutable(u"ffprobe"_s);
        if (probe.isEmpty())
            QSKIP("ffprobe is not installed");
        QTemporaryDir folder;
        Transcript hard = spoken(12);
        hard.segments[0].words[0].text = u"--> <i>{\\b1}"_s;
        hard.segments[1].words[0].text = u"שלום"_s;
        // FFmpeg 5 stops at style blocks, which WebVTT allows.
        const QByteArray plain = QByteArray(kVtt).replace("STYLE\n::cue(.loud) { color: red }\n\n", "");
        const QList<Transcript> all{spoken(12), hard, *read(plain), *read(kSrt)};
        const QList<std::pair<Format, QByteArray>> kinds{
            {Format::Srt, "subrip"}, {Format::Vtt, "webvtt"}, {Format::Ass, "ass"}};
        for (const auto &[format, codec] : kinds) {
            for (const Transcript &transcript : all) {
                const QString path = folder.filePath(u"file."_s + formatSuffix(format));
                QFile file(path);
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(*write(format, transcript));
                file.close();
                QProcess process;
                process.start(probe,
                              {u"-v"_s, u"error"_s, u"-count_packets"_s, u"-show_entries"_s,
                               u"stream=codec_name,nb_read_packets"_s, u"-of"_s, u"csv=p=0"_s, path});
                QVERIFY(process.waitForFinished());
                QCOMPARE(process.readAllStandardError(), QByteArray());
                const QByteArrayList fields = process.readAllStandardOutput().trimmed().split(',');
                QCOMPARE(fields.value(0), codec);
                const QByteArray written = *write(format, transcript);
                const auto cues = written.count(format == Format::Ass ? "Dialogue: " : " --> ");
                QCOMPARE(fields.value(1).toInt(), int(cues));
            }
        }
    }
};

QTEST_GUILESS_MAIN(CaptionFilesTest)
#include "tst_captionfiles.moc"
