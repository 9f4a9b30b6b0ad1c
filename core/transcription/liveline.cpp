// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transcription/liveline.h"

#include "core/base/logging.h"
#include "core/transcription/livemeter.h"
#include "core/transcription/pieceplacing.h"
#include "core/transcription/transcriptiontext.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio::transcription {

namespace {

constexpr qint64 kRate = kHeardRateHz;
/// 20 ms: what is spoken leaves at once.
constexpr qint64 kPiece = kRate / 50;
constexpr auto kPushEvery = 20ms;
constexpr auto kLongestWait = 8s;
/// Without words so often in a row something is wrong that another try does not mend.
constexpr int kMostFailures = 8;
/// A session that heard nothing for so long has nothing more to say about what is older.
constexpr qint64 kSurelySilent = kRate * 5;
constexpr qint64 kSurelyNoSpeech = kRate * 30;
/// Commits by hand come at least so often, at a quiet moment, or a little later anyway.
constexpr qint64 kLeastToCommit = kRate * 3 / 10; ///< Less is refused.
constexpr qint64 kCommitAfter = kRate * 25;
constexpr qint64 kCommitAnyway = kRate * 33;
constexpr int kQuietPeak = 330; // −40 dB
constexpr int kSpeechPeak = 164; // −46 dB
/// The service hangs up after 15 s without sound.
constexpr auto kIdle = 10s;
constexpr auto kRenewAtLatest = 3s;
constexpr auto kWordsAfterCommit = 2500ms;
constexpr auto kLastWords = 10s;

/// At its end.
bool isQuiet(const QByteArray &pcm16)
{
    const QByteArray end = pcm16.right(kPiece * 2);
    const auto *samples = reinterpret_cast<const std::int16_t *>(end.constData());
    return std::all_of(samples, samples + end.size() / 2,
                       [](std::int16_t sample) { return std::abs(int(sample)) < kQuietPeak; });
}

bool mayPass(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Concurrency:
    case ErrorKind::Busy:
    case ErrorKind::Server:
    case ErrorKind::Protocol:
    case ErrorKind::OutcomeUnknown:
        return true;
    default:
        return false;
    }
}

} // namespace

LiveLine::LiveLine(LiveBacklog &backlog, LiveMeter *meter, MakeListener make, const Manner &manner,
                   QObject *parent)
    : QObject(parent), m_backlog(backlog), m_meter(meter), m_make(std::move(make)), m_manner(manner)
{
    m_pushTimer.setInterval(kPushEvery);
    m_pushTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_pushTimer, &QTimer::timeout, this, &LiveLine::push);
    for (QTimer *timer : {&m_retryTimer, &m_renewTimer, &m_settleTimer, &m_idleTimer})
        timer->setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &LiveLine::connectNow);
    connect(&m_renewTimer, &QTimer::timeout, this, [this] {
        if (std::exchange(m_renewing, false)) {
            dropListener();
            connectNow();
        }
    });
    connect(&m_settleTimer, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_isSettled, true))
            emit settled();
    });
    m_idleTimer.setInterval(kIdle);
    connect(&m_idleTimer, &QTimer::timeout, this, [this] {
        if (m_state == State::Open && m_manner.isOverNetwork && m_partial.isEmpty() && !m_finishing) {
            dropListener();
            setState(State::Silent);
        }
    });
    if (m_meter) {
        connect(m_meter, &LiveMeter::grantedMore, this, [this] {
            if (std::exchange(m_wantsStart, false))
                connectNow();
            else
                push();
        });
        connect(m_meter, &LiveMeter::refused, this, &LiveLine::giveUp);
    }
}

LiveLine::~LiveLine()
{
    dropListener();
}

std::chrono::milliseconds LiveLine::nextTryIn() const
{
    return m_retryTimer.isActive() ? m_retryTimer.remainingTimeAsDuration() : 0ms;
}

