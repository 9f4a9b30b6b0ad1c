// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/appdirs.h"
#include "ui/recording/listeningservices.h"

#include <QKeySequence>
#include <QList>

#include <functional>

class QAction;
class QVBoxLayout;

namespace studio {
class Error;
}
namespace studio::store {
class TranscriptRepository;
}

namespace studio::ui {

class Card;
class InspectorPages;
class MediaPlayback;
class OpenTranscript;
class Panel;
class PanelNotices;
class TranscriptBar;
class TranscriptHome;
class WaveformView;

/// The parts of the transcription panel, for the features that are built over them. A feature is a QObject in
/// files of its own: it is made in the panel's constructor with a copy of this, connects what it needs and
/// adds its actions, tools and pages. Everything referred to lives as long as the panel.
struct TranscriptionParts {
    const ListeningServices &services;
    store::TranscriptRepository &table;
    Panel &panel;
    OpenTranscript &open; ///< What is shown: its document, its sound.
    MediaPlayback &playback;
    TranscriptBar &bar;
    TranscriptHome &home;
    PanelNotices &notices;
    WaveformView &waveform;
    QVBoxLayout &column; ///< Of an open transcript: notices, waveform, text; from top to bottom.
    Card &textCard; ///< Where the words are shown; its column is empty at first.
    InspectorPages &inspector;
    /// Adds an action to the panel's list; connect its `triggered`.
    std::function<QAction *(const QString &name, const QString &text, const QList<QKeySequence> &keys)>
        addAction;
    std::function<void(const QString &sentence)> announce;
    std::function<void(const Error &error)> tellProblem;
};

} // namespace studio::ui
