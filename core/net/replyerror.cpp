// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/replyerror.h"

#include "core/base/redact.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::net {

Error errorFromTls(const QList<QSslError> &tlsErrors, const QString &detail)
{
    Error error = Error::make(
        ErrorKind::Tls,
        QCoreApplication::translate("studio::net", "A secure connection to the service could not be made."),
        redacted(detail.left(300)));
    error.nextStep = QCoreApplication::translate(
        "studio::net",
        "Check the date of this computer and its network. A company proxy may need a certificate "
        "authority in the settings.");
    const auto has = [&](std::initializer_list<QSslError::SslError> kinds) {
        return std::any_of(tlsErrors.begin(), tlsErrors.end(), [&](const QSslError &one) {
            return std::find(kinds.begin(), kinds.end(), one.error()) != kinds.end();
        });
    };
    // From the most telling to the least: an untrusted chain is often reported along with the others.
    if (has({QSslError::CertificateRevoked}))
        error.message =
            QCoreApplication::translate("studio::net", "The certificate of the service was revoked.");
    else if (has({QSslError::CertificateExpired}))
        error.message =
            QCoreApplication::translate("studio::net", "The certificate of the service has expired.");
    else if (has({QSslError::CertificateNotYetValid}))
        error.message = QCoreApplication::translate(
            "studio::net",
            "The certificate of the service is not valid yet. Is the date of this computer right?");
    else if (has({QSslError::HostNameMismatch}))
        error.message = QCoreApplication::translate(
            "studio::net", "The certificate belongs to another host than the service.");
    else if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain}))
        error.message = QCoreApplication::translate(
            "studio::net", "The service shows a self-signed certificate that is not trusted.");
    else if (!tlsErrors.isEmpty())
        error.message = QCoreApplication::translate(
            "studio::net", "The certificate of the service comes from an authority that is not trusted.");
    for (const QSslError &one : tlsErrors)
        error.detail += u"; "_s + one.errorString();
    error.detail = error.detail.left(600);
    return error;
}

Error errorFromNetwork(QNetworkReply::NetworkError code, const QString &detail,
                       const QList<QSslError> &tlsErrors)
{
    if (code == QNetworkReply::SslHandshakeFailedError)
        return errorFromTls(tlsErrors, detail);

    Error error =
        Error::make(ErrorKind::Network,
                    QCoreApplication::translate("studio::net", "The connection to the service was lost."),
                    u"%1 (%2)"_s.arg(redacted(detail.left(300))).arg(static_cast<int>(code)));
    error.nextStep = QCoreApplication::translate("studio::net", "Check the network and try again.");
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        error.message =
            QCoreApplication::translate("studio::net", "The service does not accept connections.");
        error.nextStep = QCoreApplication::translate(
            "studio::net", "Check the address of the service in the settings, and the network.");
        break;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        error.message = QCoreApplication::translate("studio::net", "There is no connection to the service.");
        break;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        error.message =
            QCoreApplication::translate("studio::net", "The proxy of your network cannot be used.");
        error.nextStep =
            QCoreApplication::translate("studio::net", "Check the proxy in the settings of the system.");
        break;
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::TooManyRedirectsError:
        error.kind = ErrorKind::Protocol;
        error.message = QCoreApplication::translate(
            "studio::net", "The service answered in a way that cannot be understood.");
        error.nextStep =
            QCoreApplication::translate("studio::net", "Check the address of the service in the settings.");
        break;
    default:
        break;
    }
    return error;
}

} // namespace studio::net
