// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/accountapi.h"
#include "core/api/dictionariesapi.h"
#include "core/api/historyapi.h"
#include "core/api/modelsapi.h"
#include "core/api/speechapi.h"
#include "core/api/speechsocket.h"
#include "core/api/voicesapi.h"
#include "core/net/nettransport.h"
#include "core/sandbox/sandboxserver.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::api;

/// Every endpoint group against the built-in service over real HTTP and WebSockets.
class TestServiceApis : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<sandbox::SandboxServer> m_server;
    std::unique_ptr<net::NetTransport> m_transport;

    Dialect dialect(const Secret &key) const
    {
        return Dialect::elevenLabs(m_server->baseUrl(), m_server->socketUrl(), key);
    }
    Dialect dialect() const { return dialect(m_server->apiKey()); }

    template <class T>
    Result<T> wait(JobOf<T> *job)
    {
        std::optional<Result<T>> kept;
        job->then(this, [&kept](const Result<T> &result) { kept = result; });
        if (!QTest::qWaitFor([&kept] { return kept.has_value(); }, 30000))
            return fail(ErrorKind::Timeout, u"the job did not end"_s);
        return *kept;
    }

    SpeechRequest request(const QString &text)
    {
        SpeechRequest request;
        request.voice = wait(VoicesApi(*m_transport, dialect()).search({})).value().voices.first().id;
        request.model = ModelId(u"eleven_flash_v2_5"_s);
        request.text = text;
        request.outputFormat = u"pcm_16000"_s;
        return request;
    }

