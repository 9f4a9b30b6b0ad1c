// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/livefeature.h"

#include "core/account/account.h"
#include "core/audio/player.h"
#include "core/recognition/recogniser.h"
#include "core/settings/settingsstore.h"
#include "ui/money/spendgate.h"
#include "ui/recording/pushkey.h"
#include "ui/recording/recordcontrol.h"
#include "ui/theme/variants.h"
#include "ui/transcription/livechoices.h"
#include "ui/transcription/livepage.h"
#include "ui/transcription/livetext.h"
#include "ui/transcription/opentranscript.h"
#include "ui/transcription/transcripthome.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QAction>
#include <QEvent>
#include <QFile>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>

#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

using capture::Recording;
using store::TranscriptEntry;
using transcription::LiveTranscription;
using transcription::TranscriptionOutcome;

namespace {

/// Between a live transcript's entry and the first sound of its recording.
constexpr qint64 kSameMomentSeconds = 15;
constexpr int kLatestEntries = 500;
constexpr double kPriceSeconds = 60;

} // namespace

LiveFeature::LiveFeature(const TranscriptionParts &parts, LiveSetup setup, QObject *parent)
    : QObject(parent), m_parts(parts), m_setup(std::move(setup)),
      m_control(new RecordControl(parts.services.player.thread(), parts.services.settings,
                                  m_setup.engine.recordingsFolder(), this, m_setup.recorder)),
      m_page(new LivePage(*m_control, parts.services.settings)),
      m_stack(qobject_cast<QStackedWidget *>(parts.panel.content())), m_way(new QPushButton(tr("Record…")))
{
    m_stack->addWidget(m_page);
    m_way->setObjectName(u"recordWay"_s);
    setIconName(m_way, u"mic"_s);
    m_parts.home.addWay(m_way);
    QList<LiveChoices::Language> languages;
    for (const auto &[name, code] : std::as_const(m_setup.languages))
        languages.append({name, code});
    m_page->choices().setLanguages(languages);
    m_countdown.setInterval(std::chrono::seconds(1));
    wire();
    refresh();
}

LiveFeature::~LiveFeature()
{
    removeDiscarded();
}

void LiveFeature::wire()
{
    QAction *record = m_parts.addAction(u"actionRecord"_s, tr("Record"), {QKeySequence(Qt::Key_R)});
    m_control->setAction(record);
    m_control->setGate([this](const std::function<void()> &go) { askPrice(go); });
    connect(m_way, &QAbstractButton::clicked, this, &LiveFeature::show);
    connect(m_page, &LivePage::homeRequested, this, &LiveFeature::leave);
    connect(m_control, &RecordControl::changed, this, &LiveFeature::refresh);
    connect(m_control, &RecordControl::announced, this, m_parts.announce);
    connect(m_control, &RecordControl::recorded, this, &LiveFeature::finish);
    connect(m_control, &RecordControl::discarded, this, &LiveFeature::discard);
    connect(m_control, &RecordControl::recovered, this, &LiveFeature::recover);
    connect(m_control, &RecordControl::failed, this, [this] {
        if (m_live)
            m_live->cancel();
    });
    connect(&m_control->recorder(), &capture::Recorder::captured, this, &LiveFeature::takeSound);
    connect(&m_page->choices(), &LiveChoices::languageChanged, this, [this](const QString &language) {
        if (m_live)
            m_live->setLanguage(language);
    });
    connect(&m_page->choices(), &LiveChoices::automaticChanged, this, [this](bool automatic) {
        if (m_live)
            m_live->setAutomaticCommit(automatic);
    });
    connect(m_page, &LivePage::commitRequested, this, [this] {
        if (m_live)
            m_live->commit();
    });
    connect(m_page, &LivePage::retryRequested, this, [this] {
        if (m_live)
            m_live->retry();
    });
    connect(&m_countdown, &QTimer::timeout, this, &LiveFeature::showProblem);
    const account::Account &account = m_parts.services.account;
    connect(&account, &account::Account::backendReady, this, &LiveFeature::refresh);
    connect(&account, &account::Account::profileChanged, this, &LiveFeature::refresh);
    m_parts.panel.installEventFilter(this);
    m_page->installEventFilter(this);
}

