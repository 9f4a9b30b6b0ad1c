// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/widgets/dialogframe.h"

namespace studio::ui {

/// The dialog of the spend gate: asks before an expensive click, or says why a click is refused. The button
/// that spends nothing has the focus. Deletes itself when closed.
class SpendQuestion final : public DialogFrame {
    Q_OBJECT

public:
    [[nodiscard]] static SpendQuestion *ask(const QString &what, qint64 credits, qint64 limit,
                                            std::optional<qint64> creditsLeft);
    [[nodiscard]] static SpendQuestion *refuse(const QString &what, const Error &reason);

signals:
    /// The dialog is closed already.
    void accepted();
    void limitsRequested();

private:
    SpendQuestion(const QString &title, const QStringList &sentences, const QString &closeLabel,
                  const QString &goLabel);
};

} // namespace studio::ui