void LiveLine::start()
{
    if (m_state != State::Idle)
        return;
    m_committed = m_sent = m_backlog.begin();
    connectNow();
}

void LiveLine::connectNow()
{
    if (m_listener || m_isSettled)
        return;
    m_retryTimer.stop();
    setState(State::Connecting);
    if (m_meter && m_meter->granted() <= 0) {
        m_wantsStart = true;
        m_meter->prepare();
        return;
    }
    auto made = m_make(this);
    if (!made) {
        giveUp(made.error());
        return;
    }
    m_listener = *made;
    m_sessionStart = m_committed;
    connect(m_listener, &LiveListener::ready, this, &LiveLine::onReady);
    connect(m_listener, &LiveListener::partial, this, [this](const QString &text) {
        m_sinceWords.start();
        setPartial(text);
        if (m_finishing)
            checkSettled();
    });
    connect(m_listener, &LiveListener::heard, this, &LiveLine::onHeard);
    connect(m_listener, &LiveListener::warned, this, &LiveLine::warned);
    connect(m_listener, &LiveListener::ended, this, &LiveLine::onEnded);
}

void LiveLine::onReady()
{
    // What was not committed is heard again, from its beginning.
    m_committed = std::max(m_committed, m_backlog.begin());
    m_sessionStart = m_sent = m_lastCommit = m_committed;
    m_marks.clear();
    m_sinceWords.start();
    setState(State::Open);
    m_idleTimer.start();
    push();
}

bool LiveLine::isFullySent() const
{
    return m_sent >= m_backlog.end();
}

/// Sends what waits: what is new at once, a backlog faster than it was spoken but not all at once.
void LiveLine::push()
{
    if (!m_listener || m_state != State::Open || m_renewing) {
        m_pushTimer.stop();
        return;
    }
    const qint64 behind = m_backlog.end() - m_sent;
    const bool isLate = behind > kPiece * 5;
    if (!isLate) {
        while (m_backlog.end() - m_sent >= kPiece) {
            if (!sendPiece(kPiece))
                break;
        }
    } else if (m_manner.isOverNetwork) {
        (void)sendPiece(kPiece * m_pace);
    } else {
        while (!isFullySent() && sendPiece(kPiece * 10)) { }
    }
    const qint64 left = m_backlog.end() - m_sent;
    if (left >= kPiece || (m_finishing && left > 0)) {
        if (m_finishing && left < kPiece)
            (void)sendPiece(left);
        if (!isFullySent() && !m_pushTimer.isActive())
            m_pushTimer.start();
    } else {
        m_pushTimer.stop();
    }
    if (m_finishing && isFullySent() && (m_marks.isEmpty() || m_marks.last() < m_sent))
        sendCommit();
}

bool LiveLine::sendPiece(qint64 most)
{
    const QByteArray sound = m_backlog.read(m_sent, most);
    if (sound.isEmpty() || (m_meter && m_meter->granted() <= 0) || !m_listener->take(sound))
        return false;
    const qint64 count = sound.size() / 2;
    const qint64 from = m_sent;
    m_sent += count;
    if (m_meter)
        m_meter->use(double(count) / double(kRate));
    emit sent(from, count);
    const qint64 since = m_sent - m_lastCommit;
    if (!m_manner.commitsByVoice && !m_finishing
        && (since >= kCommitAnyway || (since >= kCommitAfter && isQuiet(sound))))
        sendCommit();
    return true;
}

void LiveLine::soundArrived(int peak)
{
    if (m_state == State::Silent && peak >= kSpeechPeak) {
        connectNow();
        return;
    }
    if (m_state != State::Open) {
        if (m_state == State::Silent)
            m_backlog.release(m_backlog.end() - kSurelySilent);
        return;
    }
    m_idleTimer.start();
    if (!m_pushTimer.isActive())
        push();
    releaseSilence();
}

