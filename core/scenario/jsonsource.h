// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace studio::scenario {

/// Where something stands in a text, both counted from 1; 0: nowhere, it was not read from a text.
struct Place {
    int line = 0;
    int column = 0;
    bool operator==(const Place &) const = default;
};

/// Something a writer of a file can put right.
struct Mistake {
    Place place{};
    QString message{}; ///< A sentence, without the place.
    bool operator==(const Mistake &) const = default;
};

/// More mistakes than anybody puts right at once are not looked for; so many are named.
inline constexpr qsizetype kMostMistakes = 100;
/// Nothing beyond the first after those named: it tells that there are more.
void addMistake(QList<Mistake> &mistakes, const Place &place, const QString &message);
/// Reading on would tell nothing new.
[[nodiscard]] inline bool areEnough(const QList<Mistake> &mistakes)
{
    return mistakes.size() > kMostMistakes;
}

struct JsonMember;

/// A JSON value which remembers where it was written. QJsonDocument tells the place of the first broken
/// character only; a wrong value has to be found by whoever wrote it, too.
struct JsonNode {
    QJsonValue::Type type = QJsonValue::Undefined;
    Place place{};
    bool boolean = false;
    double number = 0;
    QString string{};
    std::vector<JsonNode> items{}; ///< Of an array.
    std::vector<JsonMember> members{}; ///< Of an object, in the order of the file.

    [[nodiscard]] const JsonNode *find(QStringView key) const;
    [[nodiscard]] QJsonValue toValue() const;
};

struct JsonMember {
    QString key{};
    Place place{}; ///< Of the key.
    JsonNode value{};
};

/// Reads UTF-8 JSON of at most 8 MB, 64 deep. What is no JSON is one mistake at the place where it goes
/// wrong, a key that is there twice one at its second place. Never fails otherwise.
[[nodiscard]] std::optional<JsonNode> readJson(const QByteArray &text, QList<Mistake> *mistakes);

} // namespace studio::scenario
