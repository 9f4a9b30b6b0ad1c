// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/agent/sandboxbackend.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/agent/agentbar.h"
#include "ui/agent/agentdialog.h"
#include "ui/agent/agentdirectory.h"
#include "ui/agent/agentoptions.h"
#include "ui/agent/agentpanel.h"
#include "ui/agent/chatview.h"
#include "ui/agent/composer.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/variants.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/infobanner.h"

#include <QAction>
#include <QDir>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;

/// The panel over the sandbox's agents, in text only: what is said and heard is tested by the journey.
class TestAgentPanel final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<SandboxBackend> m_backend;
    std::unique_ptr<account::Account> m_account;
    std::unique_ptr<QWidget> m_window;
    AgentPanel *m_panel = nullptr;
    bool m_asks = false; ///< The tools of the next session.

    AgentServices services()
    {
        const AgentServices usual = m_world->agentServices();
        return {.account = *m_account,
                .previews = usual.previews,
                .engine = usual.engine,
                .player = usual.player,
                .takes = usual.takes,
                .drafts = usual.drafts,
                .vault = usual.vault,
                .keychain = usual.keychain,
                .settings = usual.settings,
                .prompts = usual.prompts,
                .jobs = usual.jobs,
                .spending = usual.spending,
                .clock = usual.clock,
                .dirs = usual.dirs,
                .makeSound = usual.makeSound};
    }
    template <class T>
    T *find(const char *name) const
    {
        return m_panel->findChild<T *>(QString::fromLatin1(name));
    }
    QAction *action(const char *name) const { return find<QAction>(name); }
    QString chatText() const
    {
        const auto *chat = find<ChatView>("chatView")->chat();
        QStringList lines;
        for (int row = 0; row < chat->rowCount(); ++row)
            lines.append(chat->index(row).data(Qt::AccessibleTextRole).toString());
        return lines.join(u'\n');
    }
    /// Chooses the billing agent and makes its next session one of text.
    void chooseBilling()
    {
        AgentDirectory *directory = m_panel->directory();
        QTRY_VERIFY_WITH_TIMEOUT(directory->state() == AgentDirectory::State::Ready, 10'000);
        QString key;
        for (const KnownAgent &agent : directory->agents()) {
            if (agent.agentId == "agent_billing"_L1)
                key = agent.key;
        }
        QVERIFY(!key.isEmpty());
        directory->choose(key);
        auto *options = m_panel->findChild<AgentOptionsStore *>();
        AgentOptions textOnly = options->of(key);
        textOnly.overrides.textOnly = true;
        for (agent::ToolRule &rule : textOnly.rules) {
            if (m_asks)
                rule.way = agent::ToolRule::Way::Ask;
        }
        options->set(key, textOnly);
    }
    void startLive()
    {
        chooseBilling();
        action("actionStartSession")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->live()->isLive(), 10'000);
    }

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_world = std::make_unique<SpeechWorld>();
        m_backend = std::make_unique<SandboxBackend>();
        m_account = std::make_unique<account::Account>(m_world->profiles, *m_backend, m_world->cache);
        m_account->start();
        m_window = std::make_unique<QWidget>();
        m_window->resize(1072, 748);
        m_panel = new AgentPanel(services(), m_window.get());
        m_panel->resize(m_window->size());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_panel->activate();
    }
    void cleanup()
    {
        m_asks = false;
        m_window.reset();
        m_account.reset();
        m_backend.reset();
        m_world.reset();
    }

    void theServicesAgentsAreOffered()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->directory()->agents().size() >= 3, 10'000);
        QVERIFY(m_panel->directory()->chosen());
        QTest::mouseClick(find<QAbstractButton>("agentChip"), Qt::LeftButton);
        auto *list = m_window->findChild<QListView *>(u"agentList"_s);
        QTRY_VERIFY(list && list->isVisible());
        auto *search = m_window->findChild<QLineEdit *>(u"agentSearch"_s);
        QTest::keyClicks(search, u"book"_s);
        QCOMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY(m_panel->directory()->chosen()->name.contains(u"ook"_s));
    }

    void typingIsATurn()
    {
        startLive();
        QCOMPARE(find<Badge>("sessionBadge")->kind(), Badge::Kind::Live);
        QCOMPARE(find<AgentBar>("agentBar")->action(), AgentBar::Action::End);
        QTRY_VERIFY_WITH_TIMEOUT(chatText().contains(u"Agent,"_s), 10'000);
        action("actionMessageField")->trigger();
        auto *field = find<QLineEdit>("messageField");
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"I was charged twice for order 48213"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(chatText().contains(u"typed: I was charged twice"_s), 10'000);
        QVERIFY(field->text().isEmpty());
        // The context field does not take a turn.
        action("actionContextField")->trigger();
        auto *context = find<QLineEdit>("contextField");
        QVERIFY(context->hasFocus());
        QTest::keyClicks(context, u"Customer tier: Gold"_s);
        QTest::keyClick(context, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(chatText().contains(u"Context sent: “Customer tier: Gold”"_s), 10'000);
        QVERIFY(accessibleFaults(m_window.get()).isEmpty());
    }

    void aToolIsAnsweredByItsRule()
    {
        startLive();
        auto *field = find<QLineEdit>("messageField");
        QTest::keyClicks(field, u"I was charged twice for order 48213"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY2_WITH_TIMEOUT(chatText().contains(u"2 charges, 1 duplicate"_s), qPrintable(chatText()),
                                  10'000);
        QVERIFY(!find<QPlainTextEdit>("askAnswer")->isVisible());
    }

    void aToolAsksAndIsAnswered()
    {
        m_asks = true;
        startLive();
        auto *field = find<QLineEdit>("messageField");
        QTest::keyClicks(field, u"I was charged twice for order 48213"_s);
        QTest::keyClick(field, Qt::Key_Return);
        auto *answer = find<QPlainTextEdit>("askAnswer");
        QTRY_VERIFY_WITH_TIMEOUT(answer->isVisible(), 10'000);
        answer->setPlainText(u"{\"charges\": 2, \"duplicate\": true}"_s);
        find<QPushButton>("askSend")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!answer->isVisible(), 10'000);
        QTRY_VERIFY2_WITH_TIMEOUT(chatText().contains(u"OK"_s), qPrintable(chatText()), 10'000);
    }

    void aKeyTalksWhileItIsHeld()
    {
        QKeyEvent down(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier, u" "_s);
        QVERIFY(!m_panel->handlePlainKey(u"keyTalk"_s, down)); // nobody listens
        startLive();
        const bool before = m_panel->live()->isPushToTalk();
        QVERIFY(m_panel->handlePlainKey(u"keyTalk"_s, down));
        QVERIFY(m_panel->live()->isTalking());
        // The release may reach anything.
        QTest::keyRelease(find<QLineEdit>("contextField"), Qt::Key_Space);
        QVERIFY(!m_panel->live()->isTalking());
        QCOMPARE(m_panel->live()->isPushToTalk(), before);
        action("actionMute")->trigger();
        QTRY_VERIFY(m_panel->live()->isMuted());
        QCOMPARE(find<Composer>("composer")->stateText(), u"Muted"_s);
        action("actionMute")->trigger();
        QTRY_VERIFY(!m_panel->live()->isMuted());
    }

    void anEndedSessionStaysAndIsKept()
    {
        startLive();
        QSignalSpy idle(m_panel, &Panel::becameIdle);
        QVERIFY(m_panel->isBusy());
        // Esc does not hang up.
        QTest::keyClick(find<ChatView>("chatView"), Qt::Key_Escape);
        QVERIFY(m_panel->isBusy());
        action("actionEndSession")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        QCOMPARE(idle.size(), 1);
        QCOMPARE(m_panel->shown()->kind(), ShownSession::Kind::Ended);
        QVERIFY(find<ChatView>("chatView")->hasFocus());
        QVERIFY(find<InfoBanner>("sessionBanner")->isVisible());
        QCOMPARE(find<AgentBar>("agentBar")->action(), AgentBar::Action::Again);
        QVERIFY(!find<QLineEdit>("messageField")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(
            QDir(m_world->root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty(), false, 5000);
        // One click starts again.
        find<QPushButton>("sessionButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->live()->isLive(), 10'000);
        m_panel->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!m_panel->isBusy(), 10'000);
        QTest::keyClick(find<ChatView>("chatView"), Qt::Key_Escape);
        QCOMPARE(m_panel->shown()->kind(), ShownSession::Kind::None);
    }

    void anAgentThatIsNotThereIsSaidSo()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->directory()->state() == AgentDirectory::State::Ready, 10'000);
        KnownAgent missing;
        missing.name = u"Nobody"_s;
        missing.agentId = u"agent_nobody"_s;
        m_panel->directory()->save(missing, {});
        QSignalSpy ended(m_panel->live(), &LiveControl::ended);
        action("actionStartSession")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 15'000);
        QVERIFY(m_panel->live()->problem());
        QCOMPARE(find<InfoBanner>("sessionBanner")->kind(), NoticeKind::Error);
        QCOMPARE(find<AgentBar>("agentBar")->action(), AgentBar::Action::Again);
    }

    void aHeadersValueGoesToTheKeyring()
    {
        KnownAgent own;
        own.name = u"Behind our service"_s;
        own.way = agent::AgentAddress::Way::SignedUrlService;
        own.serviceUrl = QUrl(u"https://example.com/signed"_s);
        own.headerName = "X-Token";
        m_panel->directory()->save(own, Secret("not-for-any-file"));
        QTRY_VERIFY(m_panel->directory()->chosen() && m_panel->directory()->chosen()->hasHeader);
        std::optional<agent::AgentAddress> address;
        m_panel->directory()->address(this)->then(this, [&address](const Result<agent::AgentAddress> &found) {
            if (found)
                address = *found;
        });
        QTRY_VERIFY(address.has_value());
        QCOMPARE(address->headerValue.reveal(), QByteArray("not-for-any-file"));
        QVERIFY(m_world->settings.save());
        QFile file(m_world->settings.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("not-for-any-file"));
    }

    void aSignedUrlIsUsedOnceAndKeptNowhere()
    {
        auto *dialog = new AgentDialog({}, m_window.get());
        QSignalSpy pasted(dialog, &AgentDialog::pasted);
        QSignalSpy saved(dialog, &AgentDialog::saved);
        dialog->show();
        auto *url = dialog->findChild<QLineEdit *>(u"agentUrlField"_s);
        const QString secret =
            u"wss://api.elevenlabs.io/v1/convai/conversation?agent_id=agent_x&conversation_signature=cvtkn_secret"_s;
        // A signed URL where an id belongs is told, not taken.
        dialog->findChild<QLineEdit *>(u"agentIdField"_s)->setText(secret);
        dialog->findChild<QPushButton *>(u"agentSave"_s)->click();
        QCOMPARE(saved.size(), 0);
        QVERIFY(dialog->findChild<QWidget *>(u"agentProblem"_s)->isVisible());
        QTest::keyClick(
            dialog->findChild<QWidget *>(u"agentWay"_s)->findChildren<QAbstractButton *>().first(),
            Qt::Key_Right);
        QVERIFY(url->echoMode() != QLineEdit::Normal);
        url->setText(secret);
        dialog->findChild<QPushButton *>(u"agentSave"_s)->click();
        QCOMPARE(pasted.size(), 1);
        QVERIFY(url->text().isEmpty());
        QVERIFY(!m_world->settings.value(u"agent/saved"_s).toByteArray().contains("cvtkn_secret"));
    }
};

QTEST_MAIN(TestAgentPanel)
#include "tst_agentpanel.moc"
