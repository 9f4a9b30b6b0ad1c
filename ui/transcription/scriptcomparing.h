// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/transcript/scriptcompare.h"
#include "ui/transcription/transcriptionparts.h"

#include <QPointer>
#include <QTimer>

class QPushButton;

namespace studio::ui {

class IconButton;
class TextLabel;
class TranscriptView;

/// A known script beside the transcript: shows where what was heard departs from it, goes from place to
/// place, and puts the script's words in with the times heard. Compares anew, in a worker, after every edit.
/// GUI thread.
class ScriptComparing final : public QObject {
    Q_OBJECT

public:
    ScriptComparing(const TranscriptionParts &parts, TranscriptView &view, QObject *parent = nullptr);

    /// Asks for the script.
    void ask();
    void compareWith(const QString &script);
    void close();
    [[nodiscard]] const transcript::ScriptComparison &comparison() const { return m_comparison; }

private:
    void buildBar();
    void compare();
    void take(const transcript::ScriptComparison &comparison);
    void takeScript();
    void go(int step);
    void show();

    TranscriptionParts m_parts;
    TranscriptView &m_view;
    QPointer<QWidget> m_bar;
    TextLabel *m_text = nullptr;
    IconButton *m_previous = nullptr;
    IconButton *m_next = nullptr;
    QPushButton *m_take = nullptr;
    QTimer m_soon;
    JobGuard m_job;
    QString m_script;
    transcript::ScriptComparison m_comparison;
    qint64 m_revision = -1; ///< Of the document the comparison speaks of.
    int m_at = -1;
};

} // namespace studio::ui
