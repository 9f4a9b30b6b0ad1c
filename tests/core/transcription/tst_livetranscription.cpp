// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/recording.h"
#include "core/queue/spendingguard.h"
#include "core/queue/spendingsettings.h"
#include "core/settings/settingsstore.h"
#include "core/transcription/livemeter.h"
#include "core/transcription/livesalvage.h"
#include "tests/core/transcription/scribeserver.h"
#include "tests/core/transcription/transcriptionfixture.h"
#include "tests/support/lateend.h"

#include <QDir>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcription;

class LiveTranscriptionTest final : public QObject {
    Q_OBJECT
private:
    using State = LiveTranscription::State;
    std::unique_ptr<TranscriptionFixture> f;
    std::unique_ptr<ScribeServer> scribe;
    QPointer<LiveTranscription> live;
    qint64 m_frame = 0;
    QStringList m_said;

    void begin(const LiveOptions &options = {})
    {
        Service service = f->service();
        service.api.emplace(
            *f->transport,
            api::Dialect::elevenLabs(f->server.url(), scribe->url(), Secret(QByteArray("key"))));
        live = f->engine->live(service, options);
        live->start();
    }
    void speak(const QByteArray &sound)
    {
        constexpr qsizetype kTenMs = 960;
        for (qsizetype at = 0; at < sound.size(); at += kTenMs) {
            const QByteArray piece = sound.mid(at, kTenMs);
            live->feed(piece, m_frame);
            m_frame += piece.size() / 2;
        }
    }
    void say(int word, double pause = 0.2)
    {
        m_said.append(u"w%1"_s.arg(word));
        speak(ScribeServer::wordSound(word, 0.3));
        speak(ScribeServer::silence(pause));
    }
    bool change(const QString &sql)
    {
        return f
            ->wait(f->database.run<bool>([sql](store::Connection &db) -> Result<bool> {
                const auto done = db.execute(sql);
                return done ? Result<bool>(true) : Unexpected(done.error());
            }))
            .has_value();
    }
    /// As a full disk does.
    bool refuseWords()
    {
        return change(
            u"CREATE TRIGGER refuse BEFORE UPDATE ON transcripts BEGIN SELECT RAISE(ABORT, 'full'); END"_s);
    }
    QString heard() const { return live->transcript().plainText().simplified(); }
    QString said() const { return m_said.join(u' '); }
    Result<TranscriptionOutcome> end()
    {
        live->finish(std::nullopt);
        return f->wait(live.data());
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        scribe = std::make_unique<ScribeServer>();
        f = std::make_unique<TranscriptionFixture>();
        QVERIFY(f->opened);
        m_frame = 0;
        m_said.clear();
    }
    void cleanup()
    {
        f.reset();
        scribe.reset();
    }

    void showsWordsAndCommitsThemAtPauses()
    {
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        QSignalSpy partials(live, &LiveTranscription::partialChanged);
        QSignalSpy pieces(live, &LiveTranscription::committed);
        say(1);
        say(2);
        QTRY_COMPARE(live->partialText(), u"w1 w2"_s);
        QVERIFY(live->transcript().isEmpty());
        speak(ScribeServer::silence(0.6));
        QTRY_COMPARE(heard(), u"w1 w2"_s);
        QCOMPARE(live->partialText(), QString());
        QCOMPARE(pieces.size(), 1);
        const transcript::Word second = live->transcript().segments.constFirst().words.at(1);
        QVERIFY2(std::abs(second.start - 0.5) < 0.01, qPrintable(QString::number(second.start)));
        QVERIFY(std::abs(second.end - 0.8) < 0.01);
        say(3);
        const auto outcome = end();
        QVERIFY(outcome);
        QCOMPARE(outcome->transcript.plainText().simplified(), said());
        QVERIFY(!outcome->cutShort);
        QCOMPARE(outcome->entry.state, store::TranscriptState::Done);
        QCOMPARE(outcome->entry.language, u"en"_s);
        QCOMPARE(scribe->queries.size(), 1);
        QCOMPARE(scribe->queries.first().queryItemValue(u"audio_format"_s), u"pcm_16000"_s);
        QCOMPARE(scribe->queries.first().queryItemValue(u"include_timestamps"_s), u"true"_s);
        const auto opened = f->wait(openTranscript(f->transcripts, outcome->entry.id));
        QCOMPARE(opened->transcript, outcome->transcript);
        QTRY_COMPARE(f->rowsIn(store::LedgerState::Done), 1);
        QCOMPARE(f->rowsIn(store::LedgerState::Sent), 0);
    }

