// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/spendgate.h"

#include "ui/money/spendquestion.h"
#include "ui/theme/overlayhost.h"

#include <QWidget>

namespace studio::ui {

using queue::SpendingVerdict;

SpendGate::SpendGate(const queue::SpendingGuard &guard, QObject *parent) : QObject(parent), m_guard(guard) { }

void SpendGate::request(QWidget *opener, const SpendRequest &request, std::function<void()> go)
{
    if (m_open.contains(opener))
        return;
    if (const auto known = m_guard.checkAtOnce(request.credits, request.profile)) {
        decide(opener, request, *known, go);
        return;
    }
    m_open.insert(opener);
    m_guard.check(request.credits, request.profile)
        ->then(this,
               [this, opener, guarded = QPointer<QWidget>(opener), request,
                go = std::move(go)](const Result<SpendingVerdict> &verdict) {
                   m_open.remove(opener);
                   if (!guarded)
                       return;
                   if (verdict) {
                       decide(opener, request, *verdict, go);
                   } else if (!verdict.error().isCancelled()) {
                       // Without the ledger nobody knows what was spent: do not spend more.
                       decide(opener, request, {SpendingVerdict::Kind::Stop, {}, verdict.error()}, go);
                   }
               });
}

void SpendGate::decide(QWidget *opener, const SpendRequest &request, const SpendingVerdict &verdict,
                       const std::function<void()> &go)
{
    switch (verdict.kind) {
    case SpendingVerdict::Kind::Go:
        go();
        break;
    case SpendingVerdict::Kind::Ask: {
        auto *question =
            SpendQuestion::ask(request.what, request.credits, verdict.limits.askAbove, request.creditsLeft);
        connect(question, &SpendQuestion::accepted, this, [guarded = QPointer<QWidget>(opener), go] {
            if (guarded)
                go();
        });
        show(opener, question);
        break;
    }
    case SpendingVerdict::Kind::Stop:
        show(opener, SpendQuestion::refuse(request.what, verdict.reason));
        emit refused(verdict.reason);
        break;
    }
}

void SpendGate::show(QWidget *opener, SpendQuestion *question)
{
    m_open.insert(opener);
    connect(question, &QObject::destroyed, this, [this, opener] { m_open.remove(opener); });
    connect(question, &SpendQuestion::limitsRequested, this, &SpendGate::limitsRequested);
    OverlayHost::of(opener)->showDialog(question);
}

} // namespace studio::ui
