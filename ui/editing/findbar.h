// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/text/textsearch.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace studio::ui {

class FindTarget;
class IconButton;
class ScriptEdit;
class SearchField;
class TextLabel;

/// Finds and replaces in a script or another text. Searching runs in a worker a moment after the last change
/// of text or query. Enter and Shift+Enter go through the hits, Esc closes and gives the focus back to the
/// text. All replacements together are one step to undo. Hidden until opened. GUI thread.
class FindBar final : public QWidget {
    Q_OBJECT

public:
    explicit FindBar(ScriptEdit *script, QWidget *parent = nullptr);
    /// Owns the target.
    explicit FindBar(FindTarget *target, QWidget *parent = nullptr);

    /// Shows the bar with the selected words, or the last query.
    void open(bool withReplace);
    void dismiss();
    [[nodiscard]] qsizetype hitCount() const { return qsizetype(m_result.hits.size()); }

public slots:
    void findNext();
    void findPrevious();
    /// The hit that is selected; then goes to the next.
    void replaceOne();
    void replaceAll();

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// What happened, for assistive technology.
    void announced(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    IconButton *addToggle(const QString &name, const QString &icon, const QString &label);
    [[nodiscard]] text::SearchQuery query() const;
    void searchSoon();
    void search();
    void take(const text::SearchResult &result);
    void go(qsizetype hit);
    [[nodiscard]] qsizetype selectedHit() const;
    void showCount();

    FindTarget *m_target;
    SearchField *m_find;
    QLineEdit *m_replacement;
    TextLabel *m_count;
    IconButton *m_case;
    IconButton *m_words;
    IconButton *m_expression;
    IconButton *m_previous;
    IconButton *m_next;
    QPushButton *m_replace;
    QPushButton *m_replaceAll;
    QWidget *m_replaceRow;
    QTimer m_quiet;
    JobGuard m_job;
    text::SearchResult m_result;
    QString m_searched; ///< The text that m_result speaks of.
    bool m_goWhenFound = false;
};

} // namespace studio::ui
