// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/bundlefile.h"
#include "core/evidence/casebundle.h"
#include "tests/core/evidence/samplesession.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::evidence;

namespace {

struct World {
    World()
    {
        test::writeSample(folder.filePath(u"session"_s));
        replay = *openReplayNow(folder.filePath(u"session"_s), folder.path());
    }
    [[nodiscard]] QString path(const QString &name = u"case.zip"_s) const { return folder.filePath(name); }
    [[nodiscard]] QByteArray part(const QString &name) const
    {
        const auto bundle = BundleReader::open(path());
        return bundle ? bundle->read(name, 64 << 20, {}).value_or(QByteArray()) : QByteArray();
    }
    [[nodiscard]] QByteArray allText() const
    {
        QByteArray all;
        for (const char *name : {"report.html", "transcript.txt", "report.json", "events.jsonl",
                                 "session.json", "scenario.json", "versions.json"})
            all += part(QLatin1StringView(name)) + '\n';
        return all;
    }

    QTemporaryDir folder;
    std::shared_ptr<const Replay> replay;
    BundleOptions options{.program = u"Voice Studio 1.0"_s};
};

} // namespace

class TestCaseBundle : public QObject {
    Q_OBJECT

private slots:
    void holdsTheWholeCase()
    {
        World world;
        world.options.scenario = {{u"name"_s, u"Duplicate charge"_s}, {u"passed"_s, true}};
        const auto written = writeBundleNow(*world.replay, world.path(), world.options);
        QVERIFY(written);
        QCOMPARE(written->parts.size(), 8);
        QVERIFY(written->hasSound);
        QCOMPARE(written->bytes, QFileInfo(world.path()).size());
        QCOMPARE(agent::logFromJsonLines(world.part(u"events.jsonl"_s)).size(), test::sampleLog().size());
        QCOMPARE(world.part(u"sound.wav"_s), test::bytesOf(world.replay->soundPath));
        const QString transcript = QString::fromUtf8(world.part(u"transcript.txt"_s));
        QVERIFY2(transcript.contains("lookup_order"_L1), qPrintable(transcript));
        QVERIFY(transcript.contains("never heard"_L1));
        const QJsonObject report = QJsonDocument::fromJson(world.part(u"report.json"_s)).object();
        QCOMPARE(report.value("turns"_L1).toArray().size(), 2);
        QCOMPARE(report.value("barge_ins"_L1).toArray().size(), 1);
        QCOMPARE(report.value("tools"_L1).toArray().first().toObject().value("ms"_L1).toDouble(), 312);
        // Parts add up to the whole.
        const QJsonObject turn = report.value("turns"_L1).toArray().first().toObject();
        double sum = 0;
        for (const char *part : {"hear_ms", "think_ms", "speak_ms", "buffer_ms", "unmeasured_ms"})
            sum += turn.value(QLatin1StringView(part)).toDouble();
        QVERIFY(std::abs(sum - turn.value("reply_ms"_L1).toDouble()) < 0.01);
        QCOMPARE(
            QJsonDocument::fromJson(world.part(u"versions.json"_s)).object().value("bundledBy"_L1).toString(),
            u"Voice Studio 1.0"_s);
        // Nothing else was left in the folder.
        QCOMPARE(QDir(world.folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"case.zip"_s});
    }

    void theReportNeedsNothingElse()
    {
        World world;
        world.options.note = u"Ticket <script>alert(1)</script> & more"_s;
        QVERIFY(writeBundleNow(*world.replay, world.path(), world.options));
        const QString html = QString::fromUtf8(world.part(u"report.html"_s));
        QVERIFY(!html.contains("<script"_L1));
        QVERIFY(html.contains("&lt;script&gt;"_L1));
        QVERIFY(!html.contains("http://"_L1) && !html.contains("https://"_L1) && !html.contains("<link"_L1));
        QVERIFY(html.contains("prefers-color-scheme:dark"_L1));
        QVERIFY(html.contains("Billing support"_L1));
        QVERIFY(html.contains("<del>"_L1));
        QVERIFY(html.contains("src=\"sound.wav\""_L1));
        const qsizetype begin = html.indexOf("<svg"_L1);
        QVERIFY(begin > 0);
        QXmlStreamReader svg(html.mid(begin, html.indexOf("</svg>"_L1) + 6 - begin));
        int bars = 0;
        while (!svg.atEnd()) {
            svg.readNext();
            bars += svg.isStartElement() && svg.name() == "rect"_L1 ? 1 : 0;
        }
        QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
        QVERIFY(bars >= 4);
    }

