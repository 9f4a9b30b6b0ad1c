// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decodestream.h"
#include "core/audio/encoder.h"
#include "tests/core/audio/testsignal.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio::audio;

namespace {

QByteArray mp3(double seconds)
{
    return *encodeAll(*parseStreamFormat(u"mp3_44100_128"), {44100, 1}, test::sweep({44100, 1}, seconds));
}
const StreamFormat kMp3{Codec::Mp3, 44100, 1, 128};

} // namespace

class TestDecodeStream : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void growsWhileBytesArrive()
    {
        const QByteArray bytes = mp3(2);
        DecodeStream stream(kMp3);
        QSignalSpy ready(&stream, &DecodeStream::trackReady);
        QSignalSpy peaks(&stream, &DecodeStream::peaksChanged);
        QSignalSpy finished(&stream, &DecodeStream::finished);
        QVERIFY(!stream.track());
        QVERIFY(stream.peaks());
        stream.feed(bytes.first(4000));
        QTRY_COMPARE(ready.size(), 1);
        const auto track = ready.first().first().value<std::shared_ptr<PcmTrack>>();
        QCOMPARE(track, stream.track());
        QCOMPARE(track->sampleRateHz(), 44100);
        QTRY_VERIFY(track->frameCount() > 5000);
        QVERIFY(!track->isComplete());
        QTRY_VERIFY(!peaks.isEmpty());
        stream.feed(bytes.sliced(4000));
        stream.endOfInput();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished.first().first().value<studio::Result<void>>());
        QVERIFY(track->isComplete());
        QVERIFY(track->seconds() > 1.95);
        QCOMPARE(stream.peaks()->frameCount, track->frameCount());
        QVERIFY(*stream.peaks() == peaksOf(*track));
        QCOMPARE(ready.size(), 1);
    }

    void reportsTextAsAnError()
    {
        DecodeStream stream(kMp3);
        QSignalSpy finished(&stream, &DecodeStream::finished);
        stream.feed(R"({"detail":"no such voice, please choose another"})"_ba);
        stream.endOfInput();
        QTRY_COMPARE(finished.size(), 1);
        const auto result = finished.first().first().value<studio::Result<void>>();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, studio::ErrorKind::Protocol);
        QVERIFY(result.error().raw.contains("no such voice"_L1));
        QVERIFY(!stream.track());
    }

    void reportsNothingAsAnError()
    {
        DecodeStream stream(kMp3);
        QSignalSpy finished(&stream, &DecodeStream::finished);
        stream.endOfInput();
        stream.feed("late"_ba);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!finished.first().first().value<studio::Result<void>>());
    }

    void keepsTheSoundWhenCancelled()
    {
        DecodeStream stream(kMp3);
        QSignalSpy ready(&stream, &DecodeStream::trackReady);
        QSignalSpy finished(&stream, &DecodeStream::finished);
        stream.feed(mp3(1).first(8000));
        QTRY_COMPARE(ready.size(), 1);
        stream.cancel();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(finished.first().first().value<studio::Result<void>>().error().isCancelled());
        QVERIFY(stream.track()->isComplete());
        QVERIFY(stream.track()->frameCount() > 0);
    }

    void canBeDestroyedAtAnyMoment()
    {
        const QByteArray bytes =
            *encodeAll(*parseStreamFormat(u"flac_44100"), {44100, 1}, test::sweep({44100, 1}, 5));
        for (int i = 0; i < 20; ++i) {
            std::shared_ptr<PcmTrack> track;
            QElapsedTimer time;
            {
                DecodeStream stream({Codec::Flac, 44100, 1, 0});
                stream.feed(bytes);
                if (i % 2 == 0)
                    QTRY_VERIFY(stream.track());
                track = stream.track();
                time.start();
            }
            QVERIFY(time.elapsed() < 1000);
            if (track)
                QVERIFY(track->isComplete());
        }
        QTest::qWait(10);
    }
};

QTEST_GUILESS_MAIN(TestDecodeStream)
#include "tst_decodestream.moc"
