// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/devices.h"
#include "core/capture/recorder.h"
#include "ui/recording/recordtext.h"

#include <QPointer>
#include <QTimer>

#include <functional>

class QAction;

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

/// Recording as people do it: one key that taps or is held, a count-in, the microphone and the other choices
/// remembered, and a sentence for whatever goes wrong. Owns the recorder; RecordBar shows it. A panel makes
/// one, tells it when it is shown and hidden, gives it an action, and takes `recorded`.
///
///     m_record = new RecordControl(services.player.thread(), services.settings,
///                                  services.dirs.data + "/recordings/changer", this);
///     m_record->setAction(addPanelAction("actionRecord", tr("Record"), {Qt::Key_R}));
///     layout->addWidget(new RecordBar(*m_record));
class RecordControl final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Idle, ///< The microphone is closed.
        Listening, ///< Open, with a level; nothing is recorded.
        CountIn,
        Starting, ///< The microphone is being opened.
        Recording,
        Paused,
        Lost, ///< The microphone went away during a recording, which goes on when it is back.
        Failed, ///< It could not be opened, or the disk is full; notice() says so.
    };
    Q_ENUM(State)

    /// `folder` is of one panel alone.
    RecordControl(std::shared_ptr<audio::AudioThread> thread, settings::SettingsStore &settings,
                  const QString &folder, QObject *parent = nullptr, const capture::RecorderParts &parts = {});
    ~RecordControl() override;

    [[nodiscard]] capture::Recorder &recorder() { return m_recorder; }
    [[nodiscard]] State state() const;
    /// A recording is under way or about to begin: the panel is busy.
    [[nodiscard]] bool isBusy() const;
    /// 3, 2, 1 during the count-in; else 0.
    [[nodiscard]] int countIn() const { return m_count; }
    /// What is to be said now, beside the bar.
    [[nodiscard]] std::optional<RecordNotice> notice() const;

    /// The microphones that are there.
    [[nodiscard]] QList<audio::OutputDevice> devices() const { return m_devices.outputs(); }
    [[nodiscard]] QByteArray chosenDevice() const;
    void chooseDevice(const QByteArray &id);

    [[nodiscard]] bool hasCountIn() const;
    void setCountIn(bool on);
    [[nodiscard]] bool staysOpen() const;
    void setStaysOpen(bool on);
    /// The own voice on the output. Never remembered: it howls without headphones.
    void setMonitoring(bool on);

    /// Asked before a recording begins, e.g. about what it will cost; it calls `go` at once, later or never.
    void setGate(std::function<void(std::function<void()> go)> gate) { m_gate = std::move(gate); }
    /// A discarded recording is wanted back: it is not removed.
    void keepDiscarded(const QString &path) { m_discarded.removeAll(path); }

    /// Its key taps to begin and end, or is held while one speaks. Text and enabledness are kept up to date.
    void setAction(QAction *action);

    /// The panel is shown: devices are watched, and what an earlier run left is looked for.
    void activate();
    /// Looks for what an earlier run left, once; activate() does so too.
    void recover();
    /// The panel is hidden: the microphone is closed unless it records.
    void deactivate();

public slots:
    /// Begins (after the count-in, if wanted), or ends.
    void toggle();
    void begin();
    /// Ends the recording; `recorded` follows. During the count-in: nothing is recorded.
    void finish();
    void pauseOrResume();
    /// Ends it and puts it aside: `discarded` follows, and the panel may offer to bring it back.
    void discard();
    /// After Failed.
    void tryAgain();
    /// Opens the microphone to see its level, or closes it.
    void setListening(bool on);

signals:
    void changed();
    void levelMeasured(double peakDb, bool clipped);
    void devicesChanged();
    void lengthChanged();
    void recorded(const studio::capture::Recording &recording);
    /// Still on disk: whoever takes this removes the file when it is not wanted back. Nobody does: it is
    /// removed at the end of the program.
    void discarded(const studio::capture::Recording &recording);
    /// Nothing was recorded.
    void failed(const studio::Error &problem);
    /// What an earlier run of the program was recording when it ended, once after activate().
    void recovered(const QList<studio::capture::Recording> &recordings);
    /// For assistive technology.
    void announced(const QString &sentence);
    /// Not busy any more.
    void becameIdle();

private:
    void start();
    void record();
    void count();
    void takeState();
    void takeFinished(const Result<capture::Recording> &result);
    void update();

    settings::SettingsStore &m_settings;
    capture::Recorder m_recorder;
    audio::AudioDevices m_devices;
    std::function<void(std::function<void()>)> m_gate;
    QPointer<QAction> m_action;
    QTimer m_countdown;
    int m_count = 0;
    bool m_isShown = false;
    bool m_isDiscarding = false;
    bool m_hasLooked = false; ///< For what was left behind.
    bool m_wasClipped = false;
    bool m_isWanted = false; ///< The microphone, without a recording.
    std::optional<double> m_secondsLeft; ///< On the disk, when it is little.
    std::optional<RecordNotice> m_about; ///< Of the last recording.
    std::optional<Error> m_monitorProblem;
    QStringList m_discarded;
    State m_told = State::Idle;
    bool m_toldBusy = false;
};

} // namespace studio::ui
