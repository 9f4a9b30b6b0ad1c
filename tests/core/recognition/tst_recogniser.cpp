// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/filerecognition.h"
#include "core/recognition/phrasemodel.h"
#include "core/sandbox/engines/speaker.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::recognition;

namespace {

using Samples = std::vector<std::int16_t>;

/// Flite's best voice; PocketSphinx reads it well.
Samples spoken(const QString &text)
{
    sandbox::Speaker speaker({}, {}, 1);
    speaker.setText(text);
    Samples all;
    while (!speaker.isAtEnd()) {
        const sandbox::SpokenPiece piece = speaker.next();
        all.insert(all.end(), piece.samples.begin(), piece.samples.end());
    }
    return all;
}

std::shared_ptr<audio::PcmTrack> trackOf(const Samples &samples, int channels = 1)
{
    auto track = std::make_shared<audio::PcmTrack>(audio::PcmSpec{kRateHz, channels});
    track->append(samples);
    track->complete();
    return track;
}

/// How many of the words asked for were heard.
int found(const QString &heard, const QStringList &words)
{
    const QStringList all = heard.toLower().split(u' ');
    return int(
        std::count_if(words.begin(), words.end(), [&](const QString &word) { return all.contains(word); }));
}

const QString kText =
    u"The birch canoe slid on the smooth planks. Glue the sheet to the dark blue background. "
    "It is easy to tell the depth of a well. These days a chicken leg is a rare dish."_s;
const QStringList kWords{u"smooth"_s, u"glue"_s, u"sheet"_s, u"dark"_s, u"blue"_s, u"background"_s,
                         u"easy"_s,   u"tell"_s, u"depth"_s, u"days"_s, u"rare"_s, u"dish"_s};

} // namespace

class TestRecogniser final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void hearsWordsWithTimes();
    void livePartialsGrowIntoWords();
    void poolGivesTheSameWords();
    void silenceGivesNoWords();
    void picksTheChannel();
    void partOfATrackKeepsItsTimes();
    void jobTellsWordsAsTheyCome();
    void cancelEndsAtOnce();
    void missingModelIsAnError();
    void damagedVoskModelIsAnError();
    void writesSentences();
    void leansTowardsPhrases();
    void hearsAgainWhatWasExpected();
    void phraseModelsAreWhole();
};

void TestRecogniser::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestRecogniser::hearsWordsWithTimes()
{
    const Samples sound = spoken(kText);
    const auto heard = recogniseTrack(*trackOf(sound));
    QVERIFY(heard.has_value());
    QVERIFY2(found(textOf(heard->words), kWords) >= 9, qPrintable(textOf(heard->words)));
    double last = 0;
    for (const HeardWord &word : heard->words) {
        QVERIFY(word.startSeconds >= last - 0.011);
        QVERIFY(word.endSeconds > word.startSeconds);
        QVERIFY(word.confidence >= 0 && word.confidence <= 1);
        last = word.endSeconds;
    }
    QVERIFY(last <= heard->seconds + 0.05);
    QCOMPARE(heard->seconds, double(sound.size()) / kRateHz);
}

void TestRecogniser::livePartialsGrowIntoWords()
{
    auto made = Recogniser::create();
    QVERIFY(made.has_value());
    Recogniser &recogniser = **made;
    QVERIFY(recogniser.partial().isEmpty());
    const Samples sound = spoken(u"Glue the sheet to the dark blue background."_s);
    QString longest;
    for (std::size_t at = 0; at < sound.size(); at += 1600) {
        recogniser.push(std::span(sound).subspan(at, std::min<std::size_t>(1600, sound.size() - at)));
        longest = std::max(longest, recogniser.partial(),
                           [](const QString &a, const QString &b) { return a.size() < b.size(); });
    }
    QVERIFY(!longest.isEmpty());
    const HeardWords words = recogniser.endUtterance();
    QVERIFY2(found(textOf(words), kWords) >= 3, qPrintable(textOf(words)));
    QVERIFY(recogniser.partial().isEmpty());
    QVERIFY(recogniser.endUtterance().empty());
    // The next one begins at nought again.
    recogniser.push(sound);
    const HeardWords again = recogniser.endUtterance();
    QVERIFY2(!again.empty(), qPrintable(QString::number(sound.size())));
    QVERIFY2(again.front().startSeconds < 1, qPrintable(QString::number(again.front().startSeconds)));
}

