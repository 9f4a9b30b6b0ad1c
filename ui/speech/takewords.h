// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/jobguard.h"
#include "core/edit/wordrange.h"
#include "core/store/take.h"

#include <QObject>

#include <optional>

namespace studio::store {
class TakeRepository;
}

namespace studio::ui {

class TakeShelf;

/// The words of the current take with their times, which lists of takes leave out. Fetched when the selection
/// changes; empty until then, while a take grows, and for takes without times. GUI thread.
class TakeWords final : public QObject {
    Q_OBJECT

public:
    TakeWords(store::TakeRepository &takes, TakeShelf &shelf, QObject *parent = nullptr);

    /// The current take with its times; empty until it is read.
    [[nodiscard]] const std::optional<store::Take> &take() const { return m_take; }
    /// The text the times are of.
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const std::vector<text::WordTiming> &words() const { return m_words; }
    [[nodiscard]] bool hasTimes() const { return !m_words.empty(); }
    /// Reads the take again, for instance when its times were found.
    void reload();

signals:
    void changed();

private:
    void look();
    void set(const std::optional<store::Take> &take);

    store::TakeRepository &m_takes;
    TakeShelf &m_shelf;
    std::optional<store::Take> m_take;
    QString m_text;
    std::vector<text::WordTiming> m_words;
    JobGuard m_job;
};

} // namespace studio::ui
