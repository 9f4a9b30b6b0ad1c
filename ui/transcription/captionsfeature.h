// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/transcript/captionedits.h"
#include "core/transcript/formats.h"
#include "ui/transcription/transcriptionparts.h"

#include <QObject>

namespace studio::ui {

class CaptionModel;
class CaptionSource;
class CaptionsPage;

/// Captions of the open transcript: the inspector's face, which follows the sound, and their edits, each one
/// step to undo. Rules and choices are remembered.
class CaptionsFeature final : public QObject {
    Q_OBJECT

public:
    CaptionsFeature(const TranscriptionParts &parts, QObject *parent);

    [[nodiscard]] CaptionSource &source() const { return *m_source; }
    [[nodiscard]] CaptionsPage *page() const { return m_page; }
    /// What an export was made with is the next one's default.
    void choose(transcript::Format format, bool names);

private:
    void wirePage();
    void wireLane();
    void addActions();
    void show();
    void follow(double seconds);
    void applyOptions();
    /// Carries out an edit on fresh captions; tells if it is not possible.
    void edit(const std::function<transcript::Change(const QList<transcript::Caption> &)> &make);
    void split(int row);
    void join(int row);
    void fix(const QList<qsizetype> &rows);
    void move(int row, int startMs, int endMs);
    void recut();
    void openMenu(int row, const QPoint &place);
    [[nodiscard]] std::optional<transcript::WordRef> playheadIn(const transcript::Caption &caption) const;

    TranscriptionParts m_parts;
    CaptionSource *m_source;
    CaptionModel *m_model;
    CaptionsPage *m_page;
    JobGuard m_fixing;
    int m_opened = 0; ///< How many transcripts there were: a late answer is for one that is gone.
};

} // namespace studio::ui
