// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/historyindex.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace studio::ui {

class IconButton;
class SearchField;
class Segmented;
class StudioCombo;

/// What narrows the history: words, kind, voice, time and star. Kinds and voices that do not occur are not
/// offered. Knows no service.
class HistoryFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit HistoryFilterBar(QWidget *parent = nullptr);

    void setVoices(const QList<store::HistoryGroup> &voices);
    void setDocuments(const QList<store::HistoryGroup> &documents);
    /// As chosen; without a profile.
    [[nodiscard]] store::HistoryFilter filter() const;
    [[nodiscard]] bool isNarrowing() const;
    void clear();
    void focusSearch();
    /// A letter typed elsewhere goes on here.
    void type(const QString &text);

signals:
    void changed();
    /// ↓ in the search field: the list should have the focus.
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QVBoxLayout *m_column;
    QHBoxLayout *m_row;
    SearchField *m_search;
    Segmented *m_kind;
    StudioCombo *m_voice;
    StudioCombo *m_date;
    IconButton *m_star;
    QStringList m_documents; ///< Of the segments after the first.
};

} // namespace studio::ui
