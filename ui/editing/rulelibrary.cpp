// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/rulelibrary.h"

#include "core/store/wordsrepository.h"

namespace studio::ui {

RuleLibrary::RuleLibrary(store::WordsRepository &words, QObject *parent) : QObject(parent), m_words(words) { }

void RuleLibrary::load()
{
    m_words.rules()->then(this, [this](const Result<store::PronunciationRules> &rules) {
        if (!rules) {
            if (!rules.error().isCancelled())
                emit failed(rules.error());
            return;
        }
        if (m_changed || m_rules == *rules)
            return;
        m_rules = *rules;
        emit rulesChanged();
    });
}

void RuleLibrary::setRules(const std::vector<text::PronunciationRule> &rules)
{
    if (m_rules == rules)
        return;
    m_rules = rules;
    m_changed = true;
    m_words.saveRules(m_rules)->then(this, [this](const Result<bool> &saved) {
        if (!saved && !saved.error().isCancelled())
            emit failed(saved.error());
    });
    emit rulesChanged();
}

} // namespace studio::ui
