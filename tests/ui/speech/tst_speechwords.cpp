// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/speech/speechworld.h"
#include "ui/editing/rulesdialog.h"
#include "ui/speech/presets.h"
#include "ui/speech/speechpanel.h"
#include "ui/speech/speechsession.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>

#include <memory>

using namespace studio;
using namespace studio::ui;
using namespace studio::tests;
using namespace Qt::StringLiterals;

/// What the words of a script become on their way to the service, in the panel.
class TestSpeechWords final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<SpeechPanel> m_panel;
    QByteArray m_tone;

    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_panel->window()->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] ScriptEdit *script() const { return find<ScriptEdit>("script"); }
    [[nodiscard]] QAction *action(const char *name) const
    {
        for (QAction *candidate : m_panel->panelActions()) {
            if (candidate->objectName() == QLatin1StringView(name))
                return candidate;
        }
        return nullptr;
    }
    [[nodiscard]] QJsonObject sentBody() const
    {
        return QJsonDocument::fromJson(m_world->service.lastBody).object();
    }
    void open(const QString &text, const QString &model = {})
    {
        m_world->account.start();
        m_world->useAccount();
        m_world->service.audio = m_tone;
        m_panel = std::make_unique<SpeechPanel>(m_world->services());
        m_panel->resize(1072, 684);
        m_panel->show();
        m_panel->activate();
        QTRY_VERIFY(!m_panel->session()->models().isEmpty() && !m_panel->session()->voices().isEmpty());
        QTRY_VERIFY(!script()->isReadOnly());
        QTRY_VERIFY(m_panel->session()->place().ready);
        if (!model.isEmpty())
            m_panel->session()->setModel(ModelId(model));
        m_panel->setScript(text);
        QTRY_VERIFY(m_panel->session()->verdict().isReady());
    }
    void make()
    {
        const int before = m_world->service.speechRequests;
        QSignalSpy ended(m_panel.get(), &SpeechPanel::generationFinished);
        m_panel->generate();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        QCOMPARE(m_world->service.speechRequests, before + 1);
    }

