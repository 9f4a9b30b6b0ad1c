// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/recordbar.h"

#include "ui/theme/icons.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/levelmeter.h"
#include "ui/widgets/studiocombo.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

using State = RecordControl::State;

namespace {

constexpr int kDeviceWidth = 200;
constexpr int kDeviceLeast = 110;

} // namespace

RecordBar::RecordBar(RecordControl &control, QWidget *parent)
    : QWidget(parent), m_control(control), m_record(new QPushButton(this)),
      m_pause(new IconButton(u"pause"_s, tr("Pause"), this)),
      m_discard(new IconButton(u"trash-2"_s, tr("Discard the recording"), this)),
      m_listen(new IconButton(u"mic"_s, tr("Open the microphone and show its level"), this)),
      m_meter(new LevelMeter(this)), m_device(new StudioCombo(this)),
      m_time(new TextLabel({}, TypeRole::Body, &Theme::text, this)),
      m_more(new IconButton(u"ellipsis"_s, tr("How to record"), this)), m_banner(new InfoBanner(this)),
      m_menu(new QMenu(this)), m_countIn(nullptr), m_stayOpen(nullptr), m_monitor(nullptr)
{
    setObjectName(u"recordBar"_s);
    build();
    buildMenu();
    connect(m_record, &QAbstractButton::clicked, &m_control, &RecordControl::toggle);
    connect(m_pause, &QAbstractButton::clicked, &m_control, &RecordControl::pauseOrResume);
    connect(m_discard, &QAbstractButton::clicked, &m_control, &RecordControl::discard);
    connect(m_listen, &QAbstractButton::clicked, &m_control, &RecordControl::setListening);
    connect(m_device, &QComboBox::activated, this,
            [this] { m_control.chooseDevice(m_device->currentData().toByteArray()); });
    connect(&m_control, &RecordControl::changed, this, &RecordBar::refresh);
    connect(&m_control, &RecordControl::devicesChanged, this, &RecordBar::showDevices);
    connect(&m_control, &RecordControl::lengthChanged, this, &RecordBar::showTime);
    connect(&m_control, &RecordControl::levelMeasured, m_meter, [this](double peakDb, bool) {
        const State state = m_control.state();
        if (state != State::Idle && state != State::Failed && state != State::Lost)
            m_meter->setLevel(peakDb);
    });
    connect(m_banner, &InfoBanner::actionTriggered, &m_control, &RecordControl::tryAgain);
    connect(m_banner, &InfoBanner::closed, this, [this] { m_closed = m_control.notice(); });
    showDevices();
    refresh();
}

void RecordBar::build()
{
    m_record->setObjectName(u"recordButton"_s);
    m_pause->setObjectName(u"recordPause"_s);
    m_discard->setObjectName(u"recordDiscard"_s);
    m_listen->setObjectName(u"recordListen"_s);
    m_listen->setCheckable(true);
    m_meter->setObjectName(u"recordMeter"_s);
    m_meter->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_device->setObjectName(u"recordDevice"_s);
    m_device->setAccessibleName(tr("Microphone"));
    m_device->setToolTip(tr("Microphone"));
    m_time->setObjectName(u"recordTime"_s);
    m_time->setTabular(true);
    m_time->setWeight(600);
    m_more->setObjectName(u"recordMore"_s);
    m_banner->setObjectName(u"recordNotice"_s);
    m_banner->setClosable(true);
    m_banner->hide();
    followTextScale(m_device, [this] {
        m_device->setMaximumWidth(scaled(kDeviceWidth));
        m_device->setMinimumWidth(scaled(kDeviceLeast));
    });
    followTextScale(m_time, [this] { m_time->setMinimumWidth(scaled(52)); });

    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_record, m_pause, m_discard, m_time})
        m_buttons->addWidget(part);
    m_buttons->addSpacing(4);
    m_buttons->addWidget(m_listen);
    m_buttons->addStretch(0);
    m_sound = new QHBoxLayout;
    m_sound->setSpacing(8);
    m_sound->addWidget(m_meter, 1);
    m_sound->addWidget(m_device);
    m_sound->addWidget(m_more);
    m_line = new QHBoxLayout;
    m_line->setSpacing(8);
    m_line->addLayout(m_buttons);
    m_line->addLayout(m_sound, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_line);
    column->addWidget(m_banner);
}

void RecordBar::buildMenu()
{
    m_menu->setObjectName(u"recordMenu"_s);
    m_menu->setTitle(tr("How to record"));
    m_menu->setAccessibleName(m_menu->title());
    const auto add = [this](const QString &text, const QString &name) {
        QAction *action = m_menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        return action;
    };
    m_countIn = add(tr("Count 3, 2, 1 before recording"), u"recordCountIn"_s);
    m_stayOpen = add(tr("Keep the microphone open here, so that the second before is recorded too"),
                     u"recordStayOpen"_s);
    m_monitor = add(tr("Hear yourself while recording (headphones)"), u"recordMonitor"_s);
    connect(m_countIn, &QAction::triggered, &m_control, &RecordControl::setCountIn);
    connect(m_stayOpen, &QAction::triggered, &m_control, &RecordControl::setStaysOpen);
    connect(m_monitor, &QAction::triggered, &m_control, &RecordControl::setMonitoring);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        const QSize size = m_menu->sizeHint();
        const int left = isRightToLeft() ? 0 : m_more->width() - size.width();
        m_menu->popup(m_more->mapToGlobal(QPoint(left, m_more->height() + 4)));
    });
}