    void nothingSaidIsMissingAfterACut()
    {
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        say(1);
        say(2, 0.8);
        QTRY_COMPARE(heard(), u"w1 w2"_s);
        say(3);
        QTRY_COMPARE(live->partialText(), u"w3"_s); // heard, not committed
        scribe->pull();
        for (int word = 4; word < 20; ++word) // ten seconds
            say(word, word % 5 == 0 ? 0.8 : 0.25);
        QTRY_COMPARE(live->state(), State::Reconnecting);
        QVERIFY(live->problem().has_value());
        QVERIFY(live->secondsBehind() > 8);
        scribe->plugIn();
        live->retry();
        QTRY_COMPARE_WITH_TIMEOUT(live->state(), State::Live, 10000);
        say(20);
        const auto outcome = end();
        QVERIFY(outcome);
        QCOMPARE(outcome->transcript.plainText().simplified(), said());
        QVERIFY(!outcome->cutShort);
        // Every word where it was said.
        const transcript::Word last = outcome->transcript.segments.constLast().words.constLast();
        QVERIFY2(std::abs(last.start - (double(m_frame) / 48000 - 0.5)) < 0.05,
                 qPrintable(QString::number(last.start)));
        QCOMPARE(scribe->contexts, QStringList{u"w1 w2"_s});
    }

    void goesOnAfterEveryMessageThatPasses_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : {"error", "commit_throttled", "transcriber_error", "rate_limited",
                                 "queue_overflow", "resource_exhausted", "session_time_limit_exceeded",
                                 "chunk_size_exceeded", "insufficient_audio_activity", "something_new_error"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void goesOnAfterEveryMessageThatPasses()
    {
        QFETCH(QString, code);
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        say(1, 0.8);
        QTRY_COMPARE(heard(), u"w1"_s);
        scribe->failWith(code);
        for (int word = 2; word < 6; ++word)
            say(word);
        QTRY_COMPARE_WITH_TIMEOUT(scribe->queries.size(), 2, 5000);
        const auto outcome = end();
        QVERIFY(outcome);
        QCOMPARE(outcome->transcript.plainText().simplified(), said());
    }

    void sessionsThatBringNothingAreTriedSlowly_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("time limit") << u"session_time_limit_exceeded"_s;
        QTest::newRow("too quiet") << u"insufficient_audio_activity"_s;
    }
    void sessionsThatBringNothingAreTriedSlowly()
    {
        QFETCH(QString, code);
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        scribe->failWith(code, 1000);
        say(1);
        QTRY_COMPARE(live->state(), State::Reconnecting);
        QVERIFY(live->problem().has_value());
        QTRY_VERIFY(scribe->queries.size() >= 3);
        scribe->failWith({}, 0);
        live->retry();
        QTRY_COMPARE(live->state(), State::Live);
        QCOMPARE(end()->transcript.plainText().simplified(), said());
    }

