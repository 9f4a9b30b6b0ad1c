// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/transcript.h"

#include <QObject>

#include <deque>

namespace studio::transcript {

/// One edit: some neighbouring segments replaced by others, and what else changes with it. Made by the pure
/// functions of edits.h (and by whoever else edits), carried out by Document::apply().
struct Change {
    QString name{}; ///< For the Undo action, translated: "Split the paragraph".
    int first = 0; ///< The first segment replaced.
    int removed = 0; ///< How many are replaced.
    QList<Segment> segments{}; ///< What stands there then.
    std::optional<QList<Speaker>> speakers{};
    std::optional<QList<Cut>> cuts{};
    std::optional<QString> language{};
    /// Changes that follow each other with the same key, in the same place, are one step to undo: typing.
    QString mergeKey{};

    /// Changes nothing at all.
    [[nodiscard]] bool isEmpty() const
    {
        return removed == 0 && segments.isEmpty() && !speakers && !cuts && !language;
    }
};

/// A transcript under edit: every change goes through apply() and can be undone. Not thread-safe; lives on
/// the GUI thread. Copy transcript() to hand it to a worker: that is cheap.
class Document final : public QObject {
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);

    [[nodiscard]] const Transcript &transcript() const { return m_transcript; }
    /// Grows with every change, undo, redo and other transcript: what was worked out for one revision fits
    /// no other.
    [[nodiscard]] qint64 revision() const { return m_revision; }

    /// Another transcript: nothing to undo then.
    void setTranscript(Transcript transcript);
    /// Adds what was recognised meanwhile (live) at the end; not a step to undo, and what can be undone
    /// stays.
    void append(const QList<Segment> &segments, const QList<Speaker> &speakers);
    /// Carries out an edit. An empty one, or one beyond the segments there are, does nothing and yields
    /// false.
    bool apply(const Change &change);
    /// Ends a run of typing, so that the next change is a step of its own.
    void seal() { m_open = false; }

    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }
    [[nodiscard]] QString undoName() const { return canUndo() ? m_undo.back().name : QString(); }
    [[nodiscard]] QString redoName() const { return canRedo() ? m_redo.back().name : QString(); }

public slots:
    void undo();
    void redo();

signals:
    /// Another transcript altogether.
    void replaced();
    /// Segments first … first+removed−1 gave way to `added` new ones; later ones moved.
    void segmentsChanged(int first, int removed, int added);
    void speakersChanged();
    void cutsChanged();
    void languageChanged();
    /// After each change of whatever kind, once, after the signals above: save soon.
    void changed();
    /// What can be undone or redone.
    void historyChanged();

private:
    [[nodiscard]] Change exchange(const Change &change);
    void remember(Change inverse, const QString &mergeKey);

    Transcript m_transcript;
    std::deque<Change> m_undo;
    std::deque<Change> m_redo;
    qint64 m_revision = 0;
    bool m_open = false; ///< The last step may take up the next one.
};

} // namespace studio::transcript
