// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/speech/speechparts.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace studio::ui {

class TakeWords;

/// Where the words of a take stand in a script that may have been edited since: each word is looked for a
/// little way on from the one before. −1: not there. Pure.
[[nodiscard]] std::vector<qsizetype> placesInScript(const QStringList &words, const QString &script);

/// Marks the word that is heard in the script, and plays from a word that is clicked with Ctrl or holds the
/// caret. GUI thread.
class WordFollowing final : public QObject {
    Q_OBJECT

public:
    WordFollowing(const SpeechParts &parts, TakeWords &words, QObject *parent = nullptr);

private:
    void match();
    void show(double seconds);
    void hearFrom(int position);

    const SpeechParts m_parts;
    TakeWords &m_words;
    std::vector<qsizetype> m_places;
    QTimer m_edited;
    QAction *m_hear;
};

} // namespace studio::ui
