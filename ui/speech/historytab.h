// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "ui/speech/speechparts.h"

#include <QWidget>

class QStackedWidget;

namespace studio::ui {

struct ArchiveEntry;
class ArchiveList;
class ArchiveModel;
class ArchivePlayback;
class EmptyState;
class InspectorTabs;
class SearchField;
class TakeRestore;

/// What was made, beside the script: found while typing, played in place with Space, and restored with Enter.
/// Reads nothing before it is shown. GUI thread.
class HistoryTab final : public QWidget {
    Q_OBJECT

public:
    HistoryTab(const SpeechParts &parts, TakeRestore &restore, InspectorTabs &tabs);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void showState();
    void play(const ArchiveEntry &entry);

    const SpeechParts m_parts;
    ArchiveModel *m_model;
    ArchivePlayback *m_playback;
    SearchField *m_search;
    QStackedWidget *m_stack;
    ArchiveList *m_list;
    EmptyState *m_empty;
    JobGuard m_loading;
};

} // namespace studio::ui
