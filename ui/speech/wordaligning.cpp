// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/wordaligning.h"

#include "core/account/account.h"
#include "core/base/workerjob.h"
#include "core/edit/wordaligner.h"
#include "core/speech/speechengine.h"
#include "core/store/takerepository.h"
#include "ui/money/spendgate.h"
#include "ui/speech/speechsession.h"
#include "ui/speech/takescard.h"
#include "ui/speech/takewords.h"
#include "ui/takes/takeshelf.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace studio::ui {

WordAligning::WordAligning(const SpeechParts &parts, TakeWords &words, QObject *parent)
    : QObject(parent), m_parts(parts), m_words(words),
      m_action(parts.addAction(u"actionAlignWords"_s, tr("Find the times of the words"), {}))
{
    buildRow();
    connect(m_action, &QAction::triggered, this, &WordAligning::align);
    connect(&words, &TakeWords::changed, this, &WordAligning::show);
    connect(&parts.shelf, &TakeShelf::soundReady, this, &WordAligning::show);
    connect(&parts.session, &SpeechSession::placeChanged, this, &WordAligning::show);
    show();
}

void WordAligning::buildRow()
{
    m_row = new QWidget;
    m_row->setObjectName(u"alignRow"_s);
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_guess = new QPushButton(tr("Guess for free"));
    m_guess->setObjectName(u"guessTimes"_s);
    m_guess->setToolTip(tr("By pauses and letters, on this computer; a few tenths of a second off"));
    setVariant(m_guess, Variant::Ghost);
    setControlSize(m_guess, ControlSize::Small);
    m_align = new CostButton(tr("Align words"), u"captions"_s);
    m_align->setObjectName(u"alignWords"_s);
    m_align->setGhost(true);
    row->addWidget(new TextLabel(tr("This take has no word times."), TypeRole::Small, &Theme::text2, m_row),
                   1);
    row->addWidget(m_guess);
    row->addWidget(m_align);
    m_parts.takesCard.addBelow(m_row);
    connect(m_align, &QAbstractButton::clicked, this, &WordAligning::align);
    connect(m_guess, &QPushButton::clicked, this, &WordAligning::guess);
}

void WordAligning::show()
{
    const auto &take = m_words.take();
    const bool wanted = take && !m_words.hasTimes() && !take->text.trimmed().isEmpty();
    m_row->setVisible(wanted);
    const bool ready = wanted && !m_running && m_parts.session.place().ready;
    m_action->setEnabled(ready);
    m_align->setEnabled(ready);
    m_guess->setEnabled(wanted && !m_running && m_parts.shelf.sound().track != nullptr);
    if (!wanted)
        return;
    if (!m_parts.session.place().realMoney) {
        m_align->setCost(tr("Free in sandbox"));
        return;
    }
    const qint64 credits = edit::estimatedAlignmentCredits(double(take->durationMs) / 1000);
    //: A price that is an estimate.
    m_align->setCost(credits == 1 ? tr("≈ 1 credit")
                                  //: A price that is an estimate.
                                  : tr("≈ %1 credits").arg(QLocale().toString(credits)));
}

void WordAligning::align()
{
    if (!m_action->isEnabled() || !m_words.take())
        return;
    const TakeId id = m_words.take()->id;
    SpendRequest price{edit::estimatedAlignmentCredits(double(m_words.take()->durationMs) / 1000),
                       tr("Times of the words"), m_parts.session.place().profile};
    if (const auto &subscription = m_parts.session.subscription())
        price.creditsLeft = subscription->creditsLeft();
    m_parts.services.spending.request(&m_parts.panel, price, [this, id] {
        if (!m_running && m_words.take() && m_words.take()->id == id && m_parts.services.account.backend())
            start();
    });
}

void WordAligning::start()
{
    const SpeechServices &services = m_parts.services;
    const account::Backend &backend = *services.account.backend();
    m_running = true;
    show();
    m_parts.announce(tr("Finding the times of the words."));
    const edit::AlignStores stores{services.takes, services.vault, services.engine.ledger()};
    edit::alignTake(stores, api::AlignmentApi(*backend.transport, backend.dialect), *m_words.take(),
                    &services.engine)
        ->then(this, [this](const Result<text::Alignment> &found) {
            m_running = false;
            if (!found && !found.error().isCancelled())
                m_parts.tellProblem(found.error());
            if (found)
                done(tr("The times of the words are there."));
            show();
        });
}

void WordAligning::guess()
{
    const std::shared_ptr<const audio::PcmTrack> track = m_parts.shelf.sound().track;
    if (!track || !m_words.take() || m_guessing.isRunning())
        return;
    const TakeId id = m_words.take()->id;
    auto *job = runInWorker<text::Alignment>(
        [track, text = m_words.take()->text](const StopFlag &) -> Result<text::Alignment> {
            return edit::guessAlignment(track, text);
        });
    m_guessing = job;
    job->then(this, [this, id](const Result<text::Alignment> &guessed) {
        if (!guessed || guessed->isEmpty())
            return;
        m_parts.services.takes.setAlignment(id, text::toJson(*guessed))
            ->then(this, [this](const Result<bool> &kept) {
                if (kept)
                    done(tr("The times of the words were guessed."));
                else
                    m_parts.tellProblem(kept.error());
            });
    });
}

void WordAligning::done(const QString &told)
{
    m_words.reload();
    m_parts.announce(told);
}

} // namespace studio::ui
