// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strongid.h"
#include "ui/speech/speechservices.h"

#include <QKeySequence>
#include <QList>
#include <QWidget>

class QAction;
class QVBoxLayout;

namespace studio::speech {
struct Outcome;
}

namespace studio::ui {

class AccountBinding;
class DraftKeeper;
class EditorCard;
class ExportFlow;
class GenerationControl;
class MadeLookup;
class PanelNotices;
class PlaybackSource;
class SpeechInspector;
class SpeechSession;
class TakeActions;
class TakePlayback;
class TakesCard;
class TakeShelf;
class VoiceChooser;

/// Text to Speech: script, takes, settings. Wires its parts; each does its own work. GUI thread.
class SpeechPanel final : public QWidget {
    Q_OBJECT

public:
    explicit SpeechPanel(const SpeechServices &services, QWidget *parent = nullptr);
    ~SpeechPanel() override;

    /// Loads the draft and the takes. Call once, when the window is shown.
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
    /// Previews and takes are equally loud. 0…1.
    void setVolume(double volume);

    /// A sound is being made.
    [[nodiscard]] bool isGenerating() const;
    void setScript(const QString &text);
    void focusScript();
    void closeVoicePicker();

public slots:
    /// Makes a take, or plays the one that was made of the same inputs already.
    void generate();
    /// Makes, and pays for, another take of the same inputs.
    void generateAnother();
    /// Stops making; what arrived is kept.
    void cancel();
    /// Opens the voice picker below the voice.
    void openVoicePicker();
    void openTextFile();
    void exportTake();
    /// Writes the draft now, e.g. before the window goes.
    void saveDraft();
    /// Takes were added from elsewhere, e.g. recovered from an earlier run.
    void reloadTakes();
    /// Says what went wrong, to the eye and to assistive technology.
    void tellProblem(const studio::Error &error);

signals:
    /// A generation has ended, with a take or without.
    void generationFinished(bool made);
    /// The key is not accepted: the user wants to enter another.
    void keyUpdateRequested();
    /// Something happened that assistive technology should tell.
    void announced(const QString &sentence);

private:
    void build();
    void makeActions();
    void wireDraft();
    void wireSession();
    void wireEditor();
    void wireTakes();
    void wireGeneration();
    void make(bool another);
    void letGenerationGo();
    void refuse();
    void takeOutcome(const Result<speech::Outcome> &outcome);
    void openTextFrom(const QString &path);
    QAction *addPanelAction(const QString &name, const QString &text, const QList<QKeySequence> &keys);

    SpeechServices m_services;
    SpeechSession *m_session;
    AccountBinding *m_binding;
    DraftKeeper *m_draft;
    MadeLookup *m_made;
    TakeShelf *m_shelf;
    TakePlayback *m_playback;
    GenerationControl *m_generation;
    VoiceChooser *m_voices;
    TakeActions *m_takeActions;
    ExportFlow *m_export;

    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
    EditorCard *m_editor = nullptr;
    TakesCard *m_takesCard = nullptr;
    SpeechInspector *m_inspector = nullptr;
    PanelNotices *m_notices = nullptr;
    QList<QAction *> m_actions;
};

} // namespace studio::ui
