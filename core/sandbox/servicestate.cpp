// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/servicestate.h"

#include <algorithm>

namespace studio::sandbox {

bool ServiceState::acceptsKey(const QByteArray &key) const
{
    if (faults.keyRevoked || key.isEmpty())
        return false;
    return options.acceptAnyKey || key == options.apiKey;
}

QNetworkAccessManager &ServiceState::modelNetwork()
{
    if (!network)
        network = std::make_unique<QNetworkAccessManager>();
    return *network;
}

Pacing ServiceState::pacingFor(const ModelEntry &model)
{
    Pacing pacing{options.firstByteDelay, faults.pace >= 0 ? faults.pace : options.pace,
                  std::chrono::milliseconds(faults.chunkJitterMs)};
    if (model.flash)
        pacing.firstByteDelay = pacing.firstByteDelay * 2 / 5;
    if (faults.latencyMs >= 0)
        pacing.firstByteDelay = std::chrono::milliseconds(0); // waited before dispatch already
    return pacing;
}

QString ServiceState::randomId(int length)
{
    static constexpr char signs[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QString id;
    for (int i = 0; i < length; ++i)
        id += QLatin1Char(signs[random.bounded(62)]);
    return id;
}

QString ServiceState::randomTrace()
{
    return QString::number(random.generate64(), 16).rightJustified(16, u'0')
        + QString::number(random.generate64(), 16).rightJustified(16, u'0');
}

} // namespace studio::sandbox
