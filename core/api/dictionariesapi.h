// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/dialect.h"
#include "core/api/types/dictionary.h"
#include "core/net/transport.h"

namespace studio::api {

/// Pronunciation dictionaries of the account: /v1/pronunciation-dictionaries. Keeps no state.
class DictionariesApi final {
public:
    DictionariesApi(net::Transport &transport, Dialect dialect);

    JobOf<DictionaryPage> *list(const QString &cursor = {}, int pageSize = 100);
    /// Follows the cursors to the end, or to 2,000; archived ones are left out. A server that repeats a
    /// cursor ends the list.
    JobOf<QList<Dictionary>> *all();
    /// With the rules of its latest version.
    JobOf<Dictionary> *byId(const QString &id);
    /// Never repeated by itself: it would be there twice.
    JobOf<Dictionary> *create(const QString &name, const QString &description,
                              const std::vector<text::PronunciationRule> &rules);
    /// Makes a new version with these rules.
    JobOf<Dictionary> *setRules(const QString &id, const std::vector<text::PronunciationRule> &rules);
    /// A version as a PLS lexicon.
    JobOf<QByteArray> *download(const QString &id, const QString &version);

private:
    net::Transport &m_transport;
    Dialect m_dialect;
};

} // namespace studio::api
