// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/labeledslider.h"
#include "ui/widgets/profilechip.h"
#include "ui/widgets/scrollcolumn.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/studioslider.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/timecodelabel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/transportbar.h"
#include "ui/widgets/voicechip.h"

#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyleOption>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <limits>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

namespace {
void wheel(QWidget *widget)
{
    QWheelEvent event(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}
} // namespace

namespace {

class PaintCount final : public QObject {
public:
    int count = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

class TestControls final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }

    void latinTextReadsTheSameInAMirroredWindow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("question") << u"Great. And the invoice?"_s;
        QTest::newRow("figure") << u"1.38 s"_s;
        QTest::newRow("count") << u"3 / 5"_s;
        QTest::newRow("dots") << u"Open a document…"_s;
    }
    void latinTextReadsTheSameInAMirroredWindow()
    {
        QFETCH(QString, text);
        const auto drawn = [&text](Qt::LayoutDirection direction, bool button) {
            std::unique_ptr<QWidget> widget;
            if (button) {
                widget = std::make_unique<QPushButton>(text);
            } else {
                auto label = std::make_unique<TextLabel>(text, TypeRole::Body, &Theme::text);
                label->setAlignment(Qt::AlignCenter); // both ends round alike
                widget = std::move(label);
            }
            widget->setLayoutDirection(direction);
            widget->resize(widget->sizeHint());
            return widget->grab().toImage();
        };
        for (const bool button : {false, true})
            QCOMPARE(drawn(Qt::RightToLeft, button), drawn(Qt::LeftToRight, button));
    }

    void theKeysOfTheTransportRunLikeTheSound()
    {
        TransportBar bar;
        bar.setLayoutDirection(Qt::RightToLeft);
        bar.resize(1000, 64);
        bar.show();
        const auto left = [&bar](const char *name) {
            auto *part = bar.findChild<QWidget *>(QLatin1StringView(name));
            return part->mapTo(&bar, QPoint(0, 0)).x();
        };
        QVERIFY(left("previous") < left("play"));
        QVERIFY(left("play") < left("next"));
        QVERIFY(left("volume") < left("previous")); // the sides are mirrored
    }

    void partsAreScrolledToBeforeTheyAreSqueezed()
    {
        ScrollColumn area;
        auto *stretches = new QWidget;
        auto *inside = new QVBoxLayout(stretches);
        auto *text = new QPlainTextEdit;
        text->setMinimumHeight(60);
        auto *wraps = new TextLabel(u"Some words"_s, TypeRole::Body, &Theme::text);
        wraps->setWrapping(true);
        inside->addWidget(text, 1);
        inside->addWidget(wraps);
        auto *fixed = new QWidget;
        fixed->setFixedHeight(100);
        area.column()->addWidget(stretches, 1);
        area.column()->addWidget(fixed);
        area.resize(300, 320);
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        // Below what the text would like, above what it needs.
        QTRY_COMPARE(area.page()->height(), area.viewport()->height());
        QVERIFY(text->height() < text->sizeHint().height());
        area.resize(300, 150);
        QTRY_VERIFY(area.page()->height() > area.viewport()->height());
        QVERIFY(text->height() >= 60);
        QCOMPARE(wraps->height(), lineHeight(TypeRole::Body));
    }

    void costButtonTriggersAndCancels()
    {
        CostButton button(u"Generate"_s, u"audio-waveform"_s);
        button.setCost(u"412 credits"_s);
        QSignalSpy triggered(&button, &CostButton::triggered);
        QSignalSpy cancelled(&button, &CostButton::cancelRequested);
        QTest::keyClick(&button, Qt::Key_Return);
        QTest::keyClick(&button, Qt::Key_Space);
        QCOMPARE(triggered.count(), 2);
        button.setRunning(true);
        QCOMPARE(button.state(), CostButton::State::Running);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(triggered.count(), 2);
        QCOMPARE(cancelled.count(), 1);
        button.setRunning(false);
        button.setUnaffordable(u"412 credits"_s, u"Needs 412, you have 300."_s);
        button.click();
        QCOMPARE(triggered.count(), 2);
        QCOMPARE(button.reason(), u"Needs 412, you have 300."_s);
        QCOMPARE(button.accessibleDescription(), button.reason());
        button.setEstimating();
        QCOMPARE(button.state(), CostButton::State::Estimating);
        QVERIFY(button.reason().isEmpty());
    }

