// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/brandmark.h"
#include "ui/widgets/card.h"
#include "ui/widgets/connectionpill.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/creditsmeter.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/labeledslider.h"
#include "ui/widgets/navrail.h"
#include "ui/widgets/profilechip.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/statustext.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/studioslider.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/transportbar.h"
#include "ui/widgets/voicechip.h"
#include "ui/widgets/voicepickerpopover.h"
#include "ui/widgets/waveformview.h"

#include <QAccessible>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

namespace {
QAccessible::Role roleOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->role();
}
QString nameOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}
QString valueOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Value);
}
} // namespace

/// What assistive technology gets from every widget.
class TestNames final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { setupAppearance(); }

    void buttonsSayWhatTheyDo()
    {
        CostButton cost(u"Generate"_s, u"audio-waveform"_s);
        cost.setCost(u"412 credits"_s);
        QCOMPARE(nameOf(&cost), u"Generate, 412 credits"_s);
        QCOMPARE(roleOf(&cost), QAccessible::PushButton);
        cost.setRunning(true);
        QCOMPARE(nameOf(&cost), u"Cancel: Generate"_s);
        IconButton iconButton(u"search"_s, u"Find"_s);
        QCOMPARE(nameOf(&iconButton), u"Find"_s);
        QCOMPARE(roleOf(&iconButton), QAccessible::PushButton);
        VoiceChip chip;
        QCOMPARE(roleOf(&chip), QAccessible::ButtonMenu);
        chip.setVoice(VoiceId(u"r"_s), u"Rachel"_s, u"Warm"_s);
        QCOMPARE(nameOf(&chip), u"Voice: Rachel. Opens picker"_s);
        Switch toggle(u"Speaker boost"_s);
        QCOMPARE(roleOf(&toggle), QAccessible::CheckBox);
        toggle.setChecked(true);
        QVERIFY(QAccessible::queryAccessibleInterface(&toggle)->state().checked);
        ConnectionPill pill;
        pill.setState(ConnectionPill::State::KeyRejected);
        QCOMPARE(nameOf(&pill), u"Connection: Key rejected"_s);
    }

    void actionsPress()
    {
        IconButton button(u"search"_s, u"Find"_s);
        int clicks = 0;
        connect(&button, &QAbstractButton::clicked, this, [&clicks] { ++clicks; });
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(&button);
        QVERIFY(face->actionInterface()->actionNames().contains(QAccessibleActionInterface::pressAction()));
        face->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(clicks, 1);
    }

    void valuesAreSpoken()
    {
        LabeledSlider slider(u"Similarity"_s);
        slider.setDefaultValue(75);
        slider.setValue(82);
        auto *inner = slider.findChild<StudioSlider *>();
        QCOMPARE(nameOf(inner), u"Similarity"_s);
        QCOMPARE(roleOf(inner), QAccessible::Slider);
        QCOMPARE(valueOf(inner), u"82 of 100, default 75"_s);
        QAccessible::queryAccessibleInterface(inner)->valueInterface()->setCurrentValue(40);
        QCOMPARE(slider.value(), 40.0);

        WaveformView wave;
        WavePeaks peaks;
        peaks.min.assign(241, -50);
        peaks.max.assign(241, 50);
        peaks.secondsPerBucket = 0.1;
        wave.setPeaks(peaks);
        wave.setPosition(7.4);
        QCOMPARE(roleOf(&wave), QAccessible::Slider);
        QCOMPARE(valueOf(&wave), u"7.4 s of 24.1 s"_s);
    }

    void listsTellTheirRows()
    {
        NavRail rail;
        rail.setEntries({{u"a"_s, u"Speech"_s, u"audio-lines"_s, u"Create"_s, {}},
                         {u"b"_s, u"History"_s, u"history"_s, {}, {}}});
        rail.setCurrent(u"b"_s);
        QCOMPARE(nameOf(&rail), u"Main navigation"_s);
        QCOMPARE(roleOf(&rail), QAccessible::List);
        auto *row = rail.findChild<QWidget *>(u"b"_s);
        QCOMPARE(roleOf(row), QAccessible::ListItem);
        QVERIFY(QAccessible::queryAccessibleInterface(row)->state().selected);

        Segmented segmented;
        segmented.setSegments({u"Settings"_s, u"History"_s});
        QCOMPARE(roleOf(&segmented), QAccessible::PageTabList);
        QCOMPARE(roleOf(segmented.findChildren<QAbstractButton *>().constFirst()), QAccessible::PageTab);

        TakeStrip strip;
        strip.setTakes({{TakeId(u"3"_s), u"Take 3"_s, VoiceId(u"r"_s), u"Rachel"_s, true, false}});
        auto *chip = strip.findChild<QAbstractButton *>(u"3"_s);
        QCOMPARE(roleOf(chip), QAccessible::RadioButton);
        QCOMPARE(nameOf(chip), u"Take 3, Rachel, starred"_s);
    }

    void statusIsAnnounced()
    {
        StatusText status;
        status.announce(u"Take 3 is ready"_s);
        QCOMPARE(nameOf(&status), u"Take 3 is ready"_s);
        QVERIFY(roleOf(&status) != QAccessible::Client);
    }

    void noTabStopIsNamelessOrClient()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *rail = new NavRail;
        rail->setEntries({{u"a"_s, u"Speech"_s, u"audio-lines"_s, u"Create"_s, {}}});
        auto *segmented = new Segmented;
        segmented->setSegments({u"One"_s, u"Two"_s});
        auto *strip = new TakeStrip;
        strip->setTakes({{TakeId(u"1"_s), u"Take 1"_s, VoiceId(u"r"_s), u"Rachel"_s, false, false}});
        auto *transport = new TransportBar;
        transport->setSource(VoiceId(u"r"_s), u"Take 3"_s, u"Rachel"_s);
        auto *banner = new InfoBanner;
        banner->setNotice(NoticeKind::Info, u"You are in the offline sandbox"_s, u"Everything works."_s);
        banner->setAction(u"Connect"_s);
        banner->setClosable(true);
        auto *empty = new EmptyState(u"audio-lines"_s, u"No takes yet"_s, u"Press Generate."_s);
        empty->setAction(u"Generate"_s);
        auto *picker = new VoicePickerPopover;
        picker->setVoices({{VoiceId(u"r"_s), u"Rachel"_s, {}, {u"American"_s}, {}, {}, true}});
        for (QWidget *widget : std::initializer_list<QWidget *>{
                 new BrandMark, new Card, new ConnectionPill, new CostButton(u"Generate"_s, {}),
                 new CreditsMeter, empty, new IconButton(u"x"_s, u"Close"_s), banner,
                 new LabeledSlider(u"Speed"_s), rail, new ProfileChip, segmented, new Switch(u"Boost"_s),
                 strip, transport, new VoiceChip, picker, new WaveformView, new TextLabel(u"Hello"_s)})
            layout->addWidget(widget);
        window.show();
        int stops = 0;
        for (QWidget *widget : window.findChildren<QWidget *>()) {
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            const QString what =
                QString::fromLatin1(widget->metaObject()->className()) + u" "_s + widget->objectName();
            if (QByteArray(widget->metaObject()->className()).startsWith("studio::ui::"))
                QVERIFY2(face->role() != QAccessible::Client, qPrintable(what));
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            ++stops;
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), qPrintable(what));
            QVERIFY2(face->role() != QAccessible::Client, qPrintable(what));
        }
        QVERIFY(stops >= 15);
    }

    void fitsANarrowWindow()
    {
        TransportBar transport;
        QVERIFY2(transport.minimumSizeHint().width() <= 752,
                 qPrintable(QString::number(transport.minimumSizeHint().width())));
        VoiceChip chip;
        chip.setVoice(VoiceId(u"r"_s), u"A voice with a remarkably long name"_s, u"and a long tag line"_s);
        QVERIFY(chip.minimumSizeHint().width() <= 120);
        StudioCombo combo;
        combo.addItem(u"A model with a remarkably long name and description"_s);
        QVERIFY(combo.minimumSizeHint().width() <= 80);
        LabeledSlider slider(u"A very long label of a slider in some language"_s);
        QVERIFY(slider.minimumSizeHint().width() <= 264);
    }
};

QTEST_MAIN(TestNames)
#include "tst_names.moc"
