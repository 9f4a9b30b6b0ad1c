// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/textsearch.h"

#include <QObject>

#include <limits>

class QWidget;

namespace studio::ui {

/// A text in which the find bar searches and replaces. Lives as long as the bar. GUI thread.
class FindTarget : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Gets the focus back.
    [[nodiscard]] virtual QWidget *widget() const = 0;
    /// What is searched; lines apart by "\n".
    [[nodiscard]] virtual QString text() const = 0;
    [[nodiscard]] virtual QString selectedText() const = 0;
    /// Empty: the caret.
    [[nodiscard]] virtual text::TextSpan selection() const = 0;
    virtual void select(const text::TextSpan &span) = 0;
    virtual void mark(const std::vector<text::SearchHit> &hits) = 0;
    virtual void replaceSelection(const QString &by) = 0;
    /// All at once, as one step to undo; the hits are of `searched`, which is the text.
    virtual void replaceAll(const QString &searched, const std::vector<text::SearchHit> &hits) = 0;
    /// Nothing can be replaced now.
    [[nodiscard]] virtual bool isBusy() const { return false; }
    [[nodiscard]] virtual qsizetype mostCharacters() const { return std::numeric_limits<qsizetype>::max(); }

signals:
    void textChanged();
    void selectionChanged();
};

} // namespace studio::ui
