// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/overlayhost.h"
#include "ui/theme/variants.h"
#include "ui/widgets/filterchip.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/voicechip.h"
#include "ui/widgets/voicefilterbar.h"
#include "ui/widgets/voicelistmodel.h"
#include "ui/widgets/voicepickerpopover.h"

#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

class TestVoicePickerPopover final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(1280, 800);
        m_chip = new VoiceChip(m_window.get());
        m_chip->move(240, 80);
        m_picker = new VoicePickerPopover(m_window.get());
        m_picker->hide();
        m_picker->setVoices(
            {{VoiceId(u"r"_s), u"Rachel"_s, u"Warm"_s, {u"American"_s, u"female"_s}, {}, {}, true},
             {VoiceId(u"a"_s), u"Adam"_s, u"Deep"_s, {u"American"_s, u"male"_s}, {}, {}, false},
             {VoiceId(u"b"_s), u"Bella"_s, u"Soft"_s, {u"British"_s, u"female"_s}, {}, {}, true}});
        m_picker->setCurrent(VoiceId(u"r"_s));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_picker->open(m_chip);
        m_search = m_picker->findChild<SearchField *>();
        m_list = m_picker->findChild<QListView *>();
    }

    void opensOnTheSearchAtItsSize()
    {
        QVERIFY(m_search->hasFocus());
        QCOMPARE(m_picker->size(), QSize(500, 486));
        QCOMPARE(m_list->currentIndex().row(), 0);
    }

    void arrowsPreviewAndUse()
    {
        QSignalSpy chosen(m_picker, &VoicePickerPopover::chosen);
        QSignalSpy preview(m_picker, &VoicePickerPopover::previewRequested);
        QSignalSpy stopped(m_picker, &VoicePickerPopover::previewStopRequested);
        QTest::keyClick(m_search, Qt::Key_Down);
        QTest::keyClick(m_search, Qt::Key_Space);
        QCOMPARE(preview.count(), 1);
        QCOMPARE(preview.at(0).at(0).value<VoiceItem>().name, u"Adam"_s);
        m_picker->setPlaying(VoiceId(u"a"_s));
        QTest::keyClick(m_search, Qt::Key_Space);
        QCOMPARE(stopped.count(), 1);
        m_picker->setPlaying({});
        QTest::keyClick(m_search, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).value<VoiceItem>().id, VoiceId(u"a"_s));
        QVERIFY(!m_picker->isVisible());
        QVERIFY(m_chip->hasFocus());
    }

    void typingFiltersAndSpaceSeparatesWords()
    {
        QTest::keyClicks(m_search, u"british fem"_s);
        QCOMPARE(m_search->text(), u"british fem"_s);
        QCOMPARE(m_picker->model()->rowCount(), 1);
        QCOMPARE(m_picker->model()->at(0)->name, u"Bella"_s);
    }

    void emptyStateClearsTheSearch()
    {
        QTest::keyClicks(m_search, u"zzz"_s);
        QCOMPARE(m_picker->model()->rowCount(), 0);
        auto *clear = m_picker->findChild<QPushButton *>(u"emptyAction"_s);
        QVERIFY(clear->isVisible());
        clear->click();
        QCOMPARE(m_picker->model()->rowCount(), 3);
        QVERIFY(m_list->isVisible());
    }

    void escapeClearsThenCloses()
    {
        QTest::keyClicks(m_search, u"adam"_s);
        QTest::keyClick(m_search, Qt::Key_Escape);
        QVERIFY(m_picker->isVisible());
        QTest::keyClick(m_search, Qt::Key_Escape);
        QVERIFY(!m_picker->isVisible());
    }

    void offlineShowsCachedVoicesOnly()
    {
        m_picker->setOffline(true);
        QCOMPARE(m_picker->model()->rowCount(), 2);
        m_picker->setOffline(false);
        QCOMPARE(m_picker->model()->rowCount(), 3);
    }

    void chipsNarrowTheList()
    {
        std::vector<VoiceItem> voices;
        for (const auto &[name, gender] :
             {std::pair{u"Rachel"_s, u"female"_s}, std::pair{u"Adam"_s, u"male"_s},
              std::pair{u"Bella"_s, u"female"_s}}) {
            VoiceItem item;
            item.id = VoiceId(name.toLower());
            item.name = name;
            item.facets[size_t(VoiceFacet::Gender)] = gender;
            voices.push_back(item);
        }
        m_picker->setVoices(voices);
        auto *bar = m_picker->findChild<VoiceFilterBar *>();
        QVERIFY(bar->chip(VoiceFacet::Gender)->isVisible());
        QVERIFY(!bar->chip(VoiceFacet::Accent)->isVisible()); // nothing to choose from
        bar->chip(VoiceFacet::Gender)->click();
        auto *menu = bar->findChild<QMenu *>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 4); // any, a line, two genders
        menu->actions().at(2)->trigger(); // the most frequent one
        menu->close();
        QCOMPARE(m_picker->model()->rowCount(), 2);
        QCOMPARE(bar->chip(VoiceFacet::Gender)->accessibleName(), u"Gender: female"_s);
        QTest::keyClicks(m_search, u"bel"_s);
        QCOMPARE(m_picker->model()->rowCount(), 1);
        QTest::keyClicks(m_search, u"zz"_s);
        m_picker->findChild<QPushButton *>(u"emptyAction"_s)->click(); // clears words and chips
        QCOMPARE(m_picker->model()->rowCount(), 3);
    }

    void starsAndSlotsByKey()
    {
        QSignalSpy stars(m_picker, &VoicePickerPopover::starToggled);
        QSignalSpy places(m_picker, &VoicePickerPopover::slotRequested);
        QTest::keyClick(m_search, Qt::Key_Down);
        QTest::keyClick(m_search, Qt::Key_D, Qt::ControlModifier);
        QTest::keyClick(m_search, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(stars.value(0).value(0).value<VoiceId>(), VoiceId(u"a"_s));
        QCOMPARE(places.value(0).value(1).toInt(), 1);
        QVERIFY(m_picker->isVisible()); // several can be placed in a row

        m_picker->setStarred({VoiceId(u"a"_s)});
        QVERIFY(m_picker->model()->index(1).data(Qt::AccessibleTextRole).toString().endsWith(u"starred"_s));
        auto *starred = m_picker->findChild<FilterChip *>(u"filterStarred"_s);
        starred->click();
        QCOMPARE(m_picker->model()->rowCount(), 1);
        starred->click();
        m_picker->setRecent({VoiceId(u"b"_s), VoiceId(u"r"_s)});
        m_picker->findChild<FilterChip *>(u"filterRecent"_s)->click();
        QCOMPARE(m_picker->model()->rowCount(), 2);
        QCOMPARE(m_picker->model()->at(0)->name, u"Bella"_s);
    }

    void loadingUsesNothing()
    {
        QSignalSpy chosen(m_picker, &VoicePickerPopover::chosen);
        m_picker->setLoading();
        QVERIFY(!m_list->isVisible());
        QTest::keyClick(m_search, Qt::Key_Return);
        QCOMPARE(chosen.count(), 0);
    }

    void clickOnTheOrbPreviewsElsewhereUses()
    {
        QSignalSpy chosen(m_picker, &VoicePickerPopover::chosen);
        QSignalSpy preview(m_picker, &VoicePickerPopover::previewRequested);
        const QRect row = m_list->visualRect(m_picker->model()->index(1));
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, QPoint(26, row.center().y()));
        QCOMPARE(preview.count(), 1);
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(chosen.count(), 1);
    }

private:
    std::unique_ptr<QWidget> m_window;
    VoiceChip *m_chip = nullptr;
    VoicePickerPopover *m_picker = nullptr;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
};

QTEST_MAIN(TestVoicePickerPopover)
#include "tst_voicepickerpopover.moc"
