// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agent/logentry.h"

#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>

namespace studio::evidence {

struct MaskOptions {
    bool numbers = false; ///< Digits, and numbers spoken digit by digit.
    bool addresses = false; ///< E-mail addresses, written or spoken ("ann at example dot com").
    QStringList names{}; ///< These words wherever they stand; see namesIn().

    [[nodiscard]] bool isOn() const { return numbers || addresses || !names.isEmpty(); }
    bool operator==(const MaskOptions &) const = default;
};

/// Names people give in the session: after "my name is", in variables and tool arguments called a name, after
/// a title. A suggestion: nobody can know them all.
[[nodiscard]] QStringList namesIn(const QList<agent::LogEntry> &log);

/// Puts a dot in the place of every character that is not to be read, so that texts keep their length and
/// what points into them (times of letters, words never heard) stays right. Remembers what it took away, so
/// that a result can be searched for it. Technical fields (ids, times, types) stay as they are. One thread.
class Masker final {
public:
    explicit Masker(const MaskOptions &options);
    ~Masker();

    [[nodiscard]] QString text(const QString &text);
    /// Every string, and every number that is not technical.
    [[nodiscard]] QJsonValue json(const QJsonValue &value);
    /// Texts that come in pieces (streamed answers, letters with their times) are masked as one.
    [[nodiscard]] QList<agent::LogEntry> log(const QList<agent::LogEntry> &log);

    /// All that stays as it is because it is technical: ids, types, names of tools.
    [[nodiscard]] static QString technicalText(const QList<agent::LogEntry> &log);

    /// Characters masked so far.
    [[nodiscard]] qint64 count() const { return m_count; }
    /// What was taken away and can be read in a text still, also in an encoded form, without double entries;
    /// for an error nobody but the user sees.
    [[nodiscard]] QStringList leftoversIn(const QString &text) const;

private:
    struct Rules;
    [[nodiscard]] QString masked(const QString &text, bool isTechnicalText);
    [[nodiscard]] QJsonValue walk(const QJsonValue &value, bool userData, int depth);
    void maskPieces(QStringList &pieces);
    void maskLetters(const QList<agent::LogEntry> &log, QList<agent::LogEntry> &result);
    void maskParts(const QList<agent::LogEntry> &log, QList<agent::LogEntry> &result);

    std::unique_ptr<Rules> m_rules;
    QSet<QString> m_taken;
    qint64 m_count = 0;
    bool m_unfinished = false; ///< What is masked may still grow.
};

} // namespace studio::evidence
