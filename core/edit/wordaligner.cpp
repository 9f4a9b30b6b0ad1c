// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/wordaligner.h"

#include "core/audio/audioformat.h"
#include "core/audio/heardspans.h"
#include "core/base/jobguard.h"
#include "core/base/workerjob.h"
#include "core/edit/edittext.h"
#include "core/queue/chargeoutcome.h"
#include "core/queue/ledger.h"
#include "core/store/audiovault.h"
#include "core/store/takerepository.h"
#include "core/text/roughalignment.h"

#include <QCryptographicHash>
#include <QFile>
#include <QPointer>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::edit {

namespace {

/// Transcription and alignment cost about 30 credits a minute.
constexpr double kCreditsPerSecond = 0.5;
constexpr qint64 kMostBytes = 1'000'000'000; // what the service takes

class AlignJob final : public JobOf<text::Alignment> {
public:
    AlignJob(const AlignStores &stores, const api::AlignmentApi &api, const store::Take &take,
             QObject *parent)
        : JobOf(parent), m_stores(stores), m_api(api), m_take(take)
    {
        const QString path = stores.vault.path(take.audioHash, store::audioSuffix(take.outputFormat));
        auto *job = runInWorker<QByteArray>([path](const StopFlag &) -> Result<QByteArray> {
            QFile file(path);
            if (file.size() > kMostBytes)
                return fail(ErrorKind::Unsupported, EditText::tr("The take is too long for the service."));
            if (!file.open(QIODevice::ReadOnly))
                return fail(ErrorKind::Storage, EditText::tr("The sound of the take could not be read."),
                            file.errorString());
            return file.readAll();
        });
        m_step = job;
        job->then(this, [this](const Result<QByteArray> &sound) {
            if (isFinished())
                return;
            if (sound)
                enter(*sound);
            else
                finish(Unexpected(sound.error()));
        });
    }

protected:
    /// A request that was sent is settled by itself; nobody waits for its result.
    void abortWork() override { m_step.cancel(); }

private:
    void enter(const QByteArray &sound)
    {
        store::LedgerRow row;
        row.profile = m_take.profile;
        row.host = m_take.host;
        row.service = u"alignment"_s;
        row.voice = m_take.voice;
        row.requestKey = QCryptographicHash::hash("alignment" + m_take.audioHash + m_take.text.toUtf8(),
                                                  QCryptographicHash::Sha256);
        row.take = m_take.id;
        row.text = m_take.text;
        row.estimatedCredits = estimatedAlignmentCredits(double(m_take.durationMs) / 1000);
        // Never cancelled on the way: an entry that says "sent" is taken back by its id if nobody wants it
        // any more.
        auto *opening = m_stores.ledger.openSent(row);
        const QPointer<AlignJob> self(this);
        opening->then(opening, [self, sound, &ledger = m_stores.ledger](const Result<qint64> &entry) {
            const bool wanted = self && !self->isFinished();
            if (entry && !wanted)
                (void)ledger.markRefused(*entry, u"cancelled before it was sent"_s);
            if (!wanted)
                return;
            if (entry)
                self->send(sound, *entry);
            else
                self->finish(Unexpected(entry.error()));
        });
    }

    void send(const QByteArray &sound, qint64 entry)
    {
        const auto format = audio::parseStreamFormat(m_take.outputFormat);
        const QByteArray type = format ? audio::mimeType(*format) : QByteArray("application/octet-stream");
        auto *job = m_api.align(sound, type, m_take.text);
        m_step = job;
        job->then(this, [this, entry](const Result<api::ForcedAlignment> &made) {
            const auto error = made ? std::nullopt : std::optional(made.error());
            (void)queue::settleLedger(m_stores.ledger, entry, made ? made->receipt : api::SpeechReceipt{},
                                      error, m_take.id);
            if (!made) {
                finish(Unexpected(made.error()));
                return;
            }
            m_stores.takes.setAlignment(m_take.id, text::toJson(made->alignment))
                ->then(this, [this, alignment = made->alignment](const Result<bool> &kept) {
                    finish(kept ? Result<text::Alignment>(alignment)
                                : Result<text::Alignment>(Unexpected(kept.error())));
                });
        });
    }

    AlignStores m_stores;
    api::AlignmentApi m_api;
    store::Take m_take;
    JobGuard m_step;
};

} // namespace

qint64 estimatedAlignmentCredits(double seconds)
{
    return std::isfinite(seconds) && seconds > 0 ? qint64(std::ceil(seconds * kCreditsPerSecond)) : 0;
}

JobOf<text::Alignment> *alignTake(const AlignStores &stores, const api::AlignmentApi &api,
                                  const store::Take &take, QObject *parent)
{
    return new AlignJob(stores, api, take, parent);
}

text::Alignment guessAlignment(const Track &track, const QString &text)
{
    std::vector<text::HeardSpan> heard;
    for (const auto &[from, to] : audio::heardSpans(*track))
        heard.push_back({from, to});
    return text::roughAlignment(text, heard);
}

} // namespace studio::edit