    void chipOpensThePickerByKeyboard()
    {
        VoiceChip chip;
        QSignalSpy asked(&chip, &VoiceChip::pickerRequested);
        QTest::keyClick(&chip, Qt::Key_Down);
        QTest::keyClick(&chip, Qt::Key_Return);
        QTest::keyClick(&chip, Qt::Key_Space);
        QTest::mouseClick(&chip, Qt::LeftButton);
        QCOMPARE(asked.count(), 4);
    }

    void segmentedIsOneTabStop()
    {
        Segmented segmented;
        segmented.setSegments({u"One"_s, u"Two"_s, u"Three"_s});
        segmented.show();
        QVERIFY(QTest::qWaitForWindowActive(&segmented));
        QSignalSpy changed(&segmented, &Segmented::currentChanged);
        const auto parts = segmented.findChildren<QAbstractButton *>();
        parts.at(0)->setFocus();
        QTest::keyClick(parts.at(0), Qt::Key_Right);
        QCOMPARE(segmented.currentIndex(), 1);
        QVERIFY(parts.at(1)->hasFocus());
        QTest::keyClick(parts.at(1), Qt::Key_End);
        QCOMPARE(segmented.currentIndex(), 2);
        QCOMPARE(changed.count(), 2);
        int stops = 0;
        for (const QAbstractButton *part : parts)
            stops += part->focusPolicy() & Qt::TabFocus ? 1 : 0;
        QCOMPARE(stops, 1);
        segmented.setCurrentIndex(9);
        QCOMPARE(segmented.currentIndex(), 2);
    }

