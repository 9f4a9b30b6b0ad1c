// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/spendgate.h"

#include "ui/money/spendquestion.h"
#include "ui/theme/overlayhost.h"

#include <QWidget>

#include <memory>

namespace studio::ui {

using queue::SpendingVerdict;

SpendGate::SpendGate(const queue::SpendingGuard &guard, QObject *parent) : QObject(parent), m_guard(guard) { }

void SpendGate::request(QWidget *opener, const SpendRequest &request, std::function<void()> go,
                        std::function<void()> otherwise)
{
    if (!otherwise)
        otherwise = [] {};
    if (m_open.contains(opener)) {
        otherwise();
        return;
    }
    if (const auto known = m_guard.checkAtOnce(request.credits, request.profile)) {
        decide(opener, request, *known, go, otherwise);
        return;
    }
    m_open.insert(opener);
    m_guard.check(request.credits, request.profile)
        ->then(this,
               [this, opener, guarded = QPointer<QWidget>(opener), request, go = std::move(go),
                otherwise = std::move(otherwise)](const Result<SpendingVerdict> &verdict) {
                   m_open.remove(opener);
                   if (!guarded || (!verdict && verdict.error().isCancelled())) {
                       otherwise();
                       return;
                   }
                   // Without the ledger nobody knows what was spent: do not spend more.
                   decide(opener, request,
                          verdict ? *verdict
                                  : SpendingVerdict{SpendingVerdict::Kind::Stop, {}, verdict.error()},
                          go, otherwise);
               });
}

void SpendGate::decide(QWidget *opener, const SpendRequest &request, const SpendingVerdict &verdict,
                       const std::function<void()> &go, const std::function<void()> &otherwise)
{
    switch (verdict.kind) {
    case SpendingVerdict::Kind::Go:
        go();
        break;
    case SpendingVerdict::Kind::Ask: {
        auto *question =
            SpendQuestion::ask(request.what, request.credits, verdict.limits.askAbove, request.creditsLeft);
        const auto agreed = std::make_shared<bool>(false);
        connect(question, &SpendQuestion::accepted, this, [guarded = QPointer<QWidget>(opener), go, agreed] {
            *agreed = guarded;
            if (guarded)
                go();
        });
        connect(question, &QObject::destroyed, this, [agreed, otherwise] {
            if (!*agreed)
                otherwise();
        });
        show(opener, question);
        break;
    }
    case SpendingVerdict::Kind::Stop:
        show(opener, SpendQuestion::refuse(request.what, verdict.reason));
        emit refused(verdict.reason);
        otherwise();
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