bool LiveFeature::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_parts.panel && event->type() == QEvent::Show) {
        m_control->recover();
    } else if (watched == m_page && event->type() == QEvent::Show) {
        m_control->activate();
        refresh();
    } else if (watched == m_page && event->type() == QEvent::Hide) {
        m_control->deactivate();
    }
    return QObject::eventFilter(watched, event);
}

void LiveFeature::show()
{
    if (m_parts.open.isOpen())
        m_parts.open.close();
    m_stack->setCurrentWidget(m_page);
    m_page->takeFocus();
}

bool LiveFeature::isShown() const
{
    return m_stack->currentWidget() == m_page;
}

void LiveFeature::leave()
{
    if (!isShown())
        return;
    m_stack->setCurrentIndex(0);
    m_parts.home.takeFocus();
}

bool LiveFeature::isBusy() const
{
    return m_control->isBusy() || m_live || m_ending;
}

void LiveFeature::stop()
{
    if (m_control->isBusy())
        m_control->finish();
    else if (m_live)
        m_live->cancel();
}

/// The key works everywhere in the panel, but what begins is to be seen first.
void LiveFeature::askPrice(const std::function<void()> &go)
{
    if (!isShown() || !m_page->isVisible()) {
        show();
        return;
    }
    if (m_live) {
        // Of the recording before; what it has is kept. The new sound must not wait for that: its beginning
        // comes once.
        m_ending = m_live;
        m_live.clear();
        m_ending->cancel();
        showProblem();
    }
    const auto begin = [this, go] {
        m_wantsWords = m_page->choices().wantsWords();
        m_page->text().clear();
        go();
    };
    const LiveChoices &choices = m_page->choices();
    if (!choices.wantsWords() || choices.options().engine != transcription::Engine::Service) {
        begin();
        return;
    }
    std::optional<qint64> left;
    if (const auto &plan = m_parts.services.account.subscription())
        left = plan->creditsLeft();
    m_parts.services.spending.request(m_page,
                                      {.credits = transcription::estimatedLiveCredits(kPriceSeconds),
                                       .what = tr("Live transcript, each minute"),
                                       .profile = m_setup.service().profile,
                                       .creditsLeft = left},
                                      begin);
}

void LiveFeature::takeSound(const QByteArray &pcm, qint64 firstFrame)
{
    // With the first sound there is something to transcribe, and not before.
    if (firstFrame != 0 || !m_wantsWords || (m_live && m_live->state() != LiveTranscription::State::Finished))
        return;
    begin();
    m_live->feed(pcm, firstFrame);
    m_live->follow(m_control->recorder());
}

void LiveFeature::begin()
{
    transcription::LiveOptions options = m_page->choices().options();
    //: %1 is a date with the time.
    options.title =
        tr("Recording of %1")
            .arg(QLocale().toString(m_parts.services.clock.nowUtc().toLocalTime(), QLocale::ShortFormat));
    m_live = m_setup.engine.live(m_setup.service(), options);
    wireLive();
    m_live->start();
    refresh();
}

