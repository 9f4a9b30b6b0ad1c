// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/speech/takedescription.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/archive/archivelist.h"
#include "ui/archive/archivemodel.h"
#include "ui/speech/inspectortabs.h"
#include "ui/speech/speechpanel.h"
#include "ui/speech/speechsession.h"
#include "ui/speech/takerestore.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/toast.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;

class TakeRestoreTest final : public QObject {
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
        m_world->service.audio = m_tone;
        m_panel = std::make_unique<SpeechPanel>(m_world->services());
        m_panel->resize(1072, 684);
        m_panel->show();
        m_panel->activate();
        QTRY_VERIFY(!m_panel->session()->voices().isEmpty() && !m_panel->session()->models().isEmpty());
        QTRY_VERIFY(!script()->isReadOnly());
        QTRY_VERIFY(m_panel->session()->place().ready);
    }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void everythingIsReadFromTheReceipt()
    {
        speech::SpeechInputs inputs;
        inputs.request.voice = VoiceId(u"v9"_s);
        inputs.request.model = ModelId(u"m9"_s);
        inputs.request.text = u"As sent."_s;
        inputs.request.settings.stability = 0.25;
        inputs.request.settings.speed = 1.1;
        inputs.request.outputFormat = u"opus_48000_64"_s;
        inputs.request.languageCode = u"de"_s;
        inputs.request.seed = 7;
        inputs.request.previousText = u"Before."_s;
        inputs.request.textNormalization = u"off"_s;
        inputs.request.dictionaries = {{u"d1"_s, u"2"_s}};
        inputs.script = u"As written."_s;
        inputs.voiceName = u"Nina"_s;
        const store::Take take = speech::describeInputs(inputs);
        const SpeechChoice choice = choiceOf(take, {});
        QCOMPARE(choice.voice, inputs.request.voice);
        QCOMPARE(choice.voiceName, u"Nina"_s);
        QCOMPARE(choice.model, inputs.request.model);
        QCOMPARE(choice.settings.stability, 0.25);
        QCOMPARE(choice.settings.speed, 1.1);
        QCOMPARE(choice.outputFormat, u"opus_48000_64"_s);
        QCOMPARE(choice.language, u"de"_s);
        QCOMPARE(choice.seed, std::optional<quint32>(7));
        QCOMPARE(choice.previousText, u"Before."_s);
        QCOMPARE(choice.textNormalization, u"off"_s);
        QCOMPARE(choice.dictionaries, (QList<ChosenDictionary>{{u"d1"_s, u"2"_s, {}}}));
        QCOMPARE(scriptOf(take), u"As written."_s);
    }

    void hostileReceiptsGiveDefaults()
    {
        store::Take take;
        take.text = u"Text."_s;
        take.inputs = {{u"seed"_s, -1e300},
                       {u"voice_settings"_s, u"no"_s},
                       {u"pronunciation_dictionaries"_s, QJsonObject()},
                       {u"script"_s, 5},
                       {u"previous_text"_s, QString(100'000, u'x')}};
        const SpeechChoice choice = choiceOf(take, {});
        QVERIFY(!choice.seed.has_value());
        QVERIFY(choice.previousText.size() <= kMaxContext);
        QCOMPARE(scriptOf(take), u"Text."_s);
    }

    void bringsBackTextAndSettingsWithUndo()
    {
        const store::Take take = make(u"The first text."_s);
        SpeechChoice changed = m_panel->session()->choice();
        changed.settings.stability = 0.9;
        m_panel->session()->setChoice(changed);
        script()->setScript(u"Another text, not to be lost."_s);
        m_panel->open({{u"take"_s, take.id.value()}});
        QTRY_COMPARE(script()->script(), u"The first text."_s);
        QVERIFY(m_panel->session()->choice().settings.stability != 0.9);
        m_panel->findChild<Toast *>()->findChild<QPushButton *>(u"toastAction"_s)->click();
        QCOMPARE(script()->script(), u"Another text, not to be lost."_s);
        QCOMPARE(m_panel->session()->choice().settings.stability, 0.9);
    }

    void theTabFindsAndRestores()
    {
        (void)make(u"The harbour was quiet."_s);
        (void)make(u"Welcome back."_s);
        auto *tabs = m_panel->findChild<InspectorTabs *>();
        tabs->showHistory();
        auto *list = m_panel->findChild<ArchiveList *>(u"historyTabList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 3);
        auto *search = m_panel->findChild<SearchField *>(u"historyTabSearch"_s);
        QTest::keyClicks(search, u"harb"_s);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(script()->script(), u"The harbour was quiet."_s);
        // The same again costs nothing.
        const int before = m_world->service.speechRequests;
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->findChild<CostButton *>(u"generate"_s)->label(), u"Play"_s,
                                  10'000);
        m_panel->generate();
        QCOMPARE(m_world->service.speechRequests, before);
    }

    void aTakeThatIsGoneIsTold()
    {
        script()->setScript(u"Kept."_s);
        m_panel->open({{u"take"_s, u"no such take"_s}});
        QTRY_VERIFY(m_panel->findChild<Toast *>());
        QCOMPARE(script()->script(), u"Kept."_s);
    }

    void takesDeletedElsewhereLeaveTheShelf()
    {
        const store::Take take = make(u"Going."_s);
        auto *strip = m_panel->findChild<TakeStrip *>();
        QCOMPARE(strip->takes().size(), 1);
        m_panel->dropTakes({take.id.value()});
        QCOMPARE(strip->takes().size(), 0);
        QVERIFY(!m_panel->playback()->about().has_value());
    }

private:
    ScriptEdit *script() const { return m_panel->findChild<ScriptEdit *>(u"script"_s); }
    store::Take make(const QString &text)
    {
        m_panel->setScript(text);
        [&] { QTRY_VERIFY(m_panel->session()->verdict().isReady()); }();
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        m_panel->generate();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000); }();
        std::optional<store::Take> made;
        m_world->takes.recent()->then(&m_world->profiles, [&made](const Result<QList<store::Take>> &takes) {
            made = takes.value().value(0);
        });
        [&] { QTRY_VERIFY(made.has_value()); }();
        return *made;
    }

    QByteArray m_tone;
    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<SpeechPanel> m_panel;
};

QTEST_MAIN(TakeRestoreTest)
#include "tst_takerestore.moc"
