// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/speech/speechfixture.h"

#include "core/audio/decodefile.h"
#include "core/speech/filewriter.h"
#include "core/speech/receipttags.h"
#include "core/speech/takeexport.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <cmath>
#include <filesystem>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/mount.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::speech;

class TestTakeExport : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SpeechFixture> m_fixture;
    store::Take m_take;
    QString m_vaultFile;
    std::unique_ptr<QTemporaryDir> m_target;

    Result<ExportReport> run(const ExportOptions &options)
    {
        return m_fixture->wait(exportTake(m_take, m_vaultFile, options, this));
    }
    QString path(const QString &name) const { return m_target->path() + u'/' + name; }
    static QByteArray content(const QString &file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

private slots:
    void initTestCase()
    {
        m_fixture = std::make_unique<SpeechFixture>();
        const auto outcome = m_fixture->wait(m_fixture->engine.generate(
            m_fixture->speech(),
            m_fixture->inputs(u"The harbour was quiet before dawn. [pause 0.6s] Maren counted."_s),
            Repeat::UseMade));
        QVERIFY(outcome);
        m_take = outcome->take;
        m_vaultFile = m_fixture->vault.path(m_take.audioHash, u"mp3"_s);
    }
    void cleanupTestCase() { m_fixture.reset(); }
    void init() { m_target = std::make_unique<QTemporaryDir>(); }

    void keepsTheServicesBytesBehindTheReceipt()
    {
        const auto report = run({.path = path(u"a.mp3"_s)});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        const QByteArray bytes = content(path(u"a.mp3"_s));
        QVERIFY(bytes.startsWith("ID3"));
        QVERIFY(bytes.endsWith(content(m_vaultFile)));
        QVERIFY(bytes.contains(m_take.requestId.toUtf8()));
        QVERIFY(report->measured.seconds > 1);
        QVERIFY(std::isfinite(report->measured.integratedLufs));
        const auto decoded = audio::decodeFile(path(u"a.mp3"_s));
        QVERIFY(decoded);
        QVERIFY(qAbs((*decoded)->seconds() - static_cast<double>(m_take.durationMs) / 1000) < 0.1);
    }

    void otherKindsAreEncoded_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<audio::Codec>("codec");
        QTest::newRow("wav") << u"a.wav"_s << audio::Codec::Wav;
        QTest::newRow("flac") << u"a.flac"_s << audio::Codec::Flac;
        QTest::newRow("opus") << u"a.opus"_s << audio::Codec::Opus;
        QTest::newRow("m4a") << u"a.m4a"_s << audio::Codec::Aac;
    }
    void otherKindsAreEncoded()
    {
        QFETCH(QString, name);
        QFETCH(audio::Codec, codec);
        const auto report = run({.path = path(name), .format = audio::StreamFormat{.codec = codec}});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        const auto decoded = audio::decodeFile(path(name));
        QVERIFY(decoded);
        QVERIFY(qAbs((*decoded)->seconds() - static_cast<double>(m_take.durationMs) / 1000) < 0.15);
    }

    void reachesTheLoudnessTarget()
    {
        const auto report = run({.path = path(u"a.wav"_s),
                                 .format = audio::StreamFormat{.codec = audio::Codec::Wav},
                                 .loudness = LoudnessTarget::atLufs(-20)});
        QVERIFY(report);
        QVERIFY2(qAbs(report->measured.integratedLufs + 20) < 0.6,
                 qPrintable(QString::number(report->measured.integratedLufs)));
        QVERIFY(report->measured.truePeakDb < -1.0);
    }

    void reportsAgreeWithAnIndependentMeter_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("target");
        for (const QString &suffix : {u"wav"_s, u"mp3"_s, u"opus"_s, u"m4a"_s})
            QTest::addRow("%s -16", qPrintable(suffix)) << u"a."_s + suffix << u"-16"_s;
        QTest::newRow("mp3 acx") << u"a.mp3"_s << u"acx"_s;
        QTest::newRow("flac as made") << u"a.flac"_s << u"as-made"_s;
    }
    void reportsAgreeWithAnIndependentMeter()
    {
        QFETCH(QString, name);
        QFETCH(QString, target);
        const QString ffmpeg = QStandardPaths::findExecutable(u"ffmpeg"_s);
        if (ffmpeg.isEmpty())
            QSKIP("ffmpeg is not installed");
        const LoudnessTarget wanted = *loudnessTargetFrom(target);
        const auto report =
            run({.path = path(name),
                 .format = audio::StreamFormat{.codec = *audio::codecForSuffix(QFileInfo(name).suffix())},
                 .loudness = wanted});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        if (wanted.isSet())
            QVERIFY2(passes(checksOf(report->measured, wanted)), qPrintable(reportText(*report)));

        QProcess meter;
        meter.start(ffmpeg,
                    {u"-nostdin"_s, u"-hide_banner"_s, u"-i"_s, path(name), u"-af"_s, u"ebur128=peak=true"_s,
                     u"-f"_s, u"null"_s, u"-"_s});
        QVERIFY(meter.waitForFinished(30000));
        const QString said = QString::fromUtf8(meter.readAllStandardError()).section(u"Summary:"_s, -1);
        static const QRegularExpression loudness(u"I:\\s*(-?[0-9.]+) LUFS"_s);
        static const QRegularExpression peak(u"Peak:\\s*(-?[0-9.]+) dBFS"_s);
        const double lufs = loudness.match(said).captured(1).toDouble();
        const double truePeak = peak.match(said).captured(1).toDouble();
        const QString figures = u"ours %1 %2, theirs %3 %4"_s.arg(report->measured.integratedLufs)
                                    .arg(report->measured.truePeakDb)
                                    .arg(lufs)
                                    .arg(truePeak);
        QVERIFY2(qAbs(report->measured.integratedLufs - lufs) <= 0.2, qPrintable(figures));
        QVERIFY2(qAbs(report->measured.truePeakDb - truePeak) <= 0.3, qPrintable(figures));
    }

    void receiptsAreInEveryFormat_data()
    {
        QTest::addColumn<QString>("made");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<bool>("asMade");
        for (const QString &suffix : {u"wav"_s, u"mp3"_s, u"flac"_s, u"opus"_s, u"m4a"_s})
            QTest::addRow("encoded %s", qPrintable(suffix)) << u"mp3_44100_128"_s << suffix << false;
        QTest::newRow("received mp3") << u"mp3_44100_128"_s << u"mp3"_s << true;
        QTest::newRow("received wav") << u"wav_16000"_s << u"wav"_s << true;
        QTest::newRow("received opus") << u"opus_48000_64"_s << u"opus"_s << true;
    }
    void receiptsAreInEveryFormat()
    {
        QFETCH(QString, made);
        QFETCH(QString, suffix);
        QFETCH(bool, asMade);
        SpeechInputs inputs = m_fixture->inputs(u"A receipt."_s);
        inputs.request.outputFormat = made;
        const auto outcome =
            m_fixture->wait(m_fixture->engine.generate(m_fixture->speech(), inputs, Repeat::UseMade));
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        const store::Take take = outcome->take;
        const QString vaultFile = m_fixture->vault.path(take.audioHash, store::audioSuffix(made));
        ExportOptions options{.path = path(u"a."_s + suffix)};
        if (!asMade)
            options.format = audio::StreamFormat{.codec = *audio::codecForSuffix(suffix)};
        const auto report = m_fixture->wait(exportTake(take, vaultFile, options, this));
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QVERIFY(content(options.path).contains(take.id.value().toUtf8()));
        if (!asMade)
            return;
        // Nothing was encoded again: sample by sample the same.
        const auto before = audio::decodeFile(vaultFile);
        const auto after = audio::decodeFile(options.path);
        QVERIFY(before && after);
        QCOMPARE((*after)->frameCount(), (*before)->frameCount());
        std::vector<std::int16_t> one(std::size_t((*before)->frameCount()));
        std::vector<std::int16_t> other(one.size());
        (*before)->read(0, one);
        (*after)->read(0, other);
        QVERIFY(one == other);
    }

    void exportsTheSelectionOnly()
    {
        const TimeRange range{0.5, 1.4};
        const auto report = run({.path = path(u"a.wav"_s),
                                 .format = audio::StreamFormat{.codec = audio::Codec::Wav},
                                 .range = range,
                                 .subtitlesPath = path(u"a.srt"_s),
                                 .labelsPath = path(u"a.txt"_s)});
        QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
        QVERIFY(qAbs(report->measured.seconds - 0.9) < 0.01);
        QVERIFY(content(path(u"a.srt"_s)).startsWith("1\n00:00:00"));
        const QList<QByteArray> fields = content(path(u"a.txt"_s)).split('\n').first().split('\t');
        QCOMPARE(fields.size(), 3);
        QVERIFY(fields.at(1).toDouble() <= 0.91);
        const auto nothing = run({.path = path(u"b.wav"_s), .range = TimeRange{50, 60}});
        QVERIFY(!nothing);
        QVERIFY(!QFile::exists(path(u"b.wav"_s)));
    }

    void labelsNameEachSentence()
    {
        QVERIFY(run({.path = path(u"a.mp3"_s), .labelsPath = path(u"a.txt"_s)}));
        const QList<QByteArray> lines = content(path(u"a.txt"_s)).trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines.at(0).endsWith("\tThe harbour was quiet before dawn."));
        QVERIFY(lines.at(1).endsWith("\tMaren counted."));
        QVERIFY(lines.at(1).split('\t').at(0).toDouble() >= lines.at(0).split('\t').at(1).toDouble());
    }

    void keepsBothWhenTold()
    {
        const ExportOptions options{
            .path = path(u"a.mp3"_s), .subtitlesPath = path(u"a.srt"_s), .keepBoth = true};
        QVERIFY(run(options));
        const auto second = run(options);
        QVERIFY(second);
        QCOMPARE(QFileInfo(second->path).fileName(), u"a (2).mp3"_s);
        QCOMPARE(QFileInfo(second->subtitlesPath).fileName(), u"a (2).srt"_s);
        QVERIFY(QFile::exists(path(u"a.mp3"_s)));
        // Encoded ones as well: an existing file is never replaced unasked.
        const ExportOptions flac{.path = path(u"a.flac"_s),
                                 .format = audio::StreamFormat{.codec = audio::Codec::Flac}};
        QVERIFY(run(flac));
        QFile changed(path(u"a.flac"_s));
        QVERIFY(changed.open(QIODevice::Append));
        changed.write("mine");
        changed.close();
        QCOMPARE(run(flac).error().detail, u"exists"_s);
        QVERIFY(content(path(u"a.flac"_s)).endsWith("mine"));
    }

    void subtitlesMatchTheSound()
    {
        const auto report = run({.path = path(u"a.mp3"_s), .subtitlesPath = path(u"a.srt"_s)});
        QVERIFY(report);
        QVERIFY(report->cueCount >= 1);
        const QString srt = QString::fromUtf8(content(path(u"a.srt"_s)));
        QVERIFY(srt.startsWith(u"1\n00:00:0"_s));
        QVERIFY(srt.contains(u"harbour"_s));
        QVERIFY(!srt.contains(u"[pause"_s));
        const auto vtt = run({.path = path(u"b.mp3"_s), .subtitlesPath = path(u"b.vtt"_s)});
        QVERIFY(vtt);
        QVERIFY(content(path(u"b.vtt"_s)).startsWith("WEBVTT"));
    }

    void existingFilesAreKeptUnlessToldOtherwise()
    {
        QFile existing(path(u"a.mp3"_s));
        QVERIFY(existing.open(QIODevice::WriteOnly));
        existing.write("mine");
        existing.close();
        const auto refused = run({.path = path(u"a.mp3"_s)});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QCOMPARE(content(path(u"a.mp3"_s)), QByteArray("mine"));
        QVERIFY(run({.path = path(u"a.mp3"_s), .replaceExisting = true}));
        QVERIFY(content(path(u"a.mp3"_s)).size() > 100);
        // The very same file again is no conflict.
        QVERIFY(run({.path = path(u"a.mp3"_s)}));
    }

    void whatAKilledExportLeftIsRemoved()
    {
        for (const QString &name : {u".voice-studio-AbCdEf"_s, u".voice-studio-GhIjKl"_s,
                                    u".voice-studio-12-456"_s, u".voice-studio-notes1"_s}) {
            QVERIFY(QDir().mkpath(path(name)));
            QFile inside(path(name) + u"/a.wav"_s);
            QVERIFY(inside.open(QIODevice::WriteOnly));
            inside.close();
            if (name != ".voice-studio-GhIjKl"_L1) // that one may be at work now
                std::filesystem::last_write_time(path(name).toStdString(),
                                                 std::filesystem::file_time_type::clock::now()
                                                     - std::chrono::hours(48));
        }
        QVERIFY(run({.path = path(u"a.mp3"_s)}));
        QVERIFY(!QFile::exists(path(u".voice-studio-AbCdEf"_s)));
        QVERIFY(QFile::exists(path(u".voice-studio-GhIjKl/a.wav"_s)));
        QVERIFY(QFile::exists(path(u".voice-studio-12-456/a.wav"_s)));
        QVERIFY(QFile::exists(path(u".voice-studio-notes1/a.wav"_s)));
    }

    void missingFolderAndFolderAsFileAreTold()
    {
        QCOMPARE(run({.path = path(u"no/such/a.mp3"_s)}).error().kind, ErrorKind::Storage);
        QCOMPARE(run({.path = m_target->path()}).error().kind, ErrorKind::Storage);
    }

    void soundIsWrittenEvenWithoutTimesForSubtitles()
    {
        store::Take timeless = m_take;
        timeless.alignment = {};
        const auto outcome = m_fixture->wait(exportTake(
            timeless, m_vaultFile, {.path = path(u"a.mp3"_s), .subtitlesPath = path(u"a.srt"_s)}, this));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Unsupported);
        QVERIFY(outcome.error().nextStep.contains(u"a.mp3"_s));
        QVERIFY(audio::decodeFile(path(u"a.mp3"_s)));
        QVERIFY(!QFile::exists(path(u"a.srt"_s)));
    }

    void devicesAndPipesAreNotReplaced()
    {
#ifdef Q_OS_UNIX
        const QByteArray pipe = path(u"pipe.mp3"_s).toLocal8Bit();
        QCOMPARE(mkfifo(pipe.constData(), 0600), 0);
        for (const QString &target : {u"/dev/full"_s, path(u"pipe.mp3"_s)}) {
            const auto refused = run({.path = target, .replaceExisting = true});
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Storage);
            QVERIFY(QFile::exists(target) && !QFileInfo(target).isFile());
        }
