// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "core/store/transcriptrepository.h"

#include <QObject>

#include <optional>

namespace studio::queue {
class Ledger;
}

namespace studio::transcription {

/// Pays live transcription by blocks of five minutes of sound: each is in the ledger as sent before any of it
/// is, and settled when it was used up or the session is over. So the user's limits hold for live speech too,
/// and a program that dies leaves one block that may have been charged. One thread.
class LiveMeter final : public QObject {
    Q_OBJECT
public:
    struct Account {
        ProfileId profile{};
        QString host{};
        ModelId model{};
        TranscriptId transcript{};
        bool keyTerms = false;
    };
    static constexpr double kBlockSeconds = 300;

    LiveMeter(queue::Ledger &ledger, const Account &account, QObject *parent);
    ~LiveMeter() override;

    /// Asks for the first or, when that runs low, the next block.
    void prepare();
    /// Seconds that may be sent now.
    [[nodiscard]] double granted() const { return m_granted - m_used; }
    void use(double seconds);
    /// Seconds sent in all.
    [[nodiscard]] double used() const { return m_total + m_used; }
    /// No more is sent for now: what is open is settled. prepare() begins anew.
    void close();

signals:
    void grantedMore();
    /// The user's limit, or the ledger cannot be written.
    void refused(const studio::Error &error);

private:
    void settleFirst(double seconds);

    queue::Ledger &m_ledger;
    Account m_account;
    QList<qint64> m_blocks; ///< Open entries, the one in use first.
    double m_granted = 0; ///< By open blocks.
    double m_used = 0; ///< Of open blocks.
    double m_total = 0; ///< Of settled ones.
    bool m_asking = false;
    int m_generation = 0;
};

} // namespace studio::transcription
