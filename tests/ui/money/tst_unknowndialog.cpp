// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/unknownoutcomes.h"
#include "tests/core/speech/speechfixture.h"
#include "ui/money/unknowndialog.h"
#include "ui/money/unknownmodel.h"
#include "ui/theme/variants.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::history;
using namespace studio::ui;

class UnknownDialogTest final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_world = std::make_unique<speech::SpeechFixture>();
        QVERIFY(m_world->started && m_world->opened);
        m_outcomes = std::make_unique<UnknownOutcomes>(
            AdoptionStores{m_world->takes, m_world->vault, m_world->ledger}, m_world->table);
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 600);
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_outcomes.reset();
        m_world.reset();
    }

    void listsWhatIsNotFoundAndLetsItBeSettled()
    {
        const qint64 id = addUnknown(u"Never arrived."_s);
        m_outcomes->setPlace(place());
        UnknownDialog::open(m_window.get(), *m_outcomes);
        auto *dialog = m_window->findChild<UnknownDialog *>();
        QVERIFY(dialog);
        QAbstractItemModelTester tester(list()->model());
        m_outcomes->refresh();
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        QTRY_COMPARE(m_outcomes->list().value(0).state, UnknownOutcome::State::NotFound);
        const QString told = list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(told.startsWith(u"Never arrived."_s), qPrintable(told));
        QVERIFY(told.contains(u"14 credits"_s));
        QVERIFY(button("unknownLookUp")->isEnabled());
        QVERIFY(!button("unknownAdopt")->isVisible());
        QTest::keyClick(button("unknownFree"), Qt::Key_Return);
        QTRY_COMPARE(list()->model()->rowCount(), 0);
        QCOMPARE(m_world->wait(m_world->table.byId(id)).value()->state, store::LedgerState::Refused);
        UnknownDialog::open(m_window.get(), *m_outcomes); // one is enough
        QCOMPARE(m_window->findChildren<UnknownDialog *>().size(), 1);
    }

    void aChoiceIsMadeByKeyboard()
    {
        const speech::SpeechInputs inputs = m_world->inputs(u"Twins."_s);
        for (int i = 0; i < 2; ++i) // made elsewhere, twice
            QVERIFY(m_world->wait(m_world->speech().convertWithTimestamps(inputs.request)).has_value());
        addUnknown(u"Twins."_s, inputs.request.voice, inputs.request.model);
        UnknownDialog::open(m_window.get(), *m_outcomes);
        m_outcomes->setPlace(place());
        m_outcomes->refresh();
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        QSignalSpy adopted(m_outcomes.get(), &UnknownOutcomes::adopted);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down);
        QVERIFY(button("unknownAdopt")->isVisible());
        QTest::keyClick(list(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(adopted.size(), 1, 20'000);
        QTRY_COMPARE(list()->model()->rowCount(), 0);
        QCOMPARE(m_world->takeCount(), 1);
    }

private:
    QListView *list() { return m_window->findChild<QListView *>(u"unknownList"_s); }
    QPushButton *button(const char *name)
    {
        return m_window->findChild<QPushButton *>(QString::fromLatin1(name));
    }
    UnknownOutcomes::Place place()
    {
        const api::Dialect dialect = m_world->speech().dialect();
        return {ProfileId(), dialect.hostId(), true, api::HistoryApi(*m_world->transport, dialect)};
    }
    qint64 addUnknown(const QString &text, const VoiceId &voice = VoiceId(u"v"_s), const ModelId &model = {})
    {
        store::LedgerRow row;
        row.host = m_world->speech().dialect().hostId();
        row.service = u"speech"_s;
        row.voice = voice;
        row.model = model;
        row.text = text;
        row.estimatedCredits = 14;
        const qint64 id = m_world->wait(m_world->ledger.openSent(row)).value_or(0);
        (void)m_world->wait(m_world->ledger.markUnknown(id, u"network"_s));
        return id;
    }

    std::unique_ptr<speech::SpeechFixture> m_world;
    std::unique_ptr<UnknownOutcomes> m_outcomes;
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(UnknownDialogTest)
#include "tst_unknowndialog.moc"
