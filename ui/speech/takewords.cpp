// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/takewords.h"

#include "core/store/takerepository.h"
#include "ui/takes/takeshelf.h"

namespace studio::ui {

TakeWords::TakeWords(store::TakeRepository &takes, TakeShelf &shelf, QObject *parent)
    : QObject(parent), m_takes(takes), m_shelf(shelf)
{
    connect(&shelf, &TakeShelf::currentChanged, this, &TakeWords::look);
    look();
}

void TakeWords::look()
{
    const store::Take *current = m_shelf.currentTake();
    if (current && m_take && m_take->id == current->id)
        return;
    m_job.cancel();
    set({});
    if (current)
        reload();
}

void TakeWords::reload()
{
    if (!m_shelf.currentTake())
        return;
    auto *job = m_takes.byId(m_shelf.current());
    m_job = job;
    job->then(this, [this](const Result<std::optional<store::Take>> &take) {
        if (take && *take && (*take)->id == m_shelf.current())
            set(*take);
    });
}

void TakeWords::set(const std::optional<store::Take> &take)
{
    if (!take && !m_take)
        return;
    m_take = take;
    const text::Alignment alignment = take ? text::alignmentFromJson(take->alignment) : text::Alignment{};
    m_text = alignment.text();
    m_words = text::wordsOf(alignment);
    emit changed();
}

} // namespace studio::ui
