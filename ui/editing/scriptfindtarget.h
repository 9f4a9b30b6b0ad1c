// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editing/findtarget.h"

namespace studio::ui {

class ScriptEdit;

/// Finds and replaces in a script, which outlives it.
class ScriptFindTarget final : public FindTarget {
    Q_OBJECT

public:
    explicit ScriptFindTarget(ScriptEdit *script, QObject *parent = nullptr);

    [[nodiscard]] QWidget *widget() const override;
    [[nodiscard]] QString text() const override;
    [[nodiscard]] QString selectedText() const override;
    [[nodiscard]] text::TextSpan selection() const override;
    void select(const text::TextSpan &span) override;
    void mark(const std::vector<text::SearchHit> &hits) override;
    void replaceSelection(const QString &by) override;
    void replaceAll(const QString &searched, const std::vector<text::SearchHit> &hits) override;
    [[nodiscard]] bool isBusy() const override;
    [[nodiscard]] qsizetype mostCharacters() const override;

private:
    ScriptEdit *m_script;
};

} // namespace studio::ui
