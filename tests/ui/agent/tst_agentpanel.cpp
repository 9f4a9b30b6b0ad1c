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
#include "ui/agent/agentsettings.h"
#include "ui/agent/chatview.h"
#include "ui/agent/composer.h"
#include "ui/agent/dialpad.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/iconbutton.h"
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
        m_panel = new AgentPanel(m_world->agentServices(*m_account), m_window.get());
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

    void lettingGoCountsWhileTheLineIsMended()
    {
        bool isSet = false;
        m_backend->setFaults("{\"agent_fault\": \"reset\", \"agent_fault_after\": 0.6, \"times\": 1}")
            ->then(this, [&isSet](const Result<net::Response> &answer) { isSet = answer.has_value(); });
        QTRY_VERIFY(isSet);
        startLive();
        LiveControl *live = m_panel->live();
        live->setPushToTalk(true);
        live->setTalking(true);
        QVERIFY(live->isTalking());
        QTRY_COMPARE_WITH_TIMEOUT(live->state(), LiveControl::State::Reconnecting, 10'000);
        live->setTalking(false);
        QVERIFY(!live->isTalking());
        QTRY_VERIFY_WITH_TIMEOUT(live->isLive(), 15'000);
        QVERIFY(!live->isTalking());
        QCOMPARE(live->stateText(), u"Hold to talk"_s);
        // What the session was told last is what the log has.
        QList<bool> told;
        for (const agent::LogEntry &entry : live->session()->log().entries()) {
            if (entry.type == "talk"_L1)
                told.append(entry.data.value("on"_L1).toBool());
        }
        QCOMPARE(told, (QList<bool>{true, false}));
        live->setPushToTalk(false);
    }

    void toolsAreAllowedOneAfterTheOther()
    {
        startLive();
        const auto asks = [this](const char *id, const QString &tool) {
            m_panel->shown()->append({.atUs = m_panel->shown()->lengthUs(),
                                      .direction = agent::LogEntry::Direction::In,
                                      .type = u"mcp_tool_call"_s,
                                      .data = {{u"type"_s, u"mcp_tool_call"_s},
                                               {u"mcp_tool_call"_s,
                                                QJsonObject{{u"tool_name"_s, tool},
                                                            {u"tool_call_id"_s, QString::fromLatin1(id)},
                                                            {u"state"_s, u"awaiting_approval"_s}}}}});
        };
        auto *banner = find<InfoBanner>("approvalBanner");
        asks("m1", u"book_room"_s);
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->accessibleName().contains(u"book_room"));
        asks("m2", u"send_mail"_s);
        QTest::qWait(50);
        QVERIFY(banner->accessibleName().contains(u"book_room")); // it is not answered yet
        emit banner->actionTriggered();
        QTRY_VERIFY(banner->accessibleName().contains(u"send_mail"));
        QVERIFY(banner->isVisible());
        banner->hide();
        emit banner->closed();
        QTRY_VERIFY(!banner->isVisible());
        QStringList answers;
        for (const agent::LogEntry &entry : m_panel->live()->session()->log().entries()) {
            if (entry.type == "mcp_tool_approval_result"_L1)
                answers.append(entry.data.value("tool_call_id"_L1).toString()
                               + (entry.data.value("is_approved"_L1).toBool() ? u" yes"_s : u" no"_s));
        }
        QCOMPARE(answers, (QStringList{u"m1 yes"_s, u"m2 no"_s}));
    }

    void telephoneKeysAreSent()
    {
        startLive();
        action("actionDialPad")->trigger();
        auto *pad = m_window->findChild<DialPad *>();
        QTRY_VERIFY(pad && pad->isVisible());
        auto *one = pad->findChild<QPushButton *>(u"dialKey0"_s);
        QTRY_VERIFY(one->hasFocus());
        QTest::keyClick(one, Qt::Key_Return);
        QTest::keyClick(one, Qt::Key_Down);
        auto *four = pad->findChild<QPushButton *>(u"dialKey3"_s);
        QVERIFY(four->hasFocus());
        QTest::keyClick(four, Qt::Key_Space);
        QTest::keyClick(four, '9');
        QTest::mouseClick(pad->findChild<QPushButton *>(u"dialKey11"_s), Qt::LeftButton);
        QCOMPARE(pad->findChild<TextLabel *>(u"dialPadPressed"_s)->text(), u"149#"_s);
        QVERIFY(accessibleFaults(m_window.get()).isEmpty());
        QString sent;
        for (const agent::LogEntry &entry : m_panel->live()->session()->log().entries()) {
            if (entry.type == "user_message"_L1
                && entry.data.value("source_medium"_L1).toString() == "dtmf"_L1)
                sent += entry.data.value("text"_L1).toString();
        }
        QCOMPARE(sent, u"149#"_s);
        // With the session goes the pad.
        m_panel->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!pad->isVisible(), 10'000);
        QVERIFY(!find<Composer>("composer")->keys()->isEnabled());
        action("actionDialPad")->trigger();
        QVERIFY(!pad->isVisible());
    }

    void agentsOfAllPagesAreThere()
    {
        AgentDirectory *directory = m_panel->directory();
        QTRY_VERIFY_WITH_TIMEOUT(directory->state() == AgentDirectory::State::Ready, 10'000);
        const qsizetype all = directory->agents().size();
        QVERIFY(all >= 3);
        const QString last = directory->agents().last().key;
        m_world->settings.set(kChosenAgent, last);
        m_backend->sendOneAPage();
        AgentDirectory paged(m_world->agentServices(*m_account));
        paged.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(paged.state() == AgentDirectory::State::Ready, 10'000);
        QCOMPARE(paged.agents().size(), all);
        QVERIFY(paged.chosen());
        QCOMPARE(paged.chosen()->key, last);
        // One that is not there is not forgotten: it may be of another profile.
        m_world->settings.set(kChosenAgent, u"service:agent_elsewhere"_s);
        AgentDirectory other(m_world->agentServices(*m_account));
        other.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(other.state() == AgentDirectory::State::Ready, 10'000);
        QVERIFY(other.chosen());
        QCOMPARE(m_world->settings.get(kChosenAgent), u"service:agent_elsewhere"_s);
    }

    void detailsAreOfTheChosenAgentOnly()
    {
        chooseBilling();
        AgentDirectory *directory = m_panel->directory();
        const QString billing = directory->chosen()->key;
        QTRY_VERIFY(directory->details().has_value());
        KnownAgent own;
        own.name = u"Somebody else's"_s;
        own.agentId = u"agent_else"_s;
        own.way = agent::AgentAddress::Way::Public;
        directory->save(own, {});
        const QString saved = directory->chosen()->key;
        QVERIFY(!directory->details());
        directory->choose(billing); // asks
        directory->choose(saved); // before the answer
        QSignalSpy told(directory, &AgentDirectory::detailsChanged);
        QTest::qWait(300);
        QVERIFY(!directory->details());
        QCOMPARE(told.size(), 0);
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
        // It goes with the agent, and is back with it.
        const KnownAgent kept = *m_panel->directory()->chosen();
        m_panel->directory()->remove(kept.key);
        const QString entry = u"agent-service/"_s + kept.key.section(u':', 1);
        std::optional<bool> isThere;
        const auto look = [this, &entry, &isThere] {
            m_world->keychain.read(entry)->then(
                this, [&isThere](const Result<Secret> &found) { isThere = found.has_value(); });
        };
        QTest::qWait(50);
        look();
        QTRY_VERIFY(isThere.has_value());
        QVERIFY(!*isThere);
        m_panel->directory()->restore(kept);
        QTest::qWait(50);
        address.reset();
        m_panel->directory()->address(this)->then(this, [&address](const Result<agent::AgentAddress> &found) {
            if (found)
                address = *found;
        });
        QTRY_VERIFY(address.has_value());
        QCOMPARE(address->headerValue.reveal(), QByteArray("not-for-any-file"));
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

    void whatNeedsNoSignatureIsOfAPublicAgent()
    {
        using Way = agent::AgentAddress::Way;
        const QList<std::pair<QString, Way>> pasted{
            {u"wss://api.elevenlabs.io/v1/convai/conversation?agent_id=agent_theirs"_s, Way::Public},
            {u"https://elevenlabs.io/app/talk-to?agent_id=agent_theirs"_s, Way::Public},
            {u"https://elevenlabs.io/app/agents/agents/agent_mine"_s, Way::WithKey},
            {u"agent_mine"_s, Way::WithKey}};
        for (const auto &[text, way] : pasted) {
            auto *dialog = new AgentDialog({}, m_window.get());
            QSignalSpy saved(dialog, &AgentDialog::saved);
            dialog->show();
            QTest::keyClick(
                dialog->findChild<QWidget *>(u"agentWay"_s)->findChildren<QAbstractButton *>().first(),
                Qt::Key_Right);
            dialog->findChild<QLineEdit *>(u"agentUrlField"_s)->setText(text);
            dialog->findChild<QPushButton *>(u"agentSave"_s)->click();
            QCOMPARE(saved.size(), 1);
            QVERIFY2(saved.first().first().value<KnownAgent>().way == way, qPrintable(text));
            delete dialog;
        }
    }
};

QTEST_MAIN(TestAgentPanel)
#include "tst_agentpanel.moc"
