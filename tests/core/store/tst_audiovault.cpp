// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audiovault.h"
#include "core/store/vaultwriter.h"
#include "tests/core/store/await.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::store;

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// No file of this process may grow beyond a size: what a full disk looks like, without needing one.
class FileSizeLimit final {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_before = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_old);
        const rlimit now{bytes, m_old.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;
    ~FileSizeLimit() { lift(); }
    void lift()
    {
        setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_before);
    }

private:
    rlimit m_old{};
    void (*m_before)(int) = SIG_DFL;
};

} // namespace

class AudioVaultTest final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(u"audio"_s);
    }

    void putsAFileInThePlaceOfItsHash()
    {
        AudioVault vault(m_folder);
        const TakeId id(u"t1"_s);
        auto writer = vault.begin(id, u"mp3"_s, {{u"text"_s, u"hi"_s}});
        QByteArray all;
        for (int i = 0; i < 300; ++i) {
            const QByteArray piece(1 + i * 7 % 900, char('a' + i % 26));
            writer->append(piece);
            all += piece;
        }
        QCOMPARE(writer->bytesAppended(), all.size());
        const auto stored = await(writer->commit());
        QVERIFY2(stored.has_value(), stored ? "" : qPrintable(stored.error().detail));
        QCOMPARE(stored->hash, sha256(all));
        QCOMPARE(stored->bytes, all.size());
        const QString hex = QString::fromLatin1(sha256(all).toHex());
        QCOMPARE(stored->path, m_folder + u'/' + hex.first(2) + u'/' + hex.sliced(2) + u".mp3"_s);
        QCOMPARE(contentOf(stored->path), all);
        QVERIFY(vault.contains(stored->hash, u"mp3"_s));
        QVERIFY(!vault.contains(stored->hash, u"wav"_s));
        QCOMPARE(await(writer->commit()).value(), *stored); // again: the same
        QVERIFY(await(vault.settle(id)).value());
        QVERIFY(QDir(m_folder + u"/partial"_s).isEmpty());
    }

    void sameSoundTwiceIsOneFile()
    {
        AudioVault vault(m_folder);
        auto one = vault.begin(TakeId(u"t1"_s), u"mp3"_s);
        auto two = vault.begin(TakeId(u"t2"_s), u"mp3"_s);
        one->append("same");
        two->append("sa");
        two->append("me");
        const auto first = await(one->commit());
        const auto second = await(two->commit());
        QCOMPARE(first.value(), second.value());
        QCOMPARE(contentOf(first->path), "same"_ba);
    }

    void noSoundIsNotKept()
    {
        AudioVault vault(m_folder);
        auto writer = vault.begin(TakeId(u"t1"_s), u"mp3"_s);
        writer->append({});
        QCOMPARE(await(writer->commit()).error().kind, ErrorKind::Protocol);
    }

    void discardLeavesNothing()
    {
        AudioVault vault(m_folder);
        auto writer = vault.begin(TakeId(u"t1"_s), u"mp3"_s);
        writer->append("abc");
        writer->discard();
        writer->append("def");
        QVERIFY(await(writer->commit()).error().isCancelled());
        writer.reset();
        QCOMPARE(await(vault.recoverPartials()).value().size(), 0);
        QVERIFY(QDir(m_folder + u"/partial"_s).isEmpty());
    }

    void abandonedPartialIsListedAndAdopted()
    {
        AudioVault vault(m_folder);
        const TakeId id(u"take-1"_s);
        auto writer = vault.begin(id, u"mp3"_s, {{u"text"_s, u"hello"_s}});
        writer->append("the first half");
        // Its process lives: not for others to take.
        QVERIFY(await(vault.recoverPartials()).value().isEmpty());
        QCOMPARE(await(vault.adopt(id)).error().kind, ErrorKind::NotFound);
        writer.reset();
        const QList<Leftover> left = await(vault.recoverPartials()).value();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left[0].id, id);
        QCOMPARE(left[0].about["text"_L1], u"hello"_s);
        QCOMPARE(left[0].suffix, u"mp3"_s);
        QCOMPARE(left[0].bytes, 14);
        QVERIFY(left[0].hash.isEmpty());
        QVERIFY(left[0].changedAt.isValid());

        const auto stored = await(vault.adopt(id));
        QVERIFY2(stored.has_value(), stored ? "" : qPrintable(stored.error().detail));
        QCOMPARE(stored->hash, sha256("the first half"));
        QCOMPARE(contentOf(stored->path), "the first half"_ba);
        QVERIFY(await(vault.settle(id)).value());
        QVERIFY(await(vault.recoverPartials()).value().isEmpty());
    }

    void committedButUnrecordedSoundIsListed()
    {
        AudioVault vault(m_folder);
        const TakeId id(u"take-1"_s);
        {
            auto writer = vault.begin(id, u"mp3"_s, {{u"text"_s, u"hello"_s}});
            writer->append("whole");
            QVERIFY(await(writer->commit()).has_value());
        }
        const QList<Leftover> left = await(vault.recoverPartials()).value();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left[0].hash, sha256("whole"));
        QCOMPARE(left[0].path, vault.path(left[0].hash, u"mp3"_s));
        QCOMPARE(left[0].about["text"_L1], u"hello"_s);
        QCOMPARE(await(vault.adopt(id)).value().path, left[0].path);
    }

    void idsUnfitForFileNamesStayInTheFolder()
    {
        AudioVault vault(m_folder);
        const TakeId id(u"../../evil/\u00fc\n"_s);
        auto writer = vault.begin(id, u"mp3"_s);
        writer->append("abc");
        writer.reset();
        const QList<Leftover> left = await(vault.recoverPartials()).value();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left[0].id, id);
        QVERIFY(left[0].path.startsWith(m_folder + u"/partial/x_"_s));
        QVERIFY(await(vault.adopt(id)).has_value());
    }

    void brokenLeftoversDoNoHarm()
    {
        QVERIFY(QDir().mkpath(m_folder + u"/partial"_s));
        const auto write = [this](const QString &name, const QByteArray &bytes) {
            QFile file(m_folder + u"/partial/"_s + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write(u"a.json"_s, "{\"id\":\"a\",\"suff");
        write(u"a.part"_s, "sound a");
        write(u"b.part"_s, "sound b");
        write(u"c.json"_s, "{\"id\":\"../../x\",\"suffix\":\"../sh\",\"about\":5}\n{\"hash\":\"zz\"}\n");
        write(u"c.part"_s, "sound c");
        write(u"d.json"_s, QByteArray("\0\xff", 2));
        AudioVault vault(m_folder);
        const QList<Leftover> left = await(vault.recoverPartials()).value();
        QCOMPARE(left.size(), 3);
        for (const Leftover &one : left) {
            QCOMPARE(one.suffix, u"bin"_s);
            QVERIFY(await(vault.adopt(one.id)).has_value());
        }
    }

    void oldLeftoversAreCleaned()
    {
        AudioVault vault(m_folder);
        auto writer = vault.begin(TakeId(u"old"_s), u"mp3"_s);
        writer->append("abc");
        writer.reset();
        auto living = vault.begin(TakeId(u"living"_s), u"mp3"_s);
        living->append("abc");
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(await(vault.cleanPartials(now.addDays(-7))).value(), 0);
        QCOMPARE(await(vault.cleanPartials(now.addDays(1))).value(), 1);
        QVERIFY(await(vault.recoverPartials()).value().isEmpty());
        QVERIFY(await(living->commit()).has_value());
    }

    void fullDiskIsToldAndCommitCanBeRepeated()
    {
        AudioVault vault(m_folder);
        auto writer = vault.begin(TakeId(u"t1"_s), u"mp3"_s);
        QSignalSpy failed(writer.get(), &VaultWriter::failed);
        QByteArray all;
        {
            FileSizeLimit disk(100'000);
            for (int i = 0; i < 100; ++i) {
                const QByteArray piece(5'000, char('a' + i % 26));
                writer->append(piece);
                all += piece;
            }
            QTRY_COMPARE(failed.count(), 1);
            const auto error = failed[0][0].value<Error>();
            QCOMPARE(error.kind, ErrorKind::Storage);
            QVERIFY(error.message.contains(u"full"_s));
            QVERIFY(!error.nextStep.isEmpty());
            writer->append("and more while it is full");
            all += "and more while it is full";
            QCOMPARE(await(writer->commit()).error().kind, ErrorKind::Storage);
        }
        const auto stored = await(writer->commit());
        QVERIFY2(stored.has_value(), stored ? "" : qPrintable(stored.error().detail));
        QCOMPARE(contentOf(stored->path), all);
        QCOMPARE(failed.count(), 1);
    }

    void reallyFullDiskIsTold()
    {
        const QByteArray place = m_dir->filePath(u"small"_s).toLocal8Bit();
        QVERIFY(QDir().mkpath(QString::fromLocal8Bit(place)));
        if (geteuid() != 0 || mount("none", place.constData(), "tmpfs", 0, "size=256k") != 0)
            QSKIP("needs the right to mount a small file system");
        const auto unmount = qScopeGuard([&] { umount2(place.constData(), MNT_DETACH); });
        AudioVault vault(QString::fromLocal8Bit(place) + u"/audio"_s);
        auto writer = vault.begin(TakeId(u"t1"_s), u"mp3"_s);
        QSignalSpy failed(writer.get(), &VaultWriter::failed);
        writer->append(QByteArray(1'000'000, 'x'));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].value<Error>().message.contains(u"full"_s));
        QCOMPARE(await(writer->commit()).error().kind, ErrorKind::Storage);
    }

    void folderThatCannotBeMadeIsTold()
    {
        AudioVault vault(u"/proc/voice-studio/audio"_s);
        auto writer = vault.begin(TakeId(u"t1"_s), u"mp3"_s);
        QSignalSpy failed(writer.get(), &VaultWriter::failed);
        writer->append("abc");
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(await(writer->commit()).error().kind, ErrorKind::Storage);
        QVERIFY(await(vault.recoverPartials()).value().isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

QTEST_GUILESS_MAIN(AudioVaultTest)
#include "tst_audiovault.moc"
