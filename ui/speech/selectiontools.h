// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/edit/compose.h"
#include "ui/speech/speechparts.h"
#include "ui/widgets/waveart.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace studio::ui {

class TakeWords;

/// What can be done with the waveform of the current take: words to snap to, marks, loop, trim, and hearing
/// where an edited take was joined. Every edit is a new take, which a toast takes back. GUI thread.
class SelectionTools final : public QObject {
    Q_OBJECT

public:
    SelectionTools(const SpeechParts &parts, TakeWords &words, QObject *parent = nullptr);

    /// The words of the current take that are selected.
    [[nodiscard]] std::optional<edit::WordRange> selectedWords() const;
    /// A new take of an edited sound: written, put on the shelf, with a toast that takes it back. `first` is
    /// where the edit can be heard.
    void keep(const store::Take &base, const edit::Edited &edited, const QString &told);
    /// Plays a second before and after every seam of the current take.
    void hearSeams();

signals:
    /// The selection or the words it is made of changed.
    void selectionChanged();

private:
    void makeActions();
    void showWords();
    void showMarks();
    void applySelection();
    void toggleMark(double seconds);
    void trim();
    void pick(double seconds);

    const SpeechParts m_parts;
    TakeWords &m_words;
    QHash<TakeId, QList<double>> m_marks; ///< Set by the user in this session.
    QAction *m_seams = nullptr;
    QAction *m_trim = nullptr;
    JobGuard m_editing;
};

} // namespace studio::ui
