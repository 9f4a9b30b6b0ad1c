// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decodefile.h"
#include "core/audio/loudness.h"
#include "core/audition/shortlist.h"
#include "core/audition/shortlistpage.h"
#include "core/store/draftrepository.h"
#include "tests/core/speech/speechfixture.h"
#include "tests/support/lateend.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::audition;

class TestShortlist : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<speech::SpeechFixture> m_world;

    ShortlistSample sampleOf(const QString &text)
    {
        const auto outcome = m_world->wait(
            m_world->engine.generate(m_world->speech(), m_world->inputs(text), speech::Repeat::UseMade));
        const store::Take take = outcome->take;
        ShortlistEntry entry;
        entry.take = take.id;
        entry.voice = take.voice;
        entry.voiceName = u"Aria <script>alert(1)</script>"_s;
        entry.sentence = take.text;
        entry.score = 4;
        entry.addedAt = QDateTime::currentDateTimeUtc();
        return {entry, take, m_world->vault.path(take.audioHash, u"mp3"_s)};
    }

    /// Long enough that where the gate of the measurement falls does not decide its result.
    static QString longSample()
    {
        return u"The first sample is read in one go, and it is long enough to be measured well. Nobody in "
               u"the "
               u"harbour was awake when the boats came in, and the lighthouse turned without a sound."_s;
    }

private slots:
    void init()
    {
        m_world = std::make_unique<speech::SpeechFixture>();
        QVERIFY(m_world->started && m_world->opened);
    }
    void cleanup() { m_world.reset(); }

    void isKeptPerProfile()
    {
        store::DraftRepository drafts(m_world->database);
        const ShortlistEntry entry = sampleOf(u"Kept."_s).entry;
        {
            Shortlist list(drafts);
            list.load(ProfileId(u"one"_s));
            QTRY_VERIFY(list.isLoaded());
            list.add(entry);
            list.add(entry);
            list.setNote(entry.take, u"warm"_s);
            QCOMPARE(list.entries().size(), 1);
        }
        Shortlist again(drafts);
        again.load(ProfileId(u"one"_s));
        QTRY_VERIFY(again.isLoaded());
        QCOMPARE(again.entries().size(), 1);
        QCOMPARE(again.entries().first().note, u"warm"_s);
        QCOMPARE(again.entries().first().addedAt, entry.addedAt);
        again.load(ProfileId(u"two"_s));
        QTRY_VERIFY(again.isLoaded());
        QVERIFY(again.entries().isEmpty());
    }

    void theListOfAnotherProfileComesTooLate()
    {
        store::DraftRepository drafts(m_world->database);
        Shortlist list(drafts);
        list.load(ProfileId(u"one"_s));
        QTRY_VERIFY(list.isLoaded());
        list.add({.take = TakeId(u"a"_s), .addedAt = QDateTime::currentDateTimeUtc()});
        QStringList failures;
        connect(&list, &Shortlist::failed, &m_world->context,
                [&failures](const Error &error) { failures.append(error.message); });
        const test::LateEnd<JobOf<std::optional<store::Draft>>> late(
            [&list] { list.load(ProfileId(u"two"_s)); });
        list.load(ProfileId(u"one"_s));
        QTRY_VERIFY(late.hasRun() && list.isLoaded());
        QVERIFY(list.entries().isEmpty());
        list.load(ProfileId(u"one"_s));
        list.load(ProfileId(u"two"_s)); // in time: silently given up
        QTRY_VERIFY(list.isLoaded());
        QVERIFY(list.entries().isEmpty());
        QCOMPARE(failures, QStringList());
    }

    void removedEntriesComeBack()
    {
        store::DraftRepository drafts(m_world->database);
        Shortlist list(drafts);
        list.load(ProfileId(u"one"_s));
        QTRY_VERIFY(list.isLoaded());
        ShortlistEntry entry{.take = TakeId(u"a"_s), .addedAt = QDateTime::currentDateTimeUtc()};
        list.add(entry);
        const auto before = list.entries();
        list.remove(entry.take);
        QVERIFY(list.entries().isEmpty());
        list.restore(before);
        QCOMPARE(list.entries(), before);
    }

    void brokenEntriesDoNoHarm()
    {
        const ShortlistEntry entry = shortlistEntryFromJson({{u"take"_s, 7},
                                                             {u"score"_s, 1e9},
                                                             {u"note"_s, QString(100000, u'x')},
                                                             {u"addedAt"_s, u"never"_s}});
        QVERIFY(entry.take.isEmpty());
        QCOMPARE(entry.score, 5);
        QVERIFY(entry.note.size() <= 500);
        QVERIFY(!entry.addedAt.isValid());
    }

    void thePageHoldsSamplesThatPlayEquallyLoud()
    {
        const QList<ShortlistSample> samples{sampleOf(longSample()),
                                             {{.take = TakeId(u"gone"_s), .voiceName = u"Gone"_s}}};
        ShortlistPageOptions options;
        options.path = m_world->folder.filePath(u"voices.html"_s);
        options.title = u"Voices & more"_s;
        const auto report = m_world->wait(writeShortlistPage(samples, options));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QCOMPARE(report->samples, 1);
        QCOMPARE(report->missing, 1);
        QFile file(options.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(file.readAll());
        QVERIFY(page.contains(u"Voices &amp; more"_s));
        QVERIFY(!page.contains(u"<script"_s));
        QVERIFY(!page.contains(u"http:"_s) && !page.contains(u"https:"_s));
        const auto match = QRegularExpression(u"base64,([A-Za-z0-9+/=]+)"_s).match(page);
        QVERIFY(match.hasMatch());
        QFile sample(m_world->folder.filePath(u"sample.mp3"_s));
        QVERIFY(sample.open(QIODevice::WriteOnly));
        sample.write(QByteArray::fromBase64(match.captured(1).toLatin1()));
        sample.close();
        const auto track = audio::decodeFile(sample.fileName());
        QVERIFY(track);
        QVERIFY(qAbs(audio::measureLoudness(**track)->integratedLufs + 19) < 0.7);

        const auto second = m_world->wait(writeShortlistPage(samples, options));
        QVERIFY(!second);
        QCOMPARE(second.error().detail, u"exists"_s);
        options.replaceExisting = true;
        options.hideNames = true;
        QVERIFY(m_world->wait(writeShortlistPage(samples, options)));
        QVERIFY(file.seek(0));
        file.close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray hidden = file.readAll();
        QVERIFY(hidden.contains("Voice A") && !hidden.contains("Aria"));
    }

    void nothingToHearIsNothingToSend()
    {
        ShortlistPageOptions options;
        options.path = m_world->folder.filePath(u"none.html"_s);
        const auto report = m_world->wait(writeShortlistPage({{{.take = TakeId(u"gone"_s)}}}, options));
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Unsupported);
        QVERIFY(!QFile::exists(options.path));
    }
};

QTEST_GUILESS_MAIN(TestShortlist)
#include "tst_shortlist.moc"
