// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandboxserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <memory>

namespace studio::sandbox {

/// A whole answer.
struct Answer {
    int status = 0;
    QByteArray body;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QList<QNetworkReply::RawHeaderPair> headers;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray list() const;
    /// detail.code of an error, or the type of the first 422 entry.
    [[nodiscard]] QString code() const;
};

/// One part of a form; with a file name it is a file.
struct FormField {
    QByteArray name;
    QByteArray value;
    QByteArray fileName{};
};

/// A plain HTTP client of a sandbox, for the tests of its routes.
class Client final {
public:
    explicit Client(SandboxServer &server);

    Answer get(const QString &path, bool withKey = true);
    Answer post(const QString &path, const QJsonObject &body, bool withKey = true);
    Answer remove(const QString &path);
    Answer postForm(const QString &path, const QList<FormField> &fields, bool withKey = true);
    QNetworkReply *startForm(const QString &path, const QList<FormField> &fields, bool withKey = true);
    /// POST /sandbox/admin.
    QJsonObject admin(const QJsonObject &body);
    QJsonObject adminState();
    QNetworkReply *start(const QByteArray &method, const QString &path, const QByteArray &body,
                         bool withKey = true);
    static Answer finish(QNetworkReply *reply);
    /// The id of the voice of that name.
    QString voice(const QString &name);

private:
    SandboxServer &m_server;
    QNetworkAccessManager m_network;
};

/// Options without pauses, for tests.
SandboxOptions quick();

} // namespace studio::sandbox
