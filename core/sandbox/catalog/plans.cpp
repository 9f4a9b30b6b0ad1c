// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/catalog/plans.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

Plan planNamed(const QString &tier)
{
    const QList<Plan> plans{
        {u"creator"_s, 100000, 5, 10, 20, 15, 10, true, false},
        {u"free"_s, 10000, 2, 4, 8, 6, 4, false, false},
        {u"starter"_s, 30000, 3, 6, 12, 9, 6, false, false},
        {u"pro"_s, 500000, 10, 20, 40, 30, 20, true, true},
        {u"scale"_s, 2000000, 15, 30, 60, 45, 30, true, true},
        {u"business"_s, 11000000, 15, 30, 60, 45, 30, true, true},
    };
    for (const Plan &plan : plans) {
        if (plan.tier == tier)
            return plan;
    }
    return plans.first();
}

} // namespace studio::sandbox
