// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/modelsapi.h"

#include "core/api/call.h"

using namespace Qt::StringLiterals;

namespace studio::api {

ModelsApi::ModelsApi(net::Transport &transport, Dialect dialect)
    : m_transport(transport), m_dialect(std::move(dialect))
{
}

JobOf<QList<Model>> *ModelsApi::list()
{
    return call<QList<Model>>(m_transport, m_dialect.request("GET", u"/v1/models"_s),
                              [](const net::Response &answer) -> Result<QList<Model>> {
                                  const auto entries = json::array(answer.body);
                                  if (!entries)
                                      return fail(entries.error());
                                  return modelsFromJson(*entries);
                              });
}

} // namespace studio::api
