// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/connectionsetup.h"

#include "core/base/logging.h"
#include "core/base/loopback.h"
#include "core/base/ownfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSslCertificate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::net {

namespace {

constexpr qint64 kLargestBundle = 16 * 1024 * 1024;

QList<QSslCertificate> certificatesIn(const QString &path)
{
    QFile file(path);
    if (!checkIsFile(path) || !file.open(QIODevice::ReadOnly) || file.size() > kLargestBundle)
        return {};
    return QSslCertificate::fromData(file.read(kLargestBundle), QSsl::Pem);
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const QStringList &certificateAuthorities)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    // Qt does not read this variable; OpenSSL's own programs and curl let it replace the system's list.
    const QString replacement = qEnvironmentVariable("SSL_CERT_FILE");
    QStringList files = certificateAuthorities;
    if (!replacement.isEmpty()) {
        configuration.setCaCertificates({});
        files.prepend(replacement);
    }
    for (const QString &path : std::as_const(files)) {
        if (path.isEmpty())
            continue;
        const QList<QSslCertificate> certificates = certificatesIn(path);
        if (certificates.isEmpty()) {
            return fail(ErrorKind::Tls,
                        QCoreApplication::translate(
                            "studio::net", "The file of the certificate authority cannot be read: %1")
                            .arg(QDir::toNativeSeparators(path)));
        }
        configuration.addCaCertificates(certificates);
    }
    return configuration;
}

QNetworkProxy proxyFor(const QUrl &url)
{
    if (isLoopbackHost(url.host()))
        return QNetworkProxy::NoProxy;
    QUrl asked = url;
    if (url.scheme() == "wss"_L1)
        asked.setScheme(u"https"_s);
    else if (url.scheme() == "ws"_L1)
        asked.setScheme(u"http"_s);
    return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(asked))
        .value(0, QNetworkProxy::NoProxy);
}

QList<QNetworkProxy> SystemProxyFactory::queryProxy(const QNetworkProxyQuery &query)
{
    QUrl url = query.url();
    if (url.scheme().startsWith("preconnect-"_L1)) // how Qt asks for connectToHost()
        url.setScheme(url.scheme().mid(11));
    return {proxyFor(url)};
}

Result<void> checkAddress(const QUrl &url, const QString &secureScheme, const QString &plainScheme)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()) {
        return fail(ErrorKind::Usage,
                    QCoreApplication::translate("studio::net", "The address of the service is not valid."));
    }
    if (url.scheme() == secureScheme || (url.scheme() == plainScheme && isLoopbackHost(url.host())))
        return {};
    return fail(ErrorKind::Usage,
                QCoreApplication::translate(
                    "studio::net",
                    "The address of the service must begin with %1://, so that nobody can read the key.")
                    .arg(secureScheme),
                u"refused scheme "_s + url.scheme());
}

Result<void> checkHeaders(const HeaderList &headers)
{
    for (const auto &[name, value] : headers) {
        const auto isForbidden = [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; };
        if (std::any_of(value.begin(), value.end(), isForbidden)
            || std::any_of(name.begin(), name.end(), isForbidden)) {
            return fail(ErrorKind::Usage,
                        QCoreApplication::translate(
                            "studio::net", "The key holds a line break or another forbidden character."));
        }
    }
    return {};
}

} // namespace studio::net
