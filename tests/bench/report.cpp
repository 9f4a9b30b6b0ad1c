// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace studio::bench {

double median(QList<double> values)
{
    if (values.isEmpty())
        return -1;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void print(const Figure &figure)
{
    if (figure.values.isEmpty()) {
        std::printf("%-44s  not measured\n", qPrintable(figure.name));
        return;
    }
    const auto [best, worst] = std::minmax_element(figure.values.begin(), figure.values.end());
    const double middle = median(figure.values);
    QString line = u"%1  median %2 %3  (%4 … %5, %6 runs)"_s.arg(figure.name, -44)
                       .arg(middle, 0, 'f', 1)
                       .arg(figure.unit)
                       .arg(*best, 0, 'f', 1)
                       .arg(*worst, 0, 'f', 1)
                       .arg(figure.values.size());
    if (figure.target)
        line += u"  target ≤ %1  %2"_s.arg(*figure.target, 0, 'f', 1)
                    .arg(middle <= *figure.target ? u"reached"_s : u"MISSED"_s);
    if (!figure.peer.isEmpty())
        line +=
            u"  peer %1: %2 %3"_s.arg(figure.peerName).arg(median(figure.peer), 0, 'f', 1).arg(figure.unit);
    std::puts(line.toUtf8().constData());
    std::fflush(stdout);
}

} // namespace studio::bench
