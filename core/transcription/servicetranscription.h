// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/transcriptionapi.h"
#include "core/base/jobguard.h"
#include "core/store/transcriptrepository.h"
#include "core/transcript/transcript.h"
#include "core/transcription/soundpreparation.h"

#include <QPointer>
#include <QUrl>

#include <chrono>

namespace studio::queue {
class Ledger;
}

namespace studio::transcription {

/// What is paid for: a sound on disk or a link, and everything that can change the words.
struct PaidSound {
    PreparedSound sound{};
    QUrl link{}; ///< Instead of the sound.
    TranscriptionOptions options{};
    QString script{}; ///< Not empty: not what is said is asked for, but when these words are.
    ProfileId profile{};
    bool realMoney = true;
    bool serviceLogging = true;
    TranscriptId transcript{}; ///< What it belongs to.
    qint64 estimatedCredits = 0;
};

/// The words, and what the service said about the price.
struct ServiceTranscript {
    transcript::Transcript transcript{};
    QString transcriptionId{};
    api::SpeechReceipt receipt{};
    int mendedTimes = 0; ///< Words whose times lay far beyond the sound.
    bool operator==(const ServiceTranscript &) const = default;
};

/// SHA-256 over everything that can change the words.
QByteArray requestKeyOf(const PaidSound &paid, const QString &host);
/// What is sent.
api::TranscriptionRequest requestOf(const PaidSound &paid);

/// One paid request, in the order that keeps money safe: the ledger says "sent" on disk, then it is sent,
/// then the ledger is settled; whatever happens. A cancelled one is settled as well: free if not all of it
/// was sent, with what the answer said if that is here, else unknown. The temporary file is removed in the
/// end.
class ServiceTranscription final : public JobOf<ServiceTranscript> {
    Q_OBJECT
public:
    /// `once`: another living process with the same request under way is Busy.
    ServiceTranscription(queue::Ledger &ledger, const api::TranscriptionApi &api, const PaidSound &paid,
                         bool once, QObject *parent);
    ~ServiceTranscription() override;

    /// After the end: whether the service may have charged though nothing came of it.
    [[nodiscard]] bool mayHaveBeenCharged() const { return m_mayHaveBeenCharged; }
    /// It is paid and the words are here, though they may not be read yet: who cancels now throws them away.
    [[nodiscard]] bool hasAnswer() const;

signals:
    // progressed() of Job is that of the upload.
    /// All of it is on its way: the service works now.
    void uploaded();
    /// hasAnswer() from here on.
    void answered();
    void quiet(std::chrono::seconds silence);

protected:
    void abortWork() override;

private:
    void openLedger(bool once);
    void send();
    void take(const Result<api::TranscriptionAnswer> &answer);
    void read();
    void settle(const api::SpeechReceipt &receipt, const std::optional<Error> &error);
    [[nodiscard]] Error told(const Error &error, const api::SpeechReceipt &receipt);

    queue::Ledger &m_ledger;
    api::TranscriptionApi m_api;
    PaidSound m_paid;
    std::optional<qint64> m_entry;
    bool m_settled = false;
    bool m_allSent = false;
    bool m_mayHaveBeenCharged = false;
    std::optional<api::TranscriptionAnswer> m_answer;
    QPointer<JobOf<api::TranscriptionAnswer>> m_asked;
    JobGuard m_call; ///< The same.
    JobGuard m_reading;
};

} // namespace studio::transcription
