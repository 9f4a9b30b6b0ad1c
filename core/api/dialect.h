// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/net/request.h"
#include "core/net/socketlink.h"

#include <QJsonObject>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

namespace studio::api {

/// What a back end can do; panels ask this, never its name.
struct Abilities {
    bool speech = true;
    bool timestamps = true;
    bool streamInput = true;
    bool sharedVoices = true;
    bool history = true;
    bool subscription = true;
    bool realMoney = true; ///< False for the sandbox: its credits are pretend.

    bool operator==(const Abilities &) const = default;
};

/// Everything in which servers differ: addresses, how the key travels, abilities. A value; holds the key, so
/// it is never logged.
class Dialect final {
public:
    /// The official service or anything that speaks its API.
    static Dialect elevenLabs(const QUrl &base, const QUrl &socketBase, const Secret &key);
    /// The built-in service.
    static Dialect sandbox(const QUrl &base, const Secret &key);

    [[nodiscard]] const Abilities &abilities() const { return m_abilities; }
    [[nodiscard]] const QUrl &baseUrl() const { return m_base; }
    /// The same server behind e.g. a company's proxy: PEM files its sockets trust in addition to the
    /// system's authorities. (Plain requests are the transport's, which knows them by itself.)
    [[nodiscard]] Dialect trusting(const QStringList &certificateAuthorities) const;
    [[nodiscard]] const QStringList &certificateAuthorities() const { return m_authorities; }
    [[nodiscard]] bool hasKey() const { return !m_key.isEmpty(); }
    /// Part of request keys: the same text on another server is another sound.
    [[nodiscard]] QString hostId() const;

    /// A request to `path` ("/v1/models"), authorised. Path segments from outside must be percent-encoded
    /// with segment().
    [[nodiscard]] net::Request request(const QByteArray &method, const QString &path,
                                       const QUrlQuery &query = {}) const;
    [[nodiscard]] net::Request jsonRequest(const QByteArray &method, const QString &path,
                                           const QJsonObject &body, const QUrlQuery &query = {}) const;
    /// Address and headers of a socket, and whom it trusts.
    [[nodiscard]] net::SocketRequest socket(const QString &path, const QUrlQuery &query) const;
    /// An id as one path segment: nothing in it can leave its place.
    static QString segment(const QString &id);

private:
    QUrl m_base;
    QUrl m_socketBase;
    Secret m_key;
    QByteArray m_keyHeader = "xi-api-key";
    QStringList m_authorities;
    Abilities m_abilities;

    [[nodiscard]] static QUrl join(const QUrl &base, const QString &path, const QUrlQuery &query);
};

} // namespace studio::api
