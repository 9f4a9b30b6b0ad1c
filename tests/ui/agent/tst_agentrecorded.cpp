// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/duplex/virtualsoundpath.h"
#include "core/evidence/bundlefile.h"
#include "tests/ui/agent/sandboxbackend.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/agent/agentdirectory.h"
#include "ui/agent/agentpanel.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/sessionlist.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/variants.h"
#include "ui/widgets/playbacksource.h"

#include <QAction>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;
using Kind = studio::ui::ShownSession::Kind;

/// A conversation of the window's, from its first sound to its report: recorded as it is held.
class TestAgentRecorded final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<SandboxBackend> m_backend;
    std::unique_ptr<account::Account> m_account;
    std::unique_ptr<QWidget> m_window;
    AgentPanel *m_panel = nullptr;

    template <class T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    QAction *action(const char *name) const { return find<QAction>(name); }
    bool saw(const QString &type) const
    {
        const QList<agent::LogEntry> log = m_panel->shown()->log().entries();
        return std::any_of(log.begin(), log.end(), [&type](const auto &entry) { return entry.type == type; });
    }
    QString saveAs(const QString &name)
    {
        const QString path = m_world->temporary.filePath(name + u".zip"_s);
        action("actionSaveReport")->trigger();
        [this] { QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("reportSheet"), 10'000); }();
        m_world->prompts.folderToChoose = m_world->temporary.path();
        QTest::mouseClick(find<QPushButton>("reportFolder"), Qt::LeftButton);
        find<QLineEdit>("reportName")->setText(name);
        QTest::keyClick(find<QLineEdit>("reportName"), Qt::Key_Return);
        [path] { QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 10'000); }();
        [this] { QTRY_VERIFY(!find<QWidget>("reportSheet")); }();
        return path;
    }

private slots:
    void initTestCase() { setupAppearance(); }

    void isRecordedReplayedAndReported()
    {
        m_world = std::make_unique<SpeechWorld>();
        m_backend = std::make_unique<SandboxBackend>();
        m_account = std::make_unique<account::Account>(m_world->profiles, *m_backend, m_world->cache);
        m_account->start();
        m_window = std::make_unique<QWidget>();
        m_window->resize(1072, 684);
        m_panel = new AgentPanel(m_world->agentServices(*m_account), m_window.get());
        m_panel->resize(m_window->size());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_panel->activate();
        AgentDirectory *directory = m_panel->directory();
        QTRY_VERIFY_WITH_TIMEOUT(directory->state() == AgentDirectory::State::Ready, 10'000);
        for (const KnownAgent &agent : directory->agents()) {
            if (agent.agentId == "agent_billing"_L1)
                directory->choose(agent.key);
        }
        action("actionStartSession")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(saw(u"sound.first"_s), 20'000);
        QTest::qWait(300);

        // A report of one that goes on is one of what there is.
        const auto live = evidence::BundleReader::open(saveAs(u"live"_s));
        QVERIFY(live);
        QVERIFY(live->has(u"sound.wav"_s));
        QVERIFY(live->read(u"report.html"_s, 1 << 24, {})->contains("Northwind support"));
        QVERIFY(m_panel->live()->isLive());

        // Its sound comes with the end.
        action("actionEndSession")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->shown()->kind(), Kind::Ended, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("replayStrip")->isVisible(), 10'000);
        QTRY_VERIFY(m_panel->playback()->durationSeconds() > 0.2);
        m_panel->shown()->requestPlay(100'000, 400'000);
        QTRY_VERIFY(m_panel->shown()->position().value_or(0) > 100'000);
        const auto ended = evidence::BundleReader::open(saveAs(u"ended"_s));
        QVERIFY(ended);
        QVERIFY(ended->read(u"events.jsonl"_s, 1 << 24, {})->contains("session.end"));

        // And it is among the recent ones.
        m_panel->shown()->clear();
        auto *list = find<SessionList>("sessionList");
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, 10'000);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->shown()->kind(), Kind::Replay, 10'000);
    }

    void cleanup()
    {
        m_window.reset();
        m_account.reset();
        m_backend.reset();
        m_world.reset();
    }
};

QTEST_MAIN(TestAgentRecorded)
#include "tst_agentrecorded.moc"
