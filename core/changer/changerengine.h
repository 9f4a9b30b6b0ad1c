// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changer/conversion.h"

#include <QSet>

namespace studio::changer {

/// Where takes of the changer are kept.
struct ChangerStores {
    store::TakeRepository &takes;
    store::AudioVault &vault;
    const Clock &clock;
};

/// What a conversion will need, before anything is paid.
struct ConversionPlan {
    double seconds = 0;
    int parts = 0;
    int partsMade = 0; ///< Found in the store: free.
    bool made = false; ///< All of it is there: nothing would be sent.
    qint64 credits = 0; ///< ≈, of what would be sent.
    std::optional<Error> cutShort{}; ///< The recording is damaged.
    bool operator==(const ConversionPlan &) const = default;
};

/// Starts conversions, and shares the plan's places between them: no more requests are under way than the
/// service takes at once, so that what is cancelled before its turn was surely never sent. One thread; the
/// collaborators must outlive it.
class ChangerEngine final : public QObject {
    Q_OBJECT
public:
    /// `workFolder` holds what is being prepared and joined: as large as the recordings. What killed
    /// processes left there is removed.
    ChangerEngine(speech::SpeechEngine &engine, const ChangerStores &stores, const QString &workFolder,
                  QObject *parent = nullptr);

    Conversion *convert(const api::ChangerApi &api, const ConversionRequest &request, speech::Repeat repeat);
    /// Reads the recording and looks what of it is made already; nothing is sent.
    JobOf<ConversionPlan> *plan(const ConversionRequest &request);

    [[nodiscard]] speech::SpeechEngine &speech() const { return m_speech; }
    [[nodiscard]] const ChangerStores &stores() const { return m_stores; }
    [[nodiscard]] const QString &workFolder() const { return m_workFolder; }

    /// For tests: smaller parts.
    void setLimits(const media::PartLimits &limits) { m_limits = limits; }
    [[nodiscard]] const media::PartLimits &limits() const { return m_limits; }

    /// A place for one request, if there is one; give it back. None while the same request is under way: it
    /// is paid for once, and found in the store afterwards.
    bool takePlace(const QByteArray &requestKey, int ofSoMany);
    void givePlace(const QByteArray &requestKey);

signals:
    void placeFree();

private:
    speech::SpeechEngine &m_speech;
    ChangerStores m_stores;
    QString m_workFolder;
    media::PartLimits m_limits = kServiceLimits;
    QSet<QByteArray> m_underWay; ///< Request keys.
};

} // namespace studio::changer