void LiveLine::releaseSilence()
{
    if (!m_partial.isEmpty() || m_sinceWords.elapsed() < 5000)
        return;
    m_marks.clear(); // A commit of silence is not answered.
    // Noise gets no words either, but a slow service may still find some in it.
    const qint64 noise = m_sent - kSurelyNoSpeech;
    qint64 silent = m_sent - kSurelySilent;
    if (noise < silent && m_backlog.isLoud(std::max(m_committed, noise), silent))
        silent = noise;
    if (silent > m_committed) {
        m_committed = silent;
        m_backlog.release(m_committed);
    }
}

void LiveLine::commit()
{
    if (m_state == State::Open && !m_renewing && m_sent - m_lastCommit >= kLeastToCommit)
        sendCommit();
}

void LiveLine::sendCommit()
{
    m_marks.append(m_sent);
    m_lastCommit = m_sent;
    m_listener->commit();
    if (m_finishing)
        checkSettled();
}

void LiveLine::renew()
{
    if (!m_listener || m_renewing)
        return;
    if (m_state != State::Open) {
        dropListener();
        connectNow();
        return;
    }
    sendCommit();
    m_renewing = true;
    m_renewTimer.start(kRenewAtLatest);
}

void LiveLine::retry()
{
    if (m_state != State::Waiting && m_state != State::Stopped && m_state != State::Silent)
        return;
    m_failures = 0;
    setProblem({});
    connectNow();
}

void LiveLine::onHeard(const HeardPiece &piece)
{
    PieceBounds bounds{m_sessionStart, m_committed, m_sent};
    if (!m_marks.isEmpty())
        bounds.mark = m_marks.constFirst();
    if (m_manner.commitsByVoice)
        bounds.pauseSeconds = m_manner.silenceSeconds;
    const PlacedPiece placed = place(piece, bounds);
    const QList<transcript::Word> &words = placed.words;
    qint64 end = placed.end;
    if (!m_marks.isEmpty()) {
        // A pause may commit before the hand's commit arrives: then this piece ends before the mark.
        const qint64 mark = m_marks.first();
        if (words.isEmpty() || end >= mark - kRate * 2 || m_marks.size() > 1 || !m_manner.commitsByVoice) {
            end = std::max(end, mark);
            m_marks.removeFirst();
        }
    }
    m_committed = std::clamp(end, m_committed, std::max(m_committed, m_sent));
    m_backlog.release(m_committed);
    m_failures = 0;
    m_pace = std::min(8, m_pace * 2);
    m_sinceWords.start();
    setProblem({});
    setPartial({});
    if (!words.isEmpty())
        emit heard(words, piece.language);
    if (m_renewing && m_marks.isEmpty()) {
        m_renewing = false;
        m_renewTimer.stop();
        dropListener();
        connectNow();
        return;
    }
    if (m_finishing)
        checkSettled();
}

void LiveLine::onEnded(const Result<void> &outcome, const QString &code)
{
    dropListener();
    if (m_isSettled)
        return;
    qCInfo(logNet) << "live session ended" << code;
    if (std::exchange(m_renewing, false)) {
        m_renewTimer.stop();
        connectNow();
        return;
    }
    // Sessions end like that; but one that brought nothing is a failure, or it would go on like that for
    // ever.
    const bool gotOn = m_committed > m_sessionStart;
    const bool isOrdinary =
        code == "insufficient_audio_activity"_L1 || code == "session_time_limit_exceeded"_L1;
    const bool isSilent = code == "insufficient_audio_activity"_L1 && !m_finishing
        && !m_backlog.isLoud(std::max(m_committed, m_backlog.end() - kRate));
    if (isSilent) {
        setState(State::Silent);
        return;
    }
    if (isOrdinary && gotOn) {
        connectNow();
        if (m_finishing)
            checkSettled();
        return;
    }
    Error error = outcome
        ? Error::make(ErrorKind::Network, TranscriptionText::tr("The service ended the connection."))
        : outcome.error();
    ++m_failures;
    const bool wasTooMuch = code == "chunk_size_exceeded"_L1 || code == "queue_overflow"_L1;
    if (wasTooMuch) {
        m_pace = std::max(1, m_pace / 2);
        error.kind = ErrorKind::Busy;
    }
    if (code == "commit_throttled"_L1)
        m_lastCommit = m_backlog.end();
    if ((isOrdinary || mayPass(error.kind)) && m_failures < kMostFailures * (m_finishing ? 0.25 : 1.0))
        waitAndTry(error);
    else
        giveUp(error);
}

