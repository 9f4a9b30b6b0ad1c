// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audio/decodefile.h"
#include "core/audio/wavheader.h"
#include "core/media/wavlayout.h"
#include "tests/core/audio/testsignal.h"
#include "tests/core/media/material.h"

#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::media;

class TestWavLayout : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    Result<WavLayout> layoutOf(const QByteArray &bytes)
    {
        QFile file(m_dir.filePath(u"x.wav"_s));
        if (!file.open(QIODevice::ReadWrite | QIODevice::Truncate))
            return fail(ErrorKind::Internal, u"test"_s);
        file.write(bytes);
        return wavLayout(file);
    }

private slots:
    void writerAndReaderAgree()
    {
        const audio::PcmSpec spec{44100, 2};
        const auto samples = audio::test::sweep(spec, 1);
        const QString path = m_dir.filePath(u"a.wav"_s);
        QVERIFY(test::writeWav(path, spec, samples));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto layout = wavLayout(file);
        QVERIFY(layout);
        QCOMPARE(*layout, (WavLayout{spec, WavWriter::kDataOffset, 44100, false}));
        const auto decoded = audio::decodeFile(path); // an independent reader
        QVERIFY(decoded);
        QVERIFY(audio::test::samplesOf(**decoded) == samples);
    }

    void fileOfAKilledWriterIsWhole()
    {
        const audio::PcmSpec spec{48000, 1};
        const QString path = m_dir.filePath(u"b.wav"_s);
        auto writer = WavWriter::create(path, spec);
        QVERIFY((*writer)->write(audio::test::sine(spec, 2)));
        QVERIFY((*writer)->flush());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto layout = wavLayout(file);
        QVERIFY(layout);
        QCOMPARE(layout->frames, 96000);
        QVERIFY(!layout->isCut);
    }

    void cutFilesSaySo()
    {
        const QByteArray head = audio::wavHeader({16000, 1}, 64000);
        const auto layout = layoutOf(head + QByteArray(1001, 'x'));
        QVERIFY(layout);
        QCOMPARE(layout->frames, 500);
        QVERIFY(layout->isCut);
    }

    void largeFilesAreRf64()
    {
        // A sparse file of more than 4 GB; nothing is really written.
        QByteArray head("RF64\xff\xff\xff\xffWAVEds64");
        const qint64 data = 5LL << 30;
        const auto put = [&](auto value) {
            value = qToLittleEndian(value);
            head.append(reinterpret_cast<const char *>(&value), sizeof value);
        };
        put(quint32(28));
        put(quint64(data + 72));
        put(quint64(data));
        put(quint64(data / 2));
        put(quint32(0));
        head += audio::wavHeader({48000, 1}, std::nullopt).mid(12);
        QFile file(m_dir.filePath(u"big.wav"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(head);
        if (!file.resize(head.size() + data))
            QSKIP("no room for a sparse file");
        const auto layout = wavLayout(file);
        QVERIFY(layout);
        QCOMPARE(layout->frames, data / 2);
        QVERIFY(!layout->isCut);
    }

    void refusesOtherSamples()
    {
        QByteArray head = audio::wavHeader({16000, 1}, 8);
        for (const auto &[at, value] :
             std::initializer_list<std::pair<int, char>>{{20, 3}, {34, 24}, {22, 6}, {24, 0}}) {
            QByteArray changed = head;
            changed[at] = value;
            if (at == 24)
                changed[25] = 0;
            QCOMPARE(layoutOf(changed + QByteArray(8, 'x')).error().kind, ErrorKind::Unsupported);
        }
    }

    void isTotal()
    {
        const QByteArray good = audio::wavHeader({16000, 2}, 400) + QByteArray(400, 'x');
        for (qsizetype length = 0; length < good.size(); length += 3)
            std::ignore = layoutOf(good.left(length));
        for (unsigned seed = 0; seed < 200; ++seed) {
            QByteArray bytes = good;
            const QByteArray noise = audio::test::noise(8, seed);
            for (int i = 0; i < 4; ++i)
                bytes[uchar(noise.at(i)) % 60] = noise.at(i + 4);
            const auto layout = layoutOf(bytes);
            QVERIFY(!layout || (layout->frames >= 0 && layout->spec.isValid()));
        }
    }
};

QTEST_GUILESS_MAIN(TestWavLayout)
#include "tst_wavlayout.moc"
