// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/speechsession.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace studio::ui;
using namespace Qt::StringLiterals;

namespace {

api::Model model(const QString &id, double rate, qint64 limit)
{
    api::Model made;
    made.id = ModelId(id);
    made.name = u"Eleven "_s + id;
    made.textToSpeech = true;
    made.canUseStyle = true;
    made.creditsPerCharacter = rate;
    made.maxCharactersFree = limit;
    made.maxCharactersSubscribed = limit;
    return made;
}

api::Voice voice(const QString &id, const QString &name, double rate = 1.0)
{
    api::Voice made;
    made.id = VoiceId(id);
    made.name = name;
    made.rate = rate;
    return made;
}

} // namespace

class TestSpeechSession final : public QObject {
    Q_OBJECT

    static void fill(SpeechSession &session)
    {
        session.setPlace({ProfileId(u"p"_s), u"host"_s, true, true});
        session.setModels({model(u"flash"_s, 0.5, 20), model(u"eleven_multilingual_v2"_s, 1.0, 10)});
        session.setVoices(
            {voice(u"v1"_s, u"Odin"_s), voice(u"v2"_s, u"Aria"_s), voice(u"v3"_s, u"Dear"_s, 2.0)});
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void choosesModelAndVoiceByItself()
    {
        SpeechSession session;
        fill(session);
        QCOMPARE(session.choice().model.value(), u"eleven_multilingual_v2"_s);
        QCOMPARE(session.choice().voiceName, u"Aria"_s);
    }

    void countsCodePoints()
    {
        SpeechSession session;
        fill(session);
        session.setText(u"a😀b"_s);
        QCOMPARE(session.characterCount(), 3);
        QCOMPARE(session.credits(), std::optional<qint64>(3));
    }

    void roundsThePriceUp()
    {
        SpeechSession session;
        fill(session);
        session.setModel(ModelId(u"flash"_s));
        session.setText(u"abc"_s);
        QCOMPARE(session.credits(), std::optional<qint64>(2));
        session.setVoice(VoiceId(u"v3"_s));
        QCOMPARE(session.credits(), std::optional<qint64>(3));
    }

    void knowsNoPriceWithoutModel()
    {
        SpeechSession session;
        session.setText(u"abc"_s);
        QVERIFY(!session.credits());
        QCOMPARE(session.verdict().kind, SpeechVerdict::Kind::NoModel);
    }

    void judges_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        using Kind = SpeechVerdict::Kind;
        QTest::newRow("empty") << QString() << int(Kind::NoText);
        QTest::newRow("white") << u" \n\t "_s << int(Kind::NoText);
        QTest::newRow("tag") << u"[whispers] "_s << int(Kind::OnlyTags);
        QTest::newRow("break") << u"<break time=\"0.6s\" />"_s << int(Kind::OnlyTags);
        QTest::newRow("words") << u"Hello."_s << int(Kind::Ready);
        QTest::newRow("over the limit") << u"Hello there"_s << int(Kind::Ready);
    }

    void judges()
    {
        QFETCH(const QString, text);
        SpeechSession session;
        fill(session);
        session.setText(text);
        QTEST(int(session.verdict().kind), "kind");
        QCOMPARE(session.verdict().reason.isEmpty(), session.verdict().isReady());
    }

