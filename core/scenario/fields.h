// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/jsonsource.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QStringList>

namespace studio::scenario {

/// The members of an object as a reader takes them one by one. What is of the wrong type is a mistake at its
/// place and gives the default; what nobody took is one as well, see finish().
class Fields final {
public:
    Fields(const JsonNode &object, QList<Mistake> *mistakes);

    /// Null when it is not there; takes it.
    const JsonNode *take(const QString &key);
    [[nodiscard]] bool has(const QString &key) const { return m_object.find(key) != nullptr; }
    [[nodiscard]] const JsonNode &node() const { return m_object; }

    QString text(const QString &key, qsizetype longest = 20'000);
    /// A text that must be there and say something.
    QString neededText(const QString &key, qsizetype longest = 20'000);
    bool flag(const QString &key);
    int integer(const QString &key, int least, int most, int usual);
    double number(const QString &key, double least, double most, double usual);
    QJsonObject object(const QString &key);
    /// A text or a list of texts.
    QStringList texts(const QString &key);
    /// An object of texts and numbers.
    QMap<QString, QString> textMap(const QString &key);
    /// The items of a list; null when it is not there or no list.
    const JsonNode *list(const QString &key);

    void wrong(const Place &place, const QString &message) { addMistake(*m_mistakes, place, message); }
    /// Names what was not taken, with the nearest known name.
    void finish();

private:
    bool isOf(const JsonNode &node, QJsonValue::Type type, const QString &key, const QString &meant);

    const JsonNode &m_object;
    QList<Mistake> *m_mistakes;
    QSet<QString> m_taken;
    QStringList m_asked; ///< Names that would have been right.
};

/// The nearest of the names, if any is near.
[[nodiscard]] QString nearestName(const QString &name, const QStringList &names);

} // namespace studio::scenario
