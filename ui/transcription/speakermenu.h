// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/document.h"
#include "ui/widgets/dialogframe.h"

class QLineEdit;
class QMenu;

namespace studio::ui {

class TranscriptView;

/// What can be done with the speakers of a transcript: naming one everywhere, making two one, giving words
/// and paragraphs to another. Menus delete themselves. GUI thread.
class SpeakerTools final : public QObject {
    Q_OBJECT

public:
    /// The view outlives it.
    explicit SpeakerTools(TranscriptView *view, QObject *parent = nullptr);

    /// Of a paragraph, and of what is selected if the paragraph is part of it.
    [[nodiscard]] QMenu *menuFor(int segment);
    /// All speakers, for the button above the transcript.
    [[nodiscard]] QMenu *menuOfAll();
    /// Asks for the name; that of another speaker makes both one.
    void rename(int speaker);

signals:
    void announced(const QString &sentence);

private:
    void addAssign(QMenu *menu, int segment);
    void addMerge(QMenu *menu, int speaker);
    void assign(int segment, int speaker);
    void take(int speaker, const QString &name);

    TranscriptView *m_view;
    transcript::Document &m_document;
};

/// Asks for a speaker's name. Enter accepts; an empty one gives the number back.
class SpeakerNameDialog final : public DialogFrame {
    Q_OBJECT

public:
    SpeakerNameDialog(const QString &name, const QString &shown, QWidget *parent = nullptr);

signals:
    void accepted(const QString &name);

private:
    QLineEdit *m_field;
};

} // namespace studio::ui