void TestRecogniser::poolGivesTheSameWords()
{
    const auto track = trackOf(spoken(u"Glue the sheet to the dark blue background."_s));
    RecogniseOptions options;
    options.pool = std::make_shared<RecogniserPool>();
    const auto first = recogniseTrack(*track, options);
    const auto again = recogniseTrack(*track, options);
    QVERIFY(!first->words.empty() && first->words == again->words);
    options.pool->clear();
}

void TestRecogniser::silenceGivesNoWords()
{
    const auto heard = recogniseTrack(*trackOf(Samples(std::size_t(kRateHz))));
    QVERIFY(heard.has_value());
    QVERIFY(heard->words.empty());
    QCOMPARE(heard->seconds, 1.0);
    QVERIFY(recogniseTrack(*trackOf({})).has_value());
}

void TestRecogniser::picksTheChannel()
{
    const Samples left = spoken(u"Glue the sheet to the dark blue background."_s);
    Samples both;
    for (const std::int16_t sample : left) {
        both.push_back(0);
        both.push_back(sample);
    }
    RecogniseOptions options;
    options.channel = 0;
    QVERIFY(recogniseTrack(*trackOf(both, 2), options)->words.empty());
    options.channel = 1;
    QVERIFY(found(textOf(recogniseTrack(*trackOf(both, 2), options)->words), kWords) >= 3);
}

void TestRecogniser::partOfATrackKeepsItsTimes()
{
    Samples sound = spoken(u"It is easy to tell the depth of a well."_s);
    const double first = double(sound.size()) / kRateHz;
    const Samples second = spoken(u"Glue the sheet to the dark blue background."_s);
    sound.insert(sound.end(), second.begin(), second.end());
    RecogniseOptions options;
    options.fromSeconds = first;
    const auto heard = recogniseTrack(*trackOf(sound), options);
    QVERIFY(found(textOf(heard->words), kWords) >= 3);
    QVERIFY(!textOf(heard->words).contains(u"depth"_s));
    QVERIFY(heard->words.front().startSeconds >= first);
}

void TestRecogniser::jobTellsWordsAsTheyCome()
{
    auto *job = new RecogniseJob(trackOf(spoken(kText)), {}, this);
    HeardWords came;
    connect(job, &RecogniseJob::heard, this,
            [&came](const HeardWords &words) { came.insert(came.end(), words.begin(), words.end()); });
    std::optional<Result<Recognised>> result;
    job->then(this, [&result](const Result<Recognised> &made) { result = made; });
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 30000);
    QVERIFY(result->has_value());
    QVERIFY(came == (*result)->words);
}

void TestRecogniser::cancelEndsAtOnce()
{
    Samples sound = spoken(kText);
    while (sound.size() < std::size_t(kRateHz) * 300)
        sound.insert(sound.end(), sound.begin(), sound.begin() + std::ptrdiff_t(sound.size()));
    auto *job = new RecogniseJob(trackOf(sound), {}, this);
    std::optional<Result<Recognised>> result;
    job->then(this, [&result](const Result<Recognised> &made) { result = made; });
    job->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 1000);
    QVERIFY(result->error().isCancelled());
    QThreadPool::globalInstance()->waitForDone();
}

void TestRecogniser::missingModelIsAnError()
{
    const EngineChoice choice{EngineChoice::Engine::PocketSphinx, u"/nowhere"_s};
    QVERIFY(!isAvailable(choice));
    QCOMPARE(Recogniser::create(choice).error().kind, ErrorKind::Storage);
    QVERIFY(isAvailable({}));
}

void TestRecogniser::damagedVoskModelIsAnError()
{
    const EngineChoice choice{EngineChoice::Engine::Vosk, u"/nowhere"_s};
    QVERIFY(!isAvailable(choice));
    QVERIFY(!Recogniser::create(choice).has_value());
}

