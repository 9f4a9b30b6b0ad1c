// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/servicetranscription.h"
#include "tests/core/transcription/transcriptionfixture.h"

#include <QDir>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::transcription;

namespace {

const QByteArray kPath = "/v1/speech-to-text";
const QByteArray kWords =
    "{\"language_code\":\"en\",\"language_probability\":0.98,\"text\":\"Hello old world.\","
    "\"transcription_id\":\"tr-1\",\"audio_duration_secs\":2.0,\"words\":["
    "{\"text\":\"Hello\",\"start\":0.1,\"end\":0.4,\"type\":\"word\",\"speaker_id\":\"speaker_0\","
    "\"logprob\":-0.1},"
    "{\"text\":\" "
    "\",\"start\":0.4,\"end\":0.5,\"type\":\"spacing\",\"speaker_id\":\"speaker_0\",\"logprob\":0},"
    "{\"text\":\"old\",\"start\":0.5,\"end\":0.8,\"type\":\"word\",\"speaker_id\":\"speaker_0\",\"logprob\":-"
    "2},"
    "{\"text\":\" "
    "\",\"start\":0.8,\"end\":0.9,\"type\":\"spacing\",\"speaker_id\":\"speaker_0\",\"logprob\":0},"
    "{\"text\":\"world.\",\"start\":0.9,\"end\":1.4,\"type\":\"word\",\"speaker_id\":\"speaker_0\","
    "\"logprob\":0}]}";

test::Answer words()
{
    test::Answer answer = test::Answer::json(kWords);
    answer.headers.append(std::pair(QByteArray("request-id"), QByteArray("req-1")));
    answer.headers.append(std::pair(QByteArray("character-cost"), QByteArray("3")));
    return answer;
}

} // namespace

