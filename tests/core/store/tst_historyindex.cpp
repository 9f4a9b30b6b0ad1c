// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audiovault.h"
#include "core/store/historyindex.h"
#include "core/store/takerepository.h"
#include "core/store/vaultwriter.h"
#include "tests/core/store/await.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::store;

namespace {
const ProfileId kProfile(u"p1"_s);
}

class HistoryIndexTest final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        m_db = std::make_unique<Database>(m_dir->filePath(u"studio.db"_s));
        m_vault = std::make_unique<AudioVault>(m_dir->filePath(u"audio"_s));
        m_takes = std::make_unique<TakeRepository>(*m_db, *m_vault);
        m_index = std::make_unique<HistoryIndex>(*m_db);
        m_minute = 0;
        QVERIFY(await(m_db->open()).has_value());
    }
    void cleanup()
    {
        m_index.reset();
        m_takes.reset();
        m_vault.reset();
        m_db.reset();
    }

    void findsWordsAnywhereWithoutCaseAndAccents()
    {
        add(u"The harbour was quiet before dawn."_s);
        add(u"Das Caf\u00e9 \u00f6ffnet um neun."_s, u"J\u00fcrgen"_s);
        add(u"\u6e2f\u306f\u9759\u304b\u3060\u3063\u305f\u3002"_s);
        QCOMPARE(found(u"HARB"_s), QStringList{u"The harbour was quiet before dawn."_s});
        QCOMPARE(found(u"bour dawn"_s).size(), 1);
        QCOMPARE(found(u"harbour cafe"_s).size(), 0);
        QCOMPARE(found(u"cafe offnet"_s).size(), 1);
        QCOMPARE(found(u"jurgen"_s).size(), 1); // the voice
        QCOMPARE(found(u"\u9759\u304b\u3060"_s).size(), 1);
        QCOMPARE(found(u"\u6e2f"_s).size(), 1); // shorter than the index knows
        QCOMPARE(found(u"b"_s).size(), 1);
        QCOMPARE(found(u"qu ha"_s).size(), 1);
        QCOMPARE(found({}).size(), 3);
    }

    void findsShortWordsWhereverTheyStand()
    {
        add(u"The harbour was quiet before dawn. Zq"_s); // at the very end
        add(u"zq begins, and a \"q\" in quotation marks"_s);
        add(u"x"_s, u"V"_s);
        QCOMPARE(found(u"zq"_s).size(), 2);
        QCOMPARE(found(u"z"_s).size(), 2);
        QCOMPARE(found(u"x"_s), QStringList{u"x"_s});
        QCOMPARE(found(u"v x"_s), QStringList{u"x"_s});
        QCOMPARE(found(u"\"q"_s).size(), 1);
        QCOMPARE(found(u"zq harbour"_s).size(), 1);
        QCOMPARE(found(u"zq harbour jj"_s).size(), 0);
        QCOMPARE(found(u"jj"_s).size(), 0);
    }

    void wordsAreNoSyntax_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed :
             {"\"", "\"\"\"", "har\"bour", "AND", "NOT harbour", "words:harbour", "harb*", "(", "a OR", "%",
              "_", "^har", "'; DROP TABLE takes; --", "har\\", "NEAR(a b)"})
            QTest::newRow(typed) << QString::fromLatin1(typed);
        QTest::newRow("nothing but blanks") << u"  \t\n "_s;
        QTest::newRow("very long") << QString(20'000, u'x');
        QTest::newRow("many words") << u"harbour "_s.repeated(5000);
        QTest::newRow("null") << QString(QChar(0)) + u"abc"_s;
    }
    void wordsAreNoSyntax()
    {
        QFETCH(QString, typed);
        add(u"The harbour was quiet."_s);
        const auto page = await(m_index->page({.words = typed}));
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().detail));
    }

    void followsNamesNotesAndDeletion()
    {
        const Take take = add(u"The harbour was quiet."_s);
        QVERIFY(await(m_takes->setName(take.id, u"Opening scene"_s)).value());
        QVERIFY(await(m_takes->setNote(take.id, u"too slow"_s)).value());
        QCOMPARE(found(u"opening slow harbour"_s).size(), 1);
        QVERIFY(await(m_takes->setName(take.id, {})).value());
        QCOMPARE(found(u"opening"_s).size(), 0);
        QVERIFY(await(m_takes->remove(take.id)).value());
        QCOMPARE(found(u"harbour"_s).size(), 0);
        QCOMPARE(found({}).size(), 0);
        const auto check = await(m_db->run<QString>([](Connection &db) -> Result<QString> {
            auto done = db.execute(u"INSERT INTO take_search (take_search) VALUES ('integrity-check')"_s);
            return done ? Result<QString>(u"ok"_s) : Result<QString>(Unexpected(done.error()));
        }));
        QCOMPARE(check.value_or(QString()), u"ok"_s);
    }

    void narrowsByVoiceDateStarDocumentAndProfile()
    {
        const Take first = add(u"one"_s, u"Anna"_s);
        const Take second = add(u"two"_s, u"Bella"_s);
        Take other = newTake(u"three"_s, u"Anna"_s);
        other.document = u"audition"_s;
        other = store(other);
        Take part = newTake(u"part"_s, u"Anna"_s);
        part.document = kPartsDocument;
        (void)store(part);
        Take elsewhere = newTake(u"four"_s, u"Anna"_s);
        elsewhere.profile = ProfileId(u"p2"_s);
        (void)store(elsewhere);
        QVERIFY(await(m_takes->setStarred(second.id, true)).value());

        QCOMPARE(texts({.profile = kProfile}), (QStringList{u"three"_s, u"two"_s, u"one"_s}));
        QCOMPARE(texts({.profile = kProfile, .voice = VoiceId(u"Anna"_s)}),
                 (QStringList{u"three"_s, u"one"_s}));
        QCOMPARE(texts({.profile = kProfile, .document = QString()}), (QStringList{u"two"_s, u"one"_s}));
        QCOMPARE(texts({.profile = kProfile, .starredOnly = true}), QStringList{u"two"_s});
        QCOMPARE(texts({.profile = kProfile, .from = second.madeAt, .to = other.madeAt}),
                 QStringList{u"two"_s});
        QCOMPARE(await(m_index->voices(kProfile)).value(),
                 (QList<HistoryGroup>{{u"Anna"_s, u"Anna"_s, 2}, {u"Bella"_s, u"Bella"_s, 1}}));
        QCOMPARE(await(m_index->documents(kProfile)).value(),
                 (QList<HistoryGroup>{{u""_s, u""_s, 2}, {u"audition"_s, u"audition"_s, 1}}));
        QCOMPARE(await(m_index->known({first.requestId, u"never"_s, u""_s})).value(),
                 QSet<QString>{first.requestId});
    }

    void pagesWithoutGapsOrRepeats()
    {
        for (int i = 0; i < 25; ++i)
            add(u"take %1"_s.arg(i));
        // Two of the same millisecond stay apart.
        --m_minute;
        add(u"twin"_s);
        QStringList all;
        HistoryPage page;
        do {
            page = await(m_index->page({.words = {}}, page.before, 7)).value();
            for (const HistoryRow &row : page.rows)
                all.append(row.excerpt);
        } while (page.more);
        QCOMPARE(all.size(), 26);
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 26);
        QCOMPARE(all.first(), u"twin"_s);
        QCOMPARE(all.last(), u"take 0"_s);
    }

    void aPageWithoutHitsMayBeFollowedByMore()
    {
        QVERIFY(await(fill(4500)).has_value());
        QVERIFY(await(m_index->catchUp(10'000)).has_value());
        // Only the oldest fits.
        const HistoryFilter rare{.voice = VoiceId(u"rare"_s)};
        HistoryPage page = await(m_index->page(rare)).value();
        QCOMPARE(page.rows.size(), 0);
        QVERIFY(page.more);
        int pages = 1;
        while (page.more) {
            page = await(m_index->page(rare, page.before)).value();
            ++pages;
        }
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(pages, 3);
        QCOMPARE(found(u"zqx"_s).size(), 1); // words are found at once
        QCOMPARE(found(u"zq"_s).size(), 1);
        QCOMPARE(found(u"zq r"_s).size(), 1);
        // What is nowhere is known at once too.
        page = await(m_index->page({.words = u"jj"_s})).value();
        QVERIFY(page.rows.isEmpty() && !page.more);
    }

    void takesOfAnEarlierVersionAreEnteredNewestFirst()
    {
        QVERIFY(await(fill(700)).has_value());
        QCOMPARE(found({}).size(), 0);
        QCOMPARE(await(m_index->catchUp()).value(), 500);
        QCOMPARE(found({}).value(0), u"text 699"_s);
        QCOMPARE(await(m_index->catchUp()).value(), 200);
        QCOMPARE(await(m_index->catchUp()).value(), 0);
        QCOMPARE(found(u"zqx"_s).size(), 1);
    }

    void readsWaitForTheSchema()
    {
        Database db(m_dir->filePath(u"fresh.db"_s));
        HistoryIndex index(db);
        auto *page = index.page({});
        auto *opening = db.open();
        Q_UNUSED(opening)
        QVERIFY(!await(page).has_value()); // asked before it was opened: refused, not half a schema
        QVERIFY(await(index.page({})).has_value());
    }

private:
    Take newTake(const QString &text, const QString &voice)
    {
        auto writer = m_vault->begin(newTakeId(), u"mp3"_s);
        writer->append(text.toUtf8());
        const StoredAudio audio = await(writer->commit()).value();
        Take take;
        take.id = newTakeId();
        take.profile = kProfile;
        take.voice = VoiceId(voice);
        take.voiceName = voice;
        take.text = text;
        take.requestId = u"req-"_s + take.id.value();
        take.outputFormat = u"mp3_44100_128"_s;
        take.madeAt = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addSecs(60 * ++m_minute);
        take.audioHash = audio.hash;
        take.audioBytes = audio.bytes;
        return take;
    }
    Take store(const Take &take) { return await(m_takes->add(take)).value(); }
    Take add(const QString &text, const QString &voice = u"Aria"_s) { return store(newTake(text, voice)); }
    QStringList texts(const HistoryFilter &filter)
    {
        QStringList list;
        const HistoryPage page = await(m_index->page(filter)).value();
        for (const HistoryRow &row : page.rows)
            list.append(row.excerpt);
        return list;
    }
    QStringList found(const QString &words) { return texts({.words = words}); }

    /// Rows as an earlier version left them, without the history's tables.
    JobOf<bool> *fill(int count)
    {
        return m_db->run<bool>([count](Connection &db) -> Result<bool> {
            return db.inTransaction([&]() -> Result<bool> {
                for (int i = 0; i < count; ++i) {
                    auto done = db.execute(
                        u"INSERT INTO takes (id, request_key, profile, document, number, host, voice, "
                        "voice_name, model, text, inputs, output_format, made_at, request_id, duration_ms, "
                        "audio_hash, audio_bytes, complete, starred) VALUES (?, x'00', 'p1', '', ?, '', ?, "
                        "'Aria', 'm', ?, '{}', 'mp3_44100_128', ?, '', 1000, x'00', 1, 1, 0)"_s,
                        {u"t%1"_s.arg(i), i, i == 0 ? u"rare"_s : u"v"_s,
                         i == 0 ? u"zqx"_s : u"text %1"_s.arg(i), qint64(1'767'225'600'000) + i * 1000});
                    if (!done)
                        return Unexpected(done.error());
                }
                return true;
            });
        });
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<AudioVault> m_vault;
    std::unique_ptr<TakeRepository> m_takes;
    std::unique_ptr<HistoryIndex> m_index;
    int m_minute = 0;
};

QTEST_GUILESS_MAIN(HistoryIndexTest)
#include "tst_historyindex.moc"
