// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/recordcontrol.h"

#include "core/settings/settingsstore.h"
#include "ui/recording/pushkey.h"
#include "ui/recording/recordsettings.h"
#include "ui/widgets/audiosettings.h"

#include <QAction>
#include <QFile>
#include <QLocale>

#include <chrono>

using namespace Qt::StringLiterals;

namespace studio::ui {

using capture::Recorder;
using capture::Recording;

namespace {

constexpr int kCountFrom = 3;
constexpr auto kCountEvery = std::chrono::seconds(1);

} // namespace

RecordControl::RecordControl(std::shared_ptr<audio::AudioThread> thread, settings::SettingsStore &settings,
                             const QString &folder, QObject *parent, const capture::RecorderParts &parts)
    : QObject(parent), m_settings(settings), m_recorder(thread, folder, nullptr, parts),
      m_devices(thread, nullptr, parts.lister)
{
    m_countdown.setInterval(kCountEvery);
    connect(&m_countdown, &QTimer::timeout, this, &RecordControl::count);
    connect(&m_recorder, &Recorder::stateChanged, this, &RecordControl::takeState);
    connect(&m_recorder, &Recorder::finished, this, &RecordControl::takeFinished);
    connect(&m_recorder, &Recorder::lengthChanged, this, &RecordControl::lengthChanged);
    connect(&m_recorder, &Recorder::quietChanged, this, &RecordControl::update);
    connect(&m_recorder, &Recorder::levelMeasured, this, [this](double peakDb, bool clipped) {
        if (clipped && m_recorder.hasRecording() && !std::exchange(m_wasClipped, true))
            update();
        emit levelMeasured(peakDb, clipped);
    });
    connect(&m_recorder, &Recorder::spaceLow, this, [this](double secondsLeft) {
        m_secondsLeft = secondsLeft;
        update();
    });
    connect(&m_recorder, &Recorder::monitoringFailed, this, [this](const Error &problem) {
        m_monitorProblem = problem;
        update();
    });
    connect(&m_devices, &audio::AudioDevices::outputsChanged, this, &RecordControl::devicesChanged);
    connect(&m_settings, &settings::SettingsStore::changed, this, [this](const QString &key) {
        if (key.isEmpty() || key == QLatin1StringView(kInputDevice.key)) {
            if (m_recorder.state() != Recorder::State::Off)
                m_recorder.listen(chosenDevice());
            emit devicesChanged();
        }
        if (key.isEmpty() || key == QLatin1StringView(kCountIn.key)
            || key == QLatin1StringView(kStayOpen.key))
            update();
    });
}

RecordControl::~RecordControl()
{
    for (const QString &path : std::as_const(m_discarded))
        QFile::remove(path);
}

RecordControl::State RecordControl::state() const
{
    if (m_count > 0)
        return State::CountIn;
    switch (m_recorder.state()) {
    case Recorder::State::Off:
        return m_recorder.hasRecording() ? State::Starting : State::Idle;
    case Recorder::State::Listening:
        return m_recorder.hasRecording() ? State::Starting : State::Listening;
    case Recorder::State::Recording:
        return State::Recording;
    case Recorder::State::Paused:
        return State::Paused;
    case Recorder::State::Lost:
        return m_recorder.hasRecording() ? State::Lost : State::Failed;
    case Recorder::State::Failed:
        break;
    }
    return m_recorder.hasRecording() ? State::Starting : State::Failed;
}

bool RecordControl::isBusy() const
{
    return m_count > 0 || m_recorder.hasRecording();
}

std::optional<RecordNotice> RecordControl::notice() const
{
    const Error &problem = m_recorder.problem();
    switch (state()) {
    case State::Failed:
        // Of a recording that ended early the sentence about it says more.
        return m_about ? m_about
                       : RecordNotice{NoticeKind::Error, problem.message, problem.nextStep, tr("Try again")};
    case State::Lost:
        return RecordNotice{
            NoticeKind::Error,
            tr("The microphone is gone. What was recorded is kept."),
            tr("The recording goes on as soon as the microphone is back, or with another one you "
               "choose."),
            {}};
    case State::Recording:
    case State::Paused:
        if (m_secondsLeft)
            return RecordNotice{
                NoticeKind::Warning,
                tr("The disk has room for only %n more minutes.", nullptr, int(*m_secondsLeft / 60)),
                tr("Make room, or finish the recording; what is recorded stays."),
                {}};
        if (m_recorder.isQuiet() && state() == State::Recording)
            return RecordNotice{NoticeKind::Warning,
                                tr("Nothing can be heard."),
                                tr("Check that the right microphone is chosen and not muted."),
                                {}};
        if (m_wasClipped)
            return RecordNotice{NoticeKind::Warning,
                                tr("Too loud: the sound is distorted."),
                                tr("Turn the microphone down, or move away from it."),
                                {}};
        break;
    case State::Idle:
    case State::Listening:
    case State::CountIn:
    case State::Starting:
        break;
    }
    if (m_monitorProblem)
        return RecordNotice{NoticeKind::Warning, m_monitorProblem->message, m_monitorProblem->nextStep, {}};
    if (m_recorder.isMonitoring())
        return RecordNotice{NoticeKind::Info,
                            tr("You hear yourself: use headphones."),
                            tr("Through loudspeakers it howls, and gets into the recording."),
                            {}};
    return isBusy() ? std::nullopt : m_about;
}

QByteArray RecordControl::chosenDevice() const
{
    return m_settings.get(kInputDevice);
}

void RecordControl::chooseDevice(const QByteArray &id)
{
    if (id != chosenDevice())
        m_settings.set(kInputDevice, id);
    else if (state() == State::Lost || state() == State::Failed)
        m_recorder.listen(id);
}

bool RecordControl::hasCountIn() const
{
    return m_settings.get(kCountIn);
}

void RecordControl::setCountIn(bool on)
{
    m_settings.set(kCountIn, on);
}

bool RecordControl::staysOpen() const
{
    return m_settings.get(kStayOpen);
}

void RecordControl::setStaysOpen(bool on)
{
    m_settings.set(kStayOpen, on);
    setListening(on);
}

void RecordControl::setMonitoring(bool on)
{
    m_monitorProblem.reset();
    m_recorder.setMonitoring(on, m_settings.get(kOutputDevice));
    if (on && m_recorder.state() == Recorder::State::Off)
        setListening(true);
    update();
}

void RecordControl::setAction(QAction *action)
{
    m_action = action;
    auto *key = new PushKey(action, this);
    connect(key, &PushKey::pressed, this, &RecordControl::toggle);
    connect(key, &PushKey::letGo, this, &RecordControl::finish);
    update();
}

void RecordControl::activate()
{
    m_isShown = true;
    m_devices.startWatching();
    if (staysOpen())
        setListening(true);
    recover();
}

void RecordControl::recover()
{
    if (std::exchange(m_hasLooked, true))
        return;
    capture::recoverRecordings(m_recorder.folder(), this)
        ->then(this, [this](const Result<QList<Recording>> &found) {
            if (found && !found->isEmpty())
                emit recovered(*found);
        });
}

void RecordControl::deactivate()
{
    m_isShown = false;
    m_devices.stopWatching();
    m_isWanted = false;
    if (!isBusy())
        m_recorder.stop();
}

void RecordControl::setListening(bool on)
{
    m_isWanted = on;
    if (isBusy())
        return;
    m_about.reset();
    if (on)
        m_recorder.listen(chosenDevice());
    else
        m_recorder.stop();
}

void RecordControl::toggle()
{
    if (isBusy())
        finish();
    else
        begin();
}

void RecordControl::begin()
{
    if (isBusy())
        return;
    if (m_gate)
        m_gate([self = QPointer<RecordControl>(this)] {
            if (self)
                self->start();
        });
    else
        start();
}

void RecordControl::start()
{
    if (isBusy())
        return;
    m_about.reset();
    m_secondsLeft.reset();
    m_wasClipped = false;
    if (m_recorder.state() != Recorder::State::Listening)
        m_recorder.listen(chosenDevice()); // also gives a count-in its second before
    if (!hasCountIn()) {
        record();
        return;
    }
    m_count = kCountFrom + 1;
    m_countdown.start();
    count();
}

void RecordControl::count()
{
    if (--m_count > 0) {
        emit announced(QLocale().toString(m_count));
        update();
        return;
    }
    m_countdown.stop();
    if (m_recorder.state() == Recorder::State::Failed)
        update();
    else
        record();
}

void RecordControl::record()
{
    m_recorder.record();
    update();
}

void RecordControl::finish()
{
    if (m_count > 0) {
        m_count = 0;
        m_countdown.stop();
        if (!m_isWanted)
            m_recorder.stop();
        update();
        return;
    }
    if (m_isWanted && m_isShown)
        m_recorder.finish();
    else if (m_recorder.hasRecording())
        m_recorder.stop();
}

void RecordControl::pauseOrResume()
{
    if (m_recorder.state() == Recorder::State::Recording)
        m_recorder.pause();
    else
        m_recorder.resume();
}

void RecordControl::discard()
{
    m_isDiscarding = m_recorder.hasRecording();
    finish();
}

void RecordControl::tryAgain()
{
    m_about.reset();
    m_recorder.listen(chosenDevice());
    m_isWanted = true;
}

void RecordControl::takeState()
{
    if (m_recorder.state() == Recorder::State::Failed && m_count > 0) {
        m_count = 0;
        m_countdown.stop();
        emit failed(m_recorder.problem());
    }
    update();
}

void RecordControl::takeFinished(const Result<Recording> &result)
{
    const bool isUnwanted = std::exchange(m_isDiscarding, false);
    if (!result) {
        update();
        emit failed(result.error());
        return;
    }
    if (isUnwanted) {
        m_discarded.append(result->path);
        update();
        emit discarded(*result);
        return;
    }
    m_about = noticeAbout(*result);
    update();
    emit announced(tr("Recorded: %1").arg(spokenRecordedTime(result->seconds())));
    emit recorded(*result);
}

void RecordControl::update()
{
    const State now = state();
    if (m_action)
        m_action->setText(isBusy() ? tr("Stop recording") : tr("Record"));
    if (std::exchange(m_told, now) != now) {
        if (now == State::Recording)
            emit announced(tr("Recording"));
        else if (now == State::Paused)
            emit announced(tr("Recording paused"));
        else if (now == State::Lost || now == State::Failed)
            emit announced(notice() ? notice()->title : QString());
    }
    emit changed();
    const bool busy = isBusy();
    if (std::exchange(m_toldBusy, busy) && !busy)
        emit becameIdle();
}

} // namespace studio::ui
