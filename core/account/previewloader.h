// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/account/backend.h"
#include "core/api/types/voice.h"

#include <QString>

namespace studio::account {

/// Voice previews: a file of the cache folder, downloaded on first use and named by the hash of its address.
/// Previews carry no key. The folder is bounded to 200 MiB, oldest first. One thread.
class PreviewLoader final {
public:
    explicit PreviewLoader(QString folder);

    /// The path of a playable file. NotFound when the voice has no preview.
    JobOf<QString> *load(const api::Voice &voice, const Backend &backend, QObject *parent);

private:
    QString m_folder;
};

} // namespace studio::account
