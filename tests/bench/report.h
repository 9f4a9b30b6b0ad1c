// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace studio::bench {

/// Prints one figure: median, best and worst of the runs, beside a target and a peer.
struct Figure {
    QString name{};
    QString unit = QStringLiteral("ms");
    QList<double> values{};
    double target = 0;
    QList<double> peer{};
    QString peerName{};
};

double median(QList<double> values);
void print(const Figure &figure);

} // namespace studio::bench
