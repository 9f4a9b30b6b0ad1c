// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/forcedalignment.h"
#include "core/text/roughalignment.h"
#include "tests/core/sandbox/client.h"
#include "tests/core/sandbox/sound.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::sandbox;

class TestForcedAlignment final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void recognisedWordsStandWhereTheyWereHeard();
    void unknownWordsShareTheTimeBetween();
    void nothingHeardLeavesTheRoughOne();
    void longTextsStayQuick();
    void routeGivesTimesNearTheSpokenOnes();
    void routeChecksItsFields();
};

void TestForcedAlignment::recognisedWordsStandWhereTheyWereHeard()
{
    const text::Alignment rough = text::roughAlignment(u"One two, three."_s, {{0, 3}});
    const ForcedAlignment aligned = alignedTo(rough,
                                              {{u"One"_s, 0.5, 0.8, 1, false},
                                               {u"two"_s, 1.5, 1.8, 0.5, false},
                                               {u"three."_s, 2.5, 2.9, 1, false}});
    QCOMPARE(aligned.alignment.text(), u"One two, three."_s);
    const auto words = text::wordsOf(aligned.alignment);
    QCOMPARE(words.size(), std::size_t(3));
    const double starts[] = {0.5, 1.5, 2.5};
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY2(std::abs(words[i].startSeconds - starts[i]) < 0.001, qPrintable(words[i].text));
    QVERIFY(aligned.losses[0] < 0.1 && aligned.losses[1] > aligned.losses[0] && aligned.losses[1] < 1);
}

void TestForcedAlignment::unknownWordsShareTheTimeBetween()
{
    const text::Alignment rough = text::roughAlignment(u"Aqua beta gamma delta"_s, {{0, 4}});
    const ForcedAlignment aligned = alignedTo(
        rough,
        {{u"aqua"_s, 1, 1.5, 1, false}, {u"wrong"_s, 1.6, 2.6, 1, false}, {u"delta"_s, 3, 3.5, 1, false}});
    const auto words = text::wordsOf(aligned.alignment);
    QVERIFY(words[1].startSeconds >= 1.5 && words[2].endSeconds <= 3.001);
    QVERIFY(words[1].endSeconds <= words[2].startSeconds + 1e-9);
    QVERIFY(aligned.losses[1] > 1 && aligned.losses[2] > 1);
    double last = 0;
    for (const text::CharTiming &character : aligned.alignment.characters) {
        QVERIFY(character.startSeconds >= last - 1e-9);
        QVERIFY(character.endSeconds >= character.startSeconds);
        last = character.startSeconds;
    }
}

void TestForcedAlignment::nothingHeardLeavesTheRoughOne()
{
    const text::Alignment rough = text::roughAlignment(u"Quite silent"_s, {{0, 2}});
    QVERIFY(alignedTo(rough, {}).alignment == rough);
    QVERIFY(alignedTo({}, {{u"word"_s, 0, 1, 1, false}}).alignment.isEmpty());
}

void TestForcedAlignment::longTextsStayQuick()
{
    QString text;
    recognition::HeardWords heard;
    for (int i = 0; i < 20000; ++i) {
        const QString word = u"word%1"_s.arg(i % 977);
        text += word + u' ';
        if (i % 5 != 0) // one in five is not recognised
            heard.push_back({word, i * 0.4, i * 0.4 + 0.3, 1, false});
    }
    const text::Alignment rough = text::roughAlignment(text, {{0, 8000}});
    QElapsedTimer clock;
    clock.start();
    const ForcedAlignment aligned = alignedTo(rough, heard);
    const auto words = text::wordsOf(aligned.alignment);
    QCOMPARE(words.size(), std::size_t(20000));
    int close = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        close += std::abs(words[i].startSeconds - double(i) * 0.4) < 0.3 ? 1 : 0;
    QVERIFY2(close > 19000, qPrintable(QString::number(close)));
    QVERIFY(clock.elapsed() < 30000);
}

void TestForcedAlignment::routeGivesTimesNearTheSpokenOnes()
{
    SandboxServer server(quick());
    QVERIFY(server.start());
    Client client(server);
    const QString text =
        u"Glue the sheet to the dark blue background. It is easy to tell the depth of a well."_s;
    Speaker speaker({}, {}, 1);
    speaker.setText(text);
    Samples samples;
    text::Alignment truth;
    while (!speaker.isAtEnd()) {
        const SpokenPiece piece = speaker.next();
        truth.append(piece.alignment, double(samples.size()) / kEngineRateHz);
        samples.insert(samples.end(), piece.samples.begin(), piece.samples.end());
    }
    const Answer answer = client.postForm(u"/v1/forced-alignment"_s,
                                          {{"text", text.toUtf8()}, {"file", wavOf(samples), "a.wav"}});
    QCOMPARE(answer.status, 200);
    const QJsonArray words = answer.json().value(u"words"_s).toArray();
    const auto spokenWords = text::wordsOf(truth);
    QCOMPARE(std::size_t(words.size()), spokenWords.size());
    double error = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QJsonObject word = words[i].toObject();
        QCOMPARE(word.value(u"text"_s).toString(), spokenWords[std::size_t(i)].text);
        error += std::abs(word.value(u"start"_s).toDouble() - spokenWords[std::size_t(i)].startSeconds);
    }
    error /= double(words.size());
    QVERIFY2(error < 0.12, qPrintable(QString::number(error)));
    QVERIFY(answer.json().value(u"loss"_s).toDouble() < 1);
    QVERIFY(answer.header("character-cost").toInt() > 0);
}

void TestForcedAlignment::routeChecksItsFields()
{
    SandboxServer server(quick());
    QVERIFY(server.start());
    Client client(server);
    const QString path = u"/v1/forced-alignment"_s;
    const FormField file{"file", wavOf(Samples(16000)), "a.wav"};
    QCOMPARE(client.postForm(path, {file}).code(), u"missing"_s);
    QCOMPARE(client.postForm(path, {{"text", "word"}}).code(), u"missing"_s);
    QCOMPARE(client.postForm(path, {file, {"text", "word"}}, false).status, 401);
    QCOMPARE(client.postForm(path, {file, {"text", QByteArray(675001, 'x')}}).code(), u"text_too_long"_s);
    QCOMPARE(client.postForm(path, {file, {"text", "word"}}).status, 422); // silence
}

QTEST_GUILESS_MAIN(TestForcedAlignment)
#include "tst_forcedalignment.moc"
