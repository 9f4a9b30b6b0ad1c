// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcription/transcriptlist.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace studio::ui {

class Card;
class TextLabel;

/// Where no transcript is open: a place to drop files, the ways to begin, and what was made.
class TranscriptHome final : public QWidget {
    Q_OBJECT

public:
    explicit TranscriptHome(QWidget *parent = nullptr);

    void setItems(const QList<TranscriptItem> &items);
    /// Nothing is known yet.
    void setLoading();
    [[nodiscard]] TranscriptList *list() const { return m_list; }
    /// The row with the ways to begin, for more of them.
    void addWay(QWidget *button);
    /// The files would be taken if they were let go.
    void setDropWelcome(bool welcome);
    void takeFocus();

signals:
    void filesRequested();
    void linkRequested();

private:
    TranscriptListModel *m_model;
    Card *m_drop;
    TextLabel *m_title;
    QPushButton *m_open;
    QPushButton *m_link;
    QWidget *m_ways;
    QStackedWidget *m_stack;
    TranscriptList *m_list;
    bool m_focusPending = false; ///< The focus was asked for while nothing was known yet.
};

} // namespace studio::ui
