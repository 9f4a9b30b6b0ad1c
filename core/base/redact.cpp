// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redact.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio {

QString redacted(const QString &text)
{
    static const QRegularExpression named(
        u"((?:xi[-_]api[-_]key|x-api-key|api_key|apikey|authorization|single_use_token|token|signature|"
        "conversation_signature|password|secret)[\"']?\\s*[:=]\\s*[\"']?)(?:bearer\\s+)?[^\\s\"'&,;}]+"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression shaped(u"\\b(?:sk|sutkn|cvtkn)_[A-Za-z0-9_-]{6,}"_s);
    static const QRegularExpression bearer(u"\\bbearer\\s+[A-Za-z0-9._~+/=-]{6,}"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString clean = text;
    clean.replace(named, u"\\1[redacted]"_s);
    clean.replace(shaped, u"[redacted]"_s);
    clean.replace(bearer, u"Bearer [redacted]"_s);
    return clean;
}

} // namespace studio
