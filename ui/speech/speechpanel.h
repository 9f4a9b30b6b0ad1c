// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/speech/speechservices.h"

#include "core/base/strongid.h"

#include <QWidget>

#include <memory>

class QAction;
class QVBoxLayout;

namespace studio::ui {

class DraftKeeper;
class EditorCard;
class ExportFlow;
class GenerationControl;
class PanelNotices;
class PlaybackSource;
class PreviewPlayback;
class SpeechInspector;
class SpeechSession;
class TakePlayback;
class TakesCard;
class TakeShelf;
class VoicePickerPopover;

/// Text to Speech: script, takes, settings. Wires its parts; each does its own work. GUI thread.
class SpeechPanel final : public QWidget {
    Q_OBJECT

public:
    explicit SpeechPanel(const SpeechServices &services, QWidget *parent = nullptr);
    ~SpeechPanel() override;

    /// Loads the draft and the takes. Call once, after the window is laid out.
    void start();

    [[nodiscard]] PlaybackSource *playback() const;
    [[nodiscard]] SpeechSession *session() const { return m_session; }
    /// Regions for F6, and the parts a window may hide.
    [[nodiscard]] QWidget *content() const { return m_content; }
    [[nodiscard]] QWidget *inspector() const;
    void setInspectorVisible(bool visible);
    /// The panel's own actions, with texts and shortcuts, for the window and the palette.
    [[nodiscard]] QList<QAction *> panelActions() const { return m_actions; }
    /// Puts a widget (a banner of the window) above the script. The panel owns it from now on.
    void setBanner(QWidget *banner);

    /// A sound is being made.
    [[nodiscard]] bool isGenerating() const;
    void setScript(const QString &text);
    /// Opens the voice picker below the voice.
    void openVoicePicker();
    void closeVoicePicker();

public slots:
    /// Makes a take, or plays the one that was made of the same inputs already.
    void generate();
    /// Makes, and pays for, another take of the same inputs.
    void generateAnother();
    /// Stops making; what arrived is kept.
    void cancel();
    /// Writes the draft now, e.g. before the window goes.
    void saveDraft();

signals:
    /// A generation has ended, with a take or without.
    void generationFinished(bool made);
    /// The key is not accepted: the user wants to enter another.
    void keyUpdateRequested();

private:
    void build();
    void makeActions();
    void wireAccount();
    void wireEditor();
    void wireTakes();
    void wireGeneration();
    void takePlace();
    void showVoices();
    void start(bool another);
    void refuse();
    void readTextFile(const QString &path);
    QAction *addAction(const char *name, const QString &text, const QList<QKeySequence> &keys);

    SpeechServices m_services;
    SpeechSession *m_session;
    DraftKeeper *m_draft;
    TakeShelf *m_shelf;
    TakePlayback *m_playback;
    GenerationControl *m_generation;
    PreviewPlayback *m_preview;
    ExportFlow *m_export;

    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
    EditorCard *m_editor = nullptr;
    TakesCard *m_takesCard = nullptr;
    SpeechInspector *m_inspector = nullptr;
    PanelNotices *m_notices = nullptr;
    VoicePickerPopover *m_picker = nullptr;
    QList<QAction *> m_actions;
};

} // namespace studio::ui
