// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/speech/speechservices.h"

#include <QKeySequence>
#include <QList>

#include <functional>

class QAction;
class QVBoxLayout;

namespace studio {
class Error;
}

namespace studio::ui {

class AccountBinding;
class DraftKeeper;
class EditorCard;
class ExportFlow;
class GenerationControl;
class MadeLookup;
class Panel;
class PanelNotices;
class SpeechInspector;
class SpeechSession;
class TakeActions;
class TakePlayback;
class TakesCard;
class TakeShelf;
class VoiceChooser;

/// The parts of the speech panel, for the features that are built over them. A feature is a QObject in files
/// of its own: it is made in the panel's constructor with a copy of this, connects what it needs and adds its
/// actions. Everything referred to lives as long as the panel.
struct SpeechParts {
    const SpeechServices &services;
    Panel &panel;
    AccountBinding &binding;
    SpeechSession &session;
    DraftKeeper &draft;
    MadeLookup &made;
    TakeShelf &shelf;
    TakePlayback &playback;
    GenerationControl &generation;
    VoiceChooser &voices;
    TakeActions &takeActions;
    ExportFlow &exportFlow;
    EditorCard &editor;
    TakesCard &takesCard;
    SpeechInspector &inspector;
    PanelNotices &notices;
    QVBoxLayout &column; ///< Notices, editor, takes: from top to bottom.
    /// Adds an action to the panel's list; connect its `triggered`.
    std::function<QAction *(const QString &name, const QString &text, const QList<QKeySequence> &keys)>
        addAction;
    std::function<void(const QString &sentence)> announce;
    std::function<void(const Error &error)> tellProblem;
};

} // namespace studio::ui
