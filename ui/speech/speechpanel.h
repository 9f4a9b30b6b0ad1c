// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strongid.h"
#include "ui/speech/speechservices.h"
#include "ui/widgets/panel.h"

class QVBoxLayout;

namespace studio::ui {

class AccountBinding;
class DraftKeeper;
class EditorCard;
class ExportFlow;
class GenerationControl;
class InspectorTabs;
class MadeLookup;
class PanelNotices;
class PlaybackSource;
class ScriptKeeping;
class SpeechInspector;
class SpeechSession;
struct SpeechParts;
class TakeActions;
class TakeMaking;
class TakePlayback;
class TakeRestore;
class TakesCard;
class TakeShelf;
class VoiceChooser;

/// Text to Speech: script, takes, settings. Wires its parts; each does its own work. GUI thread.
class SpeechPanel final : public Panel {
    Q_OBJECT

public:
    explicit SpeechPanel(const SpeechServices &services, QWidget *parent = nullptr);
    ~SpeechPanel() override;

    [[nodiscard]] PlaybackSource *playback() const override;
    [[nodiscard]] SpeechSession *session() const { return m_session; }
    [[nodiscard]] QWidget *content() const override { return m_content; }
    [[nodiscard]] QWidget *inspector() const override;
    void setInspectorVisible(bool visible) override;
    /// The first time it also loads the draft and the takes.
    void activate() override;
    /// {"file": path}: opens a text. {"take": id}: restores what a take was made of.
    void open(const QVariantMap &what) override;
    [[nodiscard]] QString actionDetail(const QString &name) const override;
    void saveState() override;
    [[nodiscard]] bool isBusy() const override { return isGenerating(); }
    /// Stops making; what arrived is kept.
    void stop() override;
    /// Puts a widget (a banner of the window) above the script. The panel owns it from now on.
    void setBanner(QWidget *banner);
    /// Previews and takes are equally loud. 0…1.
    void setVolume(double volume) override;

    /// A sound is being made.
    [[nodiscard]] bool isGenerating() const;
    /// Empty when there is none, or while it grows.
    [[nodiscard]] TakeId currentTake() const;
    void setScript(const QString &text);
    void focusScript();
    void closeVoicePicker();

public slots:
    /// Makes a take, or plays the one that was made of the same inputs already.
    void generate();
    /// Makes, and pays for, another take of the same inputs.
    void generateAnother();
    /// Opens the voice picker below the voice.
    void openVoicePicker();
    void openTextFile();
    void exportTake();
    /// Takes were added from elsewhere, e.g. recovered from an earlier run.
    void reloadTakes();
    /// Takes were deleted elsewhere.
    void dropTakes(const QStringList &ids);
    /// Says what went wrong, to the eye and to assistive technology.
    void tellProblem(const studio::Error &error);

signals:
    /// A generation has ended, with a take or without.
    void generationFinished(bool made);

private:
    void build();
    void makeActions();
    void start();
    void wireSession();
    void wireEditor();
    void wireTakes();
    [[nodiscard]] SpeechParts parts();

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
    InspectorTabs *m_tabs = nullptr;
    PanelNotices *m_notices = nullptr;
    TakeMaking *m_making = nullptr;
    ScriptKeeping *m_script = nullptr;
    TakeRestore *m_restore = nullptr;
    bool m_started = false;
    double m_volume = 1;
};

} // namespace studio::ui
