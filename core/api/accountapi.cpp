// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/accountapi.h"

#include "core/api/call.h"

using namespace Qt::StringLiterals;

namespace studio::api {

AccountApi::AccountApi(net::Transport &transport, Dialect dialect)
    : m_transport(transport), m_dialect(std::move(dialect))
{
}

JobOf<User> *AccountApi::user()
{
    return call<User>(m_transport, m_dialect.request("GET", u"/v1/user"_s),
                      [](const net::Response &answer) -> Result<User> {
                          const auto body = json::object(answer.body);
                          if (!body)
                              return fail(body.error());
                          if (!body->value(u"user_id").isString() && !body->value(u"subscription").isObject())
                              return fail(json::unexpected(answer.body, u"not a user"_s));
                          return userFromJson(*body);
                      });
}

JobOf<Subscription> *AccountApi::subscription()
{
    return call<Subscription>(m_transport, m_dialect.request("GET", u"/v1/user/subscription"_s),
                              [](const net::Response &answer) -> Result<Subscription> {
                                  const auto body = json::object(answer.body);
                                  if (!body)
                                      return fail(body.error());
                                  if (!body->contains(u"tier") && !body->contains(u"character_limit"))
                                      return fail(json::unexpected(answer.body, u"not a subscription"_s));
                                  return subscriptionFromJson(*body);
                              });
}

} // namespace studio::api
