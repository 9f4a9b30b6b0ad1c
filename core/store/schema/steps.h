// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace studio::store::schema {

// The steps of the database's schema as SQL, oldest first; each in a file of its own. A step that was
// released is never changed: add a new one, and a sample of the old version to the tests.

QStringList takesDraftsAndCaches();
QStringList ledger();
/// Names, notes and origins of takes.
QStringList takeEditing();
/// Searching the history; what a paid request belonged to.
QStringList historySearch();
/// Long work that survives a restart.
QStringList jobs();
/// Pronunciation rules and named presets.
QStringList words();
/// Transcripts and their words.
QStringList transcripts();
/// Transcripts with a star.
QStringList transcriptStars();
/// Finding words of one and two letters in the history.
QStringList shortWords();

} // namespace studio::store::schema
