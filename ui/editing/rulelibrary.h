// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/text/pronunciation.h"

#include <QObject>

#include <vector>

namespace studio::store {
class WordsRepository;
}

namespace studio::ui {

/// The user's pronunciation rules, the same for all texts and profiles. A change is in force at once and on
/// disk soon after; a failed save is told and tried again with the next change. GUI thread.
class RuleLibrary final : public QObject {
    Q_OBJECT

public:
    explicit RuleLibrary(store::WordsRepository &words, QObject *parent = nullptr);

    void load();
    [[nodiscard]] const std::vector<text::PronunciationRule> &rules() const { return m_rules; }
    void setRules(const std::vector<text::PronunciationRule> &rules);

signals:
    void rulesChanged();
    void failed(const studio::Error &error);

private:
    store::WordsRepository &m_words;
    std::vector<text::PronunciationRule> m_rules;
    bool m_changed = false; ///< Before the load ended: what was loaded is older.
};

} // namespace studio::ui
