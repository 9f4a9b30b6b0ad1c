// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"
#include "core/queue/spendingguard.h"

#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>
#include <optional>

class QWidget;

namespace studio::ui {

/// A click that will cost something.
struct SpendRequest {
    qint64 credits = 0; ///< ≈, as shown on the button.
    QString what{}; ///< What is bought, as a title: "Take 4", "Audition of 6 voices"; may be empty.
    ProfileId profile{};
    std::optional<qint64> creditsLeft{}; ///< On the account, if known.
};

/// Every paid click goes through here. Within the user's limits it goes on at once; above the ask limit a
/// dialog in the opener's window asks; above a stop limit it says why not. While a question for the opener is
/// open a second click does nothing. Refers to the guard; GUI thread.
class SpendGate final : public QObject {
    Q_OBJECT

public:
    explicit SpendGate(const queue::SpendingGuard &guard, QObject *parent = nullptr);

    /// `go` runs at most once, at once if possible; never when the opener is gone by then. `otherwise` runs
    /// once if `go` never will, for work that waits for the answer; it may outlive who asked.
    void request(QWidget *opener, const SpendRequest &request, std::function<void()> go,
                 std::function<void()> otherwise = {});

signals:
    /// A stop limit refused a click; the user has been told.
    void refused(const studio::Error &reason);
    /// The user wants to change the limits.
    void limitsRequested();

private:
    void decide(QWidget *opener, const SpendRequest &request, const queue::SpendingVerdict &verdict,
                const std::function<void()> &go, const std::function<void()> &otherwise);
    void show(QWidget *opener, class SpendQuestion *question);

    const queue::SpendingGuard &m_guard;
    QSet<QWidget *> m_open; ///< Openers whose answer is awaited.
};

} // namespace studio::ui
