// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/take.h"
#include "ui/widgets/dialogframe.h"

class QLineEdit;
class QPlainTextEdit;

namespace studio::ui {

/// Name and note of a take. Shown by OverlayHost::showDialog(); Enter in the name or Ctrl+Enter saves.
class TakeDetails final : public DialogFrame {
    Q_OBJECT

public:
    explicit TakeDetails(const store::Take &take, QWidget *parent = nullptr);

signals:
    void accepted(const QString &name, const QString &note);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void save();

    QLineEdit *m_name;
    QPlainTextEdit *m_note;
};

} // namespace studio::ui
