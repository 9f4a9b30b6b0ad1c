// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/recording/listeningservices.h"

#include <QKeySequence>
#include <QList>

#include <functional>

class QAction;

namespace studio {
class Error;
}

namespace studio::ui {

class ChangerBinding;
class ChangerFooter;
class ChangerPlayback;
class ChangerSession;
class GenerationControl;
class Panel;
class PanelNotices;
class ResultCard;
class SourceCard;
class SourceSound;
class TakeShelf;
class VoiceChooser;

/// The parts of the voice changer, for the features that are built over them. A feature is a QObject in files
/// of its own: it is made in the panel's constructor with a copy of this, connects what it needs and adds its
/// actions. Everything referred to lives as long as the panel.
struct ChangerParts {
    const ListeningServices &services;
    Panel &panel;
    ChangerBinding &binding;
    ChangerSession &session;
    SourceSound &source;
    TakeShelf &shelf;
    ChangerPlayback &playback;
    GenerationControl &generation;
    VoiceChooser &voices;
    SourceCard &sourceCard;
    ChangerFooter &footer;
    ResultCard &resultCard;
    PanelNotices &notices;
    /// Adds an action to the panel's list; connect its `triggered`.
    std::function<QAction *(const QString &name, const QString &text, const QList<QKeySequence> &keys)>
        addAction;
    std::function<void(const QString &sentence)> announce;
    std::function<void(const Error &error)> tellProblem;
};

} // namespace studio::ui
