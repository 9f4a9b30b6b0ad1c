// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/replayfeature.h"

#include "core/agent/conversation.h"
#include "core/agent/timings.h"
#include "core/evidence/recordedsession.h"
#include "core/evidence/replaysound.h"
#include "ui/agent/agentbar.h"
#include "ui/agent/livecontrol.h"
#include "ui/agent/recentsessions.h"
#include "ui/agent/replayplayback.h"
#include "ui/agent/replaystrip.h"
#include "ui/agent/savereport.h"
#include "ui/agent/sessionlist.h"
#include "ui/agent/sessionpage.h"
#include "ui/agent/shownsession.h"
#include "ui/widgets/panel.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace studio::ui {

using Kind = ShownSession::Kind;

namespace {

constexpr double kPosedPlace = 0.45;

/// Sound as long and as loud as the log says, of nobody.
std::shared_ptr<audio::PcmTrack> posedSound(const QList<agent::LogEntry> &log, qint64 durationUs)
{
    constexpr int kRateHz = 8000;
    std::vector<std::int16_t> both(std::size_t(durationUs * kRateHz / 1'000'000 * 2));
    const auto fill = [&both](std::size_t side, qint64 fromUs, qint64 untilUs) {
        const auto end = std::min(both.size() / 2, std::size_t(untilUs * kRateHz / 1'000'000));
        for (auto i = std::size_t(fromUs * kRateHz / 1'000'000); i < end; ++i) {
            const double t = double(i) / kRateHz;
            const double loud =
                std::abs(std::sin(t * 11) * std::sin(t * 3.7 + 1)) * (0.6 + 0.4 * std::sin(t * 29));
            both[i * 2 + side] = std::int16_t(12'000 * loud * std::sin(t * 1400));
        }
    };
    std::optional<qint64> voice;
    std::optional<qint64> sound;
    for (const agent::LogEntry &entry : log) {
        if (entry.type == "voice.begin"_L1)
            voice = entry.atUs;
        else if (entry.type == "voice.end"_L1 && voice)
            fill(0, *voice, entry.atUs);
        else if (entry.type == "sound.first"_L1)
            sound = entry.atUs;
        else if (entry.type == "sound.stopped"_L1 && sound)
            fill(1, *sound, entry.atUs);
    }
    auto track = std::make_shared<audio::PcmTrack>(audio::PcmSpec{kRateHz, 2});
    track->append(both);
    track->complete();
    return track;
}

/// The one file or folder of a drag that can be opened; empty if there is none.
QString openable(const QMimeData &data)
{
    if (data.urls().size() != 1 || !data.urls().first().isLocalFile())
        return {};
    const QString path = data.urls().first().toLocalFile();
    const QFileInfo info(path);
    const bool session =
        info.isDir() && QFileInfo::exists(QDir(path).filePath(QLatin1StringView(evidence::kEventsFile)));
    return session || (info.isFile() && info.suffix().compare("zip"_L1, Qt::CaseInsensitive) == 0)
        ? path
        : QString();
}

} // namespace

QList<SessionWave::Mark> marksOf(const QList<agent::LogEntry> &log)
{
    using Mark = SessionWave::Mark;
    using Direction = agent::LogEntry::Direction;
    QList<Mark> marks;
    std::optional<qint64> voice;
    for (const agent::LogEntry &entry : log) {
        if (entry.direction == Direction::Local && entry.type == "voice.begin"_L1) {
            voice = entry.atUs;
        } else if (entry.direction == Direction::In && entry.type == "user_transcript"_L1) {
            marks.append({double(voice.value_or(entry.atUs)) / 1e6, Mark::Kind::Turn});
            voice.reset();
        } else if (entry.direction == Direction::Out && entry.type == "user_message"_L1) {
            marks.append({double(entry.atUs) / 1e6, Mark::Kind::Turn});
        }
    }
    const agent::Timings timings(log);
    for (const agent::BargeIn &one : timings.bargeIns())
        marks.append({double(one.atUs) / 1e6, Mark::Kind::Interruption});
    const agent::Conversation conversation(log);
    for (const agent::ConversationItem &item : conversation.items()) {
        if (item.kind == agent::ConversationItem::Kind::Tool)
            marks.append({double(item.atUs) / 1e6, Mark::Kind::Tool});
    }
    return marks;
}

ReplayFeature::ReplayFeature(const AgentParts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_playback(new ReplayPlayback(parts.services.player, this)),
      m_strip(new ReplayStrip(*m_playback)), m_recent(new RecentSessions(parts, this)),
      m_report(new SaveReport(parts, this))
{
    m_parts.session.addStrip(m_strip);
    m_strip->hide();
    m_parts.panel.setAcceptDrops(true);
    m_parts.panel.installEventFilter(this);
    wire();
    showKind();
}

void ReplayFeature::wire()
{
    connect(m_recent, &RecentSessions::openRequested, this, &ReplayFeature::open);
    connect(m_recent, &RecentSessions::bundleRequested, m_report, &SaveReport::open);
    connect(m_parts.bar.reportButton(), &QPushButton::clicked, this, &ReplayFeature::saveReport);
    connect(m_parts.addAction(u"actionSaveReport"_s, tr("Save report"), {QKeySequence(Qt::CTRL | Qt::Key_E)}),
            &QAction::triggered, this, &ReplayFeature::saveReport);
    connect(&m_parts.shown, &ShownSession::kindChanged, this, &ReplayFeature::showKind);
    connect(&m_parts.live, &LiveControl::kept, this, [this](const evidence::SessionInfo &info) {
        if (m_parts.shown.kind() == Kind::Ended)
            loadEnded(info.folder);
    });
    connect(&m_parts.shown, &ShownSession::playRequested, this, [this](qint64 fromUs, qint64 untilUs) {
        if (m_playback->isLoaded())
            m_playback->playStretch(double(fromUs) / 1e6, double(untilUs) / 1e6);
    });
    connect(m_strip, &ReplayStrip::closeRequested, this, [this] { m_parts.shown.clear(); });
    connect(m_playback, &PlaybackSource::positionChanged, this, &ReplayFeature::moveTo);
    connect(m_playback, &ReplayPlayback::previousRequested, this,
            [this] { m_playback->seek(m_strip->wave()->turnBeside(m_playback->positionSeconds(), -1)); });
    connect(m_playback, &ReplayPlayback::nextRequested, this,
            [this] { m_playback->seek(m_strip->wave()->turnBeside(m_playback->positionSeconds(), 1)); });
    connect(m_playback, &ReplayPlayback::exportRequested, this, &ReplayFeature::saveReport);
    connect(m_playback, &ReplayPlayback::deviceLost, this,
            [this](const Error &error) { m_parts.tellProblem(error); });
}

void ReplayFeature::open(const QString &path)
{
    if (m_parts.live.isRunning()) {
        m_parts.tellProblem(Error::make(ErrorKind::Unsupported,
                                        tr("A conversation is under way. End it to open another one.")));
        return;
    }
    auto *job = evidence::openReplay(path, QDir(m_parts.services.dirs.cache).filePath(u"replays"_s));
    m_opening = job;
    job->then(this, [this](const Result<std::shared_ptr<const evidence::Replay>> &replay) {
        if (replay)
            take(*replay);
        else if (!replay.error().isCancelled())
            m_parts.tellProblem(replay.error());
    });
}

void ReplayFeature::take(const std::shared_ptr<const evidence::Replay> &replay)
{
    // A session may have begun while it was read.
    if (m_parts.live.isRunning())
        return;
    m_parts.shown.show(Kind::Replay, replay->log);
    loadSound(replay);
    showKind();
    m_parts.announce(tr("Replay of %1").arg(sessionFacts(replay->info)));
    emit opened();
}

void ReplayFeature::pose(const QList<agent::LogEntry> &log)
{
    auto replay = std::make_shared<evidence::Replay>();
    replay->log = log;
    replay->info = evidence::summarise(log);
    replay->sound = posedSound(log, replay->durationUs());
    take(replay);
    m_playback->seek(double(replay->durationUs()) / 1e6 * kPosedPlace);
}

void ReplayFeature::loadSound(const std::shared_ptr<const evidence::Replay> &replay)
{
    m_replay = replay;
    const double seconds = double(replay->durationUs()) / 1e6;
    const QString agent = replay->info.agentName.isEmpty() ? replay->info.agentId : replay->info.agentName;
    m_playback->load(evidence::mixedTrack(replay->sound, seconds), seconds, agent,
                     QLocale().toString(replay->info.startedAt.toLocalTime(), QLocale::ShortFormat));
    m_parts.shown.setPosition({});
    m_strip->wave()->setPeaks({});
    m_strip->wave()->setMarks(marksOf(replay->log));
    m_strip->setRemark(remark());
    if (!replay->sound)
        return;
    auto *job = evidence::sessionPeaks(replay->sound);
    m_peaks = job;
    job->then(this, [this](const Result<evidence::SessionPeaks> &peaks) {
        if (peaks)
            m_strip->wave()->setPeaks(*peaks);
    });
}

/// What is shown stays as it is: only its sound comes with it.
void ReplayFeature::loadEnded(const QString &folder)
{
    auto *job = evidence::openReplay(folder, QDir(m_parts.services.dirs.cache).filePath(u"replays"_s));
    m_opening = job;
    job->then(this, [this](const Result<std::shared_ptr<const evidence::Replay>> &replay) {
        if (replay && m_parts.shown.kind() == Kind::Ended) {
            loadSound(*replay);
            showKind();
        }
    });
}

QString ReplayFeature::remark() const
{
    if (!m_replay)
        return {};
    QStringList remarks;
    if (m_replay->isMasked)
        remarks.append(tr("Parts of the text are masked."));
    if (!m_replay->sound)
        remarks.append(m_replay->isMasked ? tr("The sound was left out.") : tr("This session has no sound."));
    if (m_replay->info.state == evidence::SessionInfo::State::Recovered)
        remarks.append(tr("The program ended in mid-session; everything up to then was kept."));
    if (!m_replay->info.problem.isEmpty())
        remarks.append(m_replay->info.problem);
    if (m_replay->brokenLines > 0)
        remarks.append(tr("%n damaged event(s) were left out.", nullptr, m_replay->brokenLines));
    if (!m_replay->soundProblem.isEmpty())
        remarks.append(tr("The sound cannot be read: %1").arg(m_replay->soundProblem));
    return remarks.join(u' ');
}

void ReplayFeature::showKind()
{
    const Kind kind = m_parts.shown.kind();
    if (kind == Kind::Live || kind == Kind::None) {
        m_opening.cancel();
        m_peaks.cancel();
        m_playback->clear();
        m_replay.reset();
    }
    m_strip->setVisible((kind == Kind::Replay || kind == Kind::Ended) && m_replay);
}

void ReplayFeature::moveTo(double seconds)
{
    // Where it rests at first it shows the session as it ended.
    if (m_replay && (seconds > 0 || m_parts.shown.position()))
        m_parts.shown.setPosition(qRound64(seconds * 1e6));
}

QString ReplayFeature::recordFolder() const
{
    return m_parts.live.recorded() ? m_parts.live.recorded()->folder() : QString();
}

void ReplayFeature::saveReport()
{
    if (m_replay)
        m_report->openFor(m_replay);
    else if (const QString folder = recordFolder(); !folder.isEmpty() && m_parts.shown.kind() != Kind::None)
        m_report->open(folder);
}

bool ReplayFeature::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_parts.panel && (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop)) {
        auto *drop = static_cast<QDropEvent *>(event);
        const QString path = openable(*drop->mimeData());
        if (!path.isEmpty()) {
            drop->setDropAction(Qt::CopyAction);
            drop->accept();
            if (event->type() == QEvent::Drop)
                open(path);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace studio::ui
