// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "ui/speech/speechparts.h"

#include <QObject>
#include <QPointer>

namespace studio::ui {

class FindBar;
class PauseMenu;
class SpokenFormDialog;
class TagPicker;

/// Pauses, audio tags, find and replace, and the spoken form of the script of the speech panel. GUI thread.
class ScriptTools final : public QObject {
    Q_OBJECT

public:
    explicit ScriptTools(const SpeechParts &parts, QObject *parent = nullptr);

private:
    void addPauses();
    void addTags();
    void addSearch();
    void addSpokenForm();
    void openSpokenForm();
    void openTags(bool typed);
    void showModel();

    const SpeechParts m_parts;
    PauseMenu *m_pauses;
    TagPicker *m_tags;
    FindBar *m_find;
    QPointer<SpokenFormDialog> m_spoken;
    JobGuard m_spelling;
    bool m_typed = false; ///< The picker was opened by "/", which stands before the caret.
};

} // namespace studio::ui