    void opensAgain()
    {
        World world;
        world.options.scenario = {{u"name"_s, u"Duplicate charge"_s}};
        QVERIFY(writeBundleNow(*world.replay, world.path(), world.options));
        QString sound;
        {
            const auto replay = openReplayNow(world.path(), world.folder.filePath(u"cache"_s));
            QVERIFY(replay);
            QVERIFY((*replay)->isBundle);
            QVERIFY(!(*replay)->isMasked);
            QCOMPARE((*replay)->info.agentName, u"Billing support"_s);
            QCOMPARE((*replay)->info.turns, world.replay->info.turns);
            QCOMPARE((*replay)->sound->frameCount(), world.replay->sound->frameCount());
            QCOMPARE((*replay)->scenario.value("name"_L1).toString(), u"Duplicate charge"_s);
            const agent::Conversation before(world.replay->log);
            QCOMPARE(agent::Conversation((*replay)->log).items(), before.items());
            sound = (*replay)->soundPath;
            QVERIFY(QFile::exists(sound));
            // And bundled again it is the same.
            QVERIFY(writeBundleNow(**replay, world.path(u"again.zip"_s), world.options));
        }
        QVERIFY(!QFile::exists(sound));
    }

    void masksEverything()
    {
        World world;
        world.options.mask = {.numbers = true, .addresses = true, .names = namesIn(world.replay->log)};
        world.options.scenario = {
            {u"name"_s, u"Order 48213 of Ann"_s},
            {u"definition"_s,
             QJsonObject{{u"session"_s,
                          QJsonObject{{u"prompt"_s, u"You talk to Ann Smith"_s},
                                      {u"dynamicVariables"_s, QJsonObject{{u"order"_s, u"48213"_s}}}}}}}};
        world.options.note = u"Ann Smith called from 555-0147"_s;
        const auto written = writeBundleNow(*world.replay, world.path(), world.options);
        QVERIFY2(written, qPrintable(written ? QString() : written.error().message + written.error().detail));
        QVERIFY(written->maskedCharacters > 100);
        // What is spoken cannot be masked.
        QVERIFY(!written->hasSound);
        QVERIFY(!written->parts.contains("sound.wav"_L1));
        const QByteArray all = world.allText();
        for (const char *word : {"48213", "Ann", "Smith", "smith", "example", "four eight", "0147"})
            QVERIFY2(!all.contains(word), word);
        QVERIFY(all.contains("Billing support"));
        const auto replay = openReplayNow(world.path(), world.folder.path());
        QVERIFY(replay);
        QVERIFY((*replay)->isMasked);
        QVERIFY(!(*replay)->sound);
        QCOMPARE((*replay)->info.turns, world.replay->info.turns);
        QCOMPARE((*replay)->info.medianReplyMs, world.replay->info.medianReplyMs);
    }

