// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settingsstore.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/transcription/importchoices.h"
#include "ui/transcription/importsheet.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

class TestImportSheet final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<settings::SettingsStore> m_settings;

    static media::MediaInfo file(double seconds, int channels = 2)
    {
        media::MediaInfo info;
        info.path = u"/recordings/interview.mp4"_s;
        info.seconds = seconds;
        info.streams = {{.index = 1, .codec = u"aac"_s, .sampleRateHz = 48000, .channels = channels}};
        return info;
    }
    static ImportSubject subject(const QList<media::MediaInfo> &files)
    {
        ImportSubject made;
        made.files = files;
        return made;
    }
    template <class T>
    static T *find(const ImportSheet &sheet, const char *name)
    {
        return sheet.findChild<T *>(QString::fromLatin1(name));
    }
    static void choose(const ImportSheet &sheet, const char *name, const QVariant &data)
    {
        auto *combo = find<StudioCombo>(sheet, name);
        combo->setCurrentIndex(combo->findData(data));
    }

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_settings = std::make_unique<settings::SettingsStore>(
            m_folder.filePath(u"%1.ini"_s.arg(QLatin1StringView(QTest::currentTestFunction()))));
    }

    void tellsThePriceBeforeTheClick()
    {
        const ImportSheet sheet(subject({file(768), file(61)}), *m_settings);
        transcription::TranscriptionOptions plain;
        const qint64 price = transcription::estimatedCredits(sheet.options(), 768)
            + transcription::estimatedCredits(sheet.options(), 61);
        QVERIFY(price > 0);
        QCOMPARE(sheet.credits(), price);
        auto *go = find<CostButton>(sheet, "importDo");
        QVERIFY2(go->cost().contains(QLocale().toString(price)), qPrintable(go->cost()));
        QVERIFY(go->cost().contains(u"14"_s)); // begun minutes of 829 s
    }

    void keyTermsAndChannelsCostMore()
    {
        const ImportSheet sheet(subject({file(600)}), *m_settings);
        const qint64 plain = sheet.credits();
        find<QLineEdit>(sheet, "importTerms")->setText(u"Maren, Northwind"_s);
        QCOMPARE(sheet.options().keyTerms, QStringList({u"Maren"_s, u"Northwind"_s}));
        const qint64 withTerms = sheet.credits();
        QVERIFY(withTerms > plain);
        find<Switch>(sheet, "importChannelsApart")->setChecked(true);
        QVERIFY(sheet.credits() > withTerms * 3 / 2);
    }

    void thisComputerIsFreeAndAsksForNoMore()
    {
        const ImportSheet sheet(subject({file(600)}), *m_settings);
        choose(sheet, "importEngine", int(transcription::Engine::PocketSphinx));
        QCOMPARE(sheet.credits(), 0);
        QCOMPARE(find<CostButton>(sheet, "importDo")->cost(), u"Free"_s);
        QVERIFY(find<QLineEdit>(sheet, "importTerms")->parentWidget()->isHidden());
        QVERIFY(find<TextLabel>(sheet, "importEngineNote")->text().contains(u"one word in five"_s));
    }

    void notEnoughCreditsIsToldAndCannotBeBought()
    {
        ImportSubject poor = subject({file(36000)});
        poor.creditsLeft = 3;
        ImportSheet sheet(poor, *m_settings);
        QSignalSpy accepted(&sheet, &ImportSheet::accepted);
        auto *go = find<CostButton>(sheet, "importDo");
        QCOMPARE(go->state(), CostButton::State::Unaffordable);
        QVERIFY(go->reason().contains(u"you have 3"_s));
        go->click();
        QCOMPARE(accepted.count(), 0);
    }

    void aStretchIsPricedAlone()
    {
        const ImportSheet sheet(subject({file(768)}), *m_settings);
        find<QLineEdit>(sheet, "importFrom")->setText(u"1:00"_s);
        find<QLineEdit>(sheet, "importTo")->setText(u"2:30"_s);
        QCOMPARE(sheet.options().fromSeconds, 60.0);
        QCOMPARE(sheet.options().toSeconds, 150.0);
        QCOMPARE(sheet.seconds(), 90.0);
        find<QLineEdit>(sheet, "importTo")->setText(u"0:30"_s);
        QVERIFY(!find<CostButton>(sheet, "importDo")->isEnabled());
        QVERIFY(!find<TextLabel>(sheet, "importProblem")->text().isEmpty());
        find<QLineEdit>(sheet, "importTo")->setText(u"soon"_s);
        QVERIFY(find<TextLabel>(sheet, "importProblem")->text().contains(u"12:48"_s));
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("seconds");
        QTest::newRow("seconds") << u"95"_s << 95.0;
        QTest::newRow("minutes") << u"2:03.5"_s << 123.5;
        QTest::newRow("comma") << u"2:03,5"_s << 123.5;
        QTest::newRow("hours") << u" 1:02:03 "_s << 3723.0;
        QTest::newRow("word") << u"x"_s << -1.0;
        QTest::newRow("negative") << u"-3"_s << -1.0;
        QTest::newRow("too many") << u"1:2:3:4"_s << -1.0;
        QTest::newRow("not a number") << u"nan"_s << -1.0;
        QTest::newRow("empty") << QString() << -1.0;
    }
    void times()
    {
        QFETCH(QString, text);
        QFETCH(double, seconds);
        QCOMPARE(secondsFromText(text).value_or(-1), seconds);
    }

    void whatWasChosenIsRemembered()
    {
        {
            ImportSheet sheet(subject({file(60)}), *m_settings);
            choose(sheet, "importLanguage", u"cs"_s);
            choose(sheet, "importSpeakers", 3);
            find<Switch>(sheet, "importFillers")->setChecked(false);
            find<QLineEdit>(sheet, "importFrom")->setText(u"0:10"_s);
            find<CostButton>(sheet, "importDo")->click();
        }
        const ImportSheet again(subject({file(60)}), *m_settings);
        QCOMPARE(again.options().language, u"cs"_s);
        QCOMPARE(again.options().speakers, std::optional(3));
        QVERIFY(!again.options().verbatim);
        QCOMPARE(again.options().fromSeconds, 0.0); // belonged to that file
    }

    void onlyLinksThatCanBeFetchedAreTaken()
    {
        ImportSubject link;
        link.askLink = true;
        const ImportSheet sheet(link, *m_settings);
        auto *field = find<QLineEdit>(sheet, "importLink");
        auto *go = find<CostButton>(sheet, "importDo");
        QVERIFY(!go->isEnabled());
        for (const QString &bad :
             {u"nonsense"_s, u"file:///etc/passwd"_s, u"https://"_s, u"javascript:x"_s}) {
            field->setText(bad);
            QVERIFY2(!go->isEnabled(), qPrintable(bad));
        }
        field->setText(u"https://example.org/talk.mp4"_s);
        QVERIFY(go->isEnabled());
        QCOMPARE(sheet.link().host(), u"example.org"_s);
    }
};

QTEST_MAIN(TestImportSheet)
#include "tst_importsheet.moc"