void LiveFeature::wireLive()
{
    LiveTranscription *live = m_live;
    connect(live, &LiveTranscription::stateChanged, this, [this, live](LiveTranscription::State state) {
        if (live != m_live)
            return;
        if (state == LiveTranscription::State::Reconnecting || state == LiveTranscription::State::Offline)
            m_parts.announce(liveStateText(state));
        showProblem();
        refresh();
    });
    connect(live, &LiveTranscription::problemChanged, this, &LiveFeature::showProblem);
    connect(live, &LiveTranscription::partialChanged, this, [this, live](const QString &text) {
        if (live != m_live)
            return;
        m_page->text().setPartial(text);
        m_page->choices().setCommitEnabled(live->state() == LiveTranscription::State::Live);
    });
    connect(live, &LiveTranscription::committed, this,
            [this, live](const QList<transcript::Segment> &segments) {
                if (live != m_live)
                    return;
                LiveText &words = m_page->text();
                words.setPartial({});
                for (const transcript::Segment &segment : segments)
                    words.append(segment.start(), segment.text());
                words.setPartial(live->partialText());
                refresh();
            });
    connect(live, &LiveTranscription::warned, this,
            [this](const QString &warning) { Toast::show(&m_parts.panel, NoticeKind::Warning, warning); });
    connect(live, &LiveTranscription::savingFailed, this, [this, told = false](const Error &error) mutable {
        if (!std::exchange(told, true))
            m_parts.tellProblem(error);
    });
    connect(live, &LiveTranscription::finished, this,
            [this, live](const Result<TranscriptionOutcome> &outcome) {
                const bool isSuperseded = live != m_live;
                if (!isSuperseded)
                    m_live.clear();
                else if (live == m_ending)
                    m_ending.clear();
                end(outcome, isSuperseded);
            });
}

void LiveFeature::finish(const Recording &recording)
{
    if (m_live) {
        m_live->finish(recording);
        refresh();
        return;
    }
    leave();
    auto *kept =
        Toast::show(&m_parts.panel, NoticeKind::Success, tr("The recording is kept."), tr("Show in folder"));
    connect(kept, &Toast::actionTriggered, this,
            [this, path = recording.path] { m_parts.services.prompts.showInFolder(path); });
    m_parts.panel.open({{u"file"_s, recording.path}});
}

void LiveFeature::end(const Result<TranscriptionOutcome> &outcome, bool isSuperseded)
{
    showProblem();
    const bool unwanted = std::exchange(m_isDiscarding, false);
    if (!outcome) {
        m_parts.tellProblem(outcome.error());
    } else if (outcome->notKept && !unwanted) {
        m_parts.tellProblem(*outcome->notKept); // the words stay to be read and copied
    } else if (unwanted) {
        m_discarded = Discarded{outcome->entry, m_setup.engine.soundPath(outcome->entry)};
        auto *toast =
            Toast::show(&m_parts.panel, NoticeKind::Info, tr("The recording was discarded."), tr("Undo"));
        connect(toast, &Toast::actionTriggered, this, [this] {
            if (const auto back = std::exchange(m_discarded, std::nullopt)) {
                m_control->keepDiscarded(back->path);
                m_parts.open.open(back->entry.id);
            }
        });
        connect(toast, &QObject::destroyed, this, &LiveFeature::removeDiscarded);
    } else if (!isSuperseded && !m_control->isBusy()) {
        const bool wasShown = isShown();
        m_page->text().clear();
        if (outcome->cutShort)
            offer(outcome->cutShort->message, m_setup.engine.soundPath(outcome->entry));
        if (wasShown)
            m_parts.open.open(outcome->entry.id);
    }
    refresh();
}

void LiveFeature::discard(const Recording &recording)
{
    removeDiscarded(); // the one before
    if (m_live) {
        m_isDiscarding = true;
        m_live->finish(recording);
        return;
    }
    auto *toast =
        Toast::show(&m_parts.panel, NoticeKind::Info, tr("The recording was discarded."), tr("Undo"));
    connect(toast, &Toast::actionTriggered, this, [this, recording] {
        m_control->keepDiscarded(recording.path);
        finish(recording);
    });
}

void LiveFeature::removeDiscarded()
{
    const auto gone = std::exchange(m_discarded, std::nullopt);
    if (!gone)
        return;
    (void)m_parts.table.remove(gone->entry.id);
    if (!gone->path.isEmpty())
        QFile::remove(gone->path);
    emit m_setup.engine.entryRemoved(gone->entry.id);
}

void LiveFeature::recover(const QList<Recording> &recordings)
{
    m_parts.table.list(kLatestEntries)
        ->then(this, [this, recordings](const Result<QList<TranscriptEntry>> &entries) {
            for (const Recording &recording : recordings)
                adopt(recording, entries.value_or(QList<TranscriptEntry>()));
        });
}

