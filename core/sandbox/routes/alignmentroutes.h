// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

#include <QObject>

namespace studio::sandbox {

/// POST /v1/forced-alignment: words where they were recognised, the others by pauses and
/// letters, half a credit a second.
class AlignmentRoutes final : public QObject {
    Q_OBJECT
public:
    AlignmentRoutes(ServiceState &state, Router &router, QObject *parent = nullptr);

private:
    void align(const Call &call);
    void answer(const Call &call, const QByteArray &made);

    ServiceState &m_state;
};

} // namespace studio::sandbox
