// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace studio::ui {

class EditorCard;
class MadeLookup;
class SpeechSession;

/// Shows the session in the editor card: voice, languages, count, and what the button offers at which price.
class EditorPresenter final : public QObject {
    Q_OBJECT

public:
    EditorPresenter(SpeechSession &session, MadeLookup &made, EditorCard &card);

private:
    void showVoice();
    void showLanguages();
    void showCount();
    void showOffer();
    [[nodiscard]] QString partsNote() const;

    SpeechSession &m_session;
    MadeLookup &m_made;
    EditorCard &m_card;
};

} // namespace studio::ui