void RecordBar::refresh()
{
    const State state = m_control.state();
    const bool busy = m_control.isBusy();
    const bool runs = state == State::Recording || state == State::Paused || state == State::Lost;
    setVariant(m_record, busy ? Variant::Danger : Variant::Default);
    m_record->setText(state == State::CountIn ? tr("Cancel") : busy ? tr("Stop") : tr("Record"));
    m_record->setIcon(busy ? icon(u"square"_s, {&Theme::onAccent, true})
                           : icon(u"circle"_s, {&Theme::record, true}));
    m_record->setAccessibleName(state == State::CountIn ? tr("Cancel the count-in")
                                    : busy              ? tr("Stop recording")
                                                        : tr("Record"));
    m_pause->setVisible(runs && state != State::Lost);
    m_pause->setIconName(state == State::Paused ? u"play"_s : u"pause"_s);
    m_pause->setName(state == State::Paused ? tr("Go on recording") : tr("Pause"));
    m_discard->setVisible(runs);
    m_listen->setVisible(!busy);
    m_listen->setChecked(state == State::Listening);
    m_listen->setName(state == State::Listening ? tr("Close the microphone")
                                                : tr("Open the microphone and show its level"));
    if (state == State::Idle)
        m_meter->setOff(tr("Microphone closed"));
    else if (state == State::Failed || state == State::Lost)
        m_meter->setOff(tr("No microphone"));
    m_countIn->setChecked(m_control.hasCountIn());
    m_stayOpen->setChecked(m_control.staysOpen());
    m_monitor->setChecked(m_control.recorder().isMonitoring());
    showTime();
    showNotice();
    arrange(); // there are more buttons while it records
}

void RecordBar::showTime()
{
    const State state = m_control.state();
    if (state == State::CountIn) {
        m_time->setText(locale().toString(m_control.countIn()));
        m_time->setAccessibleName(tr("Recording begins in %n seconds", nullptr, m_control.countIn()));
        m_time->setColorRole(&Theme::accentText);
        return;
    }
    const double seconds = m_control.recorder().seconds();
    const QString text = timecode(m_control.isBusy() ? seconds : 0);
    if (text == m_time->text() && m_time->accessibleName() != QString())
        return;
    m_time->setText(text);
    m_time->setAccessibleName(m_control.isBusy() ? spokenRecordedTime(seconds) : tr("Nothing recorded"));
    m_time->setColorRole(m_control.isBusy() ? &Theme::text : &Theme::text3);
}

void RecordBar::showNotice()
{
    const std::optional<RecordNotice> notice = m_control.notice();
    if (notice != m_closed)
        m_closed.reset();
    if (!notice || notice == m_closed) {
        m_banner->hide();
        return;
    }
    if (m_banner->isHidden() || m_banner->title() != notice->title || m_banner->text() != notice->text) {
        m_banner->setNotice(notice->kind, notice->title, notice->text);
        m_banner->setAction(notice->action);
    }
    m_banner->show();
}

void RecordBar::showDevices()
{
    const QList<audio::OutputDevice> devices = m_control.devices();
    const QByteArray chosen = m_control.chosenDevice();
    const QSignalBlocker quiet(m_device);
    m_device->clear();
    //: %1 is the name of a microphone.
    m_device->addItem(devices.isEmpty() ? tr("No microphone found")
                                        : tr("The first one (%1)").arg(devices.first().name),
                      QByteArray());
    for (const audio::OutputDevice &device : devices)
        m_device->addItem(device.name, device.id);
    int at = chosen.isEmpty() ? 0 : m_device->findData(chosen);
    if (at < 0) {
        m_device->addItem(tr("Not connected: the one chosen before"), chosen);
        at = m_device->count() - 1;
    }
    m_device->setCurrentIndex(at);
    m_meter->setDeviceName(at > 0                  ? m_device->currentText()
                               : devices.isEmpty() ? QString()
                                                   : devices.first().name);
}

QSize RecordBar::minimumSizeHint() const
{
    const QSize all = QWidget::minimumSizeHint();
    const int halves = std::max(m_buttons->minimumSize().width(), m_sound->minimumSize().width());
    return {std::min(all.width(), halves), all.height()};
}

void RecordBar::arrange()
{
    const int inOneLine =
        m_buttons->minimumSize().width() + m_line->spacing() + m_sound->minimumSize().width();
    const auto direction = width() < inOneLine ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_line->direction() != direction)
        m_line->setDirection(direction);
}

void RecordBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RecordBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace studio::ui