class FileTranscriptionTest final : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<TranscriptionFixture> f;
    FileTranscription *transcribe(const QString &path, const TranscriptionOptions &options = {},
                                  Repeat repeat = Repeat::UseMade)
    {
        return f->engine->transcribe(f->service(), {.path = path, .options = options}, repeat);
    }
    qsizetype filesIn(const QString &folder)
    {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden).size();
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        f = std::make_unique<TranscriptionFixture>();
        QVERIFY(f->opened);
        f->server.answer(kPath, words());
    }
    void cleanup() { f.reset(); }

    void makesATranscriptWithItsReceipt()
    {
        TranscriptionOptions options;
        options.speakers = 2;
        options.keyTerms = QStringList{u"Voice Studio"_s, u"Söhne"_s};
        auto *one = transcribe(f->sound(u"hello.wav"_s, 2), options);
        QSignalSpy tracks(one, &FileTranscription::trackReady);
        QCOMPARE(one->state(), FileTranscription::State::Waiting);
        const auto outcome = f->wait(one);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        QCOMPARE(tracks.size(), 1);
        const store::TranscriptEntry &entry = outcome->entry;
        QCOMPARE(entry.state, store::TranscriptState::Done);
        QCOMPARE(entry.title, u"hello.wav"_s);
        QCOMPARE(entry.words, 3);
        QCOMPARE(entry.speakers, 1);
        QCOMPARE(entry.language, u"en"_s);
        QCOMPARE(entry.credits, std::optional<qint64>(3));
        QCOMPARE(entry.requestId, u"req-1"_s);
        QCOMPARE(entry.serviceId, u"tr-1"_s);
        QCOMPARE(entry.preview, u"Hello old world."_s);
        QVERIFY(std::abs(entry.seconds - 2) < 0.01);
        QVERIFY(QFile::exists(f->engine->soundPath(entry)));
        QCOMPARE(outcome->transcript.plainText(), u"Hello old world."_s);
        QVERIFY(transcript::isUncertain(outcome->transcript.word({0, 1})));

        const auto opened = f->wait(openTranscript(f->transcripts, entry.id));
        QVERIFY(opened);
        QCOMPARE(opened->entry, entry);
        QCOMPARE(opened->transcript, outcome->transcript);
        QCOMPARE(f->rowsIn(store::LedgerState::Done), 1);
        QCOMPARE(f->rowsIn(store::LedgerState::Sent), 0);

        const test::SeenRequest sent = f->server.requests().constFirst();
        QVERIFY(sent.header("content-type").startsWith("multipart/form-data"));
        QCOMPARE(sent.header("xi-api-key"), QByteArray("key"));
        for (const QByteArray &part : {QByteArray("name=\"model_id\"\r\n\r\nscribe_v2\r\n"),
                                       QByteArray("name=\"diarize\"\r\n\r\ntrue\r\n"),
                                       QByteArray("name=\"num_speakers\"\r\n\r\n2\r\n"),
                                       QByteArray("name=\"keyterms\"\r\n\r\nVoice Studio\r\n"),
                                       QByteArray("name=\"keyterms\"\r\n\r\nS\xc3\xb6hne\r\n"),
                                       QByteArray("name=\"file\"; filename=\"hello.wav\"")})
            QVERIFY2(sent.body.contains(part), part.constData());
    }

    void theSameSoundCostsNothingASecondTime()
    {
        const auto first = f->wait(transcribe(f->sound(u"a.wav"_s, 2)));
        const auto second = f->wait(transcribe(f->sound(u"b.wav"_s, 2))); // another name, the same sound
        QVERIFY(first && second);
        QVERIFY(second->alreadyMade);
        QCOMPARE(second->entry, first->entry);
        QCOMPARE(second->transcript, first->transcript);
        QCOMPARE(f->server.requestCount(kPath), 1);
        QCOMPARE(f->list().size(), 1);
        QCOMPARE(filesIn(f->engine->mediaFolder()), 1);

        const auto third = f->wait(transcribe(f->sound(u"b.wav"_s, 2), {}, Repeat::Anew));
        QVERIFY(third && !third->alreadyMade);
        TranscriptionOptions other;
        other.language = u"en"_s;
        QVERIFY(f->wait(transcribe(f->sound(u"b.wav"_s, 2), other)));
        QCOMPARE(f->server.requestCount(kPath), 3);
    }

    void whatIsSentIsNoLargerThanNeeded()
    {
        // 48 kHz is more than a recogniser hears.
        QVERIFY(f->wait(transcribe(f->sound(u"large.wav"_s, 2, 1, 48000))));
        QVERIFY(f->server.requests().constFirst().body.size() < 80'000);
        QCOMPARE(filesIn(f->engine->mediaFolder()), 1); // what was made to be sent is gone
    }

    void aPartIsSentAlone()
    {
        TranscriptionOptions options;
        options.fromSeconds = 1;
        options.toSeconds = 2;
        const auto outcome = f->wait(transcribe(f->sound(u"long.wav"_s, 10), options));
        QVERIFY(outcome);
        QVERIFY(f->server.requests().constFirst().body.size() < 40'000);
        QVERIFY(std::abs(outcome->entry.seconds - 1.4) < 0.01); // where the last word ends
    }

    void whatWasLeftIsGoneOnWith()
    {
        const QString sound = f->sound(u"left.wav"_s, 2);
        auto *first = transcribe(sound);
        const TranscriptId id = first->entry().id;
        QTRY_VERIFY(first->state() >= FileTranscription::State::Sending);
        first->cancel();
        QVERIFY(!f->wait(first));
        const TranscriptionInputs same{.path = sound};
        const auto left = f->wait(f->engine->claimLeftover(f->service(), same));
        QVERIFY(left && *left);
        QCOMPARE((*left)->id, id);
        // It is taken: nobody else goes on with it as well.
        QVERIFY(!*f->wait(f->engine->claimLeftover(f->service(), same)));
        const auto outcome = f->wait(f->engine->resume(f->service(), **left));
        QVERIFY(outcome);
        QCOMPARE(outcome->entry.id, id);
        QCOMPARE(f->list().size(), 1);
        QCOMPARE(filesIn(f->engine->mediaFolder()), 1);
        // What is done is none, and what was asked for otherwise neither.
        QVERIFY(!*f->wait(f->engine->claimLeftover(f->service(), same)));
        QVERIFY(!*f->wait(f->engine->claimLeftover(f->service(), {.path = f->sound(u"other.wav"_s, 1)})));
    }

    void timesBeyondTheSoundAreMended()
    {
        QByteArray late = kWords;
        late.replace("\"start\":0.9,\"end\":1.4", "\"start\":86400.0,\"end\":86400.5");
        test::Answer answer = words();
        answer.body = late;
        f->server.answer(kPath, answer);
        const auto outcome = f->wait(transcribe(f->sound(u"late.wav"_s, 2)));
        QVERIFY(outcome);
        QCOMPARE(outcome->mendedTimes, 1);
        QVERIFY2(outcome->entry.seconds < 2.1, qPrintable(QString::number(outcome->entry.seconds)));
        QCOMPARE(outcome->transcript.plainText(), u"Hello old\nworld."_s);
        QVERIFY(transcript::isUncertain(outcome->transcript.segments.last().words.last()));
    }

    void theServiceFindsTheWordsOfAScript()
    {
        const auto made = f->wait(transcribe(f->sound(u"read.wav"_s, 2)));
        QVERIFY(made);
        test::Answer answer = test::Answer::json(
            "{\"characters\":[],\"words\":[{\"text\":\"Hello\",\"start\":0.1,\"end\":0.4,\"loss\":0.05},"
            "{\"text\":\"brave\",\"start\":0.45,\"end\":0.5,\"loss\":3.0},"
            "{\"text\":\"old\",\"start\":0.5,\"end\":0.8,\"loss\":0.1}],\"loss\":1.05}");
        answer.headers.append(std::pair(QByteArray("character-cost"), QByteArray("2")));
        f->server.answer("/v1/forced-alignment", answer);
        const QString script = u"Hello brave old"_s;
        const auto aligned = f->wait(f->engine->align(f->service(), made->entry, script));
        QVERIFY2(aligned, aligned ? "" : qPrintable(aligned.error().message));
        QCOMPARE(aligned->credits, std::optional<qint64>(2));
        QCOMPARE(aligned->transcript.plainText(), script);
        QVERIFY(transcript::isUncertain(aligned->transcript.word({0, 1})));
        QVERIFY(!transcript::isUncertain(aligned->transcript.word({0, 2})));
        QCOMPARE(aligned->transcript.word({0, 2}).start, 0.5);
        const test::SeenRequest sent = f->server.requests().constLast();
        QVERIFY(sent.body.contains("name=\"text\"\r\n\r\nHello brave old\r\n"));
        QVERIFY(sent.body.contains("name=\"file\"; filename="));
        QCOMPARE(f->rowsIn(store::LedgerState::Done), 2);
        QCOMPARE(filesIn(f->engine->mediaFolder()), 1); // what was made to be sent is gone
        // A service that is not there, and a script that is too long, cost nothing.
        QVERIFY(!f->wait(f->engine->align({}, made->entry, script)));
        QVERIFY(!f->wait(f->engine->align(f->service(), made->entry, QString(700'000, u'x'))));
        QCOMPARE(f->server.requestCount("/v1/forced-alignment"), 1);
    }

    void channelsGoApart()
    {
        TranscriptionOptions options;
        options.channelsApart = true;
        QVERIFY(f->wait(transcribe(f->sound(u"two.wav"_s, 2, 2), options)));
        const QByteArray body = f->server.requests().constFirst().body;
        QVERIFY(body.contains("name=\"use_multi_channel\"\r\n\r\ntrue\r\n"));
        QVERIFY(body.contains("name=\"multichannel_output_style\"\r\n\r\ncombined\r\n"));
        QVERIFY(!body.contains("diarize"));
        QVERIFY(body.size() > 120'000); // both channels
    }

    void aLinkIsFetchedByTheService()
    {
        const auto outcome = f->wait(f->engine->transcribe(
            f->service(), {.link = QUrl(u"https://example.org/talk?v=1&x=ä"_s)}, Repeat::UseMade));
        QVERIFY(outcome);
        QCOMPARE(outcome->entry.origin, u"link"_s);
        QVERIFY(outcome->entry.soundFile.isEmpty());
        QVERIFY(f->server.requests().constFirst().body.contains(
            "name=\"source_url\"\r\n\r\nhttps://example.org/talk?v=1&x=%C3%A4\r\n"));
        TranscriptionOptions local;
        local.engine = Engine::PocketSphinx;
        const auto refused = f->wait(f->engine->transcribe(
            f->service(), {.link = QUrl(u"https://example.org/"_s), .options = local}, Repeat::UseMade));
        QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
    }

    void refusalsAreFreeAndSaid_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("key") << 401 << ErrorKind::Auth;
        QTest::newRow("credits") << 402 << ErrorKind::Quota;
        QTest::newRow("too large") << 413 << ErrorKind::Validation;
        QTest::newRow("input") << 422 << ErrorKind::Validation;
    }
    void refusalsAreFreeAndSaid()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        f->server.answer(kPath, test::Answer::json("{\"detail\":{\"message\":\"No.\"}}", status));
        const auto outcome = f->wait(transcribe(f->sound(u"a.wav"_s, 1)));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, kind);
        QCOMPARE(f->rowsIn(store::LedgerState::Refused), 1);
        const auto entry = f->list().constFirst();
        QCOMPARE(entry.state, store::TranscriptState::Failed);
        QCOMPARE(entry.message, outcome.error().message);
        QVERIFY(entry.owner.isEmpty());

        // Another try pays once, and imports nothing again.
        f->server.answer(kPath, words());
        QFile::remove(entry.mediaPath);
        const auto again = f->wait(f->engine->resume(f->service(), entry));
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        QCOMPARE(again->entry.id, entry.id);
        QVERIFY(again->entry.message.isEmpty());
        QCOMPARE(f->list().size(), 1);
    }

    void aLostAnswerMayHaveBeenCharged_data()
    {
        QTest::addColumn<test::Answer>("answer");
        QTest::newRow("reset") << test::Answer::failure(test::Answer::Ending::Reset);
        test::Answer cut = words();
        cut.ending = test::Answer::Ending::Cut;
        cut.cutAfter = 100;
        QTest::newRow("cut") << cut;
        QTest::newRow("500") << test::Answer::json("{}", 500);
        QTest::newRow("no transcript") << test::Answer::json("{\"message\":\"later\",\"request_id\":\"r\"}");
        QTest::newRow("html") << test::Answer::bytes("<html></html>");
    }
    void aLostAnswerMayHaveBeenCharged()
    {
        QFETCH(test::Answer, answer);
        f->server.answer(kPath, answer);
        auto *one = transcribe(f->sound(u"a.wav"_s, 1));
        const auto outcome = f->wait(one);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::OutcomeUnknown);
        QVERIFY(!outcome.error().nextStep.isEmpty());
        QCOMPARE(f->rowsIn(store::LedgerState::Unknown), 1);
        QCOMPARE(f->server.requestCount(kPath), 1); // not sent again by itself
        QCOMPARE(f->list().constFirst().state, store::TranscriptState::Failed);
    }

    void cancellingKeepsTheSound()
    {
        f->server.answer(kPath, test::Answer::failure(test::Answer::Ending::Stall));
        QPointer<FileTranscription> one = transcribe(f->sound(u"a.wav"_s, 1));
        QTRY_COMPARE(one->state(), FileTranscription::State::Transcribing);
        one->cancel();
        QVERIFY(one->mayHaveBeenCharged());
        const auto outcome = f->wait(one.data());
        QVERIFY(outcome.error().isCancelled());
        const auto entry = f->list().constFirst();
        QCOMPARE(entry.state, store::TranscriptState::Interrupted);
        QVERIFY(QFile::exists(f->engine->soundPath(entry)));
        QTRY_COMPARE(f->rowsIn(store::LedgerState::Unknown), 1);
    }

    void cancelledWhenTheAnswerIsHereItIsKept()
    {
        auto *one = transcribe(f->sound(u"a.wav"_s, 1));
        bool wasUnread = false;
        connect(one, &FileTranscription::stateChanged, one, [&wasUnread, one](auto state) {
            if (state != FileTranscription::State::Saving)
                return;
            wasUnread = one->entry().words == 0 && one->entry().requestId.isEmpty();
            one->cancel();
        });
        const auto outcome = f->wait(one);
        QVERIFY(wasUnread);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        QCOMPARE(outcome->transcript.plainText(), u"Hello old world."_s);
        const auto opened = f->wait(openTranscript(f->transcripts, outcome->entry.id));
        QVERIFY(opened);
        QCOMPARE(opened->entry.credits, std::optional<qint64>(3));
        QTRY_COMPARE(f->rowsIn(store::LedgerState::Done), 1);
    }

    void whatIsThrownAwayKeepsItsReceipt()
    {
        PaidSound paid;
        paid.sound.path = f->sound(u"a.wav"_s, 1);
        paid.sound.fileName = u"a.wav"_s;
        paid.sound.seconds = 1;
        auto *job = new ServiceTranscription(f->ledger, *f->service().api, paid, false, &f->context);
        connect(job, &ServiceTranscription::answered, job, &Job::cancel);
        const auto words = f->wait(static_cast<JobOf<ServiceTranscript> *>(job));
        QVERIFY(!words);
        QVERIFY(words.error().isCancelled());
        QTRY_COMPARE(f->rowsIn(store::LedgerState::Unknown), 1);
        const auto rows = f->wait(f->table.inState(store::LedgerState::Unknown));
        QCOMPARE(rows->constFirst().credits, std::optional<qint64>(3));
        QCOMPARE(rows->constFirst().requestId, u"req-1"_s);
    }

    void cancelledBeforeItsTurnItWasNever()
    {
        f->engine->setWidth(1);
        f->server.answer(kPath, test::Answer::failure(test::Answer::Ending::Stall));
        QPointer<FileTranscription> first = transcribe(f->sound(u"a.wav"_s, 1));
        QPointer<FileTranscription> second = transcribe(f->sound(u"b.wav"_s, 1.5));
        QTRY_COMPARE(first->state(), FileTranscription::State::Transcribing);
        QCOMPARE(second->state(), FileTranscription::State::Waiting);
        second->cancel();
        QVERIFY(f->wait(second.data()).error().isCancelled());
        QCOMPARE(f->list().size(), 1);
        QCOMPARE(f->rowsIn(store::LedgerState::Sent), 1);
        first->cancel();
        QVERIFY(f->wait(first.data()).error().isCancelled());
    }

    void filesWaitForTheirTurn()
    {
        f->engine->setWidth(2);
        test::Answer slow = words();
        slow.delay = std::chrono::milliseconds(150);
        f->server.answer(kPath, slow);
        QList<QPointer<FileTranscription>> all;
        int done = 0;
        for (int i = 0; i < 5; ++i) {
            all.append(transcribe(f->sound(u"%1.wav"_s.arg(i), 1 + i * 0.1)));
            connect(all.last(), &FileTranscription::finished, &f->context,
                    [&done](const Result<TranscriptionOutcome> &outcome) { done += outcome ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, 5, 20000);
        QVERIFY(f->server.mostAtOnce() <= 2);
        QCOMPARE(f->list().size(), 5);
    }

    void whatIsNoSoundIsSaidBeforeAnythingIsSent()
    {
        QFile text(f->folder.filePath(u"text.wav"_s));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("This is no sound at all, only words.\n");
        text.close();
        QFile nothing(f->folder.filePath(u"nothing.mp3"_s));
        QVERIFY(nothing.open(QIODevice::WriteOnly));
        nothing.close();
        for (const QString &path :
             {text.fileName(), nothing.fileName(), u"/nowhere/at/all.wav"_s, f->sound(u"s.wav"_s, 0.05)}) {
            const auto outcome = f->wait(transcribe(path));
            QVERIFY2(!outcome, qPrintable(path));
            QVERIFY(!outcome.error().message.isEmpty());
        }
        QCOMPARE(f->server.requests().size(), 0);
        QCOMPARE(f->rowsIn(store::LedgerState::Sent), 0);
    }

    void whatADeadProcessWorkedOnCanGoOn()
    {
        // As a killed process leaves it: imported, not answered.
        store::TranscriptEntry entry;
        entry.id = store::newTranscriptId();
        entry.state = store::TranscriptState::Working;
        entry.origin = u"file"_s;
        entry.madeAt = entry.changedAt = f->clock.nowUtc();
        entry.owner = u"a process that is no more"_s;
        entry.mediaPath = f->folder.filePath(u"gone.wav"_s);
        entry.soundFile = u"media/kept.wav"_s;
        entry.options = toJson(TranscriptionOptions());
        QVERIFY(QDir().mkpath(f->engine->mediaFolder()));
        QVERIFY(QFile::copy(f->sound(u"kept.wav"_s, 2), f->engine->soundPath(entry)));
        QVERIFY(f->wait(f->transcripts.save(entry)));

        const auto closed = f->wait(f->engine->recover());
        QVERIFY(closed);
        QCOMPARE(closed->size(), 1);
        QCOMPARE(closed->constFirst().state, store::TranscriptState::Interrupted);
        const auto outcome = f->wait(f->engine->resume(f->service(), closed->constFirst()));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        QCOMPARE(outcome->entry.id, entry.id);
        QCOMPARE(outcome->entry.state, store::TranscriptState::Done);
    }

    void aStretchKeepsItsTimes()
    {
        const auto whole = f->wait(transcribe(f->sound(u"long.wav"_s, 10)));
        QVERIFY(whole);
        const auto range = f->wait(f->engine->transcribeRange(f->service(), whole->entry, 4, 6, {}));
        QVERIFY2(range, range ? "" : qPrintable(range.error().message));
        QCOMPARE(range->credits, std::optional<qint64>(3));
        QCOMPARE(range->transcript.plainText(), u"Hello old world."_s);
        QCOMPARE(range->transcript.segments.constFirst().start(), 4.1);
        QVERIFY(f->server.requests().constLast().body.size() < 80'000);
        QCOMPARE(filesIn(f->engine->mediaFolder()), 1);
        QCOMPARE(f->rowsIn(store::LedgerState::Done), 2);
        QVERIFY(!f->wait(f->engine->transcribeRange(f->service(), whole->entry, 4, 4.01, {})));
    }

    void thisMachineCostsNothing()
    {
        if (!isAvailable(Engine::PocketSphinx))
            QSKIP("no recogniser here");
        TranscriptionOptions options;
        options.engine = Engine::PocketSphinx;
        const auto outcome =
            f->wait(f->engine->transcribe({}, {.path = f->sound(u"a.wav"_s, 1), .options = options}));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        QCOMPARE(outcome->entry.state, store::TranscriptState::Done);
        QVERIFY(outcome->entry.profile.isEmpty());
        QCOMPARE(f->server.requests().size(), 0);
        for (const auto state : {store::LedgerState::Sent, store::LedgerState::Done})
            QCOMPARE(f->rowsIn(state), 0);
    }
};

QTEST_GUILESS_MAIN(FileTranscriptionTest)
#include "tst_filetranscription.moc"
