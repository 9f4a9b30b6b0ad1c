// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/takeediting.h"

#include "ui/speech/comping.h"
#include "ui/speech/selectionremake.h"
#include "ui/speech/selectiontools.h"
#include "ui/speech/takescard.h"
#include "ui/speech/takewords.h"
#include "ui/speech/wordaligning.h"
#include "ui/speech/wordfollowing.h"
#include "ui/takes/takeactions.h"
#include "ui/takes/takedetails.h"
#include "ui/takes/takeshelf.h"
#include "ui/theme/overlayhost.h"
#include "ui/widgets/panel.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace studio::ui {

TakeEditing::TakeEditing(const SpeechParts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    auto *words = new TakeWords(parts.services.takes, parts.shelf, this);
    auto *tools = new SelectionTools(parts, *words, this);
    new SelectionRemake(parts, *words, *tools, this);
    new Comping(parts, *words, *tools, this);
    new WordFollowing(parts, *words, this);
    new WordAligning(parts, *words, this);

    QAction *rename = parts.addAction(u"actionTakeDetails"_s, tr("Name and note of the take"), {});
    connect(rename, &QAction::triggered, this, [this] { openDetails(m_parts.shelf.current()); });
    QAction *swap =
        parts.addAction(u"actionSwapTakes"_s, tr("Compare with the take before"), {QKeySequence(Qt::Key_X)});
    connect(swap, &QAction::triggered, this, &TakeEditing::swapWithPrevious);
    connect(&parts.takesCard, &TakesCard::renameRequested, this, &TakeEditing::openDetails);
    connect(&parts.takeActions, &TakeActions::detailsRequested, this, &TakeEditing::openDetails);
}

void TakeEditing::openDetails(const TakeId &id)
{
    const store::Take *take = m_parts.shelf.take(id);
    if (!take)
        return;
    auto *details = new TakeDetails(*take);
    connect(details, &TakeDetails::accepted, this, [this, id](const QString &name, const QString &note) {
        m_parts.shelf.setName(id, name);
        m_parts.shelf.setNote(id, note);
    });
    OverlayHost::of(&m_parts.panel)->showDialog(details);
}

/// The same place of the take that was heard before: A, B, A, B.
void TakeEditing::swapWithPrevious()
{
    TakeId other = m_parts.shelf.previous();
    if (other.isEmpty())
        other = m_parts.shelf.older();
    if (other.isEmpty())
        return;
    m_parts.shelf.select(other);
    if (const store::Take *take = m_parts.shelf.currentTake())
        m_parts.announce(takeTitle(*take));
}

} // namespace studio::ui
