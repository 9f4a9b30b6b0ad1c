// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialogframe.h"

#include <QStringList>

namespace studio::ui {

/// What is known about many recordings before they are paid for.
struct BatchOffer {
    QStringList files{}; ///< That can be read.
    QStringList broken{}; ///< Names of those that cannot.
    double seconds = 0; ///< Of all.
    QString voice{};
    QString price{}; ///< "≈ 1,200 credits"
    QString folder{}; ///< Where the results go.
    QString refusal{}; ///< Why nothing can be made; empty: it can.
};

/// Asks before many recordings are changed. Deletes itself when closed.
class BatchSheet final : public DialogFrame {
    Q_OBJECT

public:
    explicit BatchSheet(const BatchOffer &offer);

signals:
    /// The sheet is closed already.
    void accepted();
};

} // namespace studio::ui