    void stopsAtWhatDoesNotPassAndKeepsListening_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("key") << u"auth_error"_s << ErrorKind::Auth;
        QTest::newRow("credits") << u"quota_exceeded"_s << ErrorKind::Quota;
        QTest::newRow("terms") << u"unaccepted_terms"_s << ErrorKind::Forbidden;
        QTest::newRow("input") << u"input_error"_s << ErrorKind::Validation;
        QTest::newRow("settings") << u"invalid_request"_s << ErrorKind::Validation;
    }
    void stopsAtWhatDoesNotPassAndKeepsListening()
    {
        QFETCH(QString, code);
        QFETCH(ErrorKind, kind);
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        say(1, 0.8);
        QTRY_COMPARE(heard(), u"w1"_s);
        scribe->failWith(code);
        say(2);
        QTRY_COMPARE(live->state(), State::Offline);
        QCOMPARE(live->problem()->kind, kind);
        QVERIFY(!live->problem()->message.isEmpty());
        QVERIFY(!live->problem()->nextStep.isEmpty());
        say(3);
        QCOMPARE(live->missing().size(), 1);
        // Put right by hand, it is all there.
        live->retry();
        QTRY_COMPARE(live->state(), State::Live);
        const auto outcome = end();
        QVERIFY(outcome);
        QCOMPARE(outcome->transcript.plainText().simplified(), said());
    }

    void whatCouldNotBeTranscribedIsTold()
    {
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        say(1, 0.8);
        QTRY_COMPARE(heard(), u"w1"_s);
        scribe->failWith(u"quota_exceeded"_s, 100);
        say(2);
        say(3);
        QTRY_COMPARE(live->state(), State::Offline);
        capture::Recording recording;
        recording.path = f->engine->recordingsFolder() + u"/r.wav"_s;
        recording.frames = m_frame;
        live->finish(recording);
        const auto outcome = f->wait(live.data());
        QVERIFY(outcome && outcome->cutShort);
        QCOMPARE(outcome->transcript.plainText().simplified(), u"w1"_s);
        QCOMPARE(outcome->entry.soundFile, u"recordings/r.wav"_s);
        const QJsonArray missing = outcome->entry.options.value("missing"_L1).toArray();
        QCOMPARE(missing.size(), 1);
        const double from = missing.first().toArray().first().toDouble();
        QVERIFY2(from > 0.3 && from < 1.1, qPrintable(QString::number(from)));
    }

    void commitsByHand()
    {
        LiveOptions options;
        options.automaticCommit = false;
        begin(options);
        QTRY_COMPARE(live->state(), State::Live);
        say(1, 1.0);
        say(2);
        QTRY_COMPARE(live->partialText(), u"w1 w2"_s);
        QVERIFY(heard().isEmpty());
        live->commit();
        QTRY_COMPARE(heard(), u"w1 w2"_s);
        QCOMPARE(scribe->queries.first().queryItemValue(u"commit_strategy"_s), u"manual"_s);
        say(3);
        QCOMPARE(end()->transcript.plainText().simplified(), said());
    }

    void longSpeechIsCommittedByItself()
    {
        LiveOptions options;
        options.automaticCommit = false;
        begin(options);
        QTRY_COMPARE(live->state(), State::Live);
        for (int word = 1; word < 60; ++word) // half a minute
            say(word);
        QTRY_VERIFY_WITH_TIMEOUT(scribe->samples >= 16000 * 29, 10000);
        say(60);
        QTRY_VERIFY(scribe->commits > 0);
        QCOMPARE(end()->transcript.plainText().simplified(), said());
    }

    void anotherLanguageIsAnotherSession()
    {
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        say(1);
        live->setLanguage(u"de"_s);
        say(2);
        QTRY_COMPARE(scribe->queries.size(), 2);
        QCOMPARE(scribe->queries.last().queryItemValue(u"language_code"_s), u"de"_s);
        say(3);
        QCOMPARE(end()->transcript.plainText().simplified(), said());
    }

    void wordsWithoutTimesAreSpread()
    {
        scribe->withTimes = false;
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        say(1);
        say(2, 1.2);
        QTRY_COMPARE_WITH_TIMEOUT(heard(), u"w1 w2"_s, 5000);
        say(3);
        const auto outcome = end();
        QCOMPARE(outcome->transcript.plainText().simplified(), said());
        double last = 0;
        for (const transcript::Segment &segment : outcome->transcript.segments) {
            for (const transcript::Word &word : segment.words) {
                QVERIFY(word.start >= last);
                last = word.start;
            }
        }
    }

    void committedWordsSurviveAKill()
    {
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        QSignalSpy saved(live, &LiveTranscription::saved);
        say(1);
        say(2, 0.8);
        QTRY_COMPARE(heard(), u"w1 w2"_s);
        QTRY_VERIFY(!saved.isEmpty());
        // What another process would find now.
        const auto opened = f->wait(openTranscript(f->transcripts, live->entry().id));
        QVERIFY(opened);
        QCOMPARE(opened->transcript.plainText().simplified(), u"w1 w2"_s);
        QCOMPARE(opened->entry.state, store::TranscriptState::Working);
        QCOMPARE(opened->entry.preview, u"w1 w2"_s);
        live->cancel();
        QVERIFY(f->wait(live.data()));
    }

    void theEndWaitsForTheDisk()
    {
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        say(1, 0.8);
        QTRY_COMPARE(heard(), said());
        QTRY_COMPARE(f->wait(openTranscript(f->transcripts, live->entry().id))->entry.words, 1);
        QVERIFY(refuseWords());
        QSignalSpy failures(live, &LiveTranscription::savingFailed);
        say(2);
        live->finish(std::nullopt);
        QTRY_VERIFY(!failures.isEmpty());
        QTRY_COMPARE(live->state(), State::Finishing);
        QVERIFY(change(u"DROP TRIGGER refuse"_s));
        const auto outcome = f->wait(live.data());
        QVERIFY(outcome && !outcome->notKept);
        const auto opened = f->wait(openTranscript(f->transcripts, outcome->entry.id));
        QCOMPARE(opened->transcript.plainText().simplified(), said());
    }

    void wordsThatCannotBeKeptAreHandedOver()
    {
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        say(1, 0.8);
        QTRY_COMPARE(heard(), said());
        QVERIFY(refuseWords());
        connect(live, &LiveTranscription::savingFailed, live, [this] {
            if (live->state() == State::Finishing)
                live->cancel();
        });
        const auto outcome = end();
        QVERIFY(outcome && outcome->notKept);
        QCOMPARE(outcome->notKept->kind, ErrorKind::Storage);
        QCOMPARE(outcome->transcript.plainText().simplified(), said());
    }

    void soundLeavesAtOnce()
    {
        begin();
        QTRY_COMPARE(live->state(), State::Live);
        QSignalSpy sent(live, &LiveTranscription::sent);
        speak(ScribeServer::wordSound(1, 0.03));
        QVERIFY(!sent.isEmpty()); // from inside the call that brought it
        QVERIFY(sent.first().at(0).toLongLong() == 0);
        QCOMPARE(sent.first().at(1).toLongLong(), 960);
        live->cancel();
        QVERIFY(f->wait(live.data()));
    }

    void withoutAServiceItRecordsOn()
    {
        LiveTranscription *offline = f->engine->live({}, {});
        offline->start();
        QTRY_COMPARE(offline->state(), State::Offline);
        offline->cancel();
        QVERIFY(f->wait(offline));
    }

    void aLimitOfTheUserHolds()
    {
        settings::SettingsStore settings(f->folder.filePath(u"limits.ini"_s));
        settings.set(queue::kCreditsPerDay, 200); // one block of five minutes fits
        const queue::SpendingGuard guard(f->table, settings, f->clock,
                                         [](const ProfileId &) { return true; });
        queue::Ledger ledger(f->table, f->clock, u"me"_s, &guard);
        LiveMeter meter(ledger, {.profile = ProfileId(u"test"_s)}, nullptr);
        QSignalSpy granted(&meter, &LiveMeter::grantedMore);
        QSignalSpy refused(&meter, &LiveMeter::refused);
        meter.prepare();
        QTRY_COMPARE(granted.size(), 1);
        QCOMPARE(meter.granted(), LiveMeter::kBlockSeconds);
        meter.use(280); // the next block is asked for ahead
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<Error>().kind, ErrorKind::SpendLimit);
        QCOMPARE(meter.granted(), 20.0);
        meter.close();
        QTRY_COMPARE(f->rowsIn(store::LedgerState::Done), 1);
        const auto sums = f->wait(ledger.sums(store::LedgerGroup::None));
        QCOMPARE(sums->first().credits, estimatedLiveCredits(280));
    }

    void whatIsMissingIsTranscribedFromTheRecording()
    {
        // As a killed program leaves it: two words in the database, ten seconds on the disk.
        store::TranscriptEntry entry;
        entry.id = store::newTranscriptId();
        entry.origin = u"live"_s;
        entry.state = store::TranscriptState::Working;
        entry.owner = u"a process that is no more"_s;
        entry.madeAt = entry.changedAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
        transcript::Transcript words;
        words.segments = transcript::paragraphs(transcript::wordsFromText(u"said before", 0.5, 2), -1);
        QVERIFY(f->wait(f->transcripts.save(entry, pack(transcript::normalised(words)))));
        QVERIFY(QDir().mkpath(f->engine->recordingsFolder()));
        const auto keep = [this](const QString &name) {
            QVERIFY(QFile::copy(f->sound(name, 10), f->engine->recordingsFolder() + u'/' + name));
        };
        keep(u"recording-20260102-030407-aaaaaaaa.wav"_s);
        keep(u"recording-20260102-020407-bbbbbbbb.wav"_s); // an hour before

        const auto closed = f->wait(f->engine->recover());
        QVERIFY(closed);
        QCOMPARE(closed->size(), 1);
        QCOMPARE(closed->first().soundFile, u"recordings/recording-20260102-030407-aaaaaaaa.wav"_s);
        QCOMPARE(closed->first().state, store::TranscriptState::Interrupted);
        const auto missing = missingOf(closed->first());
        QCOMPARE(missing.size(), 1);
        QCOMPARE(missing.first().first, 2.0);
        QVERIFY(std::abs(missing.first().second - 10) < 0.01);

        f->server.answer(
            "/v1/speech-to-text",
            test::Answer::json("{\"text\":\"and after\",\"words\":["
                               "{\"text\":\"and\",\"start\":1,\"end\":1.4,\"type\":\"word\"},"
                               "{\"text\":\"after\",\"start\":1.5,\"end\":2,\"type\":\"word\"}]}"));
        // What somebody wrote meanwhile stays, and what is paid when it is cancelled is there.
        auto *given = f->engine->transcribeMissing(f->service(), closed->first());
        const test::LateEnd<JobOf<RangeTranscript>> late([&] {
            transcript::Transcript edited;
            edited.segments =
                transcript::paragraphs(transcript::wordsFromText(u"written before", 0.5, 2), -1);
            edited = transcript::normalised(edited);
            (void)f->transcripts.saveDocument(entry.id, pack(edited), factsOf(edited), f->clock.nowUtc());
            given->cancel();
        });
        QVERIFY(f->wait(given).error().isCancelled());
        QVERIFY(late.hasRun());
        QTRY_COMPARE(f->wait(openTranscript(f->transcripts, entry.id))->transcript.plainText().simplified(),
                     u"written before and after"_s);
        QCOMPARE(f->server.requestCount("/v1/speech-to-text"), 1);
        QVERIFY(f->wait(f->transcripts.save(closed->first(), pack(transcript::normalised(words)))));
        const auto whole = f->wait(f->engine->transcribeMissing(f->service(), closed->first()));
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().message));
        QCOMPARE(whole->transcript.plainText().simplified(), u"said before and after"_s);
        QCOMPARE(whole->transcript.segments.constLast().start(), 3.0);
        QCOMPARE(whole->entry.state, store::TranscriptState::Done);
        QVERIFY(missingOf(whole->entry).isEmpty());
        QCOMPARE(f->wait(openTranscript(f->transcripts, entry.id))->transcript, whole->transcript);
    }
};

QTEST_GUILESS_MAIN(LiveTranscriptionTest)
#include "tst_livetranscription.moc"
