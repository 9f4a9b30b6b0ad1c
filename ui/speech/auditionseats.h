// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/speech/speechsession.h"

#include <QObject>

#include <vector>

namespace studio::audition {
class Audition;
}
namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

class VoiceMarks;

/// Who auditions: up to eight choices of one profile. A seat follows the panel's model and settings with a
/// voice of its own, or keeps settings of its own (pinned), so that the same voice can be compared with
/// itself. Turns them and the sentence into candidates and remembers them. GUI thread.
class AuditionSeats final : public QObject {
    Q_OBJECT

public:
    struct Seat {
        SpeechChoice choice{}; ///< Of a seat that follows only the voice counts.
        bool pinned = false;
        bool operator==(const Seat &) const = default;
    };

    AuditionSeats(SpeechSession &session, const VoiceMarks &marks, settings::SettingsStore &settings,
                  audition::Audition &audition, QObject *parent = nullptr);

    void load();
    [[nodiscard]] const QList<Seat> &seats() const { return m_seats; }
    /// False when all eight are taken.
    bool add(const Seat &seat);
    void replace(int slot, const Seat &seat);
    void remove(int slot);
    void restore(const QList<Seat> &seats);
    /// The panel's own voice and settings as a seat that keeps them.
    [[nodiscard]] Seat pinnedFromPanel() const { return {m_session.choice(), true}; }
    [[nodiscard]] Seat seatFor(const VoiceId &voice) const;

    /// What every voice says: the user's sentence, else the first of the script.
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] bool hasOwnSentence() const { return !m_own.isEmpty(); }
    void setOwnSentence(const QString &sentence);
    /// What sets a seat apart from the panel's settings; empty for one that follows.
    [[nodiscard]] QString caption(int slot) const;
    /// The seat that is what the panel would make; -1 for none.
    [[nodiscard]] int pickedSlot() const;
    [[nodiscard]] SpeechChoice choiceOf(int slot) const;

signals:
    void seatsChanged();
    void sentenceChanged();

private:
    void fillFirst();
    void save();
    void sync();
    void set(const QList<Seat> &seats);

    SpeechSession &m_session;
    const VoiceMarks &m_marks;
    settings::SettingsStore &m_settings;
    audition::Audition &m_audition;
    QList<Seat> m_seats;
    std::vector<SpeechSession *> m_sessions; ///< One a seat: each compiles the sentence for its model.
    QString m_own;
    QString m_shownSentence;
    bool m_untouched = true; ///< Nothing was remembered or chosen yet.
};

} // namespace studio::ui
