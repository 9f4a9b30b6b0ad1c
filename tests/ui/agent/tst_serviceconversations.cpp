// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agent/agentsession.h"
#include "core/duplex/virtualsoundpath.h"
#include "core/net/nettransport.h"
#include "core/sandbox/sandboxserver.h"
#include "tests/ui/speech/accessiblewalk.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/agent/agentpanel.h"
#include "ui/agent/conversationlist.h"
#include "ui/agent/serviceconversations.h"
#include "ui/agent/servicedetails.h"
#include "ui/agent/servicefilters.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/playbacksource.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;
using Kind = studio::ui::ShownSession::Kind;

namespace {

/// The built-in service, which keeps what was said to its agents.
class KeepingService final : public account::BackendFactory {
public:
    KeepingService() { m_running = m_server.start().has_value(); }

    JobOf<account::Backend> *open(const profiles::Profile &) override
    {
        Q_ASSERT(m_running);
        return readyJob<account::Backend>(account::Backend{&m_transport, dialect()});
    }
    JobOf<account::Backend> *openWithKey(const profiles::Profile &profile, const Secret &) override
    {
        return open(profile);
    }
    /// Talks to the billing agent and hangs up.
    bool talk(const QString &words, bool spoken)
    {
        duplex::VirtualSoundPath path;
        agent::AgentSession session(m_transport, dialect());
        agent::SessionRequest request;
        request.address.agentId = u"agent_billing"_s;
        request.overrides.textOnly = !spoken;
        const auto answers = [&session] {
            return std::count_if(session.conversation().items().cbegin(),
                                 session.conversation().items().cend(),
                                 [](const agent::ConversationItem &item) {
                                     return item.kind == agent::ConversationItem::Kind::Agent;
                                 });
        };
        session.start(request, spoken ? &path : nullptr);
        if (!QTest::qWaitFor(
                [&] { return session.state() == agent::AgentSession::State::Live && answers() > 0; }, 15'000))
            return false;
        if (!session.sendText(words) || !QTest::qWaitFor([&] { return answers() > 1; }, 15'000))
            return false;
        session.end();
        return QTest::qWaitFor([&] { return session.state() == agent::AgentSession::State::Ended; }, 15'000);
    }

private:
    [[nodiscard]] api::Dialect dialect() const
    {
        return api::Dialect::sandbox(m_server.baseUrl(), m_server.apiKey());
    }

    sandbox::SandboxServer m_server;
    net::NetTransport m_transport;
    bool m_running = false;
};

} // namespace

/// What the service remembers of conversations: found, opened, heard.
class TestServiceConversations final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<KeepingService> m_service;
    std::unique_ptr<account::Account> m_account;
    std::unique_ptr<QWidget> m_window;
    AgentPanel *m_panel = nullptr;
    ServiceConversations *m_feature = nullptr;

    void show()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(1072, 748);
        m_panel = new AgentPanel(m_world->agentServices(*m_account), m_window.get());
        m_panel->resize(m_window->size());
        m_feature = m_panel->findChild<ServiceConversations *>();
        QVERIFY(m_feature);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_panel->activate();
    }
    int rows() const { return m_feature->list()->model()->rowCount(); }

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_world = std::make_unique<SpeechWorld>();
        m_service = std::make_unique<KeepingService>();
        m_account = std::make_unique<account::Account>(m_world->profiles, *m_service, m_world->cache);
        m_account->start();
    }
    void cleanup()
    {
        m_window.reset();
        m_account.reset();
        m_service.reset();
        m_world.reset();
    }

    void saysThatThereIsNothing()
    {
        show();
        const auto says = [this](const QString &text) {
            const QList<TextLabel *> labels = m_window->findChildren<TextLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [&text](const TextLabel *label) {
                return label->isVisible() && label->text() == text;
            });
        };
        QTRY_VERIFY(says(u"No conversations yet"_s));
        QCOMPARE(rows(), 0);
    }

    void findsByWordsAndFilters()
    {
        QVERIFY(m_service->talk(u"I was charged twice for my order"_s, false));
        QVERIFY(m_service->talk(u"Please send the invoice by email"_s, false));
        show();
        QTRY_COMPARE(rows(), 2);
        auto *search = m_window->findChild<QLineEdit *>(u"conversationSearch"_s);
        search->setFocus();
        QTest::keyClicks(search, u"invoice"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(rows(), 1);
        const QString row = m_feature->list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(row.contains("invoice"_L1, Qt::CaseInsensitive), qPrintable(row));
        search->setText(u"zebra"_s);
        QTRY_COMPARE(rows(), 0);
        search->clear();
        QTRY_COMPARE(rows(), 2);
        auto *ages = m_window->findChild<QComboBox *>(u"conversationAge"_s);
        ages->setCurrentIndex(1); // today
        QTest::qWait(0);
        QTRY_COMPARE(rows(), 2);
        m_feature->filters()->clear();
        QVERIFY(m_feature->filters()->isOpen());
    }

    void opensAsAReplay()
    {
        QVERIFY(m_service->talk(u"I was charged twice for my order"_s, true));
        show();
        QTRY_COMPARE(rows(), 1);
        QVERIFY(!m_feature->details()->isVisible());
        QList<agent::LogEntry> made;
        m_feature->setScenarioMaker([&made](const QList<agent::LogEntry> &log) { made = log; });
        ConversationList *list = m_feature->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(m_panel->shown()->kind(), Kind::Replay);
        QTRY_VERIFY(m_feature->details()->isVisible());
        const QList<agent::ConversationItem> items = m_panel->shown()->conversation().items();
        QVERIFY(std::any_of(items.cbegin(), items.cend(), [](const agent::ConversationItem &item) {
            return item.kind == agent::ConversationItem::Kind::User && item.text.contains("charged twice"_L1);
        }));
        QVERIFY(m_panel->shown()->timings().turns().isEmpty()); // nothing is timed from whole seconds
        // Its recording comes after it.
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->playback() && m_panel->playback()->durationSeconds() > 0.5, 15'000);
        auto *scenario = m_window->findChild<QPushButton *>(u"scenarioFromService"_s);
        QVERIFY(scenario->isVisible());
        scenario->click();
        QCOMPARE(made, m_panel->shown()->log().entries());
        m_panel->shown()->clear();
        QVERIFY(!m_feature->details()->isVisible());
        QTRY_COMPARE(rows(), 1);
    }

    void everythingHasANameAndARole()
    {
        QVERIFY(m_service->talk(u"Hello"_s, false));
        show();
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(accessibleFaults(m_window.get()), QStringList());
    }
};

QTEST_MAIN(TestServiceConversations)
#include "tst_serviceconversations.moc"
