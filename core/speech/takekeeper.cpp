// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/takekeeper.h"

#include "core/audio/encodefile.h"
#include "core/base/jobguard.h"
#include "core/base/workerjob.h"
#include "core/speech/speechtext.h"
#include "core/speech/takedescription.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"
#include "core/store/vaultwriter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::speech {

namespace {

constexpr qint64 kPiece = 4 * 1024 * 1024;
constexpr qint64 kMaxWaiting = 32 * 1024 * 1024;

struct EncodedFile {
    explicit EncodedFile(const QString &workFolder) : folder(workFolder + u"/keep-XXXXXX"_s) { }
    QTemporaryDir folder;
    QFile file{};
};
using EncodedPtr = std::shared_ptr<EncodedFile>;

Result<EncodedPtr> encoded(const std::shared_ptr<const audio::PcmTrack> &sound, const QString &workFolder,
                           const StopFlag &stop)
{
    auto made = std::make_shared<EncodedFile>(workFolder.isEmpty() ? QDir::tempPath() : workFolder);
    made->file.setFileName(made->folder.filePath(u"sound.flac"_s));
    const auto written = audio::encodeFile(*sound, made->file.fileName(),
                                           {.codec = audio::Codec::Flac, .channels = 0}, {}, stop);
    if (!written)
        return Unexpected(written.error());
    if (!made->file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, SpeechText::tr("The sound could not be written."),
                    made->file.errorString());
    return made;
}

/// Encoding in a worker, then the bytes piece by piece into the vault, then the row.
class WriteJob final : public JobOf<store::Take> {
public:
    WriteJob(const TakeStores &stores, const store::Take &take,
             const std::shared_ptr<const audio::PcmTrack> &sound, const QString &workFolder, QObject *parent)
        : JobOf(parent), m_stores(stores), m_take(take)
    {
        m_feed.setInterval(5ms);
        QObject::connect(&m_feed, &QTimer::timeout, this, [this] { feed(); });
        m_take.outputFormat = u"flac_%1"_s.arg(sound->sampleRateHz());
        m_take.durationMs = qRound64(sound->seconds() * 1000);
        auto *job = runInWorker<EncodedPtr>(
            [sound, workFolder](const StopFlag &stop) { return encoded(sound, workFolder, stop); });
        m_step = job;
        job->then(this, [this](const Result<EncodedPtr> &made) {
            if (!made) {
                finish(Unexpected(made.error()));
                return;
            }
            m_encoded = *made;
            m_writer = m_stores.vault.begin(m_take.id, u"flac"_s, describeForRecovery(m_take));
            m_feed.start();
        });
    }

protected:
    void abortWork() override
    {
        m_feed.stop();
        m_step.cancel();
        if (m_writer)
            m_writer->discard();
    }

private:
    void feed()
    {
        while (m_writer->bytesWaiting() < kMaxWaiting) {
            const QByteArray bytes = m_encoded->file.read(kPiece);
            if (bytes.isEmpty()) {
                m_feed.stop();
                commit();
                return;
            }
            m_writer->append(bytes);
        }
    }

    void commit()
    {
        auto *job = m_writer->commit();
        m_step = job;
        job->then(this, [this](const Result<store::StoredAudio> &audio) {
            m_encoded.reset();
            if (!audio) {
                m_writer->discard();
                finish(Unexpected(audio.error()));
                return;
            }
            m_take.audioHash = audio->hash;
            m_take.audioBytes = audio->bytes;
            auto *adding = m_stores.takes.add(m_take);
            m_step = adding;
            adding->then(this, [this](const Result<store::Take> &added) {
                if (added)
                    (void)m_stores.vault.settle(m_take.id);
                finish(added);
            });
        });
    }

    TakeStores m_stores;
    store::Take m_take;
    EncodedPtr m_encoded;
    std::unique_ptr<store::VaultWriter> m_writer;
    QTimer m_feed;
    JobGuard m_step;
};

} // namespace

JobOf<store::Take> *keepTake(const TakeStores &stores, const store::Take &take,
                             const std::shared_ptr<const audio::PcmTrack> &sound, const QString &workFolder,
                             QObject *parent)
{
    return new WriteJob(stores, take, sound, workFolder, parent);
}

} // namespace studio::speech
