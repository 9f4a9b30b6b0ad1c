// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/wordsrepository.h"

#include "core/store/columns.h"
#include "core/text/rulejson.h"

using namespace Qt::StringLiterals;

namespace studio::store {

JobOf<PronunciationRules> *WordsRepository::rules()
{
    return m_database.run<PronunciationRules>([](Connection &db) -> Result<PronunciationRules> {
        auto rows = db.query(u"SELECT rule FROM pronunciation_rules ORDER BY position"_s);
        if (!rows)
            return Unexpected(rows.error());
        PronunciationRules rules;
        while (rows->next())
            rules.push_back(text::ruleFromJson(jsonFromColumn(rows->value(0))));
        return rules;
    });
}

JobOf<bool> *WordsRepository::saveRules(const PronunciationRules &rules)
{
    return m_database.run<bool>([rules](Connection &db) -> Result<bool> {
        return db.inTransaction([&]() -> Result<bool> {
            if (auto cleared = db.execute(u"DELETE FROM pronunciation_rules"_s); !cleared)
                return Unexpected(cleared.error());
            qint64 position = 0;
            for (const text::PronunciationRule &rule : rules) {
                auto added = db.execute(u"INSERT INTO pronunciation_rules (position, rule) VALUES (?, ?)"_s,
                                        {position++, jsonColumn(text::toJson(rule))});
                if (!added)
                    return Unexpected(added.error());
            }
            return true;
        });
    });
}

JobOf<QList<Preset>> *WordsRepository::presets()
{
    return m_database.run<QList<Preset>>([](Connection &db) -> Result<QList<Preset>> {
        auto rows =
            db.query(u"SELECT id, name, state, changed_at FROM presets ORDER BY name COLLATE NOCASE, id"_s);
        if (!rows)
            return Unexpected(rows.error());
        QList<Preset> presets;
        while (rows->next())
            presets.append({rows->value(0).toString(), rows->value(1).toString(),
                            jsonFromColumn(rows->value(2)), timeFromColumn(rows->value(3))});
        return presets;
    });
}

JobOf<bool> *WordsRepository::savePreset(const Preset &preset)
{
    return m_database.run<bool>([preset](Connection &db) -> Result<bool> {
        return changedRows(
            db.execute(u"INSERT INTO presets (id, name, state, changed_at) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (id) DO UPDATE SET name=excluded.name, state=excluded.state, "
                       "changed_at=excluded.changed_at"_s,
                       {textColumn(preset.id), textColumn(preset.name), jsonColumn(preset.state),
                        preset.changedAt.toMSecsSinceEpoch()}));
    });
}

JobOf<bool> *WordsRepository::removePreset(const QString &id)
{
    return m_database.run<bool>([id](Connection &db) -> Result<bool> {
        return changedRows(db.execute(u"DELETE FROM presets WHERE id=?"_s, {textColumn(id)}));
    });
}

} // namespace studio::store