    void splitsWhatIsLongerThanTheModelTakes()
    {
        SpeechSession session;
        fill(session);
        session.setText(u"One two. Three four."_s);
        QCOMPARE(session.plan().parts.size(), std::size_t(3)); // ten characters at once: "four." is alone
        QCOMPARE(session.credits(), std::optional(edit::estimatedCredits(session.plan())));
        session.setText(u"One."_s);
        QVERIFY(session.plan().isPlain());
        session.setText(u"word "_s.repeated(150'000));
        QTRY_COMPARE(session.verdict().kind, SpeechVerdict::Kind::TooLong);
        QVERIFY(session.verdict().reason.contains(u"Shorten"_s));
    }

    void namesPriceAndCreditsLeft()
    {
        SpeechSession session;
        fill(session);
        api::Subscription plan;
        plan.creditLimit = 10;
        plan.creditsUsed = 7;
        session.setSubscription(plan);
        session.setText(u"Hello"_s);
        QCOMPARE(session.verdict().kind, SpeechVerdict::Kind::TooExpensive);
        QVERIFY(session.verdict().reason.contains(u"Needs 5, you have 3."_s));
        session.setPlace({ProfileId(u"p"_s), u"host"_s, false, true});
        QVERIFY(session.verdict().isReady());
    }

    void keepsAVoiceThatIsGone()
    {
        SpeechSession session;
        fill(session);
        session.setText(u"Hello"_s);
        session.setVoice(VoiceId(u"v2"_s));
        session.setVoices({voice(u"v1"_s, u"Odin"_s)});
        QCOMPARE(session.choice().voice.value(), u"v2"_s);
        QCOMPARE(session.choice().voiceName, u"Aria"_s);
        QCOMPARE(session.verdict().kind, SpeechVerdict::Kind::NoVoice);
    }

    void sendsLanguageOnlyWhereTaken()
    {
        SpeechSession session;
        fill(session);
        session.setLanguage(u"de"_s);
        const api::Model *chosen = session.model();
        QVERIFY(chosen);
        QCOMPARE(session.inputs().request.languageCode.isEmpty(), !chosen->takesLanguage());
    }

    void choicesSurviveJson()
    {
        SpeechChoice choice;
        choice.voice = VoiceId(u"v"_s);
        choice.voiceName = u"Näme"_s;
        choice.model = ModelId(u"m"_s);
        choice.settings.stability = 0.25;
        choice.settings.speakerBoost = false;
        choice.outputFormat = u"opus_48000_96"_s;
        choice.language = u"de"_s;
        choice.seed = 4294967295u;
        choice.textNormalization = u"off"_s;
        choice.previousText = u"Before."_s;
        choice.nextText = u"After."_s;
        choice.pauses = text::PauseChoice::Silence;
        choice.dictionaries = {{u"d1"_s, u"7"_s, u"Names"_s}};
        QCOMPARE(speechChoiceFromJson(toJson(choice)), choice);
        QCOMPARE(speechChoiceFromJson(QJsonObject{{u"voice"_s, 5}, {u"settings"_s, u"x"_s}}), SpeechChoice());
    }

    void pricesTheTextAsSent()
    {
        SpeechSession session;
        session.setPlace({ProfileId(u"p"_s), u"host"_s, true, true});
        session.setModels({model(u"eleven_multilingual_v2"_s, 1.0, 1000), model(u"eleven_v3"_s, 1.0, 1000)});
        session.setVoices({voice(u"v1"_s, u"Odin"_s)});
        session.setText(u"[whispers] One [pause 1s] two."_s);
        QCOMPARE(session.inputs().request.text, u"One <break time=\"1s\" /> two."_s);
        QCOMPARE(session.inputs().script, session.text());
        QCOMPARE(session.credits(), std::optional<qint64>(session.inputs().request.text.size()));
        session.setModel(ModelId(u"eleven_v3"_s));
        QCOMPARE(session.inputs().request.text, u"[whispers] One [long pause] two."_s);

        SpeechChoice choice = session.choice();
        choice.pauses = text::PauseChoice::Silence;
        session.setChoice(choice);
        QCOMPARE(session.compiled().parts.size(), 2u);
        QCOMPARE(session.credits(), std::optional<qint64>(14 + 4));
    }

    void expressionsArePreparedInAWorker()
    {
        SpeechSession session;
        fill(session);
        text::PronunciationRule rule;
        rule.match = text::PronunciationRule::Match::Expression;
        rule.pattern = u"H(e)llo"_s;
        rule.alias = u"Y$1s"_s;
        QSignalSpy prepared(&session, &SpeechSession::preparedChanged);
        session.setText(u"Hello"_s);
        session.setRules({rule});
        QCOMPARE(session.verdict().kind, SpeechVerdict::Kind::Preparing);
        QVERIFY(!session.credits());
        QTRY_VERIFY(session.isPrepared());
        QCOMPARE(prepared.size(), 2);
        QCOMPARE(session.inputs().request.text, u"Yes"_s);
    }

    void tellsOnlyChanges()
    {
        SpeechSession session;
        fill(session);
        QSignalSpy changes(&session, &SpeechSession::choiceChanged);
        session.setVoice(session.choice().voice);
        session.setOutputFormat(session.choice().outputFormat);
        QCOMPARE(changes.size(), 0);
        session.setVoice(VoiceId(u"v1"_s));
        QCOMPARE(changes.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSpeechSession)
#include "tst_speechsession.moc"
