// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/screens.h"

#include <QObject>
#include <QSize>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace studio::jobs {
class JobBoard;
}

namespace studio::transcription {
class TranscriptionEngine;
}

namespace studio::ui {

class ChangerPanel;
class MainWindow;
class ThemeController;

/// Renders every screen of a running window in both themes and in each look (window sizes, large text,
/// mirrored, high contrast): `FOLDER/<screen>-light.png`, `FOLDER/<look>/<screen>-light.png`. The takes are
/// really made, so the window should be in the sandbox with a home of its own. Goes from step to step in the
/// event loop and deletes itself after `finished`.
class ShotScene final : public QObject {
    Q_OBJECT

public:
    ShotScene(MainWindow &window, ThemeController &themes, const QString &folder, QObject *parent = nullptr);

    /// Jobs as they may stand, for the pictures with the drawer.
    void setJobs(jobs::JobBoard &board) { m_jobs = &board; }

    /// Where a sample interview is put, for the pictures of transcription.
    void setTranscripts(transcription::TranscriptionEngine &engine) { m_transcripts = &engine; }

    /// Only screens whose name contains one of these; empty: all.
    void setWanted(const QStringList &names) { m_wanted = names; }
    void start();

signals:
    /// `problem` is empty when all pictures were written.
    void finished(const QStringList &files, const QString &problem);

private:
    struct Look {
        QString folder;
        QSize size{1280, 800};
        double textScale = 1.0;
        bool highContrast = false;
        Qt::LayoutDirection direction = Qt::LeftToRight;
    };
    using Step = std::function<void()>;

    void plan();
    void planTakes();
    void planChange();
    void planTranscript();
    void stageJobs();
    void clearJobs();
    void planScreens();
    void planLook(const Look &look, const QString &screen);
    void advance();
    void later(int milliseconds);
    void apply(const Look &look);
    void grab(const Look &look, const QString &name);
    void makeTake(int voiceIndex);
    void makeChange(ChangerPanel &panel, int voiceIndex);
    void fail(const QString &problem);
    [[nodiscard]] bool isWanted(const QString &screen) const;

    MainWindow &m_window;
    ThemeController &m_themes;
    const QString m_folder;
    jobs::JobBoard *m_jobs = nullptr;
    transcription::TranscriptionEngine *m_transcripts = nullptr;
    QStringList m_wanted;
    QList<Look> m_looks;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;
    QStringList m_files;
    bool m_ended = false;
};

} // namespace studio::ui