void LiveLine::waitAndTry(const Error &error)
{
    const int doublings = std::min(m_failures - 1, 5);
    auto wait = std::min<std::chrono::milliseconds>(m_manner.firstWait * (1 << doublings), kLongestWait);
    if (error.retryAfter)
        wait = std::max(wait, std::min<std::chrono::milliseconds>(*error.retryAfter, 60s));
    m_retryTimer.start(wait);
    setProblem(error);
    setState(State::Waiting);
}

void LiveLine::giveUp(const Error &error)
{
    // A connection that cannot be made may be there again in an hour.
    const bool isAway = error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout;
    dropListener();
    m_wantsStart = false;
    if (isAway && !m_finishing) {
        m_failures = kMostFailures - 1;
        waitAndTry(error);
        return;
    }
    if (m_meter)
        m_meter->close();
    setProblem(error);
    setState(State::Stopped);
    if (m_finishing)
        checkSettled();
}

void LiveLine::finish()
{
    if (m_finishing)
        return;
    m_finishing = true;
    m_idleTimer.stop();
    m_settleTimer.start(kLastWords);
    if (m_state == State::Open)
        push();
    else if (m_state == State::Silent && !m_backlog.isLoud(m_committed))
        m_committed = m_backlog.end();
    else if (m_state == State::Waiting)
        connectNow();
    checkSettled();
}

void LiveLine::checkSettled()
{
    if (!m_finishing || m_isSettled)
        return;
    const bool cannot = m_state == State::Stopped || m_state == State::Silent || m_state == State::Idle;
    const bool isDone = m_committed >= m_backlog.end()
        || (m_state == State::Open && isFullySent() && m_marks.isEmpty() && m_partial.isEmpty());
    if (cannot || isDone)
        m_settleTimer.start(0ms);
    else if (isFullySent() && m_state == State::Open && m_partial.isEmpty() && !m_backlog.isLoud(m_committed))
        m_settleTimer.start(kWordsAfterCommit); // A commit of silence need not be answered.
    else
        m_settleTimer.start(kLastWords);
}

bool LiveLine::saidAll() const
{
    const bool isAnswered = m_marks.isEmpty() || !m_backlog.isLoud(m_committed);
    return m_state == State::Open && isFullySent() && isAnswered && m_partial.isEmpty();
}

void LiveLine::stop()
{
    m_isSettled = true;
    for (QTimer *timer : {&m_pushTimer, &m_retryTimer, &m_renewTimer, &m_settleTimer, &m_idleTimer})
        timer->stop();
    dropListener();
    if (m_meter)
        m_meter->close();
    setState(State::Stopped);
}

void LiveLine::dropListener()
{
    m_pushTimer.stop();
    if (!m_listener)
        return;
    LiveListener *gone = std::exchange(m_listener, nullptr);
    gone->disconnect(this);
    if (gone->isReady()) {
        // A polite end takes a moment.
        connect(gone, &LiveListener::ended, gone, &QObject::deleteLater);
        gone->close();
    } else {
        gone->deleteLater();
    }
}

void LiveLine::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

void LiveLine::setProblem(const std::optional<Error> &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    emit problemChanged();
}

void LiveLine::setPartial(const QString &text)
{
    if (m_partial == text)
        return;
    m_partial = text;
    emit partialChanged(text);
}

} // namespace studio::transcription
