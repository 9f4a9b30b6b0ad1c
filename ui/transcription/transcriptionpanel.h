// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/transcriptrepository.h"
#include "ui/recording/listeningservices.h"
#include "ui/widgets/panel.h"

class QStackedWidget;
class QVBoxLayout;

namespace studio::ui {

class Card;
class ImportFlow;
class InspectorPages;
class LiveFeature;
class MediaPlayback;
class OpenTranscript;
class PanelNotices;
class TranscriptBar;
class TranscriptHome;
class TranscriptOpening;
class TranscriptShelf;
struct TranscriptionParts;
class WaveformView;

/// Transcription: sound in, text with times and speakers out. Wires its parts; each does its own work. GUI
/// thread.
class TranscriptionPanel final : public Panel {
    Q_OBJECT

public:
    explicit TranscriptionPanel(const ListeningServices &services, QWidget *parent = nullptr);
    ~TranscriptionPanel() override;

    [[nodiscard]] QWidget *bar() const override;
    [[nodiscard]] QBoxLayout *sideBySide() const override;
    [[nodiscard]] QWidget *content() const override;
    /// There is one while a transcript is open.
    [[nodiscard]] QWidget *inspector() const override;
    void setInspectorVisible(bool visible) override;
    [[nodiscard]] PlaybackSource *playback() const override;
    void setVolume(double volume) override;
    void activate() override;
    /// {"file": path}, {"files": paths} or {"take": id}: asks how to transcribe them. {"transcript": id}:
    /// opens it.
    /// {"link": true}: asks for a link. {"close": true}: back to the list. {"record": true}:
    /// where one records.
    void open(const QVariantMap &what) override;
    /// Transcripts that are about to be deleted: closes it if one of them is open.
    void letGo(const QStringList &ids);
    void saveState() override;
    /// A recording is under way; stop() ends it and keeps it.
    [[nodiscard]] bool isBusy() const override;
    void stop() override;

    [[nodiscard]] OpenTranscript *openTranscript() const { return m_open; }
    [[nodiscard]] TranscriptHome *home() const { return m_home; }

signals:
    /// Write what is not written yet, now.
    void saveNow();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void wire();
    void showHome();
    void showOpened();
    void showFacts();
    void tell(const Error &error);
    [[nodiscard]] TranscriptionParts parts();

    ListeningServices m_services;
    store::TranscriptRepository m_table;
    OpenTranscript *m_open;
    MediaPlayback *m_playback;
    TranscriptBar *m_bar = nullptr;
    QBoxLayout *m_row = nullptr;
    QStackedWidget *m_content = nullptr;
    TranscriptHome *m_home = nullptr;
    QWidget *m_page = nullptr;
    QVBoxLayout *m_column = nullptr;
    PanelNotices *m_notices = nullptr;
    WaveformView *m_waveform = nullptr;
    Card *m_textCard = nullptr;
    InspectorPages *m_inspector = nullptr;
    TranscriptOpening *m_opening = nullptr;
    TranscriptShelf *m_shelf = nullptr;
    ImportFlow *m_import = nullptr;
    LiveFeature *m_live = nullptr;
    bool m_inspectorWanted = true;
    bool m_started = false;
};

} // namespace studio::ui
