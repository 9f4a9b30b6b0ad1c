// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "ui/speech/speechparts.h"

#include <QObject>

namespace studio::audition {
class Audition;
}

namespace studio::ui {

class AuditionControl;
class AuditionRow;
class AuditionSeats;
class SentenceBox;
class ShortlistFeature;
class VoiceMarks;

/// The audition of the speech panel: its row below the script, its actions, and what becomes of a pick.
class AuditionFeature final : public QObject {
    Q_OBJECT

public:
    AuditionFeature(const SpeechParts &parts, VoiceMarks &marks, QObject *parent = nullptr);

    /// Puts a voice into a slot, from 0; the next free one if it lies beyond.
    void place(const VoiceId &voice, int slot);
    void stop();

private:
    void makeActions();
    void wire();
    void use(int slot);
    void remove(int slot);
    void keep(int slot);
    void chooseVoice(QWidget *anchor, int slot);
    void openSlotMenu(int slot, const QPoint &globalPosition);
    void openMore(const QPoint &globalPosition);
    void editSentence(QWidget *anchor);

    const SpeechParts m_parts;
    audition::Audition *m_audition;
    AuditionSeats *m_seats;
    AuditionRow *m_row;
    AuditionControl *m_control;
    ShortlistFeature *m_shortlist;
    SentenceBox *m_sentence;
};

} // namespace studio::ui
