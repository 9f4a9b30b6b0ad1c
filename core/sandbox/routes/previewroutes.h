// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/router.h"
#include "core/sandbox/servicestate.h"

#include <QHash>
#include <QObject>

namespace studio::sandbox {

/// GET /sandbox/previews/{voice_id}.mp3, without a key. A preview is spoken when it is first asked for and
/// kept.
class PreviewRoutes final : public QObject {
    Q_OBJECT
public:
    PreviewRoutes(ServiceState &state, Router &router, QObject *parent);

private:
    void serve(const Call &call);

    ServiceState &m_state;
    QHash<QString, QByteArray> m_made; // by voice id: bounded by the catalogue
};

} // namespace studio::sandbox
