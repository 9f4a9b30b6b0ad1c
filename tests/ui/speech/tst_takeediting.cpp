// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lateend.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/speech/comping.h"
#include "ui/speech/madelookup.h"
#include "ui/speech/speechpanel.h"
#include "ui/speech/speechsession.h"
#include "ui/speech/wordfollowing.h"
#include "ui/takes/takeshelf.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/playbacksource.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/waveformview.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace studio;
using namespace studio::ui;
using namespace studio::tests;
using namespace Qt::StringLiterals;

namespace {

/// Memory of this process that others could not share.
double privateMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

} // namespace

/// What is done with takes after they are made, in the panel, with a service in memory that says "Hello
/// there." at a twentieth of a second a character.
class TestTakeEditing final : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<SpeechPanel> m_panel;
    QByteArray m_tone;

    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_panel->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] TakeStrip *strip() const { return find<TakeStrip>("takeStrip"); }
    [[nodiscard]] WaveformView *wave() const { return find<WaveformView>("waveform"); }
    [[nodiscard]] QAction *action(const QString &name) const
    {
        for (QAction *action : m_panel->panelActions()) {
            if (action->objectName() == name)
                return action;
        }
        return nullptr;
    }
    [[nodiscard]] store::Take stored(const TakeId &id)
    {
        std::optional<store::Take> found;
        bool done = false;
        m_world->takes.byId(id)->then(this, [&](const Result<std::optional<store::Take>> &take) {
            found = take.value_or(std::nullopt);
            done = true;
        });
        return QTest::qWaitFor([&done] { return done; }) && found ? *found : store::Take{};
    }
    void make()
    {
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        m_panel->generateAnother();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        m_panel->playback()->pause();
        QTRY_COMPARE(m_panel->playback()->playback(), PlaybackSource::Playback::Stopped);
    }
    /// With one take whose words are known.
    void openWithTake()
    {
        m_world->account.start();
        m_world->useAccount();
        m_world->service.audio = m_tone;
        m_panel = std::make_unique<SpeechPanel>(m_world->services());
        m_panel->resize(1072, 684);
        m_panel->show();
        m_panel->activate();
        QTRY_VERIFY(!find<ScriptEdit>("script")->isReadOnly());
        QTRY_VERIFY(m_panel->session()->place().ready && m_panel->session()->voice());
        m_panel->setScript(u"Hello there."_s);
        QTRY_VERIFY(m_panel->session()->verdict().isReady());
        make();
        QTRY_VERIFY(action(u"actionKeepForComp"_s)->isEnabled());
    }

