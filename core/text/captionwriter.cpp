// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/captions.h"

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

QString timestamp(std::chrono::milliseconds time, QChar point)
{
    const qint64 ms = std::max<qint64>(0, time.count());
    return u"%1:%2:%3%4%5"_s.arg(ms / 3'600'000, 2, 10, '0'_L1)
        .arg(ms / 60'000 % 60, 2, 10, '0'_L1)
        .arg(ms / 1000 % 60, 2, 10, '0'_L1)
        .arg(point)
        .arg(ms % 1000, 3, 10, '0'_L1);
}

/// One line each: a line break or an empty line would end the cue early.
QStringList shownLines(const Cue &cue)
{
    QStringList lines;
    for (const QString &line : cue.lines) {
        const QString clean = line.simplified().remove(QChar(u'\0'));
        if (!clean.isEmpty())
            lines.append(clean);
    }
    return lines;
}

} // namespace

QString toSrt(const QList<Cue> &cues)
{
    QString file;
    int number = 0;
    for (const Cue &cue : cues) {
        const QString text = shownLines(cue).join(u'\n').replace("-->"_L1, "-- >"_L1);
        if (text.isEmpty())
            continue;
        file += QString::number(++number) + u'\n' + timestamp(cue.start, u',') + " --> "_L1
            + timestamp(cue.end, u',') + u'\n' + text + "\n\n"_L1;
    }
    return file;
}

QString toVtt(const QList<Cue> &cues)
{
    QString file = u"WEBVTT\n\n"_s;
    for (const Cue &cue : cues) {
        const QString text = shownLines(cue)
                                 .join(u'\n')
                                 .replace(u'&', "&amp;"_L1)
                                 .replace(u'<', "&lt;"_L1)
                                 .replace(u'>', "&gt;"_L1);
        if (text.isEmpty())
            continue;
        file += timestamp(cue.start, u'.') + " --> "_L1 + timestamp(cue.end, u'.') + u'\n' + text + "\n\n"_L1;
    }
    return file;
}

} // namespace studio::text
