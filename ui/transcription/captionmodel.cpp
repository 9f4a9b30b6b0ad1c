// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/captionmodel.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using Kind = text::CaptionProblem::Kind;

constexpr quint8 bit(Kind kind)
{
    return quint8(1U << unsigned(kind));
}

double seconds(std::chrono::milliseconds time)
{
    return double(time.count()) / 1000;
}

/// "0:21.0"
QString shortTime(std::chrono::milliseconds time)
{
    const qint64 tenths = (time.count() + 50) / 100;
    const qint64 whole = tenths / 10;
    const auto two = [](qint64 value) { return QString::number(value).rightJustified(2, u'0'); };
    const QString clock = whole >= 3600
        ? QString::number(whole / 3600) + u':' + two(whole / 60 % 60) + u':' + two(whole % 60)
        : QString::number(whole / 60) + u':' + two(whole % 60);
    return clock + QLocale().decimalPoint() + QString::number(tenths % 10);
}

} // namespace

QString captionTimes(const text::Cue &cue)
{
    return u"%1 → %2"_s.arg(shortTime(cue.start), shortTime(cue.end));
}

void CaptionModel::setCaptions(const QList<transcript::Caption> &captions,
                               const QList<text::CaptionProblem> &problems)
{
    QList<quint8> masks(captions.size(), 0);
    for (const text::CaptionProblem &problem : problems)
        masks[problem.cue] |= bit(problem.kind);
    // What is the same at both ends stays; the middle is exchanged.
    const qsizetype least = std::min(captions.size(), m_captions.size());
    qsizetype head = 0;
    while (head < least && captions.at(head) == m_captions.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < least - head
           && captions.at(captions.size() - 1 - tail).cue == m_captions.at(m_captions.size() - 1 - tail).cue)
        ++tail;
    const qsizetype oldCount = m_captions.size() - head - tail;
    const qsizetype newCount = captions.size() - head - tail;
    const qsizetype added = newCount - oldCount;
    const int from = int(head + std::min(oldCount, newCount));
    if (added > 0)
        beginInsertRows({}, from, from + int(added) - 1);
    else if (added < 0)
        beginRemoveRows({}, from, from - int(added) - 1);
    m_shownLines = m_shownLines.first(head) + QList<quint8>(newCount, 0) + m_shownLines.last(tail);
    m_captions = captions;
    m_masks = std::move(masks);
    if (added > 0)
        endInsertRows();
    else if (added < 0)
        endRemoveRows();
    if (!m_captions.isEmpty())
        emit dataChanged(index(std::max(0, int(head) - 1)), index(int(m_captions.size()) - 1));
}

void CaptionModel::setShownLines(int row, int lines) const
{
    m_shownLines[row] = quint8(std::clamp(lines, 1, 255));
}

const transcript::Caption *CaptionModel::at(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_captions.size() ? &m_captions.at(index.row()) : nullptr;
}

QString CaptionModel::warning(int row) const
{
    const quint8 wrong = mask(row);
    if (wrong == 0)
        return {};
    const text::Cue &cue = m_captions.at(row).cue;
    const QLocale locale;
    if (wrong & bit(Kind::TooFast)) {
        const double speed =
            double(m_captions.at(row).spokenCharacters()) / std::max(0.001, seconds(cue.end - cue.start));
        return tr("%1 chars/s").arg(locale.toString(int(std::ceil(speed))));
    }
    if (wrong & bit(Kind::TooManyLines))
        return tr("%n lines", nullptr, int(cue.lines.size()));
    if (wrong & bit(Kind::LineTooLong)) {
        qsizetype longest = 0;
        for (const QString &line : cue.lines)
            longest = std::max(longest, text::Cue{{}, {}, {line}}.characterCount());
        return tr("line of %n", "characters", int(longest));
    }
    if (wrong & (bit(Kind::TooShort) | bit(Kind::TooLong)))
        //: How long a caption is seen: too short or too long.
        return tr("seen %1 s").arg(locale.toString(seconds(cue.end - cue.start), 'f', 1));
    if (row + 1 < m_captions.size() && m_captions.at(row + 1).cue.start < cue.end)
        return tr("overlap");
    return tr("small gap");
}

int CaptionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_captions.size());
}

QVariant CaptionModel::data(const QModelIndex &index, int role) const
{
    const transcript::Caption *caption = at(index);
    if (!caption)
        return {};
    if (role == Qt::DisplayRole)
        return caption->spokenLines().join(u' ');
    if (role == Qt::ToolTipRole) {
        const QString wrong = warning(index.row());
        return wrong.isEmpty() ? QVariant() : QVariant(tr("Breaks a rule: %1. F fixes it.").arg(wrong));
    }
    if (role == Qt::AccessibleTextRole) {
        const QString times = captionTimes(caption->cue);
        const QString said = caption->spokenLines().join(u' ');
        const QString wrong = warning(index.row());
        return wrong.isEmpty() ? tr("%1, %2", "times, text").arg(times, said)
                               : tr("%1, %2, warning: %3").arg(times, said, wrong);
    }
    return {};
}

} // namespace studio::ui
