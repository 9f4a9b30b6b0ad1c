// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historypanel.h"

#include "core/history/usage.h"
#include "core/profiles/profilestore.h"
#include "core/store/migrations.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/archive/archivelist.h"
#include "ui/archive/archivemodel.h"
#include "ui/history/usagechart.h"
#include "ui/history/usagecolumn.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toast.h"

#include "core/store/vaultwriter.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;

class HistoryPanelTest final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        setupAppearance();
        qputenv("VOICE_STUDIO_AUDIO", "null");
        m_tone = toneMp3(1.0);
    }
    void init()
    {
        m_world = std::make_unique<SpeechWorld>();
        m_world->account.start();
        m_world->useAccount();
    }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void findsTranscriptsAmongTheTakes()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        add(u"Spoken words."_s, now.addSecs(-60));
        store::TranscriptEntry entry;
        entry.id = TranscriptId(u"one"_s);
        entry.title = u"pilot-interview.wav"_s;
        entry.preview = u"Thanks for joining."_s;
        entry.madeAt = entry.changedAt = now;
        entry.seconds = 768;
        m_saved = false;
        m_world->transcripts.save(entry)->then(
            this, [this](const Result<bool> &done) { m_saved = done.has_value(); });
        QTRY_VERIFY(m_saved);
        open();
        QTRY_COMPARE(m_panel->model()->rowCount(), 3); // the day, the transcript, the take
        QCOMPARE(m_panel->model()->index(1).data().toString(), u"pilot-interview.wav"_s);
        QSignalSpy opened(m_panel.get(), &Panel::openRequested);
        auto *list = m_panel->findChild<ArchiveList *>();
        list->setFocus();
        list->setCurrentIndex(m_panel->model()->index(1));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toString(), u"transcription"_s);
        QCOMPARE(opened.first().at(1).toMap().value(u"transcript"_s).toString(), u"one"_s);
        auto *search = m_panel->findChild<SearchField *>();
        search->setText(u"joining"_s);
        QTRY_COMPARE(m_panel->model()->rowCount(), 2);
        search->setText(u"spoken"_s);
        QTRY_COMPARE(m_panel->model()->index(1).data().toString(), u"Spoken words."_s);
        QCOMPARE(m_panel->model()->rowCount(), 2);
    }

    void takesThatTheSearchDoesNotKnowAreEntered()
    {
        add(u"Spoken words."_s, QDateTime::currentDateTimeUtc());
        bool forgotten = false;
        m_world->database
            .run<bool>([](store::Connection &db) -> Result<bool> {
                const auto done = db.execute(u"DELETE FROM take_texts"_s);
                return done ? Result<bool>(true) : Unexpected(done.error());
            })
            ->then(this, [&forgotten](const Result<bool> &done) { forgotten = done.has_value(); });
        QTRY_VERIFY(forgotten);
        open();
        QTRY_COMPARE(m_panel->model()->rowCount(), 2);
        m_panel->findChild<SearchField *>()->setText(u"wo"_s);
        QTRY_COMPARE(m_panel->model()->index(1).data().toString(), u"Spoken words."_s);
    }

    void whatTheSandboxMadeIsFree()
    {
        ArchiveEntry entry;
        entry.kind = ArchiveEntry::Kind::Take;
        entry.take.credits = 371;
        entry.take.profile = ProfileId(u"northwind"_s);
        QCOMPARE(entryCredits(entry), u"371 cr"_s);
        entry.take.profile = profiles::ProfileStore::sandboxId();
        QCOMPARE(entryCredits(entry), u"free"_s);
        QVERIFY(!entrySentence(entry).contains(u"371"_s));
    }

    void recordedSessionsAreFoundOpenedAndDeleted()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        add(u"Spoken words."_s, now.addSecs(-60));
        addSession(u"one"_s, now, u"Where is my invoice?"_s, 912);
        addSession(u"two"_s, now.addSecs(-120), u"I want to cancel."_s, -1);
        open();
        QTRY_COMPARE(rows(),
                     (QStringList{u"Today"_s, u"Billing support: Where is my invoice?"_s, u"Spoken words."_s,
                                  u"Billing support: I want to cancel."_s}));
        const QString said = m_panel->model()->index(1).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(said.contains(u"912 credits"_s) && said.contains(u"83 seconds"_s)
                     && said.contains(u"conversation with an agent"_s),
                 qPrintable(said));
        auto *kind = m_panel->findChild<Segmented *>(u"historyKind"_s);
        QTRY_COMPARE(kind->count(), 3);
        // Nothing beside the kinds is cut for their sake.
        auto *voice = m_panel->findChild<QWidget *>(u"historyVoice"_s);
        QTRY_VERIFY2(voice->width() >= voice->sizeHint().width(),
                     qPrintable(QString::number(voice->width())));
        kind->setCurrentIndex(2);
        QTRY_COMPARE(m_panel->model()->rowCount(), 3); // the day and both
        auto *search = m_panel->findChild<SearchField *>();
        search->setText(u"invoice"_s);
        QTRY_COMPARE(m_panel->model()->rowCount(), 2);

        QSignalSpy opened(m_panel.get(), &Panel::openRequested);
        auto *list = m_panel->findChild<ArchiveList *>();
        list->setFocus();
        list->setCurrentIndex(m_panel->model()->index(1));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toString(), u"agent"_s);
        const QString folder = m_world->historyServices().sessions.folderOf(u"one"_s);
        QCOMPARE(opened.first().at(1).toMap().value(u"files"_s).toStringList(), QStringList{folder});
        m_panel->findChild<QAction *>(u"actionHistoryExport"_s)->trigger();
        QCOMPARE(opened.count(), 2);
        QVERIFY(opened.last().at(1).toMap().value(u"report"_s).toBool());

        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_VERIFY(!QFileInfo::exists(folder));
        QTRY_COMPARE(m_panel->model()->rowCount(), 0);
        Toast *toast = nullptr;
        QTRY_VERIFY((toast = m_panel->window()->findChild<Toast *>()));
        emit toast->actionTriggered();
        QTRY_VERIFY(QFileInfo::exists(folder));
        QTRY_COMPARE(m_panel->model()->rowCount(), 2);
    }

    void listsByDayNewestFirst()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        add(u"Old words."_s, now.addDays(-3));
        add(u"The harbour was quiet."_s, now.addSecs(-60));
        add(u"Welcome back."_s, now);
        open();
        QAbstractItemModelTester tester(m_panel->model());
        QTRY_COMPARE(
            rows(),
            (QStringList{u"Today"_s, u"Welcome back."_s, u"The harbour was quiet."_s,
                         QLocale().toString(now.addDays(-3).toLocalTime().date(), QLocale::LongFormat),
                         u"Old words."_s}));
        QVERIFY(!(m_panel->model()->flags(m_panel->model()->index(0)) & Qt::ItemIsSelectable));
        const QString said = m_panel->model()->index(1).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(said.startsWith(u"Welcome back., Aria, 12 credits"_s), qPrintable(said));
    }

    void findsWhileTypingAndTheListTakesTheArrow()
    {
        add(u"The harbour was quiet."_s);
        add(u"Welcome back."_s);
        open();
        QTRY_COMPARE(rows().size(), 3);
        QTest::keyClicks(list(), u"harb"_s); // typed in the list, goes to the search
        QCOMPARE(find<SearchField>("historySearch")->text(), u"harb"_s);
        QTRY_COMPARE(rows(), (QStringList{u"Today"_s, u"The harbour was quiet."_s}));
        QTest::keyClick(find<SearchField>("historySearch"), Qt::Key_Down);
        QVERIFY(list()->hasFocus());
        QVERIFY(list()->current());
        find<SearchField>("historySearch")->setText(u"nothing like it"_s);
        QTRY_VERIFY(empty()->isVisible());
        empty()->findChild<QPushButton *>()->click();
        QTRY_COMPARE(rows().size(), 3);
    }

    void playsInPlace()
    {
        add(u"Play me."_s);
        open();
        QTRY_COMPARE(rows().size(), 2);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Space);
        QTRY_COMPARE(m_panel->playback()->playback(), PlaybackSource::Playback::Playing);
        QVERIFY(m_panel->playback()->about().has_value());
        QVERIFY(!m_panel->model()->playing().isEmpty());
        QTest::keyClick(list(), Qt::Key_Space);
        QTRY_COMPARE(m_panel->playback()->playback(), PlaybackSource::Playback::Stopped);
    }

    void enterRestoresAndControlDStars()
    {
        const store::Take take = add(u"Bring me back."_s);
        open();
        QTRY_COMPARE(rows().size(), 2);
        list()->setFocus();
        QSignalSpy restored(m_panel.get(), &Panel::openRequested);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(restored.size(), 1);
        QCOMPARE(restored.first().at(0).toString(), u"speech"_s);
        QCOMPARE(restored.first().at(1).toMap().value(u"take"_s).toString(), take.id.value());
        action("actionHistoryStar")->trigger();
        QTRY_VERIFY(wait(m_world->takes.byId(take.id)).value().value().starred);
        QVERIFY(m_panel->model()->at(1)->take.starred);
    }

    void whatWasChangedIsAKindOfItsOwnAndGoesBackToTheChanger()
    {
        add(u"Some words."_s);
        const store::Take changed = add(u"pilot.wav"_s, QDateTime::currentDateTimeUtc(), u"changer"_s);
        open();
        auto *kind = find<Segmented>("historyKind");
        QTRY_VERIFY(kind->isVisible());
        QTRY_COMPARE(kind->count(), 3);
        QCOMPARE(kind->findChildren<QAbstractButton *>().last()->text(), u"Changed"_s);
        kind->setCurrentIndex(2);
        QTRY_COMPARE(rows(), (QStringList{u"Today"_s, u"pilot.wav"_s}));
        QSignalSpy asked(m_panel.get(), &Panel::openRequested);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).toString(), u"changer"_s);
        QCOMPARE(asked.first().at(1).toMap().value(u"take"_s).toString(), changed.id.value());
        action("actionHistoryInput")->trigger();
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.last().at(1).toMap().value(u"input"_s).toString(), changed.id.value());
    }

    void chosenTakesGoOutAsOneFile()
    {
        add(u"One."_s);
        add(u"Two."_s);
        open();
        auto *list = m_panel->findChild<ArchiveList *>();
        QTRY_COMPARE(rows().size(), 3);
        list->selectAll();
        for (QAction *action : m_panel->panelActions()) {
            if (action->objectName() == "actionHistoryExport"_L1)
                action->trigger();
        }
        QTRY_VERIFY(m_panel->findChild<QPushButton *>(u"exportDo"_s));
        const QString folder = m_world->root + u"/out"_s;
        QVERIFY(QDir().mkpath(folder));
        m_world->prompts.folderToChoose = folder;
        m_panel->findChild<QPushButton *>(u"exportFolder"_s)->click();
        m_panel->findChild<QAbstractButton *>(u"exportZip"_s)->setChecked(true);
        m_panel->findChild<QPushButton *>(u"exportDo"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(QDir(folder).entryList({u"*.zip"_s}).size(), 1, 10'000);
        QVERIFY(QFileInfo(folder, QDir(folder).entryList({u"*.zip"_s}).first()).size() > 10'000);
    }

    void showsWhatWasSpent()
    {
        add(u"Twelve credits."_s);
        store::LedgerRow row;
        row.profile = m_world->account.profile().id;
        row.voice = VoiceId(u"aria"_s);
        row.model = ModelId(u"m1"_s);
        row.characters = 15;
        row.estimatedCredits = 15;
        const qint64 id = wait(m_world->ledger.openSent(row)).value();
        QVERIFY(wait(m_world->ledger.markDone(id, 12, u"r"_s)).has_value());
        open();
        QTRY_COMPARE(find<TextLabel>("usageTotal")->text(), u"12 credits in 1 requests"_s);
        auto *chart = find<UsageChart>("usageChart");
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_End);
        QVERIFY2(chart->spoken().endsWith(u": 12 credits"_s), qPrintable(chart->spoken()));
        QTest::keyClick(chart, Qt::Key_Left);
        m_world->prompts.folderToChoose = m_world->root;
        find<QPushButton>("usageOpenTable")->click();
        auto *save = m_panel->findChild<QPushButton *>(u"usageSave"_s);
        QVERIFY(save);
        save->click();
        save->click();
        const QStringList files = QDir(m_world->root).entryList({u"voice-studio usage*.csv"_s});
        QCOMPARE(files.size(), 2); // nothing is ever replaced
        QFile csv(m_world->root + u'/' + files.first());
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray text = csv.readAll();
        QVERIFY(text.startsWith("day,requests,characters,credits,"));
        QVERIFY(text.contains(",1,15,12,0,0\r\n"));
    }

    void anotherProfileShowsItsOwn()
    {
        add(u"Of the account."_s);
        open();
        QTRY_COMPARE(rows().size(), 2);
        m_world->profiles.use(profiles::ProfileStore::sandboxId());
        QTRY_VERIFY(empty()->isVisible());
        QCOMPARE(rows().size(), 0);
    }

    void namesEveryTabStopAndIsSmallEnough()
    {
        add(u"One."_s);
        open();
        QTRY_COMPARE(rows().size(), 2);
        const QStringList faults = accessibleFaults(m_panel.get());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        QVERIFY2(m_panel->minimumSizeHint().width() <= 890,
                 qPrintable(QString::number(m_panel->minimumSizeHint().width())));
        QVERIFY2(m_panel->minimumSizeHint().height() <= 440,
                 qPrintable(QString::number(m_panel->minimumSizeHint().height())));
    }

    void aDatabaseOfANewerVersionIsToldAndLeftAlone()
    {
        QTemporaryDir home;
        const QString path = home.filePath(u"studio.sqlite"_s);
        {
            store::Connection db;
            QVERIFY(db.open(path).has_value());
            QVERIFY(db.execute(u"CREATE TABLE of_the_future (x)"_s).has_value());
            QVERIFY(db.execute(u"PRAGMA application_id=%1"_s.arg(store::kApplicationId)).has_value());
            QVERIFY(db.execute(u"PRAGMA user_version=99"_s).has_value());
        }
        m_world = std::make_unique<SpeechWorld>(home.path());
        m_world->account.start();
        open();
        QTRY_VERIFY(empty()->isVisible());
        QStringList said;
        for (const TextLabel *label : empty()->findChildren<TextLabel *>())
            said.append(label->text());
        QVERIFY2(said.join(u' ').contains(u"newer Voice Studio"_s), qPrintable(said.join(u' ')));
        QVERIFY2(said.join(u' ').contains(u"Start the newer"_s), qPrintable(said.join(u' ')));
        m_panel.reset();
        m_world.reset();
        store::Connection db;
        QVERIFY(db.open(path).has_value());
        QCOMPARE(db.value(u"PRAGMA user_version"_s)->toInt(), 99);
        QVERIFY(db.value(u"SELECT count(*) FROM of_the_future"_s).has_value());
    }

    void csvIsSafe()
    {
        const QByteArray csv = history::usageCsv(
            u"voice"_s, {{u"=cmd|' /C calc'!A0"_s, 1, 2, 3, 0, 0}, {u"a,\"b\""_s, 1, 2, 3, 1, 4}},
            [](const QString &key) { return u"+"_s + key; });
        QVERIFY(csv.contains("\r\n'=cmd|' /C calc'!A0,'+=cmd|"));
        QVERIFY(csv.contains("\"a,\"\"b\"\"\",\"'+a,\"\"b\"\"\",1,2,3,1,4\r\n"));
    }

private:
    template <class T>
    T *find(const char *name) const
    {
        return m_panel->findChild<T *>(QString::fromLatin1(name));
    }
    ArchiveList *list() const { return find<ArchiveList>("historyList"); }
    EmptyState *empty() const { return m_panel->content()->findChild<EmptyState *>(); }
    QAction *action(const char *name) const
    {
        for (QAction *action : m_panel->panelActions()) {
            if (action->objectName() == QLatin1StringView(name))
                return action;
        }
        return nullptr;
    }
    QStringList rows() const
    {
        QStringList rows;
        for (int i = 0; i < m_panel->model()->rowCount(); ++i)
            rows.append(m_panel->model()->index(i).data().toString());
        return rows;
    }
    template <class T>
    std::optional<T> wait(JobOf<T> *job)
    {
        std::optional<Result<T>> kept;
        job->then(m_world.get() ? &m_world->profiles : nullptr,
                  [&kept](const Result<T> &result) { kept = result; });
        if (!QTest::qWaitFor([&kept] { return kept.has_value(); }, 20'000) || !*kept)
            return {};
        return **kept;
    }
    store::Take add(const QString &text, const QDateTime &madeAt = QDateTime::currentDateTimeUtc(),
                    const QString &document = {})
    {
        auto writer = m_world->vault.begin(store::newTakeId(), u"mp3"_s);
        writer->append(m_tone + text.toUtf8());
        const auto audio = wait(writer->commit()).value();
        store::Take take;
        take.id = store::newTakeId();
        take.profile = m_world->account.profile().id;
        take.voice = VoiceId(u"aria"_s);
        take.voiceName = u"Aria"_s;
        take.text = text;
        take.document = document;
        take.credits = 12;
        take.durationMs = 1000;
        take.outputFormat = u"mp3_44100_128"_s;
        take.madeAt = madeAt;
        take.audioHash = audio.hash;
        take.audioBytes = audio.bytes;
        return wait(m_world->takes.add(take)).value();
    }
    void addSession(const QString &id, const QDateTime &at, const QString &words, qint64 credits)
    {
        const QString folder = m_world->historyServices().sessions.folderOf(id);
        QVERIFY(QDir().mkpath(folder));
        evidence::SessionInfo info;
        info.state = evidence::SessionInfo::State::Ended;
        info.startedAt = at;
        info.agentName = u"Billing support"_s;
        info.firstWords = words;
        info.durationMs = 83'000;
        info.turns = 4;
        info.credits = credits;
        QVERIFY(evidence::writeSessionInfo(folder, info));
    }
    void open()
    {
        m_panel = std::make_unique<HistoryPanel>(m_world->historyServices());
        m_panel->resize(1072, 684);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->activate();
    }

    QByteArray m_tone;
    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<HistoryPanel> m_panel;
    bool m_saved = false;
};

QTEST_MAIN(HistoryPanelTest)
#include "tst_historypanel.moc"
