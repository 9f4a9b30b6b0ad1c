// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/soundrender.h"
#include "core/sandbox/routes/speechinput.h"
#include "core/sandbox/routes/uploadedsound.h"

#include <QObject>

namespace studio::sandbox {

/// What is to become of an uploaded sound.
struct SoundOrder {
    UploadedSound upload{};
    SpeechOrder speech{}; ///< Voice, model, settings and format; isolation needs the format only.
    bool changeVoice = false;
    bool removeNoise = false;
    bool stream = false; ///< Answer while it is made.
};

/// One upload on its way: decoded, measured, paid for, changed, answered. What has been paid for is finished
/// and filed in the history even if the client leaves. Deletes itself at the end.
class SoundAnswer final : public QObject {
    Q_OBJECT
public:
    SoundAnswer(ServiceState &state, const Call &call, SoundOrder order, Ticket ticket, QObject *parent);

    void start();

private:
    void begin(const std::shared_ptr<audio::PcmTrack> &track);
    [[nodiscard]] std::optional<ApiError> check(const std::shared_ptr<audio::PcmTrack> &track) const;
    void take(const SpeechSlice &slice);
    void finish();
    void file();
    void fileIsolation();
    [[nodiscard]] HttpHeaders headers() const;

    ServiceState &m_state;
    Call m_call;
    SoundOrder m_order;
    Ticket m_ticket;
    qint64 m_cost = 0;
    double m_seconds = 0;
    QString m_requestId;
    QString m_historyId;
    SpeechStream *m_stream = nullptr;
    QByteArray m_audio;
};

} // namespace studio::sandbox
