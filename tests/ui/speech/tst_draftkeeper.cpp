// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/draftkeeper.h"

#include "core/store/draftrepository.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::ui;
using namespace Qt::StringLiterals;

class TestDraftKeeper final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void savesAfterAPauseAndRestores()
    {
        QTemporaryDir folder;
        DraftKeeper::Content content;
        {
            store::Database database(folder.filePath(u"a.sqlite"_s));
            static_cast<void>(database.open());
            store::DraftRepository drafts(database);
            DraftKeeper keeper(drafts, u"speech/main"_s, [&content] { return content; });
            QSignalSpy loaded(&keeper, &DraftKeeper::loaded);
            QSignalSpy saved(&keeper, &DraftKeeper::saved);
            keeper.load();
            QTRY_COMPARE(loaded.size(), 1);
            QCOMPARE(loaded.first().first().toBool(), false);
            content.text = u"Hello"_s;
            content.state.insert(u"caret"_s, 3);
            keeper.touch();
            QCOMPARE(saved.size(), 0);
            QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 10'000);
        }
        store::Database database(folder.filePath(u"a.sqlite"_s));
        static_cast<void>(database.open());
        store::DraftRepository drafts(database);
        DraftKeeper keeper(drafts, u"speech/main"_s, [] { return DraftKeeper::Content(); });
        DraftKeeper::Content found;
        connect(&keeper, &DraftKeeper::loaded, this,
                [&found](bool, const DraftKeeper::Content &restored) { found = restored; });
        keeper.load();
        QTRY_COMPARE(found, content);
    }

    void savesWhileTypingGoesOn()
    {
        QTemporaryDir folder;
        store::Database database(folder.filePath(u"a.sqlite"_s));
        static_cast<void>(database.open());
        store::DraftRepository drafts(database);
        DraftKeeper keeper(drafts, u"k"_s, [] { return DraftKeeper::Content{u"x"_s, {}}; });
        QSignalSpy saved(&keeper, &DraftKeeper::saved);
        keeper.load();
        QTRY_VERIFY(keeper.isLoaded());
        QTimer typing;
        connect(&typing, &QTimer::timeout, &keeper, &DraftKeeper::touch);
        typing.start(100);
        QTRY_VERIFY_WITH_TIMEOUT(saved.size() > 0, 15'000);
    }

    void writesNothingBeforeLoading()
    {
        QTemporaryDir folder;
        store::Database database(folder.filePath(u"a.sqlite"_s));
        static_cast<void>(database.open());
        store::DraftRepository drafts(database);
        store::Draft old;
        old.key = u"k"_s;
        old.text = u"precious"_s;
        old.changedAt = QDateTime::currentDateTimeUtc();
        bool stored = false;
        drafts.save(old)->then(this, [&stored](const Result<bool> &) { stored = true; });
        QTRY_VERIFY(stored);
        DraftKeeper keeper(drafts, u"k"_s, [] { return DraftKeeper::Content(); });
        keeper.touch();
        keeper.flush();
        QString text;
        connect(&keeper, &DraftKeeper::loaded, this,
                [&text](bool, const DraftKeeper::Content &restored) { text = restored.text; });
        keeper.load();
        QTRY_COMPARE(text, u"precious"_s);
    }

    void tellsWhenItCannotSave()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u".*"_s));
        QTemporaryDir folder;
        store::Database database(folder.path()); // a folder is no database
        static_cast<void>(database.open());
        store::DraftRepository drafts(database);
        DraftKeeper keeper(drafts, u"k"_s, [] { return DraftKeeper::Content(); });
        QSignalSpy failed(&keeper, &DraftKeeper::failed);
        keeper.load();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!keeper.isLoaded());
    }
};

QTEST_GUILESS_MAIN(TestDraftKeeper)
#include "tst_draftkeeper.moc"
