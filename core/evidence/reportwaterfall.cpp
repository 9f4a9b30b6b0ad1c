// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/evidencetext.h"
#include "core/evidence/sessionreport.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

constexpr double kWidth = 690;
/// For the totals, beside the bars.
constexpr double kTotals = 70;
constexpr double kRow = 38;
constexpr double kBar = 12;
constexpr double kFoot = 26;
constexpr qsizetype kLabel = 80;

/// A round length of the axis with three to seven marks.
double stepFor(double longestMs)
{
    for (const double step : {100., 200., 250., 500., 1000., 2000., 5000., 10'000., 30'000., 60'000.}) {
        if (longestMs / step <= 7)
            return step;
    }
    return std::ceil(longestMs / 7 / 60'000) * 60'000;
}

QString at(double value)
{
    return QString::number(value, 'f', 1);
}

struct Part {
    QString name;
    std::optional<double> ms;
    QString css;
};

} // namespace

QString waterfallSvg(const agent::Timings &timings, double targetMs)
{
    const QList<agent::TurnTiming> &turns = timings.turns();
    double longest = targetMs;
    for (const agent::TurnTiming &turn : turns)
        longest = std::max(longest, turn.replyMs().value_or(0));
    const double step = stepFor(longest);
    const double whole = std::max(step, std::ceil(longest / step) * step);
    const double scale = kWidth / whole;
    const double height = kRow * double(turns.size()) + kFoot;
    QString svg = u"<svg class=\"waterfall\" viewBox=\"-2 0 %1 %2\" role=\"img\" aria-label=\"%3\">"_s.arg(
        at(kWidth + kTotals + 4), at(height), EvidenceText::tr("Reply latency by turn").toHtmlEscaped());
    svg += "<defs><pattern id=\"gap\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
           "<path class=\"hatch\" d=\"M0 6L6 0\"/></pattern></defs>"_L1;
    for (double mark = 0; mark <= whole + 1; mark += step) {
        svg += u"<line class=\"grid\" x1=\"%1\" x2=\"%1\" y1=\"0\" y2=\"%2\"/><text class=\"axis\" x=\"%1\" "
               "y=\"%3\">%4</text>"_s.arg(at(mark * scale), at(height - kFoot + 4), at(height - 6),
                                          mark == 0 ? u"0"_s : EvidenceText::tr("%1 s").arg(mark / 1000));
    }
    for (qsizetype i = 0; i < turns.size(); ++i) {
        const agent::TurnTiming &turn = turns.at(i);
        const double top = kRow * double(i);
        const auto reply = turn.replyMs();
        const QString label = turn.label.size() > kLabel ? turn.label.left(kLabel - 1) + u'…' : turn.label;
        svg += u"<text class=\"label\" x=\"0\" y=\"%1\"><tspan class=\"nr\">%2</tspan> %3</text>"_s
                   .arg(at(top + 13))
                   .arg(turn.turn)
                   .arg(label.toHtmlEscaped());
        svg += u"<text class=\"total%1\" x=\"%2\" y=\"%3\">%4</text>"_s.arg(
            reply && *reply > targetMs ? u" slow"_s : QString(), at(kWidth + kTotals), at(top + 13),
            reply ? secondsText(reply) : EvidenceText::tr("not answered").toHtmlEscaped());
        double x = 0;
        const std::array parts{
            Part{EvidenceText::tr("Hear"), turn.hearMs(), u"s1"_s},
            Part{EvidenceText::tr("Think"), turn.thinkMs(), u"s2"_s},
            Part{EvidenceText::tr("Speak"), turn.speakMs(), u"s3"_s},
            Part{EvidenceText::tr("Buffer"), turn.bufferMs(), u"s4"_s},
            Part{EvidenceText::tr("Not measured"),
                 turn.unmeasuredMs() > 0 ? std::optional(turn.unmeasuredMs()) : std::nullopt, u"gap"_s}};
        for (const Part &part : parts) {
            if (!part.ms || *part.ms <= 0)
                continue;
            svg +=
                u"<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\"><title>%6</title></rect>"_s
                    .arg(part.css, at(x), at(top + 18), at(std::max(1.0, *part.ms * scale)), at(kBar),
                         EvidenceText::tr("%1: %2").arg(part.name, secondsText(part.ms)).toHtmlEscaped());
            x += *part.ms * scale;
        }
    }
    svg += u"<line class=\"target\" x1=\"%1\" x2=\"%1\" y1=\"0\" y2=\"%2\"/>"_s.arg(at(targetMs * scale),
                                                                                    at(height - kFoot + 4));
    return svg + "</svg>"_L1;
}

} // namespace studio::evidence