    void switchTogglesByKeyAndLabel()
    {
        Switch toggle(u"Speaker boost"_s, u"Closer to the original"_s);
        toggle.resize(260, toggle.sizeHint().height());
        QTest::keyClick(&toggle, Qt::Key_Space);
        QVERIFY(toggle.isChecked());
        QTest::mouseClick(&toggle, Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(!toggle.isChecked());
        toggle.setEnabled(false);
        QTest::keyClick(&toggle, Qt::Key_Space);
        QVERIFY(!toggle.isChecked());
    }

    void sliderKeysResetAndTyping()
    {
        LabeledSlider slider(u"Stability"_s);
        slider.setDefaultValue(50);
        slider.setValue(50);
        slider.show();
        QSignalSpy changed(&slider, &LabeledSlider::valueChanged);
        auto *inner = slider.findChild<StudioSlider *>();
        auto *reset = slider.findChild<IconButton *>(u"reset"_s);
        auto *field = slider.findChild<QLineEdit *>(u"value"_s);
        QVERIFY(!reset->isVisible());
        QTest::keyClick(inner, Qt::Key_Right);
        QCOMPARE(slider.value(), 51.0);
        QTest::keyClick(inner, Qt::Key_PageUp);
        QCOMPARE(slider.value(), 61.0);
        QVERIFY(reset->isVisible());
        QTest::keyClick(inner, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(slider.value(), 50.0);
        QTest::keyClick(inner, Qt::Key_End);
        QCOMPARE(slider.value(), 100.0);
        reset->click();
        QCOMPARE(slider.value(), 50.0);
        field->setText(u"nonsense"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(slider.value(), 50.0);
        QCOMPARE(field->text(), u"50"_s);
        field->setText(u"999"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(slider.value(), 100.0);
        slider.setValue(std::numeric_limits<double>::quiet_NaN());
        QCOMPARE(slider.value(), 0.0);
        changed.clear();
        slider.setValue(0);
        QCOMPARE(changed.count(), 0);
    }

    void sliderShowsUnits()
    {
        LabeledSlider slider(u"Speed"_s);
        slider.setRange(0.7, 1.2, 0.01);
        slider.setFormat(2, u"×"_s);
        slider.setDefaultValue(1.0);
        slider.setValue(1.0);
        QCOMPARE(slider.valueText(), u"1.00×"_s);
        auto *field = slider.findChild<QLineEdit *>(u"value"_s);
        QCOMPARE(field->width(), 50);
        slider.show();
        // The whole value is seen: the field keeps two pixels on both sides of what the style leaves it.
        QStyleOptionFrame option;
        option.initFrom(field);
        const int room =
            field->style()->subElementRect(QStyle::SE_LineEditContents, &option, field).width() - 4;
        const int wide = field->fontMetrics().horizontalAdvance(field->text());
        QVERIFY2(wide < room, qPrintable(QString::number(room)));
        QVERIFY(!slider.isChanged());
        field->setText(u"1.1×"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(qAbs(slider.value() - 1.1) < 1e-9);
    }

    void wheelIsLeftToTheScrollArea()
    {
        StudioCombo combo;
        combo.addItems({u"One"_s, u"Two"_s});
        combo.setCurrentIndex(1);
        StudioSlider slider;
        slider.setRange(0, 100);
        slider.setValue(50);
        wheel(&combo);
        wheel(&slider);
        QCOMPARE(combo.currentIndex(), 1);
        QCOMPARE(slider.value(), 50);
        slider.show();
        QVERIFY(QTest::qWaitForWindowActive(&slider));
        slider.setFocus();
        wheel(&slider);
        QVERIFY(slider.value() != 50);
    }

    void searchClearsOnEscapeOnce()
    {
        SearchField field;
        field.setText(u"warm"_s);
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
    }

    void stripKeepsChipsAndMoves()
    {
        TakeStrip strip;
        const auto chip = [](int n) {
            return TakeChip{
                TakeId(QString::number(n)), u"Take %1"_s.arg(n), VoiceId(u"r"_s), u"Rachel"_s, false, false};
        };
        strip.setTakes({chip(2), chip(1)});
        strip.setCurrent(TakeId(u"2"_s));
        strip.show();
        QVERIFY(QTest::qWaitForWindowActive(&strip));
        QSignalSpy changed(&strip, &TakeStrip::currentChanged);
        auto *second = strip.findChild<QAbstractButton *>(u"2"_s);
        second->setFocus();
        QTest::keyClick(second, Qt::Key_Right);
        QCOMPARE(strip.current(), TakeId(u"1"_s));
        QCOMPARE(changed.count(), 1);
        strip.setTakes({chip(3), chip(2), chip(1)});
        QCOMPARE(strip.findChild<QAbstractButton *>(u"2"_s), second);
        QVERIFY(strip.findChild<QAbstractButton *>(u"1"_s)->hasFocus());
        QCOMPARE(changed.count(), 1);
        QSignalSpy starred(&strip, &TakeStrip::starRequested);
        QTest::keyClick(strip.findChild<QAbstractButton *>(u"1"_s), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(starred.count(), 1);
        strip.setTakes({});
        QVERIFY(!strip.findChild<QAbstractButton *>());
    }

    void transportIsOffWithoutASource()
    {
        TransportBar bar;
        auto *play = bar.findChild<QAbstractButton *>(u"play"_s);
        QVERIFY(!play->isEnabled());
        QVERIFY(!bar.findChild<QPushButton *>(u"export"_s)->isEnabled());
        bar.setSource(VoiceId(u"r"_s), u"Take 3"_s, u"Rachel"_s);
        QSignalSpy played(&bar, &TransportBar::playRequested);
        QSignalSpy paused(&bar, &TransportBar::pauseRequested);
        play->click();
        QCOMPARE(played.count(), 1);
        bar.setPlayback(TransportBar::Playback::Playing);
        QCOMPARE(play->accessibleName(), u"Pause"_s);
        play->click();
        QCOMPARE(paused.count(), 1);
        auto *mute = bar.findChild<IconButton *>(u"mute"_s);
        const double before = bar.volume();
        mute->click();
        QCOMPARE(bar.volume(), 0.0);
        mute->click();
        QCOMPARE(bar.volume(), before);
        bar.setVolume(7);
        QCOMPARE(bar.volume(), 1.0);
        QVERIFY(mute->isEnabled());
        bar.clearSource();
        QVERIFY(!play->isEnabled());
        QVERIFY(!mute->isEnabled());
        QVERIFY(!bar.findChild<StudioSlider *>(u"volume"_s)->isEnabled());
        QVERIFY(!bar.hasSource());
    }

    void transportKnowsSpeedsUpToThree()
    {
        TransportBar bar;
        QSignalSpy changed(&bar, &TransportBar::speedChanged);
        bar.setSpeed(9);
        QCOMPARE(bar.speed(), 3.0);
        QVERIFY(bar.stepSpeed(1).contains(u'3'));
        QCOMPARE(bar.speed(), 3.0);
        bar.stepSpeed(-1);
        QCOMPARE(bar.speed(), 2.5);
        bar.setSpeed(0.1);
        QCOMPARE(bar.speed(), 0.5);
        QCOMPARE(changed.count(), 3);
    }

    void toastShowsThatItHasTheFocus()
    {
        QWidget window;
        window.resize(600, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Toast *toast = Toast::show(&window, NoticeKind::Info, u"Take 1 was deleted."_s);
        const QImage before = toast->grab().toImage();
        toast->setFocus(Qt::ShortcutFocusReason);
        QVERIFY(toast->hasFocus());
        QVERIFY(toast->grab().toImage() != before);
    }

    void timecodePaintsANewLength()
    {
        TimecodeLabel label;
        label.setPosition(1);
        label.setDuration(8.54);
        label.show();
        const QImage before = label.grab().toImage();
        PaintCount paints;
        label.installEventFilter(&paints);
        label.setDuration(8.93);
        QTRY_VERIFY(paints.count > 0);
        QVERIFY(label.grab().toImage() != before);
    }

    void bannerActsAndCloses()
    {
        InfoBanner banner;
        banner.setNotice(NoticeKind::Warning, u"82 % of this month's credits are used"_s);
        banner.setAction(u"Review"_s);
        banner.setClosable(true);
        banner.show();
        QSignalSpy acted(&banner, &InfoBanner::actionTriggered);
        QSignalSpy closed(&banner, &InfoBanner::closed);
        banner.findChild<QPushButton *>(u"bannerAction"_s)->click();
        banner.findChild<IconButton *>(u"bannerClose"_s)->click();
        QCOMPARE(acted.count(), 1);
        QCOMPARE(closed.count(), 1);
        QVERIFY(!banner.isVisible());
    }

    void anUndoIsNotLostBehindNewerToasts()
    {
        QWidget window;
        window.resize(800, 500);
        window.show();
        QPointer<Toast> undo = Toast::show(&window, NoticeKind::Info, u"Take deleted"_s, u"Undo"_s);
        QPointer<Toast> error = Toast::show(&window, NoticeKind::Error, u"No connection"_s);
        QVERIFY(!undo->isVisible());
        QPointer<Toast> plain = Toast::show(&window, NoticeKind::Success, u"Exported"_s);
        QPointer<Toast> newer = Toast::show(&window, NoticeKind::Success, u"Copied"_s);
        QTRY_VERIFY(!plain); // says nothing that has to be answered
        QVERIFY(newer->isVisible() && !error->isVisible());
        newer->findChild<QAbstractButton *>(u"toastClose"_s)->click();
        QTRY_VERIFY(error && error->isVisible());
        QVERIFY(!undo->isVisible());
        error->findChild<QAbstractButton *>(u"toastClose"_s)->click();
        QTRY_VERIFY(undo && undo->isVisible());
        QSignalSpy acted(undo, &Toast::actionTriggered);
        undo->findChild<QPushButton *>(u"toastAction"_s)->click();
        QCOMPARE(acted.count(), 1);
        QTRY_VERIFY(!undo);
        QVERIFY(!OverlayHost::of(&window)->toast());
    }

    void toastsLastAsLongAsTheyMatter()
    {
        QWidget window;
        window.resize(800, 600);
        window.show();
        QCOMPARE(Toast::show(&window, NoticeKind::Success, u"Exported"_s)->durationMs(), 6000);
        QCOMPARE(Toast::show(&window, NoticeKind::Error, u"No connection"_s)->durationMs(), 0);
        Toast *toast = Toast::show(&window, NoticeKind::Info, u"Take deleted"_s, u"Undo"_s);
        QCOMPARE(toast->durationMs(), 8000);
        QSignalSpy acted(toast, &Toast::actionTriggered);
        QSignalSpy gone(toast, &QObject::destroyed);
        toast->findChild<QPushButton *>(u"toastAction"_s)->click();
        QCOMPARE(acted.count(), 1);
        QTRY_COMPARE(gone.count(), 1);
    }

    void initialsOfNames()
    {
        QCOMPARE(ProfileChip::initials(u"North Wind"_s), u"NW"_s);
        QCOMPARE(ProfileChip::initials(u"Northwind"_s), u"NO"_s);
        QCOMPARE(ProfileChip::initials(u"  "_s), QString());
    }
};

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
