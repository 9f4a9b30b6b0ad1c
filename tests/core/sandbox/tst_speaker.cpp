// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/catalog/voicecatalog.h"
#include "core/sandbox/engines/speaker.h"
#include "tests/core/sandbox/measure.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::sandbox;

class TestSpeaker final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void alignmentIsTheText_data();
    void alignmentIsTheText();
    void wordsStartWhereTheyAreHeard();
    void sameSeedSameSamples();
    void speedChangesTheLength();
    void breakInsertsSilence();
    void whisperIsUnvoicedAndQuieter();
    void shoutIsLouderAndHigher();
    void tagsAreNotReadAloud();
    void styleMakesThePitchLivelier();
    void voicesSoundDifferent();
};

namespace {

struct Spoken {
    Samples samples;
    text::Alignment alignment;
    double seconds = 0;
};

Spoken speak(const QString &text, const VoiceEntry &voice, const VoiceSettings &settings = {},
             quint32 seed = 5)
{
    Speaker speaker(voice.design, settings, seed);
    speaker.setText(text);
    Spoken all;
    while (!speaker.isAtEnd()) {
        const SpokenPiece piece = speaker.next();
        all.alignment.append(piece.alignment, double(all.samples.size()) / kEngineRateHz);
        all.samples.insert(all.samples.end(), piece.samples.begin(), piece.samples.end());
    }
    all.seconds = double(all.samples.size()) / kEngineRateHz;
    return all;
}

const VoiceEntry &voiceNamed(const QString &name)
{
    static const VoiceCatalog catalog;
    for (const VoiceEntry &voice : catalog.all()) {
        if (voice.name == name)
            return voice;
    }
    return catalog.all().first();
}

const QString kSentence = u"The quick brown fox jumps over the lazy dog near the river bank."_s;

} // namespace

void TestSpeaker::alignmentIsTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"Hello there. How are you?\n\nFine, thanks!  "_s;
    QTest::newRow("tags") << u"[laughs] Well <break time=\"0.3s\" /> [odd] yes."_s;
    QTest::newRow("numbers") << u"It costs $12.50, or 3,000 yen (about 5% more)."_s;
    QTest::newRow("cjk") << u"Hello 世界, 你好。"_s;
    QTest::newRow("emoji") << u"😀🎉"_s;
    QTest::newRow("arabic") << u"مرحبا بالعالم"_s;
    QTest::newRow("punctuation") << u"..."_s;
    QTest::newRow("only tag") << u"[sighs]"_s;
    QTest::newRow("unknown tag") << u"[dances]"_s;
    QTest::newRow("combining") << u"e\u0301te\u0301 Zoe\u0308"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xd83d)) + u" x"_s;
    QTest::newRow("long") << u"and so on, "_s.repeated(60);
}

void TestSpeaker::alignmentIsTheText()
{
    QFETCH(QString, text);
    const Spoken spoken = speak(text, voiceNamed(u"Aria"_s));
    QVERIFY(spoken.seconds > 0.05);
    if (QTest::currentDataTag() != QByteArrayView("lone surrogate"))
        QCOMPARE(spoken.alignment.text(), text);
    double last = 0;
    for (const text::CharTiming &c : spoken.alignment.characters) {
        QVERIFY(c.startSeconds >= last - 1e-6);
        QVERIFY(c.endSeconds >= c.startSeconds - 1e-6);
        last = c.startSeconds;
    }
    QVERIFY(std::abs(spoken.alignment.characters.back().endSeconds - spoken.seconds) < 0.01);
}

void TestSpeaker::wordsStartWhereTheyAreHeard()
{
    // Words set off by breaks: each must begin where the silence before it ends.
    const QString text = u"Bad <break time=\"0.8s\" /> dog <break time=\"0.8s\" /> big."_s;
    for (const QString &name : {u"Aria"_s, u"Odin"_s, u"Bramwell"_s, u"Kestrel"_s, u"Halvard"_s}) {
        const Spoken spoken = speak(text, voiceNamed(name));
        std::vector<double> onsets;
        std::size_t quiet = kEngineRateHz;
        for (std::size_t i = 0; i + 80 < spoken.samples.size(); i += 80) {
            const bool loud = loudness(std::span(spoken.samples).subspan(i, 80)) > 150;
            if (loud && quiet > kEngineRateHz / 2)
                onsets.push_back(double(i) / kEngineRateHz);
            quiet = loud ? 0 : quiet + 80;
        }
        std::vector<double> starts;
        for (const auto &word : text::wordsOf(spoken.alignment)) {
            if (word.text == u"Bad"_s || word.text == u"dog"_s || word.text == u"big."_s)
                starts.push_back(word.startSeconds);
        }
        QCOMPARE(starts.size(), 3U);
        QCOMPARE(onsets.size(), 3U);
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY2(std::abs(starts[i] - onsets[i]) < 0.045,
                     qPrintable(u"%1 %2: %3 heard %4"_s.arg(name).arg(i).arg(starts[i]).arg(onsets[i])));
    }
}

