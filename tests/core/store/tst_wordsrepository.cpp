// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/wordsrepository.h"
#include "tests/core/store/await.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::store;

class WordsRepositoryTest final : public QObject {
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void keepsRulesInTheirOrder()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"studio.db"_s);
        PronunciationRules rules(3);
        rules[0].pattern = u"SQL"_s;
        rules[0].alias = u"sequel"_s;
        rules[1].match = text::PronunciationRule::Match::Expression;
        rules[1].pattern = u"(\\d+)\"'"_s;
        rules[1].enabled = false;
        rules[1].wholeWords = false;
        rules[2].kind = text::PronunciationRule::Kind::Phoneme;
        rules[2].phoneme = u"ˈæktʃuəli"_s;
        rules[2].alphabet = text::PronunciationRule::Alphabet::CmuArpabet;
        rules[2].caseSensitive = false;
        {
            Database database(path);
            QVERIFY(await(database.open()));
            WordsRepository words(database);
            QVERIFY(await(words.rules())->empty());
            QVERIFY(await(words.saveRules(rules)));
        }
        Database database(path);
        QVERIFY(await(database.open()));
        WordsRepository words(database);
        QCOMPARE(*await(words.rules()), rules);
        std::swap(rules[0], rules[2]);
        rules.pop_back();
        QVERIFY(await(words.saveRules(rules)));
        QCOMPARE(*await(words.rules()), rules);
    }

    void keepsPresetsByName()
    {
        QTemporaryDir folder;
        Database database(folder.filePath(u"studio.db"_s));
        QVERIFY(await(database.open()));
        WordsRepository words(database);
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
        const Preset calm{u"1"_s, u"calm"_s, {{u"stability"_s, 0.9}}, now};
        const Preset bold{u"2"_s, u"Bold"_s, {}, now};
        QVERIFY(await(words.savePreset(calm)));
        QVERIFY(await(words.savePreset(bold)));
        QCOMPARE(*await(words.presets()), (QList<Preset>{bold, calm}));
        Preset renamed = calm;
        renamed.name = u"A calm one"_s;
        QVERIFY(await(words.savePreset(renamed)));
        QCOMPARE(*await(words.presets()), (QList<Preset>{renamed, bold}));
        QVERIFY(await(words.removePreset(u"2"_s)));
        QCOMPARE(await(words.removePreset(u"2"_s)), Result<bool>(false));
        QCOMPARE(*await(words.presets()), (QList<Preset>{renamed}));
    }
};

QTEST_GUILESS_MAIN(WordsRepositoryTest)
#include "tst_wordsrepository.moc"
