// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/strongid.h"
#include "ui/recording/listeningservices.h"
#include "ui/widgets/panel.h"

class QDropEvent;

namespace studio::ui {

class ChangeMaking;
class ChangerBinding;
class ChangerFooter;
class ChangerInspector;
class ChangerPlayback;
class ChangerRestore;
class ChangerSession;
class ExportFlow;
class FolderBatch;
class GenerationControl;
class PanelNotices;
class PlaybackSource;
class RecordControl;
class ResultCard;
class SourceCard;
class SourceKeeping;
class SourceSound;
struct ChangerParts;
class TakeActions;
class TakeShelf;
class VoiceChooser;

/// Voice Changer: a recording in, another voice out. Wires its parts; each does its own work. GUI thread.
class ChangerPanel final : public Panel {
    Q_OBJECT

public:
    explicit ChangerPanel(const ListeningServices &services, QWidget *parent = nullptr);
    ~ChangerPanel() override;

    [[nodiscard]] PlaybackSource *playback() const override;
    [[nodiscard]] ChangerSession *session() const { return m_session; }
    [[nodiscard]] SourceSound *source() const { return m_source; }
    [[nodiscard]] QWidget *content() const override { return m_content; }
    [[nodiscard]] QWidget *inspector() const override;
    void setInspectorVisible(bool visible) override;
    /// The first time it also loads the takes and the recording of the run before.
    void activate() override;
    /// {"file": path} and {"files": paths}: recordings. {"input": take}: its sound as one. {"take": id}:
    /// restores what a take was made of.
    void open(const QVariantMap &what) override;
    [[nodiscard]] QString actionDetail(const QString &name) const override;
    void saveState() override;
    [[nodiscard]] bool isBusy() const override;
    /// Stops making; what arrived is kept.
    void stop() override;
    void setVolume(double volume) override;

    [[nodiscard]] bool isMaking() const;
    /// One file is opened, several become a queue.
    void openFiles(const QStringList &paths);

public slots:
    void change();
    void isolate();
    void openVoicePicker();
    void openFile();
    void exportTake();
    /// Takes were deleted elsewhere.
    void dropTakes(const QStringList &ids);
    /// Says what went wrong, to the eye and to assistive technology.
    void tellProblem(const studio::Error &error);

signals:
    /// A change or an isolation has ended, with a take or without.
    void changeFinished(bool made);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void makeActions();
    void wireTakes();
    void wireNotices();
    void openDetails(const TakeId &id);
    [[nodiscard]] ChangerParts parts();

    ListeningServices m_services;
    ChangerSession *m_session;
    ChangerBinding *m_binding;
    SourceSound *m_source;
    TakeShelf *m_shelf;
    ChangerPlayback *m_playback;
    GenerationControl *m_generation;
    VoiceChooser *m_voices;
    TakeActions *m_takeActions;
    ExportFlow *m_export;
    RecordControl *m_record;

    QWidget *m_content = nullptr;
    PanelNotices *m_notices = nullptr;
    SourceCard *m_sourceCard = nullptr;
    ChangerFooter *m_footer = nullptr;
    ResultCard *m_resultCard = nullptr;
    ChangerInspector *m_inspector = nullptr;
    ChangeMaking *m_making = nullptr;
    ChangerRestore *m_restore = nullptr;
    SourceKeeping *m_keeping = nullptr;
    FolderBatch *m_batch = nullptr;
    bool m_started = false;
    double m_volume = 1;
};

} // namespace studio::ui