void TestRecogniser::writesSentences()
{
    const HeardWords words{{u"yes"_s, 0, 0.5, 1, false},
                           {u"i'm"_s, 0.6, 0.8, 1, false},
                           {u"(noise)"_s, 0.9, 1.8, 1, true},
                           {u"here"_s, 2, 2.5, 1, false},
                           {u"i"_s, 2.6, 2.7, 1, false}};
    const HeardWords written = readable(words);
    QCOMPARE(textOf(written), u"Yes I'm. Here I."_s);
    QCOMPARE(written[2].text, u"(noise)"_s);
}

/// What is likely to be said is heard where it was not before.
void TestRecogniser::leansTowardsPhrases()
{
    const Samples sound = spoken(u"I was charged twice for order four eight two one three."_s);
    const QStringList words{u"charged"_s, u"twice"_s, u"order"_s, u"four"_s,
                            u"eight"_s,   u"two"_s,   u"one"_s,   u"three"_s};
    int heard[2] = {};
    for (const bool leans : {false, true}) {
        EngineChoice choice;
        if (leans)
            choice.phrases = {u"i was charged twice for order #####"_s, u"order #####"_s, u"goodbye"_s};
        const auto recogniser = Recogniser::create(choice);
        QVERIFY(recogniser);
        heard[leans] = found(textOf((*recogniser)->recognise(sound)), words);
    }
    QVERIFY2(heard[1] >= 7 && heard[1] >= heard[0], qPrintable(u"%1 %2"_s.arg(heard[0]).arg(heard[1])));
}

void TestRecogniser::hearsAgainWhatWasExpected()
{
    EngineChoice choice;
    choice.phrases = {u"i was charged twice for order #####"_s, u"order #####"_s, u"the number is #####"_s,
                      u"goodbye"_s, u"can you send me the invoice"_s};
    const auto made = Recogniser::create(choice);
    QVERIFY(made);
    Recogniser &recogniser = **made;
    const auto twice = [&recogniser](const QString &text) {
        const Samples sound = spoken(text);
        recogniser.push(sound);
        (void)recogniser.endUtterance();
        return textOf(recogniser.recogniseExpected(sound));
    };
    QCOMPARE(twice(u"The number is seven zero nine five six."_s),
             u"the number is seven zero nine five six"_s);
    // Something else is not made to sound like it.
    QCOMPARE(twice(u"Tell me about the weather in Paris tomorrow morning."_s), QString());
    QVERIFY(recogniser.recogniseExpected({}).empty());
}

void TestRecogniser::phraseModelsAreWhole()
{
    QVERIFY(phraseModel({}).isEmpty());
    const QStringList phrases{u"Order #####, please!"_s, u"goodbye"_s, u""_s};
    const QByteArray model = phraseModel(phrases);
    QCOMPARE(phraseModel(phrases), model);
    const auto announced = [&model](const QByteArray &order) {
        const qsizetype at = model.indexOf("ngram " + order + '=') + 8;
        return model.mid(at, model.indexOf('\n', at) - at).toInt();
    };
    const auto listed = [&model](const QByteArray &order) {
        const qsizetype from = model.indexOf('\\' + order + "-grams:\n");
        const qsizetype to = model.indexOf("\n\n", from);
        return int(model.mid(from, to - from).count('\n'));
    };
    for (const char *order : {"1", "2", "3"})
        QCOMPARE(listed(order), announced(order));
    // What follows a word adds up to less than everything: the rest is for words that never followed it.
    double sum = 0;
    for (const QByteArray &line : model.mid(model.indexOf("\\2-grams:")).split('\n')) {
        const QByteArrayList parts = line.split(' ');
        if (line.startsWith("\\3-grams"))
            break;
        if (parts.size() >= 3 && parts[1] == "order")
            sum += std::pow(10, parts[0].toDouble());
    }
    QVERIFY2(sum > 0.5 && sum < 1, qPrintable(QString::number(sum)));
}

QTEST_GUILESS_MAIN(TestRecogniser)
#include "tst_recogniser.moc"
