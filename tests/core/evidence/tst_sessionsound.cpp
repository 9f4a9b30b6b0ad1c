// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/sessionsound.h"
#include "core/media/filetrack.h"
#include "tests/core/evidence/samplesession.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::evidence;

namespace {

std::vector<std::int16_t> flat(std::size_t frames, std::int16_t value)
{
    return std::vector<std::int16_t>(frames, value);
}

struct Wav {
    audio::PcmSpec spec{};
    std::vector<std::int16_t> user;
    std::vector<std::int16_t> agent;
};

Wav read(const QString &path)
{
    Wav wav;
    const auto track = media::trackOverFile(path);
    if (!track)
        return wav;
    wav.spec = (*track)->spec();
    std::vector<std::int16_t> both(std::size_t((*track)->frameCount()) * 2);
    (*track)->read(0, both);
    for (std::size_t i = 0; i + 1 < both.size(); i += 2) {
        wav.user.push_back(both[i]);
        wav.agent.push_back(both[i + 1]);
    }
    return wav;
}

} // namespace

class TestSessionSound : public QObject {
    Q_OBJECT

private slots:
    void putsBothSidesOnOneTimeLine()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"sound.wav"_s);
        auto sound = SessionSound::create(path, 16'000);
        QVERIFY(sound);
        QVERIFY((*sound)->put(SessionSound::Agent, flat(1600, 2000), 16'000, 500'000));
        QVERIFY((*sound)->put(SessionSound::User, flat(1600, 1000), 16'000, 100'000));
        QVERIFY((*sound)->keep(false));
        const Wav wav = read(path);
        QCOMPARE(wav.spec, (audio::PcmSpec{16'000, 2}));
        QCOMPARE(wav.user.size(), std::size_t(9600));
        QCOMPARE(wav.user[1599], 0);
        QCOMPARE(wav.user[1600], 1000);
        QCOMPARE(wav.user[3199], 1000);
        QCOMPARE(wav.user[3200], 0);
        QCOMPARE(wav.agent[7999], 0);
        QCOMPARE(wav.agent[8000], 2000);
        QCOMPARE(wav.agent[9599], 2000);
        // Only its owner may hear it.
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadOther | QFile::ReadGroup)));
    }

    void joinsWhatIsMeasuredALittleOff()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"sound.wav"_s);
        auto sound = SessionSound::create(path, 16'000);
        // Loud sound whose times tremble by up to 8 ms: no gap, no overlap.
        const qint64 off[] = {0, 5000, -4000, 8000, -8000};
        for (int i = 0; i < 5; ++i)
            QVERIFY((*sound)->put(SessionSound::User, flat(320, 5000), 16'000, i * 20'000 + off[i]));
        // A hole of 100 ms stays one.
        QVERIFY((*sound)->put(SessionSound::User, flat(320, 5000), 16'000, 200'000));
        (void)(*sound)->keep(false);
        const Wav wav = read(path);
        QCOMPARE(std::count(wav.user.begin(), wav.user.begin() + 1600, 5000), 1600);
        QCOMPARE(std::count(wav.user.begin() + 1600, wav.user.begin() + 3200, 0), 1600);
        QCOMPARE(wav.user.size(), std::size_t(3520));
    }

    void convertsOtherRates()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"sound.wav"_s);
        auto sound = SessionSound::create(path, 24'000);
        for (int i = 0; i < 50; ++i) {
            QVERIFY((*sound)->put(SessionSound::User, flat(160, 3000), 8000, i * 20'000));
            QVERIFY((*sound)->put(SessionSound::Agent, flat(480, 4000), 24'000, i * 20'000));
        }
        (void)(*sound)->keep(false);
        const Wav wav = read(path);
        QVERIFY(std::abs(qint64(wav.user.size()) - 24'000) < 240);
        QVERIFY(std::abs(wav.user[12'000] - 3000) < 30);
        QCOMPARE(wav.agent[12'000], 4000);
    }

    void leavesOutWhatCameBeforeTheStart()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"sound.wav"_s);
        auto sound = SessionSound::create(path, 16'000);
        QVERIFY((*sound)->put(SessionSound::User, flat(320, 3000), 16'000, -10'000));
        QVERIFY((*sound)->put(SessionSound::Agent, flat(320, 3000), 16'000, -500'000));
        (void)(*sound)->keep(false);
        QCOMPARE(read(path).user.size(), std::size_t(160));
    }

    void refusesWhatIsNoSuchFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"sound.wav"_s);
        for (const QByteArray &bytes : {QByteArray(), QByteArray("RIFF"), QByteArray(100, 'x')}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            file.close();
            QVERIFY(!SessionSound::makeWhole(path));
            QCOMPARE(test::bytesOf(path), bytes);
        }
    }
};

QTEST_APPLESS_MAIN(TestSessionSound)
#include "tst_sessionsound.moc"
