// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/adoption.h"

#include "core/audio/contentsniffer.h"
#include "core/audio/decodefile.h"
#include "core/base/jobguard.h"
#include "core/queue/ledger.h"
#include "core/queue/requestkey.h"
#include "core/speech/takedescription.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"
#include "core/store/vaultwriter.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace studio::history {

namespace {

/// The same item, request and bytes are always the same take.
TakeId adoptedId(const api::HistoryItem &item, const QByteArray &requestKey, const QByteArray &audio)
{
    static const QUuid kSpace(u"{8b0a4a0e-6a5b-4c55-9d0b-3d2a3a0e9f41}"_s);
    const QByteArray hash = QCryptographicHash::hash(audio, QCryptographicHash::Sha256).toHex();
    return TakeId(QUuid::createUuidV5(kSpace, item.id.toUtf8() + '\n' + requestKey.toHex() + '\n' + hash)
                      .toString(QUuid::WithoutBraces));
}

/// The service keeps some formats as MP3, whatever was asked for.
QString formatOf(const QByteArray &audio, const QString &asked)
{
    const bool mp3 = audio.startsWith("ID3")
        || (audio.size() > 2 && uchar(audio.at(0)) == 0xff && (uchar(audio.at(1)) & 0xe6) == 0xe2);
    if (mp3 && !asked.startsWith("mp3_"_L1))
        return u"mp3_44100_128"_s;
    return asked.isEmpty() ? u"mp3_44100_128"_s : asked;
}

class Adoption final : public JobOf<store::Take> {
public:
    Adoption(const AdoptionStores &stores, const api::HistoryApi &api, const api::HistoryItem &item,
             const store::Take &take, std::optional<qint64> entry, QObject *parent)
        : JobOf(parent), m_stores(stores), m_item(item), m_take(take), m_entry(entry)
    {
        run(api::HistoryApi(api).audio(item.id), [this](const QByteArray &audio) { keep(audio); });
    }

protected:
    void abortWork() override { m_step.cancel(); }

private:
    template <class T, class F>
    void run(JobOf<T> *job, F f)
    {
        m_step = job;
        job->then(this, [this, f](const Result<T> &value) {
            if (isFinished())
                return;
            if (value) {
                f(*value);
                return;
            }
            if (!m_take.audioHash.isEmpty())
                (void)m_stores.vault.settle(m_take.id); // it can be fetched again
            finish(Unexpected(value.error()));
        });
    }

    void keep(const QByteArray &audio)
    {
        using audio::ContentSniffer;
        if (ContentSniffer().judge(audio, true) == ContentSniffer::Verdict::Text) {
            finish(Unexpected(ContentSniffer::textError(audio)));
            return;
        }
        m_take.id = adoptedId(m_item, m_take.requestKey, audio);
        m_take.outputFormat = formatOf(audio, m_take.outputFormat);
        m_writer = m_stores.vault.begin(m_take.id, store::audioSuffix(m_take.outputFormat),
                                        speech::describeWhole(m_take));
        m_writer->append(audio);
        run(m_writer->commit(), [this](const store::StoredAudio &stored) { measure(stored); });
    }

    void measure(const store::StoredAudio &stored)
    {
        m_take.audioHash = stored.hash;
        m_take.audioBytes = stored.bytes;
        std::optional<audio::StreamFormat> hint;
        if (const auto format = audio::parseStreamFormat(m_take.outputFormat))
            hint = *format;
        run(runInWorker<double>([path = stored.path, hint](const StopFlag &stop) -> Result<double> {
                const auto track = audio::decodeFile(path, stop, hint);
                return track ? Result<double>((*track)->seconds()) : Unexpected(track.error());
            }),
            [this](double seconds) { record(seconds); });
    }

    void record(double seconds)
    {
        m_take.durationMs = qRound64(seconds * 1000);
        m_take.complete = true;
        run(m_stores.takes.add(m_take), [this](const store::Take &added) {
            m_take = added;
            (void)m_stores.vault.settle(m_take.id);
            if (!m_entry) {
                finish(m_take);
                return;
            }
            // False: somebody settled it meanwhile, for instance this very adoption before a crash.
            run(m_stores.ledger.markDone(*m_entry, m_take.credits, m_take.requestId, m_take.id),
                [this](bool) { finish(m_take); });
        });
    }

    AdoptionStores m_stores;
    const api::HistoryItem m_item;
    store::Take m_take;
    const std::optional<qint64> m_entry;
    std::unique_ptr<store::VaultWriter> m_writer;
    JobGuard m_step;
};

void fillFromItem(store::Take &take, const api::HistoryItem &item)
{
    take.requestId = item.requestId;
    if (item.credits > 0)
        take.credits = item.credits;
    if (item.madeAt.isValid())
        take.madeAt = item.madeAt;
    if (take.voiceName.isEmpty())
        take.voiceName = item.voiceName;
    if (take.outputFormat.isEmpty())
        take.outputFormat = item.outputFormat;
}

} // namespace

store::Take takeOfEntry(const store::LedgerRow &entry, const api::HistoryItem &item)
{
    store::Take take = speech::takeFromDescription(entry.description);
    take.requestKey = entry.requestKey;
    take.profile = entry.profile;
    take.document = entry.document;
    take.host = entry.host;
    take.voice = entry.voice;
    take.model = entry.model;
    take.madeAt = entry.openedAt;
    if (take.text.isEmpty())
        take.text = entry.text;
    fillFromItem(take, item);
    return take;
}

store::Take takeOfItem(const api::HistoryItem &item, const ProfileId &profile, const QString &host)
{
    queue::RequestInputs inputs;
    inputs.service = u"speech"_s;
    inputs.host = host;
    inputs.voice = item.voice;
    inputs.model = item.model;
    inputs.text = item.text;
    inputs.settings = api::toJson(item.settings);
    inputs.outputFormat = item.outputFormat;
    store::Take take;
    take.requestKey = QCryptographicHash::hash("history item\n" + (host + u'\n' + item.id).toUtf8(),
                                               QCryptographicHash::Sha256);
    take.profile = profile;
    take.host = host;
    take.voice = item.voice;
    take.model = item.model;
    take.text = item.text;
    take.inputs = inputs.toJson();
    fillFromItem(take, item);
    return take;
}

JobOf<store::Take> *adopt(const AdoptionStores &stores, const api::HistoryApi &api,
                          const api::HistoryItem &item, const store::Take &take,
                          std::optional<qint64> ledgerEntry, QObject *parent)
{
    return new Adoption(stores, api, item, take, ledgerEntry, parent);
}

} // namespace studio::history
