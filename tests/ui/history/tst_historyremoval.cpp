// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyremoval.h"

#include "core/store/vaultwriter.h"
#include "core/transcription/transcriptionengine.h"
#include "tests/ui/speech/speechworld.h"
#include "ui/archive/archivelist.h"
#include "ui/archive/archivemodel.h"
#include "ui/history/historypanel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::tests;
using namespace studio::ui;

/// What the history panel deletes, stars and hands over.
class HistoryRemovalTest final : public QObject {
    Q_OBJECT

private:
    template <class T>
    T *find(const char *name) const
    {
        return m_panel->findChild<T *>(QString::fromLatin1(name));
    }
    ArchiveList *list() const { return find<ArchiveList>("historyList"); }
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

    void deletedTakesComeBackByUndo()
    {
        const store::Take one = add(u"One."_s);
        const store::Take two = add(u"Two."_s);
        open();
        QTRY_COMPARE(rows().size(), 3);
        list()->setFocus();
        list()->selectAll();
        QSignalSpy removed(m_panel.get(), &HistoryPanel::takesRemoved);
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(rows().size(), 0);
        m_panel->findChild<Toast *>()->findChild<QPushButton *>(u"toastAction"_s)->click();
        QCOMPARE(rows().size(), 3);
        QTRY_VERIFY(!m_panel->findChild<Toast *>());
        QCOMPARE(removed.size(), 0);
        QVERIFY(wait(m_world->takes.byId(one.id)).value().has_value());

        list()->setCurrentIndex(m_panel->model()->index(1));
        QTest::keyClick(list(), Qt::Key_Delete);
        delete m_panel->findChild<Toast *>(); // its time is over
        QCOMPARE(removed.size(), 1);
        QTRY_VERIFY(!wait(m_world->takes.byId(two.id)).value().has_value());
        QVERIFY(wait(m_world->takes.byId(one.id)).value().has_value());
    }

    void transcriptsAreStarredAndDeletedWithUndo()
    {
        const store::Take take = add(u"One."_s);
        store::TranscriptEntry entry;
        entry.id = TranscriptId(u"t-1"_s);
        entry.title = u"interview.wav"_s;
        entry.origin = u"file"_s;
        entry.soundFile = u"media/t-1.wav"_s;
        entry.madeAt = entry.changedAt = QDateTime::currentDateTimeUtc();
        entry.words = 2;
        QVERIFY(wait(m_world->transcripts.save(entry, QByteArray("words"))));
        const QString sound = m_world->transcription.soundPath(entry);
        QVERIFY(QDir().mkpath(QFileInfo(sound).path()));
        QFile file(sound);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        open();
        QTRY_COMPARE(rows().size(), 3);
        const auto choose = [this] {
            const int row = m_panel->model()->rowOf(u"transcript t-1"_s);
            list()->setCurrentIndex(m_panel->model()->index(row));
            return row;
        };
        const int row = choose();
        QVERIFY(row > 0);
        action("actionHistoryStar")->trigger();
        QVERIFY(m_panel->model()->at(row)->isStarred());
        QTRY_VERIFY(wait(m_world->transcripts.entry(entry.id)).value()->starred);
        // Whoever works on it does not know of the star, and keeps it.
        QVERIFY(wait(m_world->transcripts.save(entry)));
        QVERIFY(wait(m_world->transcripts.entry(entry.id)).value()->starred);

        QSignalSpy removing(m_panel.get(), &HistoryPanel::transcriptsRemoving);
        QSignalSpy takesGone(m_panel.get(), &HistoryPanel::takesRemoved);
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(rows().size(), 2);
        m_panel->findChild<Toast *>()->findChild<QPushButton *>(u"toastAction"_s)->click();
        QCOMPARE(rows().size(), 3);
        QTRY_VERIFY(!m_panel->findChild<Toast *>());
        QCOMPARE(removing.size(), 0);
        QVERIFY(wait(m_world->transcripts.entry(entry.id)).value().has_value());

        list()->selectAll(); // with the take
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(rows().size(), 0);
        delete m_panel->findChild<Toast *>(); // its time is over
        QCOMPARE(removing.size(), 1);
        QCOMPARE(removing.first().first().toStringList(), QStringList{u"t-1"_s});
        QCOMPARE(takesGone.size(), 1);
        QTRY_VERIFY(!wait(m_world->transcripts.entry(entry.id)).value().has_value());
        QTRY_VERIFY(!QFile::exists(sound));
        QTRY_VERIFY(!wait(m_world->takes.byId(take.id)).value().has_value());
    }

    void takesGoToTranscription()
    {
        const store::Take take = add(u"One."_s);
        open();
        QTRY_COMPARE(rows().size(), 2);
        list()->setFocus();
        QSignalSpy asked(m_panel.get(), &Panel::openRequested);
        action("actionHistoryTranscribe")->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).toString(), u"transcription"_s);
        QCOMPARE(asked.first().at(1).toMap().value(u"take"_s).toString(), take.id.value());
    }
};

QTEST_MAIN(HistoryRemovalTest)
#include "tst_historyremoval.moc"
