// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/apierror.h"
#include "core/sandbox/http/exchange.h"
#include "core/sandbox/validation.h"

#include <functional>
#include <vector>

namespace studio::sandbox {

/// One API call as a route sees it. Copy it freely; the exchange may be gone by the time an answer is ready.
struct Call {
    QPointer<Exchange> exchange;
    QString traceId;
    QStringList arguments; ///< What stood for each {} of the pattern.

    [[nodiscard]] const HttpRequest &request() const { return exchange->request(); }
    void json(const QJsonObject &object, int status = 200) const;
    void json(const QJsonArray &array) const;
    void ok() const; ///< {"status":"ok"}
    void error(const ApiError &error, const HttpHeaders &headers = {}) const;
    void invalid(const Validation &validation) const;
};

/// Finds the handler of a method and path; the first pattern that fits wins. Answers 404 and 405 itself, in
/// the service's shape, and OPTIONS; HEAD is served as GET.
class Router final {
public:
    using Handler = std::function<void(const Call &)>;

    /// `pattern` is e.g. "/v1/voices/{}/settings".
    void add(const char *method, const char *pattern, Handler handler);
    void route(Call call) const;

private:
    struct Entry {
        QByteArray method;
        QStringList parts;
        Handler handler;
    };
    static bool matches(const QStringList &pattern, const QStringList &path, QStringList *arguments);
    std::vector<Entry> m_entries;
};

} // namespace studio::sandbox