private slots:
    void initTestCase()
    {
        sandbox::SandboxOptions options;
        options.pace = 0;
        options.firstByteDelay = std::chrono::milliseconds(0);
        m_server = std::make_unique<sandbox::SandboxServer>(options);
        QVERIFY(m_server->start());
    }
    void init() { m_transport = std::make_unique<net::NetTransport>(); }
    void cleanup() { m_transport.reset(); }

    void listsModels()
    {
        const auto models = wait(ModelsApi(*m_transport, dialect()).list());
        QVERIFY(models);
        QVERIFY(std::any_of(models->begin(), models->end(),
                            [](const Model &model) { return model.textToSpeech; }));
    }

    void pagesThroughVoices()
    {
        VoicesApi voices(*m_transport, dialect());
        const auto first = wait(voices.search({.pageSize = 5}));
        QVERIFY(first);
        QCOMPARE(first->voices.size(), 5);
        QVERIFY(first->hasMore);
        const auto all = wait(voices.all());
        QVERIFY(all);
        QVERIFY(all->size() >= 12);
        const auto one = wait(voices.byId(all->last().id));
        QVERIFY(one);
        QCOMPARE(one->name, all->last().name);
        const auto shared = wait(voices.shared({}));
        QVERIFY(shared);
        QVERIFY(!shared->voices.isEmpty());
    }

    void unknownVoiceIsNotFound()
    {
        const auto voice = wait(VoicesApi(*m_transport, dialect()).byId(VoiceId(u"../nobody"_s)));
        QVERIFY(!voice);
        QVERIFY(voice.error().kind == ErrorKind::NotFound || voice.error().kind == ErrorKind::Validation);
    }

    void dictionariesChangeWhatIsHeard()
    {
        DictionariesApi dictionaries(*m_transport, dialect());
        const auto before = wait(dictionaries.all());
        QVERIFY(before);
        std::vector<text::PronunciationRule> rules(3);
        rules[0].pattern = u"SQL"_s;
        rules[0].alias = u"structured query language, as it were"_s;
        rules[1].pattern = u"tomato"_s;
        rules[1].kind = text::PronunciationRule::Kind::Phoneme;
        rules[1].phoneme = u"təˈmɑːtoʊ"_s;
        rules[2].match = text::PronunciationRule::Match::Expression;
        rules[2].pattern = u"\\d+"_s;
        rules[2].alias = u"x"_s;
        const auto made = wait(dictionaries.create(u"Mine"_s, {}, rules));
        QVERIFY(made);
        QCOMPARE(made->ruleCount, 2);
        const auto after = wait(dictionaries.all());
        QCOMPARE(after->size(), before->size() + 1);
        const auto one = wait(dictionaries.byId(made->id));
        QVERIFY(one);
        QCOMPARE(one->name, u"Mine"_s);
        QCOMPARE(one->latestVersion, made->latestVersion);
        QCOMPARE(one->rules, (std::vector{rules[0], rules[1]}));
        const auto file = wait(dictionaries.download(made->id, made->latestVersion));
        QVERIFY(file);
        QVERIFY(file->contains("<alias>structured query language, as it were</alias>"));
        QCOMPARE(wait(dictionaries.byId(u"no such"_s)).error().kind, ErrorKind::NotFound);

        SpeechApi speech(*m_transport, dialect());
        SpeechRequest plain = request(u"We use SQL daily."_s);
        const auto usual = wait(speech.convertWithTimestamps(plain));
        plain.dictionaries = {{made->id, made->latestVersion}};
        const auto changed = wait(speech.convertWithTimestamps(plain));
        QVERIFY(usual && changed);
        QVERIFY(changed->audio.size() > usual->audio.size() * 3 / 2);
        QCOMPARE(changed->alignment.text(), usual->alignment.text());
        QCOMPARE(changed->receipt.credits, usual->receipt.credits);
        double last = 0;
        for (const text::CharTiming &character : changed->alignment.characters) {
            QVERIFY(character.startSeconds >= last - 1e-6);
            last = character.startSeconds;
        }
        // A version stays what it was.
        const auto emptied = wait(dictionaries.setRules(made->id, {}));
        QVERIFY(emptied);
        QVERIFY(emptied->latestVersion != made->latestVersion);
        const auto again = wait(speech.convertWithTimestamps(plain));
        QCOMPARE(again->audio.size() > usual->audio.size() * 3 / 2, true);
        plain.dictionaries = {{u"unknown"_s, {}}};
        QCOMPARE(wait(speech.convertWithTimestamps(plain)).error().kind, ErrorKind::NotFound);
    }

    void tellsThePlan()
    {
        const auto plan = wait(AccountApi(*m_transport, dialect()).subscription());
        QVERIFY(plan);
        QVERIFY(plan->creditLimit > 0);
        const auto user = wait(AccountApi(*m_transport, dialect()).user());
        QVERIFY(user);
        QCOMPARE(user->subscription.tier, plan->tier);
    }

    void wrongKeyIsAuth()
    {
        const auto plan =
            wait(AccountApi(*m_transport, dialect(Secret(QByteArray("wrong-key")))).subscription());
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, ErrorKind::Auth);
        QVERIFY(!plan.error().message.isEmpty());
    }

    void speaksInAllFourForms()
    {
        SpeechApi speech(*m_transport, dialect());
        const SpeechRequest asked = request(u"The harbour was quiet."_s);
        const auto whole = wait(speech.convert(asked));
        QVERIFY(whole);
        QVERIFY(whole->audio.size() > 16000);
        QVERIFY(whole->receipt.credits.has_value());
        QVERIFY(!whole->receipt.requestId.isEmpty());
        const auto timed = wait(speech.convertWithTimestamps(asked));
        QVERIFY(timed);
        QCOMPARE(timed->alignment.text(), asked.text);

        for (const bool times : {false, true}) {
            SpeechStream *stream = times ? speech.streamWithTimestamps(asked) : speech.stream(asked);
            QByteArray audio;
            QString text;
            std::optional<Result<void>> end;
            SpeechReceipt receipt;
            connect(stream, &SpeechStream::receiptReady, this, [&](const SpeechReceipt &r) { receipt = r; });
            connect(stream, &SpeechStream::chunkReady, this,
                    [&](const QByteArray &bytes) { audio += bytes; });
            connect(stream, &SpeechStream::alignmentReady, this,
                    [&](const text::Alignment &part) { text += part.text(); });
            connect(stream, &SpeechStream::ended, this, [&](const Result<void> &outcome) { end = outcome; });
            QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), 30000);
            QVERIFY(end->has_value());
            QVERIFY(audio.size() > 16000);
            QVERIFY(receipt.credits.has_value());
            QCOMPARE(text, times ? asked.text : QString());
        }
    }

    void cancelEndsAStreamOnce()
    {
        SpeechStream *stream =
            SpeechApi(*m_transport, dialect()).stream(request(u"One two three four five."_s));
        QSignalSpy ended(stream, &SpeechStream::ended);
        stream->cancel();
        QTRY_COMPARE(ended.size(), 1);
        QVERIFY(ended.first().first().value<Result<void>>().error().isCancelled());
    }

    void speaksOverTheSocket()
    {
        SpeechSocket socket(dialect(), request({}));
        QByteArray audio;
        QString text;
        double lastStart = -1;
        std::optional<Result<void>> end;
        connect(&socket, &SpeechSocket::chunkReady, this, [&](const QByteArray &bytes) { audio += bytes; });
        connect(&socket, &SpeechSocket::alignmentReady, this, [&](const text::Alignment &part) {
            text += part.text();
            QVERIFY(part.characters.front().startSeconds >= lastStart);
            lastStart = part.characters.back().startSeconds;
        });
        connect(&socket, &SpeechSocket::ended, this, [&](const Result<void> &outcome) { end = outcome; });
        socket.sendText(u"One."_s);
        socket.flush();
        QTRY_VERIFY_WITH_TIMEOUT(!audio.isEmpty(), 30000);
        const qsizetype afterFirst = audio.size();
        socket.sendText(u"Two."_s);
        socket.finish();
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), 30000);
        QVERIFY2(end->has_value(), qPrintable(end->has_value() ? QString() : end->error().message));
        QVERIFY(audio.size() > afterFirst);
        QVERIFY2(text.contains(u"One."_s) && text.contains(u"Two."_s), qPrintable(text));
    }

    void socketWithWrongKeyIsAuth()
    {
        SpeechSocket socket(dialect(Secret(QByteArray("wrong"))), request({}));
        std::optional<Result<void>> end;
        connect(&socket, &SpeechSocket::ended, this, [&](const Result<void> &outcome) { end = outcome; });
        socket.sendText(u"Hello."_s);
        socket.finish();
        QTRY_VERIFY_WITH_TIMEOUT(end.has_value(), 30000);
        QVERIFY(!end->has_value());
        QCOMPARE(end->error().kind, ErrorKind::Auth);
    }

    void remembersAndForgetsHistory()
    {
        SpeechApi speech(*m_transport, dialect());
        QVERIFY(wait(speech.convert(request(u"Kept in the history."_s))));
        HistoryApi history(*m_transport, dialect());
        const auto page = wait(history.list({.search = u"Kept in the"_s}));
        QVERIFY(page);
        QCOMPARE(page->items.first().text, u"Kept in the history."_s);
        const QString id = page->items.first().id;
        QVERIFY(wait(history.byId(id)));
        const auto audio = wait(history.audio(id));
        QVERIFY(audio);
        QVERIFY(audio->size() > 1000);
        QVERIFY(wait(history.remove(id)));
        const auto gone = wait(history.byId(id));
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestServiceApis)
#include "tst_serviceapis.moc"
