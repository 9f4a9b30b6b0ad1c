// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/voicelistmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

namespace {
std::vector<VoiceItem> voices(int count)
{
    static const QStringList accents{u"American"_s, u"British"_s, u"Irish"_s, u"Indian"_s};
    static const QStringList moods{u"warm, narration"_s, u"deep"_s, u"bright, education"_s};
    std::vector<VoiceItem> all;
    for (int i = 0; i < count; ++i)
        all.push_back({VoiceId(QString::number(i)),
                       u"Voice %1"_s.arg(i),
                       {},
                       {accents.at(i % 4), i % 2 ? u"male"_s : u"female"_s, moods.at(i % 3)},
                       {},
                       {},
                       i % 5 == 0});
    return all;
}
} // namespace

class TestVoiceListModel final : public QObject {
    Q_OBJECT

private slots:
    void obeysTheModelContract()
    {
        VoiceListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setVoices(voices(40));
        model.setFilter(u"irish"_s);
        model.setPlaying(VoiceId(u"2"_s));
        model.setCurrent(VoiceId(u"6"_s));
        model.setOnlyCached(true);
        model.setFilter({});
        model.setVoices({});
    }

    void everyWordMustMatch()
    {
        VoiceListModel model;
        model.setVoices({{VoiceId(u"1"_s), u"Zoë"_s, {}, {u"British"_s, u"female"_s}, {}, {}, false},
                         {VoiceId(u"2"_s), u"Adam"_s, u"Deep"_s, {u"American"_s, u"male"_s}, {}, {}, true}});
        model.setFilter(u"zoe"_s);
        QCOMPARE(model.rowCount(), 1);
        model.setFilter(u"BRIT female"_s);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0)->name, u"Zoë"_s);
        model.setFilter(u"british adam"_s);
        QCOMPARE(model.rowCount(), 0);
        model.setFilter(u"deep"_s);
        QCOMPARE(model.rowCount(), 1);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 2);
        model.setOnlyCached(true);
        QCOMPARE(model.rowCount(), 1);
    }

    void narrowingEqualsStartingOver()
    {
        VoiceListModel typed;
        typed.setVoices(voices(500));
        const QString words = u"irish war"_s;
        for (int i = 1; i <= words.size(); ++i)
            typed.setFilter(words.left(i));
        VoiceListModel fresh;
        fresh.setVoices(voices(500));
        fresh.setFilter(words);
        QCOMPARE(typed.rowCount(), fresh.rowCount());
        QVERIFY(fresh.rowCount() > 0);
        for (int row = 0; row < fresh.rowCount(); ++row)
            QCOMPARE(typed.at(row)->id, fresh.at(row)->id);
    }

    void rowsAreReadWhole()
    {
        VoiceListModel model;
        model.setVoices(voices(1));
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
                 u"Voice 0, American, female, warm, narration"_s);
        QVERIFY(!model.index(5).data(Qt::DisplayRole).isValid());
        QCOMPARE(model.rowOf(VoiceId(u"nobody"_s)), -1);
    }

    void tenThousandVoicesAreFilteredQuickly()
    {
        VoiceListModel model;
        QElapsedTimer timer;
        timer.start();
        model.setVoices(voices(10'000));
        const double filled = double(timer.nsecsElapsed()) / 1e6;
        double worst = 0;
        for (const QString &words :
             {u"b"_s, u"br"_s, u"bri"_s, u"british f"_s, u"nothing at all"_s, u""_s, u"9999"_s}) {
            timer.restart();
            model.setFilter(words);
            worst = std::max(worst, double(timer.nsecsElapsed()) / 1e6);
        }
        qInfo("10,000 voices: set in %.1f ms, worst filter step %.2f ms", filled, worst);
        QVERIFY(worst < 1000);
    }
};

QTEST_GUILESS_MAIN(TestVoiceListModel)
#include "tst_voicelistmodel.moc"
