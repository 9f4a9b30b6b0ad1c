// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/unknownmodel.h"

#include <QLocale>

namespace studio::ui {

using history::UnknownOutcome;
using State = UnknownOutcome::State;

namespace {

QString when(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > 120 ? line.left(119) + QChar(u'…') : line;
}

QString stateText(const UnknownOutcome &outcome)
{
    switch (outcome.state) {
    case State::Waiting:
        return UnknownModel::tr("Not looked up yet");
    case State::Looking:
        return UnknownModel::tr("Looking it up…");
    case State::Choice:
        return UnknownModel::tr("%n entries of the history fit: choose one", nullptr,
                                int(outcome.candidates.size()));
    case State::NotFound:
        return UnknownModel::tr("Not in the history of your account at %1").arg(when(outcome.lookedAt));
    case State::Adopting:
        return UnknownModel::tr("Found: fetching the sound…");
    case State::Elsewhere:
        return UnknownModel::tr("Of another profile: switch to it to look it up");
    case State::Failed:
        return outcome.problem.message;
    }
    return {};
}

} // namespace

UnknownModel::UnknownModel(const history::UnknownOutcomes &outcomes, QObject *parent)
    : QAbstractListModel(parent), m_outcomes(outcomes)
{
    connect(&outcomes, &history::UnknownOutcomes::changed, this, &UnknownModel::rebuild);
    rebuild();
}

void UnknownModel::rebuild()
{
    QList<Row> rows;
    const QList<UnknownOutcome> &list = m_outcomes.list();
    for (qsizetype i = 0; i < list.size(); ++i) {
        rows.append({i, -1});
        if (list.at(i).state != State::Choice)
            continue;
        for (qsizetype c = 0; c < list.at(i).candidates.size(); ++c)
            rows.append({i, c});
    }
    const bool sameShape = rows.size() == m_rows.size();
    if (!sameShape)
        beginResetModel();
    m_list = list;
    m_rows = rows;
    if (!sameShape)
        endResetModel();
    else if (!rows.isEmpty())
        emit dataChanged(index(0), index(int(rows.size()) - 1));
}

int UnknownModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

const UnknownOutcome *UnknownModel::outcomeAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_list.at(m_rows.at(row).outcome) : nullptr;
}

qint64 UnknownModel::requestAt(int row) const
{
    const UnknownOutcome *outcome = outcomeAt(row);
    return outcome ? outcome->row.id : 0;
}

QString UnknownModel::itemAt(int row) const
{
    const UnknownOutcome *outcome = outcomeAt(row);
    return outcome && m_rows.at(row).candidate >= 0 ? outcome->candidates.at(m_rows.at(row).candidate).id
                                                    : QString();
}

QString UnknownModel::titleOf(const Row &row) const
{
    const UnknownOutcome &outcome = m_list.at(row.outcome);
    if (row.candidate >= 0)
        return tr("Made %1").arg(when(outcome.candidates.at(row.candidate).madeAt));
    // A recording has no text, but a name.
    const QString text = shortened(
        outcome.row.text.isEmpty() ? outcome.row.description.value(u"text").toString() : outcome.row.text);
    return text.isEmpty() ? tr("A request without text") : text;
}

QString UnknownModel::detailOf(const Row &row) const
{
    const UnknownOutcome &outcome = m_list.at(row.outcome);
    const QLocale locale;
    if (row.candidate >= 0) {
        const api::HistoryItem &item = outcome.candidates.at(row.candidate);
        return tr("%1  ·  %2 credits").arg(item.voiceName, locale.toString(item.credits));
    }
    return tr("%1  ·  ≈ %2 credits  ·  %3")
        .arg(when(outcome.row.openedAt), locale.toString(outcome.row.estimatedCredits), stateText(outcome));
}

QVariant UnknownModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(row);
    case DetailRole:
        return detailOf(row);
    case Qt::AccessibleTextRole:
        return tr("%1. %2", "a text, what is known of it").arg(titleOf(row), detailOf(row));
    case VoiceRole:
        return m_list.at(row.outcome).row.voice.value();
    case CandidateRole:
        return row.candidate >= 0;
    default:
        return {};
    }
}

} // namespace studio::ui