void TestSpeaker::sameSeedSameSamples()
{
    const VoiceEntry &voice = voiceNamed(u"Aria"_s);
    const Spoken a = speak(kSentence, voice, {}, 42);
    const Spoken b = speak(kSentence, voice, {}, 42);
    const Spoken c = speak(kSentence, voice, {}, 43);
    QVERIFY(a.samples == b.samples);
    QVERIFY(a.alignment == b.alignment);
    QVERIFY(a.samples != c.samples);
}

void TestSpeaker::speedChangesTheLength()
{
    for (const QString &name : {u"Aria"_s, u"Odin"_s, u"Kestrel"_s}) {
        VoiceSettings slow;
        slow.speed = 0.7;
        VoiceSettings fast;
        fast.speed = 1.2;
        const double ratio = speak(kSentence, voiceNamed(name), slow).seconds
            / speak(kSentence, voiceNamed(name), fast).seconds;
        QVERIFY2(ratio > 1.5 && ratio < 1.9, qPrintable(QString::number(ratio)));
    }
}

void TestSpeaker::breakInsertsSilence()
{
    const VoiceEntry &voice = voiceNamed(u"Aria"_s);
    const double with =
        longestSilence(speak(u"Here is one <break time=\"1.0s\" /> and two."_s, voice).samples);
    const double tagged = longestSilence(speak(u"Here is one [pause 1.0s] and two."_s, voice).samples);
    const double without = longestSilence(speak(u"Here is one and two."_s, voice).samples);
    QVERIFY2(with > 0.98 && with < 1.4, qPrintable(QString::number(with)));
    QVERIFY2(tagged > 0.98 && tagged < 1.4, qPrintable(QString::number(tagged)));
    QVERIFY(without < 0.4);
}

void TestSpeaker::whisperIsUnvoicedAndQuieter()
{
    const Spoken aloud = speak(kSentence, voiceNamed(u"Odin"_s));
    const Spoken whispered = speak(u"[whispers] "_s + kSentence, voiceNamed(u"Odin"_s));
    QVERIFY(loudness(whispered.samples) < loudness(aloud.samples) * 0.8);
    QVERIFY(loudness(whispered.samples) > 100);
    QVERIFY(pitches(whispered.samples).size() < pitches(aloud.samples).size() / 2);
}

void TestSpeaker::shoutIsLouderAndHigher()
{
    const Spoken aloud = speak(kSentence, voiceNamed(u"Aria"_s));
    const Spoken shouted = speak(u"[shouts] "_s + kSentence, voiceNamed(u"Aria"_s));
    QVERIFY(loudness(shouted.samples) > loudness(aloud.samples) * 1.3);
    QVERIFY(median(pitches(shouted.samples)) > median(pitches(aloud.samples)) * 1.05);
}

void TestSpeaker::tagsAreNotReadAloud()
{
    const double plain = speak(u"Good morning."_s, voiceNamed(u"Aria"_s)).seconds;
    const double tagged =
        speak(u"[in a very strange and lengthy mood] Good morning."_s, voiceNamed(u"Aria"_s)).seconds;
    QVERIFY(std::abs(plain - tagged) < 0.25);
}

void TestSpeaker::styleMakesThePitchLivelier()
{
    const auto spread = [](const VoiceSettings &settings) {
        std::vector<double> all = pitches(speak(kSentence, voiceNamed(u"Aria"_s), settings).samples);
        std::sort(all.begin(), all.end());
        return all[all.size() * 8 / 10] / all[all.size() * 2 / 10];
    };
    VoiceSettings steady;
    steady.stability = 1;
    VoiceSettings lively;
    lively.stability = 0;
    lively.style = 1;
    QVERIFY(spread(lively) > spread(steady) * 1.08);
}

void TestSpeaker::voicesSoundDifferent()
{
    const VoiceCatalog catalog;
    struct Heard {
        QString name;
        double pitch;
        double centre;
        double seconds;
    };
    QList<Heard> heard;
    for (const VoiceEntry &voice : catalog.all()) {
        const Spoken spoken = speak(kSentence, voice, {}, 9);
        heard.append(
            {voice.name, median(pitches(spoken.samples)), brightness(spoken.samples), spoken.seconds});
        QVERIFY(loudness(spoken.samples) > 500);
    }
    QVERIFY(heard.size() >= 12);
    QCOMPARE(heard[0].name, u"Aria"_s);
    QCOMPARE(heard[1].name, u"Odin"_s);
    for (qsizetype i = 0; i < heard.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            const double distance = std::abs(std::log(heard[i].pitch / heard[j].pitch))
                + std::abs(std::log(heard[i].centre / heard[j].centre))
                + std::abs(std::log(heard[i].seconds / heard[j].seconds));
            QVERIFY2(distance > 0.08,
                     qPrintable(u"%1 and %2: %3 Hz/%4 Hz, %5/%6"_s.arg(heard[i].name, heard[j].name)
                                    .arg(heard[i].pitch)
                                    .arg(heard[j].pitch)
                                    .arg(heard[i].centre)
                                    .arg(heard[j].centre)));
        }
    }
}

QTEST_GUILESS_MAIN(TestSpeaker)
#include "tst_speaker.moc"
