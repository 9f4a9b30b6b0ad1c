// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace studio::ui {

class IconButton;
class TextLabel;

/// The row above the transcript: what is open and how it stands, and what can be done with it.
class TranscriptBar final : public QWidget {
    Q_OBJECT

public:
    explicit TranscriptBar(QWidget *parent = nullptr);

    /// Nothing is open: the title of the panel.
    void showHome();
    /// "pilot-interview.wav"; the facts are put one after the other: "12:48", "English (auto)", "2 speakers".
    void showTranscript(const QString &title, const QStringList &facts);
    /// The last fact: "all changes saved".
    void setSaveState(const QString &state);
    /// Also enables what needs a transcript.
    [[nodiscard]] bool isTranscriptShown() const { return m_shown; }

    /// Between the facts and "New transcript".
    void addTool(QWidget *button);
    [[nodiscard]] QPushButton *newButton() const { return m_new; }
    [[nodiscard]] QPushButton *exportButton() const { return m_export; }
    [[nodiscard]] IconButton *homeButton() const { return m_home; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void homeRequested();
    void newRequested();
    void exportRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    IconButton *m_home;
    TextLabel *m_title;
    TextLabel *m_facts;
    QWidget *m_tools;
    QHBoxLayout *m_toolRow;
    QPushButton *m_new;
    QPushButton *m_export;
    QStringList m_parts;
    QString m_saveState;
    bool m_shown = false;
};

} // namespace studio::ui
