// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changer/partjoin.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::changer;

namespace {

constexpr int kRate = 1000;

std::shared_ptr<audio::PcmTrack> steady(qint64 frames, std::int16_t value, bool complete = true,
                                        int rate = kRate)
{
    auto track = std::make_shared<audio::PcmTrack>(audio::PcmSpec{rate, 1});
    track->append(std::vector<std::int16_t>(std::size_t(frames), value));
    if (complete)
        track->complete();
    return track;
}

std::vector<std::int16_t> all(const audio::PcmTrack &track)
{
    std::vector<std::int16_t> samples(std::size_t(track.frameCount()));
    (void)track.read(0, samples);
    return samples;
}

} // namespace

class TestPartJoin : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private slots:
    void keepsEveryPartAtItsPlace()
    {
        PartJoin join(m_folder.filePath(u"places.wav"_s));
        QSignalSpy ready(&join, &PartJoin::trackReady);
        QSignalSpy done(&join, &PartJoin::partDone);
        QSignalSpy finished(&join, &PartJoin::finished);
        join.add(steady(900, 1000), 1.0); // too short: silence follows
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(std::abs(done.at(0).at(0).toDouble() + 0.1) < 1e-9);
        QVERIFY(join.isIdle());
        join.add(steady(1200, 2000), 2.0); // too long: loses its end
        QTRY_COMPARE(done.size(), 2);
        QVERIFY(std::abs(done.at(1).at(0).toDouble() - 0.2) < 1e-9);
        join.add(steady(500, 3000), 2.5);
        QTRY_COMPARE(done.size(), 3);
        join.finish();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(ready.size(), 1);
        QVERIFY(join.track()->isComplete());
        const auto samples = all(*join.track());
        QCOMPARE(samples.size(), std::size_t(2500));
        QCOMPARE(samples[0], 1000); // the very start is not faded
        QCOMPARE(samples[500], 1000);
        QCOMPARE(samples[950], 0);
        QVERIFY(samples[1000] < 500); // seams are
        QCOMPARE(samples[1500], 2000);
        QVERIFY(samples[1999] < 500);
        QCOMPARE(samples[2250], 3000);
        QCOMPARE(join.peaks()->frameCount, 2500);
    }

    void growsWithItsPart()
    {
        PartJoin join(m_folder.filePath(u"grows.wav"_s));
        QSignalSpy done(&join, &PartJoin::partDone);
        const auto part = steady(400, 1000, false);
        join.add(part, 1.0);
        QTRY_VERIFY(join.track() && join.track()->frameCount() >= 300);
        QVERIFY(!join.track()->isComplete());
        part->append(std::vector<std::int16_t>(600, 1000));
        join.wake();
        QTRY_VERIFY(join.track()->frameCount() >= 900);
        QCOMPARE(done.size(), 0);
        part->complete();
        join.wake();
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(join.track()->frameCount(), 1000);
        QCOMPARE(all(*join.track())[700], 1000);
    }

    void refusesPartsOfAnotherForm()
    {
        PartJoin join(m_folder.filePath(u"forms.wav"_s));
        QSignalSpy done(&join, &PartJoin::partDone);
        QSignalSpy failed(&join, &PartJoin::failed);
        join.add(steady(100, 1), 0.1);
        QTRY_COMPARE(done.size(), 1);
        join.add(steady(100, 1, true, 2 * kRate), 0.2);
        QTRY_COMPARE(failed.size(), 1);
    }

    void tellsAFullDisk()
    {
        PartJoin join(u"/dev/full"_s);
        QSignalSpy failed(&join, &PartJoin::failed);
        join.add(steady(200'000, 1000), 200.0);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::Storage);
    }

    void endsWithoutParts()
    {
        PartJoin join(m_folder.filePath(u"none.wav"_s));
        QSignalSpy finished(&join, &PartJoin::finished);
        join.finish();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!join.track());
    }
};

QTEST_GUILESS_MAIN(TestPartJoin)
#include "tst_partjoin.moc"
