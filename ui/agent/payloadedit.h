// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace studio::ui {

/// A field of several lines, as high as asked, that looks like the fields of one. Tab leaves it. What is
/// pasted is plain text.
class PayloadEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    /// In the font of payloads, or in that of the interface.
    explicit PayloadEdit(bool payload = true, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace studio::ui