private slots:
    void initTestCase()
    {
        setupAppearance();
        qputenv("VOICE_STUDIO_AUDIO", "null");
        m_tone = toneMp3(1.5);
    }
    void init() { m_world = std::make_unique<SpeechWorld>(); }
    void cleanup()
    {
        m_panel.reset();
        m_world.reset();
    }

    void selectedWordsAreMadeAnewWithTheirPriceFirst()
    {
        openWithTake();
        auto *price = find<TextLabel>("remakePrice");
        QVERIFY(!price->isVisible());
        QVERIFY(!find<QAbstractButton>("remake")->isEnabled());
        wave()->setSelection(WaveSpan{0.31, 0.6}); // "there."
        QTRY_VERIFY(price->isVisible());
        QCOMPARE(price->text(), u"6 credits"_s);
        const int before = m_world->service.speechRequests;
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        action(u"actionRemake"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QCOMPARE(m_world->service.speechRequests, before + 1);
        QVERIFY(m_world->service.lastBody.contains("\"text\":\"there.\""));
        QVERIFY(m_world->service.lastBody.contains("\"previous_text\":\"Hello\""));
        QTRY_COMPARE(strip()->takes().size(), 2);
        const store::Take made = stored(strip()->takes().first().id);
        QCOMPARE(made.madeOf.value(u"kind").toString(), u"splice"_s);
        QVERIFY(made.outputFormat.startsWith(u"flac_"));
        QTRY_VERIFY(action(u"actionHearSeams"_s)->isEnabled());
        QTRY_VERIFY(std::ranges::any_of(
            wave()->marks(), [](const WaveMark &mark) { return mark.kind == WaveMark::Kind::Seam; }));
        action(u"actionHearSeams"_s)->trigger();
        QTRY_COMPARE(m_panel->playback()->playback(), PlaybackSource::Playback::Playing);
        QTRY_COMPARE_WITH_TIMEOUT(m_panel->playback()->playback(), PlaybackSource::Playback::Stopped, 10'000);
    }

    void wordsAreMadeAnewAsTheTakeWasMade()
    {
        openWithTake();
        SpeechSession *session = m_panel->session();
        SpeechChoice choice = session->choice();
        choice.settings.stability = 0.21;
        choice.seed = 7;
        choice.textNormalization = u"off"_s;
        choice.dictionaries = {{u"names"_s, u"v1"_s, u"Names"_s}};
        session->setChoice(choice);
        make();
        QTRY_VERIFY(action(u"actionKeepForComp"_s)->isEnabled());
        // The panel is at something else by now.
        choice = session->choice();
        choice.voice = VoiceId(choice.voice == VoiceId(u"v-aria"_s) ? u"v-odin"_s : u"v-aria"_s);
        choice.settings.stability = 0.9;
        choice.seed.reset();
        choice.textNormalization = u"on"_s;
        choice.dictionaries.clear();
        session->setChoice(choice);
        wave()->setSelection(WaveSpan{0.31, 0.6}); // "there."
        QTRY_VERIFY(action(u"actionRemake"_s)->isEnabled());
        QSignalSpy finished(m_panel.get(), &SpeechPanel::generationFinished);
        action(u"actionRemake"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        const QByteArray &body = m_world->service.lastBody;
        QVERIFY2(body.contains("\"stability\":0.21"), body.constData());
        QVERIFY2(body.contains("\"seed\":7"), body.constData());
        QVERIFY2(body.contains("\"apply_text_normalization\":\"off\""), body.constData());
        QVERIFY2(body.contains("\"pronunciation_dictionary_id\":\"names\""), body.constData());
        QVERIFY(!m_world->service.lastPath.contains(choice.voice.value()));
    }

    void trimIsANewTakeAndCanBeTakenBack()
    {
        openWithTake();
        const TakeId first = strip()->takes().first().id;
        const double length = wave()->duration();
        QVERIFY(!find<QAbstractButton>("trim")->isEnabled());
        wave()->setSelection(WaveSpan{0.5, 1.0});
        QTest::keyClick(wave(), Qt::Key_Delete);
        QTRY_COMPARE(strip()->takes().size(), 2);
        QTRY_VERIFY(std::abs(wave()->duration() - (length - 0.5)) < 0.05);
        QVERIFY(!wave()->selection());
        QVERIFY(stored(first).complete); // never overwritten
        auto *toast = m_panel->findChild<Toast *>();
        QVERIFY(toast);
        emit toast->actionTriggered();
        QTRY_COMPARE(strip()->takes().size(), 1);
        QCOMPARE(strip()->current(), first);
    }

    void compsCostNothing()
    {
        openWithTake();
        make();
        const int paid = m_world->service.speechRequests;
        QTRY_VERIFY(action(u"actionKeepForComp"_s)->isEnabled());
        auto *lane = find<QWidget>("compLane");
        QVERIFY(!lane->isVisible());
        wave()->setSelection(WaveSpan{0, 0.25}); // "Hello" of take 2
        action(u"actionKeepForComp"_s)->trigger();
        QVERIFY(lane->isVisible());
        QCOMPARE(find<TakeStrip>("compStrip")->takes().size(), 1);
        m_panel->playback()->previous(); // take 1
        QTRY_VERIFY(find<QPushButton>("compRest")->isEnabled());
        find<QPushButton>("compRest")->click();
        const QList<TakeChip> pieces = find<TakeStrip>("compStrip")->takes();
        QCOMPARE(pieces.size(), 2);
        QCOMPARE(pieces.at(0).title, u"Take 2"_s);
        QCOMPARE(pieces.at(0).voiceName, u"Hello"_s);
        QCOMPARE(pieces.at(1).title, u"Take 1"_s);
        action(u"actionMakeComp"_s)->trigger();
        QTRY_COMPARE(strip()->takes().size(), 3);
        QTRY_VERIFY(!lane->isVisible());
        const store::Take made = stored(strip()->takes().first().id);
        QCOMPARE(made.madeOf.value(u"kind").toString(), u"comp"_s);
        QCOMPARE(made.credits, std::optional<qint64>(0));
        QCOMPARE(made.text, u"Hello there."_s);
        QCOMPARE(m_world->service.speechRequests, paid);
    }

    void keepsTheNewestOfOverlappingPieces()
    {
        text::Alignment alignment;
        const QString script = u"a b c d"_s;
        for (qsizetype i = 0; i < script.size(); ++i)
            alignment.characters.push_back({QString(script.at(i)), double(i), double(i + 1)});
        const auto words = text::wordsOf(alignment);
        const TakeId one(u"one"_s);
        const TakeId two(u"two"_s);
        CompList list;
        list.keep({one, script, {0, 3}, script, {0, 7}}, words);
        list.keep({two, script, {1, 2}, u"b c"_s, {2, 5}}, words);
        QCOMPARE(list.pieces().size(), 3);
        QCOMPARE(list.pieces().at(0).text, u"a"_s);
        QCOMPARE(list.pieces().at(1).take, two);
        QCOMPARE(list.pieces().at(2).text, u"d"_s);
        list.removeTake(one);
        list.keepRest(one, script, words);
        QCOMPARE(list.pieces().size(), 3);
        list.keepRest(one, script, words);
        QCOMPARE(list.pieces().size(), 3);
        list.keep({two, u"other"_s, {0, 0}, u"other"_s, {0, 1}}, words);
        QCOMPARE(list.pieces().last().text, u"other"_s);
    }

    void lateAnswersAreAboutWhatTheyWereAskedFor()
    {
        openWithTake();
        const store::Take made = stored(strip()->takes().first().id);
        TakeShelf shelf(m_world->takes, m_world->engine, {});
        {
            const test::LateEnd<JobOf<QList<store::Take>>> late(
                [&shelf] { shelf.load(ProfileId(u"other"_s)); });
            shelf.load(made.profile);
            QTRY_VERIFY(late.hasRun());
            QTest::qWait(20);
            QVERIFY(shelf.isEmpty());
        }
        MadeLookup lookup(m_world->takes);
        const edit::SpeechPlan plan = m_panel->session()->plan();
        edit::SpeechPlan other = plan;
        other.whole.request.text = other.parts.front().inputs.request.text = u"Something else."_s;
        const test::LateEnd<JobOf<std::optional<store::Take>>> late([&] { lookup.setPlan(other); });
        lookup.setPlan(plan);
        QTRY_VERIFY(late.hasRun());
        QTest::qWait(20);
        QVERIFY(!lookup.made());
        lookup.setPlan(plan);
        QTRY_VERIFY(lookup.made());
    }

    void aThousandTakesStaySmall()
    {
#ifdef __SANITIZE_ADDRESS__ // keeps what was freed
        QSKIP("memory cannot be measured under the address sanitizer");
#endif
        openWithTake();
        TakeShelf shelf(m_world->takes, m_world->engine, {});
        TakeStrip chips;
        connect(&shelf, &TakeShelf::listChanged, &chips, [&] {
            QList<TakeChip> list;
            for (const store::Take &take : shelf.takes())
                list.append({take.id, takeTitle(take), take.voice, take.voiceName, false, false});
            chips.setTakes(list);
        });
        store::Take take = stored(strip()->takes().first().id);
        shelf.load(take.profile);
        QTRY_VERIFY(!shelf.isEmpty());
        take.text = u"Some words of a script. "_s.repeated(80);
        const auto add = [&](int count) {
            for (int i = 0; i < count; ++i) {
                take.id = store::newTakeId();
                take.number += 1;
                take.text += u'.'; // no text is shared
                take.madeAt = take.madeAt.addSecs(1);
                shelf.include(take);
                if (i % 50 == 0)
                    QTest::qWait(1); // chips that went are deleted
            }
            QTest::qWait(20);
        };
        add(100);
        const double hundred = privateMegabytes();
        add(900);
        const double thousand = privateMegabytes();
        QVERIFY(shelf.takes().size() <= 102);
        QVERIFY2(thousand <= hundred * 1.05, qPrintable(u"%1 MB, then %2 MB"_s.arg(hundred).arg(thousand)));
    }

    void takesHaveNamesAndNotes()
    {
        openWithTake();
        const TakeId id = strip()->takes().first().id;
        QTest::keyClick(strip()->findChild<QAbstractButton *>(id.value()), Qt::Key_F2);
        auto *dialog = m_panel->findChild<QWidget *>(u"takeDetails"_s);
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(u"takeName"_s)->setText(u"The warm one"_s);
        dialog->findChild<QPlainTextEdit *>(u"takeNote"_s)->setPlainText(u"End is late."_s);
        dialog->findChild<QPushButton *>(u"saveTakeDetails"_s)->click();
        QTRY_COMPARE(strip()->takes().first().title, u"The warm one"_s);
        QTRY_COMPARE(stored(id).name, u"The warm one"_s);
        QTRY_COMPARE(stored(id).note, u"End is late."_s);
        QCOMPARE(m_panel->playback()->about()->title, u"The warm one"_s);
    }

    void takesAreComparedAtTheSamePlace()
    {
        openWithTake();
        make();
        QTRY_COMPARE(wave()->duration() > 1.4, true);
        m_panel->playback()->seek(0.75);
        m_panel->playback()->previous();
        QTRY_COMPARE(wave()->position() > 0.7 && wave()->position() < 0.8, true);
        QTRY_VERIFY(std::abs(m_panel->playback()->positionSeconds() - 0.75) < 0.02);
        action(u"actionSwapTakes"_s)->trigger(); // and back
        QCOMPARE(strip()->current(), strip()->takes().first().id);
        QTRY_VERIFY(std::abs(m_panel->playback()->positionSeconds() - 0.75) < 0.02);
    }

    void marksAndZoomHaveActions()
    {
        openWithTake();
        action(u"actionMark"_s)->trigger();
        QCOMPARE(wave()->marks().size(), std::size_t(1));
        action(u"actionMark"_s)->trigger();
        QVERIFY(wave()->marks().empty());
        action(u"actionZoomIn"_s)->trigger();
        QVERIFY(!wave()->scale().isFitted());
        action(u"actionZoomFit"_s)->trigger();
        QVERIFY(wave()->scale().isFitted());
    }

    void marksTheWordThatIsHeard()
    {
        openWithTake();
        auto *script = find<ScriptEdit>("script");
        m_panel->playback()->seek(0);
        m_panel->playback()->play();
        QTRY_COMPARE(script->spoken(), std::pair(0, 5));
        QTRY_COMPARE(script->spoken(), std::pair(6, 6));
        script->grab();
        m_panel->playback()->pause();
        QTRY_COMPARE(script->spoken().second, 0);
        // And the other way round: from the caret.
        QTextCursor caret = script->textCursor();
        caret.setPosition(8);
        script->setTextCursor(caret);
        action(u"actionHearFromCaret"_s)->trigger();
        QTRY_COMPARE(m_panel->playback()->playback(), PlaybackSource::Playback::Playing);
        QVERIFY(m_panel->playback()->positionSeconds() >= 0.29);
    }

    void takesWithoutTimesGetThem()
    {
        openWithTake();
        auto *row = find<QWidget>("alignRow");
        QVERIFY(!row->isVisible());
        const TakeId id = strip()->takes().first().id;
        bool cleared = false;
        m_world->takes.setAlignment(id, {})->then(this, [&cleared](const Result<bool> &) { cleared = true; });
        QTRY_VERIFY(cleared);
        make(); // another one, to come back from
        m_panel->playback()->previous();
        QTRY_VERIFY(row->isVisible());
        QCOMPARE(find<CostButton>("alignWords")->cost(), u"≈ 1 credit"_s);
        QTRY_VERIFY(find<QPushButton>("guessTimes")->isEnabled());
        const int paid = m_world->service.speechRequests;
        find<QPushButton>("guessTimes")->click();
        QTRY_VERIFY(!row->isVisible());
        QCOMPARE(text::wordsOf(text::alignmentFromJson(stored(id).alignment)).size(), std::size_t(2));
        QCOMPARE(m_world->service.speechRequests, paid);
    }

    void findsWordsInAScriptThatWasEdited()
    {
        QCOMPARE(placesInScript({u"The"_s, u"boat"_s, u"sank."_s}, u"[sad] The old boat [pause 1s] sank."_s),
                 (std::vector<qsizetype>{6, 14, 30}));
        QCOMPARE(placesInScript({u"gone"_s, u"here"_s}, u"here"_s), (std::vector<qsizetype>{-1, 0}));
        QCOMPARE(placesInScript({u"x"_s}, QString()), (std::vector<qsizetype>{-1}));
    }
};

QTEST_MAIN(TestTakeEditing)
#include "tst_takeediting.moc"
