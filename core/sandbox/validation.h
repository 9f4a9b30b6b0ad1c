// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/http/httpmessage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace studio::sandbox {

/// Collects what is wrong with a request, in the service's list form (422).
class Validation final {
public:
    void add(const QString &type, const QJsonArray &where, const QString &message,
             const QJsonValue &input = {}, const QJsonObject &context = {});
    [[nodiscard]] bool isClean() const { return m_details.isEmpty(); }
    [[nodiscard]] QJsonObject toJson() const { return {{QStringLiteral("detail"), m_details}}; }

private:
    QJsonArray m_details;
};

/// Reads typed fields of one JSON object or of a query and reports what does not fit. Absent and null fields
/// give nothing.
class FieldReader final {
public:
    /// `where` is the place of the object, e.g. ["body", "voice_settings"].
    FieldReader(QJsonObject object, QJsonArray where, Validation &validation);
    /// Reads query fields: everything is text there.
    FieldReader(const HttpRequest &request, Validation &validation);

    std::optional<QString> string(const QString &name, bool required = false);
    std::optional<double> number(const QString &name, std::optional<double> least = {},
                                 std::optional<double> most = {});
    std::optional<qint64> integer(const QString &name, std::optional<qint64> least = {},
                                  std::optional<qint64> most = {}, bool required = false);
    std::optional<bool> boolean(const QString &name);
    std::optional<QString> choice(const QString &name, const QStringList &allowed);
    std::optional<QJsonObject> object(const QString &name);
    std::optional<QJsonArray> array(const QString &name, qsizetype most, bool required = false);

private:
    [[nodiscard]] QJsonValue value(const QString &name, bool required);
    [[nodiscard]] QJsonArray at(const QString &name) const;
    void checkRange(const QString &name, double number, std::optional<double> least,
                    std::optional<double> most, const QJsonValue &input);

    QJsonObject m_object;
    QJsonArray m_where;
    Validation &m_validation;
    bool m_query = false;
};

/// The body as an object; reports what is not one.
std::optional<QJsonObject> readBody(const HttpRequest &request, Validation &validation);

} // namespace studio::sandbox