#endif
    }

    void readOnlyFolderIsTold()
    {
#ifdef Q_OS_LINUX
        if (geteuid() == 0)
            QSKIP("root may write into read-only folders");
#endif
        QFile::setPermissions(m_target->path(), QFile::ReadOwner | QFile::ExeOwner);
        const auto refused = run({.path = path(u"a.mp3"_s)});
        QFile::setPermissions(m_target->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
    }

    void fullDiskLeavesNoPartOfAFile()
    {
#ifdef Q_OS_LINUX
        if (geteuid() != 0
            || mount("tmpfs", m_target->path().toLocal8Bit().constData(), "tmpfs", 0, "size=16k") != 0)
            QSKIP("needs the right to mount a small disk");
        const auto refused =
            run({.path = path(u"a.wav"_s), .format = audio::StreamFormat{.codec = audio::Codec::Wav}});
        const QStringList left = QDir(m_target->path()).entryList(QDir::Files | QDir::Hidden);
        umount2(m_target->path().toLocal8Bit().constData(), MNT_DETACH);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
#endif
    }

    void missingAudioIsTold()
    {
        const auto refused =
            m_fixture->wait(exportTake(m_take, path(u"gone.mp3"_s), {.path = path(u"a.mp3"_s)}, this));
        QVERIFY(!refused);
        QVERIFY(!QFile::exists(path(u"a.mp3"_s)));
    }

    void namesCannotLeaveTheirFolder_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("path") << u"../../etc/passwd"_s;
        QTest::newRow("markup") << u"<b>hello</b> | \"x\" :*?"_s;
        QTest::newRow("controls") << u"a\n\t\u0007b"_s;
        QTest::newRow("only tags") << u"[whispers]"_s;
        QTest::newRow("rtl") << u"\u202Eabc שלום"_s;
        QTest::newRow("long") << QString(5000, u'x');
        QTest::newRow("emoji") << u"🙂🙂"_s;
    }
    void namesCannotLeaveTheirFolder()
    {
        QFETCH(QString, text);
        store::Take take = m_take;
        take.text = text;
        const QString name = suggestedFileName(take, u"mp3");
        QVERIFY2(!name.contains(QRegularExpression(u"[/\\\\\\x00-\\x1f:*?\"<>|\u202E]"_s)), qPrintable(name));
        QVERIFY(name.endsWith(u".mp3"_s));
        QVERIFY(name.size() < 90);
        QVERIFY(!name.startsWith(u'.'));
    }

    void id3SizesAreSyncSafe()
    {
        audio::Tags tags;
        tags.title = QString(300, u'x');
        const QByteArray block = id3Block(tags);
        QCOMPARE(block.left(5), QByteArray("ID3\x04\x00", 5));
        int size = 0;
        for (int i = 6; i < 10; ++i) {
            QVERIFY(static_cast<uchar>(block[i]) < 0x80);
            size = size * 128 + block[i];
        }
        QCOMPARE(size, block.size() - 10);
    }
};

QTEST_GUILESS_MAIN(TestTakeExport)
#include "tst_takeexport.moc"
