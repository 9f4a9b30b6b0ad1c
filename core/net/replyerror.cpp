// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/replyerror.h"

#include "core/base/redact.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::net {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("studio::net", text);
}

} // namespace

Error errorFromTls(const QList<QSslError> &tlsErrors, const QString &detail)
{
    Error error = Error::make(ErrorKind::Tls, say("A secure connection to the service could not be made."),
                              redacted(detail.left(300)));
    error.nextStep =
        say("Check the date of this computer and its network. A company proxy may need a certificate "
            "authority in the settings.");
    const auto has = [&](std::initializer_list<QSslError::SslError> kinds) {
        return std::any_of(tlsErrors.begin(), tlsErrors.end(), [&](const QSslError &one) {
            return std::find(kinds.begin(), kinds.end(), one.error()) != kinds.end();
        });
    };
    // From the most telling to the least: an untrusted chain is often reported along with the others.
    if (has({QSslError::CertificateRevoked}))
        error.message = say("The certificate of the service was revoked.");
    else if (has({QSslError::CertificateExpired}))
        error.message = say("The certificate of the service has expired.");
    else if (has({QSslError::CertificateNotYetValid}))
        error.message =
            say("The certificate of the service is not valid yet. Is the date of this computer right?");
    else if (has({QSslError::HostNameMismatch}))
        error.message = say("The certificate belongs to another host than the service.");
    else if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain}))
        error.message = say("The service shows a self-signed certificate that is not trusted.");
    else if (!tlsErrors.isEmpty())
        error.message = say("The certificate of the service comes from an authority that is not trusted.");
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
        Error::make(ErrorKind::Network, say("The connection to the service was lost. Your text is safe."),
                    u"%1 (%2)"_s.arg(redacted(detail.left(300))).arg(static_cast<int>(code)));
    error.nextStep = say("Check the network and try again.");
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        error.message = say("The service does not accept connections. Your text is safe.");
        error.nextStep = say("Check the address of the service in the settings, and the network.");
        break;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        error.message = say("No connection. Your text is safe.");
        break;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        error.message = say("The proxy of your network cannot be used.");
        error.nextStep = say("Check the proxy in the settings of the system.");
        break;
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::TooManyRedirectsError:
        error.kind = ErrorKind::Protocol;
        error.message = say("The service answered in a way that cannot be understood.");
        error.nextStep = say("Check the address of the service in the settings.");
        break;
    default:
        break;
    }
    return error;
}

} // namespace studio::net
