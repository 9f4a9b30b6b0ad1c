// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/recorder.h"
#include "core/transcription/livetranscription.h"
#include "ui/transcription/transcriptionparts.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QPushButton;
class QStackedWidget;

namespace studio::ui {

class LivePage;
class RecordControl;

/// What a live transcript needs of the panel besides its parts.
struct LiveSetup {
    transcription::TranscriptionEngine &engine;
    std::function<transcription::Service()> service; ///< As the profile in use offers it.
    /// Name and code of each language the service knows.
    QList<std::pair<QString, QString>> languages{};
    std::function<QString()> voskModel{}; ///< Folder of the user's own model; empty: none.
    capture::RecorderParts recorder{};
};

/// Recording in the transcription panel, with words while one speaks or without. Puts its page into the
/// panel's content and a button on the home page. The sound is on disk whatever becomes of the words; in the
/// end the transcript is opened, or the recording handed to the import.
class LiveFeature final : public QObject {
    Q_OBJECT

public:
    LiveFeature(const TranscriptionParts &parts, LiveSetup setup, QObject *parent);
    ~LiveFeature() override;

    /// The page, in place of whatever the panel shows.
    void show();
    [[nodiscard]] bool isShown() const;
    /// Back to the home page; a recording goes on.
    void leave();
    /// A recording is under way, or its last words are awaited.
    [[nodiscard]] bool isBusy() const;
    /// Ends the recording; becameIdle follows.
    void stop();

signals:
    void becameIdle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wire();
    void askPrice(const std::function<void()> &go);
    void takeSound(const QByteArray &pcm, qint64 firstFrame);
    void begin();
    void wireLive();
    void finish(const capture::Recording &recording);
    /// `isSuperseded`: another recording has begun since.
    void end(const Result<transcription::TranscriptionOutcome> &outcome, bool isSuperseded);
    void discard(const capture::Recording &recording);
    void removeDiscarded();
    void recover(const QList<capture::Recording> &recordings);
    void adopt(const capture::Recording &recording, const QList<store::TranscriptEntry> &entries);
    void offer(const QString &sentence, const QString &path);
    void refresh();
    void showProblem();

    TranscriptionParts m_parts;
    LiveSetup m_setup;
    RecordControl *m_control;
    LivePage *m_page;
    QStackedWidget *m_stack;
    QPushButton *m_way;
    QPointer<transcription::LiveTranscription> m_live;
    QPointer<transcription::LiveTranscription> m_ending; ///< The one before, while it is put away.
    QTimer m_countdown; ///< To the next try.
    struct Discarded {
        store::TranscriptEntry entry;
        QString path;
    };
    std::optional<Discarded> m_discarded; ///< Until its toast goes.
    bool m_isDiscarding = false;
    bool m_wantsWords = false; ///< Of the recording under way.
    bool m_toldBusy = false;
};

} // namespace studio::ui
