// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace studio::ui {

/// One part the program stands on.
struct ThirdPartyItem {
    QString what;
    QString licence;
    bool operator==(const ThirdPartyItem &) const = default;
};

/// The rows of the table in resources/THIRD-PARTY.md. Total: anything else in the text is passed over.
[[nodiscard]] QList<ThirdPartyItem> thirdPartyItems(const QString &markdown);
/// What is built in, then the libraries.
[[nodiscard]] QList<ThirdPartyItem> allThirdPartyItems();

} // namespace studio::ui
