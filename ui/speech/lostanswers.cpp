// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/lostanswers.h"

#include "core/history/unknownoutcomes.h"
#include "ui/money/unknowndialog.h"
#include "ui/speech/madelookup.h"
#include "ui/takes/generationcontrol.h"
#include "ui/takes/panelnotices.h"
#include "ui/takes/takeshelf.h"
#include "ui/widgets/panel.h"

#include <QAction>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

using history::UnknownOutcome;
using history::UnknownOutcomes;

LostAnswers::LostAnswers(const SpeechParts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    UnknownOutcomes &outcomes = parts.services.outcomes;
    connect(parts.addAction(u"actionUnknown"_s, tr("Show requests that may have been charged"), {}),
            &QAction::triggered, this, &LostAnswers::openList);
    connect(&parts.generation, &GenerationControl::finished, this,
            [this, &outcomes](const Result<speech::Outcome> &outcome) {
                m_cut = outcome && !outcome->take.complete ? outcome->take.id : TakeId();
                const bool unknown =
                    outcome ? outcome->mayHaveBeenCharged : outcome.error().kind == ErrorKind::OutcomeUnknown;
                if (unknown)
                    outcomes.expect();
            });
    connect(&parts.notices, &PanelNotices::actionTriggered, this, [this](SpeechNotice::Action action) {
        if (action == SpeechNotice::Action::LookUp)
            openList();
        else if (action == SpeechNotice::Action::FetchWhole)
            fetchWhole();
    });
    connect(&outcomes, &UnknownOutcomes::changed, this, &LostAnswers::showCount);
    connect(&outcomes, &UnknownOutcomes::adopted, this, &LostAnswers::take);
    connect(&outcomes, &UnknownOutcomes::failed, this,
            [this](const Error &error) { m_parts.tellProblem(error); });
    showCount();
}

void LostAnswers::openList()
{
    m_parts.services.outcomes.lookUpAll();
    UnknownDialog::open(&m_parts.panel, m_parts.services.outcomes);
}

/// Those that are still being looked for are not worth a banner.
void LostAnswers::showCount()
{
    const QList<UnknownOutcome> &list = m_parts.services.outcomes.list();
    const auto left = int(std::count_if(list.begin(), list.end(), [](const UnknownOutcome &outcome) {
        using State = UnknownOutcome::State;
        return outcome.row.host != "sandbox"_L1 && outcome.state != State::Waiting
            && outcome.state != State::Looking && outcome.state != State::Adopting;
    }));
    if (left == 0) {
        m_parts.notices.set(PanelNotices::Rank::Money, std::nullopt);
        return;
    }
    m_parts.notices.set(PanelNotices::Rank::Money,
                        SpeechNotice{NoticeKind::Warning,
                                     tr("%n requests may have been charged.", nullptr, left),
                                     tr("They were not found in the history of your account so far."),
                                     SpeechNotice::Action::LookUp});
}

void LostAnswers::take(const store::Take &take)
{
    const QString title = tr("The lost answer was found: take %1.").arg(take.number);
    m_parts.shelf.include(take);
    m_parts.made.refresh();
    m_parts.notices.set(PanelNotices::Rank::Generation,
                        SpeechNotice{NoticeKind::Success, title, tr("Nothing more was charged."),
                                     SpeechNotice::Action::None});
    m_parts.announce(title);
}

void LostAnswers::fetchWhole()
{
    const store::Take *part = m_parts.shelf.take(m_cut);
    if (!part)
        return;
    auto *job = m_parts.services.outcomes.fetchWhole(*part);
    m_fetching = job;
    m_parts.notices.set(PanelNotices::Rank::Generation,
                        SpeechNotice{NoticeKind::Info, tr("Looking for the whole sound…"),
                                     tr("This costs nothing."), SpeechNotice::Action::None});
    job->then(this, [this](const Result<store::Take> &whole) {
        if (whole) {
            take(*whole);
            m_parts.shelf.adopt(*whole);
        } else if (!whole.error().isCancelled()) {
            m_parts.notices.set(PanelNotices::Rank::Generation,
                                SpeechNotice{NoticeKind::Warning, whole.error().message,
                                             tr("What arrived is kept."), SpeechNotice::Action::FetchWhole});
        }
    });
}

} // namespace studio::ui
