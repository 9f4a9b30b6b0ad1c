// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/dialogframe.h"

#include <QString>
#include <QStringList>

namespace studio::ui {

/// One row of the list of third-party parts.
struct ThirdPartyItem {
    QString what;
    QString licence;
    bool operator==(const ThirdPartyItem &) const = default;
};

/// The rows of the table in resources/THIRD-PARTY.md. Total: anything else in the text is passed over.
QList<ThirdPartyItem> thirdPartyItems(const QString &markdown);

/// Version, licence, and the work of others the program stands on.
class AboutDialog final : public DialogFrame {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace studio::ui
