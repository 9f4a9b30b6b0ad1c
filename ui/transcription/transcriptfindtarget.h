// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editing/findtarget.h"

namespace studio::ui {

class TranscriptView;

/// Finds and replaces in a transcript; words keep their times. The view outlives it.
class TranscriptFindTarget final : public FindTarget {
    Q_OBJECT

public:
    explicit TranscriptFindTarget(TranscriptView *view, QObject *parent = nullptr);

    [[nodiscard]] QWidget *widget() const override;
    [[nodiscard]] QString text() const override;
    [[nodiscard]] QString selectedText() const override;
    [[nodiscard]] text::TextSpan selection() const override;
    void select(const text::TextSpan &span) override;
    void mark(const std::vector<text::SearchHit> &hits) override;
    void replaceSelection(const QString &by) override;
    void replaceAll(const QString &searched, const std::vector<text::SearchHit> &hits) override;

private:
    TranscriptView *m_view;
};

} // namespace studio::ui
