// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialogframe.h"

class QLineEdit;

namespace studio::ui {

/// Asks for a new title. Enter accepts; an empty one is not taken.
class RenameDialog final : public DialogFrame {
    Q_OBJECT

public:
    explicit RenameDialog(const QString &title, QWidget *parent = nullptr);

signals:
    void accepted(const QString &title);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void accept();

    QLineEdit *m_field;
};

} // namespace studio::ui
