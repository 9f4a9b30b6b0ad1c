// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/exportflow.h"

#include "tests/ui/speech/speechworld.h"
#include "ui/delivery/exportform.h"
#include "ui/delivery/reportview.h"
#include "ui/delivery/takedrag.h"
#include "ui/theme/variants.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/toast.h"

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;
using namespace studio::tests;

class TestExportFlow : public QObject {
    Q_OBJECT

    std::unique_ptr<SpeechWorld> m_world;
    std::unique_ptr<QWidget> m_window;
    ExportFlow *m_flow = nullptr;
    QString m_folder;

    store::Take make(const QString &text)
    {
        const auto &backend = m_world->account.backend();
        speech::SpeechInputs inputs;
        inputs.request.voice = VoiceId(u"v-aria"_s);
        inputs.request.text = text;
        inputs.voiceName = u"Aria"_s;
        speech::Generation *generation = m_world->engine.generate(
            api::SpeechApi(*backend->transport, backend->dialect), inputs, speech::Repeat::AnotherTake);
        std::optional<store::Take> made;
        connect(generation, &speech::Generation::finished, this, [&](const Result<speech::Outcome> &outcome) {
            made = outcome ? outcome->take : store::Take{};
        });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(made.has_value(), 10'000); }();
        return made.value_or(store::Take{});
    }
    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QStringList files() const { return QDir(m_folder).entryList(QDir::Files, QDir::Name); }

private slots:
    void initTestCase()
    {
        setupAppearance();
        qputenv("VOICE_STUDIO_AUDIO", "null");
    }
    void init()
    {
        m_world = std::make_unique<SpeechWorld>();
        m_world->service.audio = toneMp3(1.5);
        m_world->account.start();
        m_world->useAccount();
        QTRY_VERIFY(m_world->account.backend().has_value());
        m_window = std::make_unique<QWidget>();
        m_window->resize(1000, 700);
        m_window->show();
        m_flow = new ExportFlow(
            {m_world->takes, m_world->vault, m_world->settings, m_world->prompts, m_world->jobs},
            m_window.get());
        m_folder = m_world->root + u"/out"_s;
        QVERIFY(QDir().mkpath(m_folder));
        m_world->prompts.folderToChoose = m_folder;
    }
    void cleanup()
    {
        m_window.reset();
        m_world.reset();
    }

    void remembersWhatWasChosenAndShowsTheReport()
    {
        const store::Take take = make(u"Hello there."_s);
        m_flow->open(take);
        QTRY_VERIFY(find<QPushButton>("exportFolder"));
        find<QPushButton>("exportFolder")->click();
        find<QLineEdit>("exportName")->setText(u"{voice} {number}"_s);
        find<ExportSheet>("exportSheet")->form().setLoudness(u"-19"_s);
        find<QPushButton>("exportDo")->click();
        QTRY_VERIFY_WITH_TIMEOUT(find<ReportView>("reportView"), 10'000);
        QCOMPARE(files(), QStringList{u"Aria 1.mp3"_s});
        find<QPushButton>("reportShow")->click();
        QCOMPARE(m_world->prompts.shown.size(), 1);
        find<QPushButton>("reportDone")->click();
        QTRY_VERIFY(!find<ReportView>("reportView"));

        m_flow->open(take);
        QTRY_VERIFY(find<QLineEdit>("exportName"));
        QCOMPARE(find<QLineEdit>("exportName")->text(), u"{voice} {number}"_s);
        QCOMPARE(find<ExportSheet>("exportSheet")->form().loudness(), speech::LoudnessTarget::atLufs(-19));
    }

    void timesAreFetchedForTakesOfLists()
    {
        store::Take take = make(u"Hello there."_s);
        take.alignment = {};
        m_flow->open(take);
        QTRY_VERIFY(find<Switch>("exportSubtitles"));
        QVERIFY(find<Switch>("exportSubtitles")->isEnabled());
    }

    void aFolderThatVanishedIsTold()
    {
        m_flow->open(make(u"Hello there."_s));
        QTRY_VERIFY(find<QPushButton>("exportDo"));
        QFile blocker(m_folder + u"/gone"_s);
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        find<ExportSheet>("exportSheet")->form().setFolder(m_folder + u"/gone/sub"_s);
        find<QPushButton>("exportDo")->click();
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("exportProblem")->isVisible(), 10'000);
        QVERIFY(find<QPushButton>("exportDo")->isEnabled()); // another folder can be chosen
    }

    void manyTakesRunOnTheBoard()
    {
        const QList<store::Take> takes{make(u"One."_s), make(u"Two."_s), make(u"Three."_s)};
        QSignalSpy ended(&m_world->jobs, &jobs::JobBoard::ended);
        m_flow->openMany(takes);
        QTRY_VERIFY(find<QPushButton>("exportFolder"));
        find<QPushButton>("exportFolder")->click();
        find<QLineEdit>("exportName")->setText(u"{words}"_s);
        find<Switch>("exportZip")->setChecked(true);
        find<QPushButton>("exportDo")->click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 10'000);
        QCOMPARE(files().size(), 1);
        QVERIFY(files().first().endsWith(u".zip"_s));
        const QList<jobs::JobView> all = m_world->jobs.jobs();
        QCOMPARE(all.first().state, jobs::JobState::Done);
        QVERIFY(all.first().outcome.revealPath.endsWith(u".zip"_s));
    }

    void manyTakesCanBeCancelled()
    {
        const QList<store::Take> takes{make(u"One."_s), make(u"Two."_s)};
        QSignalSpy ended(&m_world->jobs, &jobs::JobBoard::ended);
        m_flow->openMany(takes);
        QTRY_VERIFY(find<QPushButton>("exportFolder"));
        find<QPushButton>("exportFolder")->click();
        find<Switch>("exportZip")->setChecked(true);
        find<QPushButton>("exportDo")->click();
        m_world->jobs.cancel(m_world->jobs.jobs().first().id);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 10'000);
        QCOMPARE(m_world->jobs.jobs().first().state, jobs::JobState::Cancelled);
        QVERIFY(files().isEmpty());
    }

    void draggedTakesAreFiles()
    {
        TakeDrag drag(m_world->vault, m_world->settings);
        QSignalSpy ready(&drag, &TakeDrag::ready);
        drag.begin(make(u"Hello there."_s), m_window.get());
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 10'000);
        const QString path = ready.first().first().toString();
        QVERIFY(path.endsWith(u"Hello there – take 1.mp3"_s));
        QVERIFY(QFile(path).size() > 1000);
    }
};

QTEST_MAIN(TestExportFlow)
#include "tst_exportflow.moc"
