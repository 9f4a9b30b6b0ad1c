// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcription/transcriptionparts.h"

#include <QObject>
#include <QTimer>

class QMenu;

namespace studio::ui {

class FindBar;
class SpeakerTools;
class TranscriptKeeper;
class TranscriptView;

/// The words of the open transcript, under edit: the view in its card, tied to playback and waveform, its
/// actions and menus, and saving. Lives as long as the panel. GUI thread.
class TranscriptEditing final : public QObject {
    Q_OBJECT

public:
    explicit TranscriptEditing(const TranscriptionParts &parts, QObject *parent = nullptr);

    [[nodiscard]] TranscriptView &view() const { return *m_view; }
    [[nodiscard]] TranscriptKeeper &keeper() const { return *m_keeper; }
    /// What is chosen in the text, else in the waveform, in seconds; nothing without a choice.
    [[nodiscard]] std::optional<std::pair<double, double>> chosenStretch() const;

private:
    void buildView();
    void addTools();
    void addActions();
    void wirePlayback();
    QAction *add(const char *name, const QString &text, const QList<QKeySequence> &keys,
                 const std::function<void()> &run);
    void follow(double seconds);
    void textChosen();
    void stretchChosen();
    void showMarks();
    void showDetail();
    void stepParagraph(bool forward);
    void loopParagraph();
    void cutOut();
    void takeBack();
    void shiftTimes();
    void popup(QMenu *menu, const QPoint &where);
    void showMenu(const QPoint &where);

    TranscriptionParts m_parts;
    TranscriptView *m_view = nullptr;
    FindBar *m_find = nullptr;
    SpeakerTools *m_speakers = nullptr;
    TranscriptKeeper *m_keeper = nullptr;
    QList<QAction *> m_menuActions;
    QTimer m_marking;
    bool m_choosing = false; ///< A choice is being carried over between text and waveform.
};

} // namespace studio::ui
