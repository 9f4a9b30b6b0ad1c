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
/// place, and puts the script's words in with the times heard, or with those the service found for them.
/// Compares anew, in a worker, after every edit.
/// GUI thread.
class ScriptComparing final : public QObject {
    Q_OBJECT

public:
    ScriptComparing(const TranscriptionParts &parts, TranscriptView &view, QObject *parent = nullptr);

    /// Asks for the script.
    void ask();
    void compareWith(const QString &script);
    /// Asks the service when the words of the script are said, after the price was agreed to; then compares.
    void align(const QString &script);
    void close();
    [[nodiscard]] const transcript::ScriptComparison &comparison() const { return m_comparison; }

private:
    void buildBar();
    void compare();
    void take(const transcript::ScriptComparison &comparison);
    void takeScript();
    void startAlignment(const QString &script);
    [[nodiscard]] bool isAligned() const { return !m_script.isEmpty() && m_script == m_alignedScript; }
    [[nodiscard]] QString summary(int departures) const;
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
    JobGuard m_aligning;
    QString m_script;
    /// As the service placed the script's words, and which script that was: it is paid for once.
    transcript::Transcript m_aligned;
    QString m_alignedScript;
    transcript::ScriptComparison m_comparison;
    qint64 m_revision = -1; ///< Of the document the comparison speaks of.
    int m_at = -1;
};

} // namespace studio::ui