    void findsLeftovers()
    {
        World world;
        // A key of a message that says a name: nothing knows that it is one.
        auto replay = std::make_shared<Replay>(*world.replay);
        replay->log.append(test::in(15'000, u"unknown_kind"_s, {{u"Smith"_s, 1}}));
        world.options.mask = {.names = {u"Smith"_s}};
        const auto written = writeBundleNow(*replay, world.path(), world.options);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Internal);
        QVERIFY(!written.error().message.contains("Smith"_L1)
                && !written.error().detail.contains("Smith"_L1));
        QVERIFY(!QFile::exists(world.path()));
    }

    void aNameThatIsAWordOfTheReportIsNoLeftover()
    {
        World world;
        world.options.mask = {.names = {u"Turn"_s, u"Heard"_s, u"Order"_s}};
        QVERIFY(writeBundleNow(*world.replay, world.path(), world.options));
    }

    void holdsNoKeys()
    {
        World world;
        auto replay = std::make_shared<Replay>(*world.replay);
        replay->log.append(test::out(
            15'000, u"custom"_s,
            {{u"url"_s, u"wss://x.example/convai?agent_id=a&conversation_signature=cvtkn_secretsecret"_s},
             {u"authorization"_s, u"plainkeyplainkey"_s},
             {u"note"_s, u"use sk_0123456789abcdef and Bearer abcdefghijkl"_s}}));
        QVERIFY(writeBundleNow(*replay, world.path(), world.options));
        const QByteArray all = world.allText();
        for (const char *secret : {"secretsecret", "plainkey", "sk_0123", "abcdefghijkl", "hunter2"})
            QVERIFY2(!all.contains(secret), secret);
    }

    void replacesOnlyWhenAsked()
    {
        World world;
        QVERIFY(writeBundleNow(*world.replay, world.path(), world.options));
        const auto again = writeBundleNow(*world.replay, world.path(), world.options);
        QVERIFY(!again);
        QCOMPARE(again.error().detail, u"exists"_s);
        world.options.replace = true;
        QVERIFY(writeBundleNow(*world.replay, world.path(), world.options));
        const auto nowhere =
            writeBundleNow(*world.replay, world.folder.filePath(u"no/such/x.zip"_s), world.options);
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().kind, ErrorKind::Storage);
    }

    void refusesWhatIsNoBundle()
    {
        World world;
        QVERIFY(writeBundleNow(*world.replay, world.path(), world.options));
        const QByteArray whole = test::bytesOf(world.path());
        std::mt19937 random(3);
        const auto open = [&world](const QByteArray &bytes) {
            QFile file(world.path(u"bad.zip"_s));
            if (!file.open(QIODevice::WriteOnly))
                qFatal("no file");
            file.write(bytes);
            file.close();
            return openReplayNow(file.fileName(), world.folder.filePath(u"cache"_s));
        };
        QCOMPARE(open("not a zip").error().kind, ErrorKind::Unsupported);
        QVERIFY(!open({}));
        for (int i = 0; i < 60; ++i) {
            QByteArray bytes = whole;
            if (i % 2 == 0)
                bytes.truncate(qsizetype(random() % quint32(whole.size())));
            else
                for (int k = 0; k < 20; ++k)
                    bytes[qsizetype(random() % quint32(whole.size()))] = char(random());
            (void)open(bytes); // An error or a replay, never a crash.
        }
        QCOMPARE(openReplayNow(world.path(u"none.zip"_s), world.folder.path()).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(openReplayNow(world.folder.path(), world.folder.path()).error().kind, ErrorKind::NotFound);
    }

    void unpacksNoMoreThanMayBe()
    {
        QTemporaryDir folder;
        auto writer = BundleWriter::create(folder.filePath(u"x.zip"_s));
        QVERIFY(writer);
        QVERIFY((*writer)->add(u"events.jsonl"_s, QByteArray(8 << 20, ' ')));
        QVERIFY((*writer)->finish(false, {}));
        const auto reader = BundleReader::open(folder.filePath(u"x.zip"_s));
        QVERIFY(reader);
        QCOMPARE(reader->read(u"events.jsonl"_s, 1 << 20, {}).error().kind, ErrorKind::Validation);
        QVERIFY(reader->read(u"events.jsonl"_s, 16 << 20, {}));
        QVERIFY(reader->read(u"missing"_s, 1, {})->isEmpty());
        StopFlag stop;
        stop.set();
        QVERIFY(reader->read(u"events.jsonl"_s, 16 << 20, stop).error().isCancelled());
    }

    void namesTheFileAfterTheCase()
    {
        SessionInfo info;
        info.agentName = u"Billing / support…"_s;
        info.startedAt = QDateTime(QDate(2026, 5, 3), QTime(14, 31)).toUTC();
        QCOMPARE(bundleName(info), u"billing-support-2026-05-03-1431.zip"_s);
        info.agentName = u"../.."_s;
        QCOMPARE(bundleName(info), u"session-2026-05-03-1431.zip"_s);
    }
};

QTEST_GUILESS_MAIN(TestCaseBundle)
#include "tst_casebundle.moc"