private slots:
    void initTestCase()
    {
        setupAppearance();
        m_tone = toneMp3(1.0);
    }
    void init() { m_world = std::make_unique<SpeechWorld>(); }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void sendsWhatTheModelTakes()
    {
        open(u"[whispers] Stay close. [pause 0.6s] Go."_s);
        QVERIFY(find<TextLabel>("reason")->text().contains(u"no audio tags"_s));
        make();
        QCOMPARE(sentBody().value(u"text").toString(), u"Stay close. <break time=\"0.6s\" /> Go."_s);
        QVERIFY(!find<QWidget>("insertTag")->isVisible());
    }

    void insertsPausesAndFindsWords()
    {
        open(u"One two"_s);
        script()->moveCursor(QTextCursor::End);
        action("actionPause")->trigger();
        QCOMPARE(script()->script(), u"One two [pause 0.6s] "_s);
        action("actionFind")->trigger();
        QVERIFY(find<QWidget>("findBar")->isVisible());
        QVERIFY(find<QLineEdit>("findText")->hasFocus() || !m_panel->isActiveWindow());
    }

    void rulesChangeWhatIsSentAndSurvive()
    {
        open(u"We use SQL here."_s);
        action("actionRules")->trigger();
        auto *dialog = find<RulesDialog>("rulesDialog");
        QVERIFY(dialog);
        dialog->findChild<QAbstractButton *>(u"ruleAdd"_s)->click();
        auto *pattern = dialog->findChild<QLineEdit *>(u"rulePattern"_s);
        auto *alias = dialog->findChild<QLineEdit *>(u"ruleAlias"_s);
        QTest::keyClicks(pattern, u"SQL"_s);
        QTest::keyClicks(alias, u"sequel"_s);
        QTRY_COMPARE(m_panel->session()->inputs().request.text, u"We use sequel here."_s);
        dialog->dismiss();
        make();
        QCOMPARE(sentBody().value(u"text").toString(), u"We use sequel here."_s);
        m_panel->saveState();
        m_panel.reset();
        m_panel = std::make_unique<SpeechPanel>(m_world->services());
        m_panel->activate();
        QTRY_COMPARE(m_panel->session()->rules().size(), 1u);
        QTRY_COMPARE(m_panel->session()->inputs().request.text, u"We use sequel here."_s);
    }

    void oneRuleIsHeardForItsPrice()
    {
        open(u"Nothing to do with it."_s);
        action("actionRules")->trigger();
        auto *dialog = find<RulesDialog>("rulesDialog");
        dialog->findChild<QAbstractButton *>(u"ruleAdd"_s)->click();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"rulePattern"_s), u"gif"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"ruleAlias"_s), u"jiff"_s);
        auto *test = dialog->findChild<QLineEdit *>(u"ruleTest"_s);
        test->setText(u"a gif"_s);
        QCOMPARE(dialog->findChild<TextLabel *>(u"ruleSent"_s)->text(), u"Sent as: a jiff"_s);
        auto *play = dialog->findChild<CostButton *>(u"rulePlay"_s);
        QCOMPARE(play->cost(), u"6 credits"_s);
        play->click();
        QTRY_COMPARE(m_world->service.speechRequests, 1);
        QCOMPARE(sentBody().value(u"text").toString(), u"a jiff"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_world->previewPlayer.state(), audio::Player::State::Playing, 20'000);
        QTRY_COMPARE(play->state(), CostButton::State::Ready);
        // The same again costs nothing.
        play->click();
        QTest::qWait(100);
        QCOMPARE(m_world->service.speechRequests, 1);
        // It is no take of the script.
        QCOMPARE(m_panel->session()->text(), u"Nothing to do with it."_s);
    }

    void rareSettingsAreSentAndKept()
    {
        open(u"Hello there."_s, u"eleven_flash_v2_5"_s);
        auto *fold = find<QPushButton>("moreSettings");
        auto *seed = find<QLineEdit>("seed");
        QVERIFY(!seed->isVisible());
        fold->click();
        QVERIFY(seed->isVisible());
        const QByteArray before = speech::requestKeyOf(m_panel->session()->inputs());
        QTest::keyClicks(seed, u"4294967296"_s);
        QVERIFY(!seed->accessibleDescription().isEmpty());
        QCOMPARE(m_panel->session()->choice().seed, std::optional<quint32>(429496729u));
        seed->clear();
        QTest::keyClicks(seed, u"42"_s);
        QVERIFY(seed->accessibleDescription().isEmpty());
        find<Segmented>("normalization")->setCurrentIndex(2);
        QTest::keyClicks(find<QLineEdit>("previousText"), u"He said:"_s);
        QTest::keyClicks(find<QLineEdit>("nextText"), u"And left."_s);
        QVERIFY(speech::requestKeyOf(m_panel->session()->inputs()) != before);
        make();
        const QJsonObject body = sentBody();
        QCOMPARE(body.value(u"seed").toInt(), 42);
        QCOMPARE(body.value(u"apply_text_normalization").toString(), u"off"_s);
        QCOMPARE(body.value(u"previous_text").toString(), u"He said:"_s);
        QCOMPARE(body.value(u"next_text").toString(), u"And left."_s);
    }

    void dictionariesAreChosenInAVersion()
    {
        open(u"Hello there."_s);
        m_world->service.dictionaries = "{\"pronunciation_dictionaries\":[{\"id\":\"d1\",\"name\":\"Names\","
                                        "\"latest_version_id\":\"v7\",\"latest_version_rules_num\":3}],"
                                        "\"has_more\":false}";
        find<QPushButton>("moreSettings")->click();
        find<QPushButton>("chooseDictionaries")->click();
        QTRY_VERIFY(find<QMenu>("dictionaryMenu"));
        auto *entry = find<QMenu>("dictionaryMenu")->findChild<QAction *>(u"d1"_s);
        QVERIFY(entry);
        QVERIFY(entry->text().startsWith(u"Names"_s));
        entry->trigger();
        find<QMenu>("dictionaryMenu")->close();
        QCOMPARE(find<TextLabel>("dictionaryNames")->text(), u"Names"_s);
        make();
        const QJsonObject locator =
            sentBody().value(u"pronunciation_dictionary_locators").toArray().first().toObject();
        QCOMPARE(locator.value(u"pronunciation_dictionary_id").toString(), u"d1"_s);
        QCOMPARE(locator.value(u"version_id").toString(), u"v7"_s);
    }

    void presetsKeepSettingsUnderAName()
    {
        open(u"Hello there."_s);
        api::VoiceSettings calm = m_panel->session()->choice().settings;
        calm.stability = 0.9;
        m_panel->session()->setSettings(calm);
        action("actionSavePreset")->trigger();
        auto *name = find<QLineEdit>("presetNameField");
        QVERIFY(name);
        QTest::keyClicks(name, u"Calm"_s);
        QTest::keyClick(name, Qt::Key_Return);
        auto *presets = m_panel->findChild<Presets *>();
        QCOMPARE(presets->presets().size(), 1);
        m_panel->session()->setSettings({});
        m_panel->session()->setModel(ModelId(u"eleven_flash_v2_5"_s));
        const VoiceId voice = m_panel->session()->choice().voice;
        const QString id = presets->presets().first().id;
        presets->apply(id);
        QCOMPARE(m_panel->session()->choice().settings.stability, 0.9);
        QCOMPARE(m_panel->session()->choice().model.value(), u"eleven_multilingual_v2"_s);
        QCOMPARE(m_panel->session()->choice().voice, voice);
        presets->rename(id, u"Very calm"_s);
        presets->remove(id);
        QVERIFY(presets->presets().isEmpty());
        auto *toast = qobject_cast<Toast *>(OverlayHost::of(m_panel.get())->toast());
        QVERIFY(toast);
        emit toast->actionTriggered();
        QCOMPARE(presets->presets().size(), 1);
        QCOMPARE(presets->presets().first().name, u"Very calm"_s);
        // Answers may come when the test is over.
        const auto stored = std::make_shared<bool>(false);
        QTRY_VERIFY([&] {
            m_world->words.presets()->then(this, [stored](const Result<QList<store::Preset>> &kept) {
                *stored = kept && kept->size() == 1 && kept->first().name == u"Very calm"_s;
            });
            return *stored;
        }());
    }

    void showsAndUsesTheSpokenForm()
    {
        open(u"Dr. Ann has 2 boats [pause 1s] and SQL."_s);
        text::PronunciationRule rule;
        rule.pattern = u"SQL"_s;
        rule.alias = u"sequel"_s;
        m_panel->session()->setRules({rule});
        action("actionSpokenForm")->trigger();
        auto *shown = find<QTextEdit>("spokenText");
        QVERIFY(shown);
        QTRY_COMPARE(shown->toPlainText(), u"Doctor Ann has two boats <break time=\"1s\" /> and sequel."_s);
        QCOMPARE(shown->extraSelections().size(), 4);
        QCOMPARE(script()->script(), u"Dr. Ann has 2 boats [pause 1s] and SQL."_s);
        find<QPushButton>("useSpokenForm")->click();
        QCOMPARE(script()->script(), u"Doctor Ann has two boats [pause 1s] and SQL."_s);
        script()->undo();
        QCOMPARE(script()->script(), u"Dr. Ann has 2 boats [pause 1s] and SQL."_s);
    }

    void otherLanguagesSayWhatIsNotWrittenOut()
    {
        open(u"12 Boote"_s, u"eleven_flash_v2_5"_s);
        m_panel->session()->setLanguage(u"de"_s);
        action("actionSpokenForm")->trigger();
        QTRY_VERIFY(find<TextLabel>("spokenNote")->text().contains(u"German"_s));
        QVERIFY(!find<QPushButton>("useSpokenForm")->isEnabled());
    }

    void opensDocuments()
    {
        open(u"Before"_s);
        QFile file(m_world->temporary.filePath(u"a.html"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<h1>Title</h1><p>Words<img src=x></p>");
        file.close();
        m_world->prompts.fileToOpen = file.fileName();
        action("actionOpen")->trigger();
        QTRY_COMPARE(script()->script(), u"Title\n\nWords"_s);
        script()->undo();
        QCOMPARE(script()->script(), u"Before"_s);
    }
};

QTEST_MAIN(TestSpeechWords)
#include "tst_speechwords.moc"