/// The live transcript it belongs to gets its sound; one without words becomes an entry that can be gone on
/// with.
void LiveFeature::adopt(const Recording &recording, const QList<TranscriptEntry> &entries)
{
    transcription::TranscriptionEngine &engine = m_setup.engine;
    TranscriptEntry entry;
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&recording](const TranscriptEntry &each) {
            return each.origin == "live"_L1 && each.soundFile.isEmpty()
                && std::abs(each.madeAt.secsTo(recording.startedAt)) <= kSameMomentSeconds;
        });
    if (found != entries.end()) {
        entry = *found;
        entry.state = store::TranscriptState::Done;
        entry.message = tr("The program ended while this was recorded. The last words may be missing.");
        entry.nextStep = tr("The sound is whole: transcribe it again.");
    } else {
        entry.id = store::newTranscriptId();
        entry.title = tr("Recording of %1")
                          .arg(QLocale().toString(recording.startedAt.toLocalTime(), QLocale::ShortFormat));
        entry.state = store::TranscriptState::Interrupted;
        entry.origin = u"file"_s;
        entry.madeAt = recording.startedAt;
        entry.mediaPath = recording.path;
        entry.message = tr("The program ended while this was recorded.");
    }
    entry.owner.clear();
    entry.changedAt = m_parts.services.clock.nowUtc();
    entry.seconds = std::max(entry.seconds, recording.seconds());
    entry.soundFile = engine.keptPath(recording.path);
    m_parts.table.save(entry)->then(this, [this, entry](const Result<bool> &saved) {
        if (!saved) {
            m_parts.tellProblem(saved.error());
            return;
        }
        emit m_setup.engine.entryChanged(entry);
        Toast::show(&m_parts.panel, NoticeKind::Info,
                    tr("A recording was under way when the program ended. It is kept: %1").arg(entry.title));
    });
}

void LiveFeature::offer(const QString &sentence, const QString &path)
{
    const bool hasSound = !path.isEmpty();
    auto *toast = Toast::show(&m_parts.panel, NoticeKind::Warning, sentence,
                              hasSound ? tr("Transcribe the recording") : QString());
    m_parts.announce(sentence);
    if (hasSound)
        connect(toast, &Toast::actionTriggered, this, [this, path] {
            m_parts.panel.open({{u"file"_s, path}});
        });
}

void LiveFeature::refresh()
{
    LiveChoices &choices = m_page->choices();
    const bool busy = isBusy();
    choices.setRunning(busy);
    if (!busy)
        choices.setEngines(m_setup.service().api.has_value(), recognition::isAvailable({}),
                           m_setup.voskModel ? m_setup.voskModel() : QString(), m_setup.service().realMoney);
    std::optional<LiveTranscription::State> state;
    if (m_live)
        state = m_live->state();
    m_page->showState(state, m_control->state() == RecordControl::State::Paused);
    choices.setCommitEnabled(state == LiveTranscription::State::Live && !m_live->partialText().isEmpty());
    const bool costs =
        m_live && m_live->options().engine == transcription::Engine::Service && m_setup.service().realMoney;
    choices.setCost(costs ? tr("≈ %n credits so far", nullptr, int(m_live->estimatedCredits())) : QString());
    m_way->setText(m_control->isBusy() ? tr("Recording: show") : tr("Record…"));
    if (std::exchange(m_toldBusy, busy) && !busy)
        emit becameIdle();
}

void LiveFeature::showProblem()
{
    using State = LiveTranscription::State;
    if (!m_live) {
        m_countdown.stop();
        m_page->showProblem({}, false, 0);
        return;
    }
    const State state = m_live->state();
    const bool waits = state == State::Reconnecting;
    const bool stands = waits || state == State::Offline;
    if (waits)
        m_countdown.start();
    else
        m_countdown.stop();
    const double next = waits ? double(m_live->nextTryIn().count()) / 1000 : 0;
    m_page->showProblem(stands ? m_live->problem() : std::nullopt, stands, int(std::ceil(next)));
}

} // namespace studio::ui
