// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audition/auditionslot.h"
#include "ui/gallery/galleryparts.h"
#include "ui/gallery/gallerysections.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/brandmark.h"
#include "ui/widgets/connectionpill.h"
#include "ui/widgets/creditsmeter.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/infobanner.h"
#include "ui/widgets/keycaps.h"
#include "ui/widgets/levelmeter.h"
#include "ui/widgets/navrail.h"
#include "ui/widgets/profilechip.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/timecodelabel.h"
#include "ui/widgets/transportbar.h"
#include "ui/widgets/voicechip.h"
#include "ui/widgets/voicedelegate.h"
#include "ui/widgets/voicelistmodel.h"
#include "ui/widgets/waveformview.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QProgressBar>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui::gallery {

namespace {

WavePeaks sampleWave(int buckets)
{
    WavePeaks peaks;
    peaks.secondsPerBucket = 0.05;
    for (int i = 0; i < buckets; ++i) {
        const double word = std::max(0.0, std::sin(i * 0.21)) * (0.4 + 0.6 * std::abs(std::sin(i * 1.7)));
        peaks.max.push_back(std::int8_t(12 + 100 * word));
        peaks.min.push_back(std::int8_t(-peaks.max.back()));
    }
    return peaks;
}

class CapSample final : public QWidget {
public:
    explicit CapSample(const QStringList &caps) : m_caps(caps)
    {
        setAccessibleName(caps.join(u'+'));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override { return {keyCapsWidth(m_caps), scaled(22)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawKeyCaps(&painter, rect(), m_caps, layoutDirection());
    }

private:
    QStringList m_caps;
};

void addMeters(Section *section)
{
    QHBoxLayout *meters = section->row(u"Level meter"_s);
    for (const double level : {-200.0, -30.0, -14.0, -8.0, 0.0}) {
        auto *meter = new LevelMeter;
        if (level > -200)
            meter->setLevel(level);
        else
            meter->setOff(u"Not listening"_s);
        meters->addWidget(meter);
    }
    QHBoxLayout *progress = section->row(u"Progress"_s);
    for (const int percent : {0, 62, 100}) {
        auto *bar = new QProgressBar;
        bar->setAccessibleName(u"Chapter 2"_s);
        bar->setTextVisible(false);
        bar->setValue(percent);
        bar->setFixedSize(200, 12);
        progress->addWidget(bar);
        auto *text = new TextLabel(u"%1 %"_s.arg(percent), TypeRole::Small, &Theme::text2);
        text->setTabular(true);
        progress->addWidget(text);
    }
}

void addSlots(Section *section)
{
    const auto slot = [](int number, SlotView::State state, bool picked) {
        SlotView view;
        view.state = state;
        view.voice = VoiceId(u"Rachel"_s);
        view.name = u"Rachel"_s;
        view.price = u"34 credits"_s;
        view.problem = u"Too many requests."_s;
        view.peaks = sampleWave(120);
        view.seconds = 7;
        view.played = picked ? 0.4 : -1;
        view.playing = picked;
        view.picked = picked;
        auto *made = new AuditionSlot(number);
        made->setView(view);
        return made;
    };
    using State = SlotView::State;
    QHBoxLayout *first = section->row(u"Audition"_s);
    first->addWidget(slot(1, State::Ready, true));
    first->addWidget(slot(2, State::Ready, false));
    first->addWidget(slot(3, State::Missing, false));
    QHBoxLayout *second = section->row({});
    second->addWidget(slot(4, State::Making, false));
    second->addWidget(slot(5, State::Failed, false));
    second->addWidget(new AuditionSlot(6));
}

} // namespace

Section *statusSection()
{
    auto *section = new Section(u"status"_s, u"Status"_s);
    const QString texts[] = {u"You are in the offline sandbox"_s, u"Account connected"_s,
                             u"82 % of this month’s credits are used"_s,
                             u"No connection. Your text is safe."_s};
    for (int kind = 0; kind < 4; ++kind) {
        auto *banner = new InfoBanner;
        banner->setNotice(NoticeKind(kind), texts[kind],
                          kind == 0 ? u"Everything works with built-in voices."_s : QString());
        if (kind != 1)
            banner->setAction(kind == 0 ? u"Connect"_s : kind == 2 ? u"Review"_s : u"Retry"_s);
        banner->setClosable(kind == 0);
        section->column()->addWidget(banner);
    }
    QHBoxLayout *badges = section->row(u"Badge"_s);
    badges->addWidget(new Badge(Badge::Kind::Neutral, u"Draft"_s));
    badges->addWidget(new Badge(Badge::Kind::Success, u"Connected"_s));
    badges->addWidget(new Badge(Badge::Kind::Warning, u"Changed"_s));
    badges->addWidget(new Badge(Badge::Kind::Error, u"Failed"_s));
    badges->addWidget(new Badge(Badge::Kind::Live, u"Live 02:14"_s));
    QHBoxLayout *pills = section->row(u"Connection"_s);
    for (int state = 0; state < 5; ++state) {
        auto *pill = new ConnectionPill;
        pill->setState(ConnectionPill::State(state));
        pills->addWidget(pill);
    }
    addMeters(section);
    QHBoxLayout *keys = section->row(u"Keys"_s);
    keys->addWidget(new CapSample({u"Ctrl"_s, u"K"_s}));
    keys->addWidget(new CapSample({u"Ctrl"_s, u"Shift"_s, u"↵"_s}));
    auto *time = new TimecodeLabel;
    time->setDuration(24.1);
    time->setPosition(7.42);
    keys->addWidget(time);
    auto *skeleton = new Skeleton(u"Loading voices"_s, 2);
    skeleton->reveal();
    QHBoxLayout *waiting = section->row(u"Waiting"_s);
    waiting->addWidget(skeleton);
    auto *credits = new CreditsMeter;
    credits->setUsage(11760, 30000);
    waiting->addWidget(credits);
    auto *spent = new CreditsMeter;
    spent->setUsage(30000, 30000);
    waiting->addWidget(spent);
    auto *empty =
        new EmptyState(u"audio-lines"_s, u"No takes yet"_s, u"Press Generate and your first take is here."_s);
    empty->setAction(u"Generate"_s);
    section->column()->addWidget(empty);
    return section;
}

Section *voiceSection()
{
    auto *section = new Section(u"voices"_s, u"Voices and takes"_s);
    QHBoxLayout *chips = section->row(u"Voice chip"_s);
    for (const Show state : kAllStates) {
        auto *chip = new VoiceChip;
        chip->setVoice(VoiceId(u"Rachel"_s), u"Rachel"_s, stateName(state));
        chips->addWidget(inState(chip, state));
    }
    chips->addWidget(new VoiceChip);
    auto *strip = new TakeStrip;
    strip->setTakes({{TakeId(u"3"_s), u"Take 3"_s, VoiceId(u"Rachel"_s), u"Rachel"_s, true, false},
                     {TakeId(u"2"_s), u"Take 2"_s, VoiceId(u"Adam"_s), u"Adam"_s, false, false},
                     {TakeId(u"1"_s), u"Take 1"_s, VoiceId(u"Rachel"_s), u"Rachel"_s, false, true}});
    strip->setCurrent(TakeId(u"3"_s));
    section->column()->addWidget(strip);
    QHBoxLayout *profiles = section->row(u"Profile"_s);
    auto *sandbox = new ProfileChip;
    sandbox->setProfile(ProfileChip::Kind::Sandbox, u"Sandbox"_s, u"No account"_s);
    auto *account = new ProfileChip;
    account->setProfile(ProfileChip::Kind::Account, u"North Wind"_s, u"Creator plan"_s);
    profiles->addWidget(sandbox);
    profiles->addWidget(account);
    auto *model = new VoiceListModel(section);
    std::vector<VoiceItem> voices;
    for (const char *name : {"Rachel", "Adam", "Bella"})
        voices.push_back({VoiceId(QString::fromLatin1(name)),
                          QString::fromLatin1(name),
                          {},
                          {u"American"_s, u"warm, narration"_s},
                          name[0] == 'B' ? u"Yours"_s : QString(),
                          {},
                          true});
    model->setVoices(std::move(voices));
    model->setCurrent(VoiceId(u"Rachel"_s));
    auto *list = new QListView;
    list->setAccessibleName(u"Voices"_s);
    list->setFrameShape(QFrame::NoFrame);
    list->setModel(model);
    list->setItemDelegate(new VoiceDelegate(list));
    list->setCurrentIndex(model->index(1, 0));
    followTextScale(list, [list] {
        list->setFixedHeight(3 * std::max(54, lineHeight(TypeRole::Body) + lineHeight(TypeRole::Small) + 18)
                             + 4);
    });
    section->column()->addWidget(list);
    return section;
}

Section *soundSection()
{
    auto *section = new Section(u"sound"_s, u"Sound"_s);
    addSlots(section);
    auto *wave = new WaveformView;
    wave->setPeaks(sampleWave(482));
    wave->setPosition(7.42);
    wave->setSelection(WaveSpan{11.2, 15.8});
    wave->setFixedHeight(150);
    section->column()->addWidget(wave);
    auto *growing = new WaveformView;
    WavePeaks half = sampleWave(220);
    half.growing = true;
    half.totalSeconds = 24;
    growing->setPeaks(half);
    growing->setFixedHeight(110);
    section->column()->addWidget(growing);
    auto *playing = new TransportBar;
    playing->setSource(VoiceId(u"Rachel"_s), u"Take 3"_s, u"Rachel  ·  Multilingual v2"_s);
    playing->setNavigation(true, true);
    playing->setPlayback(TransportBar::Playback::Playing);
    playing->setDuration(24.1);
    playing->setPosition(7.42);
    section->column()->addWidget(playing);
    section->column()->addWidget(new TransportBar);
    return section;
}

Section *frameSection()
{
    auto *section = new Section(u"frame"_s, u"Navigation"_s);
    auto *row = section->row(u"Rail"_s);
    for (const bool collapsed : {false, true}) {
        auto *rail = new NavRail;
        rail->setEntries({{u"speech"_s, u"Text to Speech"_s, u"audio-lines"_s, u"Create"_s, {}},
                          {u"agent"_s, u"Live Agent"_s, u"headset"_s, u"Live"_s, {}},
                          {u"history"_s, u"History"_s, u"history"_s, {}, {}},
                          {u"settings"_s, u"Settings"_s, u"settings"_s, {}, {}}});
        rail->setCurrent(u"speech"_s);
        rail->setBadge(u"agent"_s, true);
        rail->setCollapsed(collapsed);
        rail->setFixedWidth(collapsed ? 64 : 240);
        row->addWidget(rail);
    }
    row->addWidget(new BrandMark);
    return section;
}

} // namespace studio::ui::gallery
