// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/workerjob.h"
#include "core/documents/document.h"

namespace studio::documents {

/// The visible text of a web page. Scripts, styles and hidden parts are left out; nothing is fetched.
Result<Document> htmlText(const QByteArray &bytes, const StopFlag &stop);

} // namespace studio::documents
