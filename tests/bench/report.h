// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace studio::bench {

/// Prints one figure: median, best and worst of the runs, beside a target and a peer.
struct Figure {
    QString name{};
    QString unit = QStringLiteral("ms");
    QList<double> values{};
    std::optional<double> target{}; ///< The most it may be; without one it is only shown.
    QList<double> peer{};
    QString peerName{};
};

double median(QList<double> values);
void print(const Figure &figure);

} // namespace studio::bench
