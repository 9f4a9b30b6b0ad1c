// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cacherepository.h"
#include "tests/core/store/await.h"

#include <QDataStream>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::store;

namespace {

const ProfileId kProfile(u"p1"_s);
const QDateTime kThen = QDateTime::fromMSecsSinceEpoch(1'767'225'600'123, Qt::UTC);

QStringList voiceRow(int i)
{
    return {u"id%1abcdefghijklmnop"_s.arg(i),
            u"Voice %1"_s.arg(i),
            u"professional"_s,
            u"A warm and calm voice for long stories, recorded in a good room."_s,
            u"en"_s,
            u"female"_s,
            u"https://storage.example.org/preview/%1/voice.mp3"_s.arg(i),
            u"narration"_s};
}

} // namespace

class CacheRepositoryTest final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        m_db = std::make_unique<Database>(m_dir->filePath(u"studio.db"_s));
        QVERIFY(await(m_db->open()).has_value());
    }
    void cleanup() { m_db.reset(); }

    void givesBackWhatWasPut()
    {
        CacheRepository caches(*m_db);
        QVERIFY(!await(caches.get(kProfile, u"voices"_s)).value().has_value());
        QVERIFY(await(caches.put(kProfile, u"voices"_s, "one", kThen.addDays(-1))).value());
        QVERIFY(await(caches.put(kProfile, u"voices"_s, "two", kThen)).value());
        QVERIFY(await(caches.put(ProfileId(u"p2"_s), u"voices"_s, QByteArray(), kThen)).value());
        const auto cached = await(caches.get(kProfile, u"voices"_s)).value();
        QCOMPARE(cached->value, "two"_ba);
        QCOMPARE(cached->fetchedAt, kThen);
        QVERIFY(await(caches.clear(kProfile)).value());
        QVERIFY(!await(caches.get(kProfile, u"voices"_s)).value().has_value());
        QVERIFY(await(caches.get(ProfileId(u"p2"_s), u"voices"_s)).value().has_value());
    }

    void keepsJson()
    {
        CacheRepository caches(*m_db);
        const QJsonArray json{
            QJsonObject{{u"n"_s, 1.5}, {u"t"_s, u"Grüße \U0001F600"_s}, {u"x"_s, QJsonValue()}}, 7};
        QVERIFY(await(caches.putJson(kProfile, u"models"_s, json, kThen)).value());
        QCOMPARE(await(caches.getJson(kProfile, u"models"_s)).value()->value, QJsonValue(json));
    }

    void unreadableBlobCountsAsMissing()
    {
        CacheRepository caches(*m_db);
        QVERIFY(await(caches.put(kProfile, u"models"_s, QByteArray("\xff\x00rubbish", 9), kThen)).value());
        const auto cached = await(caches.getJson(kProfile, u"models"_s));
        QVERIFY(cached.has_value());
        QVERIFY(!cached->has_value());
    }

    void tenThousandVoicesComeBackInOneRead()
    {
        CacheRepository caches(*m_db);
        QByteArray blob;
        QDataStream out(&blob, QIODevice::WriteOnly);
        QJsonArray json;
        for (int i = 0; i < 10'000; ++i) {
            const QStringList row = voiceRow(i);
            for (const QString &field : row)
                out << field.toUtf8();
            json.append(QJsonObject{{u"voice_id"_s, row[0]},
                                    {u"name"_s, row[1]},
                                    {u"description"_s, row[3]},
                                    {u"labels"_s, QJsonObject{{u"gender"_s, row[5]}}},
                                    {u"preview_url"_s, row[6]}});
        }
        QVERIFY(await(caches.put(kProfile, u"voices"_s, blob, kThen)).value());
        QVERIFY(await(caches.putJson(kProfile, u"json"_s, json, kThen)).value());

        const auto decode = [](const QByteArray &bytes) -> std::optional<QList<QStringList>> {
            QDataStream in(bytes);
            QList<QStringList> rows;
            while (!in.atEnd()) {
                QStringList row;
                for (int i = 0; i < 8; ++i) {
                    QByteArray field;
                    in >> field;
                    row.append(QString::fromUtf8(field));
                }
                rows.append(row);
            }
            return in.status() == QDataStream::Ok ? std::optional(rows) : std::nullopt;
        };
        QElapsedTimer timer;
        timer.start();
        const auto voices = await(caches.getAs<QList<QStringList>>(kProfile, u"voices"_s, decode)).value();
        const qint64 typed = timer.restart();
        QCOMPARE(voices->value.size(), 10'000);
        QCOMPARE(voices->value[9'999], voiceRow(9'999));
        const auto generic = await(caches.getJson(kProfile, u"json"_s)).value();
        QCOMPARE(generic->value.toArray().size(), 10'000);
        qInfo("10,000 voices: %lld ms as rows (%lld KiB), %lld ms as JSON", typed, qint64(blob.size() / 1024),
              timer.elapsed());
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
};

QTEST_GUILESS_MAIN(CacheRepositoryTest)
#include "tst_cacherepository.moc"
