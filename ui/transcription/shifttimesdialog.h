// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/document.h"
#include "ui/widgets/dialogframe.h"

class QLineEdit;

namespace studio::ui {

class Segmented;
class TextLabel;

/// Moves times of words by some seconds: of the selection, from the caret to the end, or all. Enter accepts.
class ShiftTimesDialog final : public DialogFrame {
    Q_OBJECT

public:
    /// `selection` are the words meant by "here".
    ShiftTimesDialog(transcript::Document &document, const transcript::WordRange &selection,
                     QWidget *parent = nullptr);

signals:
    void shifted(const QString &sentence);

private:
    [[nodiscard]] std::optional<double> seconds() const;
    void accept();

    transcript::Document &m_document;
    transcript::WordRange m_selection;
    QLineEdit *m_seconds;
    Segmented *m_scope;
    TextLabel *m_problem;
};

} // namespace studio::ui
