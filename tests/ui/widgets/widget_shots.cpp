// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focusring.h"
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
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/takestrip.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/transportbar.h"
#include "ui/widgets/voicechip.h"
#include "ui/widgets/voicepickerpopover.h"
#include "ui/widgets/waveformview.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::ui;

namespace {

class Ground : public QWidget {
public:
    Ground(ColorRole role, QWidget *parent) : QWidget(parent), m_role(role) { }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), theme().*m_role); }

private:
    ColorRole m_role;
};

WavePeaks speechLike()
{
    WavePeaks peaks;
    peaks.secondsPerBucket = 0.05;
    for (int i = 0; i < 482; ++i) {
        const double word = std::max(0.0, std::sin(i * 0.21)) * (0.4 + 0.6 * std::abs(std::sin(i * 1.7)));
        peaks.max.push_back(std::int8_t(12 + 100 * word));
        peaks.min.push_back(std::int8_t(-peaks.max.back()));
    }
    return peaks;
}

QPushButton *button(const QString &text, Variant variant, const QString &iconName = {}, bool enabled = true)
{
    auto *made = new QPushButton(text);
    setVariant(made, variant);
    setIconName(made, iconName);
    made->setEnabled(enabled);
    return made;
}

QWidget *rail(QWidget *parent, bool sandbox)
{
    auto *ground = new Ground(&Theme::rail, parent);
    ground->setFixedWidth(208);
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new BrandMark);
    auto *nav = new NavRail;
    const QString create = u"Create"_s;
    nav->setEntries({{u"speech"_s, u"Text to Speech"_s, u"audio-lines"_s, create, {}},
                     {u"changer"_s, u"Voice Changer"_s, u"mic-vocal"_s, create, {}},
                     {u"projects"_s, u"Projects"_s, u"book-open-text"_s, create, {}},
                     {u"transcription"_s, u"Transcription"_s, u"captions"_s, create, {}},
                     {u"library"_s, u"Voice Library"_s, u"library"_s, u"Voices"_s, {}},
                     {u"design"_s, u"Voice Design"_s, u"wand-sparkles"_s, u"Voices"_s, {}},
                     {u"agent"_s, u"Live Agent"_s, u"headset"_s, u"Live"_s, {}},
                     {u"calls"_s, u"Calls"_s, u"phone-call"_s, u"Live"_s, {}},
                     {u"history"_s, u"History"_s, u"history"_s, {}, {}},
                     {u"settings"_s, u"Settings"_s, u"settings"_s, {}, {}}});
    nav->setCurrent(u"speech"_s);
    column->addWidget(nav, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(12, 0, 13, 14);
    foot->setSpacing(14);
    if (!sandbox) {
        auto *meter = new CreditsMeter;
        meter->setUsage(11760, 30000);
        auto *inset = new QHBoxLayout;
        inset->setContentsMargins(6, 0, 6, 0);
        inset->addWidget(meter);
        foot->addLayout(inset);
    }
    auto *chip = new ProfileChip;
    if (!sandbox)
        chip->setProfile(ProfileChip::Kind::Account, u"North Wind"_s, u"Creator plan"_s);
    foot->addWidget(chip);
    column->addLayout(foot);
    return ground;
}

LabeledSlider *slider(const QString &label, double value, double standard, const QString &low,
                      const QString &high)
{
    auto *made = new LabeledSlider(label);
    made->setDefaultValue(standard);
    made->setValue(value);
    made->setCaptions(low, high);
    return made;
}

/// The shell with Text to Speech, as the mockup shows it.
class SpeechShot final : public Ground {
public:
    explicit SpeechShot(bool sandbox) : Ground(&Theme::canvas, nullptr)
    {
        setFixedSize(1280, 800);
        auto *all = new QHBoxLayout(this);
        all->setContentsMargins(0, 0, 0, 0);
        all->setSpacing(0);
        all->addWidget(rail(this, sandbox));
        auto *right = new QVBoxLayout;
        right->setSpacing(0);
        all->addLayout(right, 1);
        auto *header = new QWidget;
        header->setFixedHeight(52);
        auto *bar = new QHBoxLayout(header);
        bar->setContentsMargins(20, 0, 12, 0);
        bar->addWidget(new TextLabel(u"Text to Speech"_s, TypeRole::PanelTitle), 1);
        auto *search = new SearchField;
        search->setPlaceholderText(u"Search or run a command"_s);
        search->setShortcutHint(u"Ctrl K"_s);
        search->setFixedWidth(320);
        bar->addWidget(search);
        auto *state = new ConnectionPill;
        state->setState(sandbox ? ConnectionPill::State::Sandbox : ConnectionPill::State::Connected);
        bar->addStretch(1);
        bar->addWidget(state);
        auto *jobs = new IconButton(u"layers"_s, u"Jobs"_s);
        jobs->setBadge(sandbox ? 0 : 2);
        bar->addWidget(jobs);
        bar->addWidget(new IconButton(u"moon"_s, u"Theme"_s));
        bar->addWidget(new IconButton(u"circle-question-mark"_s, u"Help"_s));
        right->addWidget(header);

        auto *middle = new QHBoxLayout;
        middle->setSpacing(0);
        auto *panel = new QVBoxLayout;
        panel->setContentsMargins(20, 16, 20, 16);
        panel->setSpacing(14);
        if (sandbox) {
            auto *banner = new InfoBanner;
            banner->setNotice(NoticeKind::Info, u"You are in the offline sandbox"_s,
                              u"Everything works with built-in voices. Connect an account to use yours."_s);
            banner->setIconName(u"cloud-off"_s);
            banner->setAction(u"Connect account"_s, u"key-round"_s);
            banner->setClosable(true);
            panel->addWidget(banner);
        }
        auto *editor = new Card(nullptr, 12);
        auto *top = new QHBoxLayout;
        m_chip = new VoiceChip;
        m_chip->setVoice(VoiceId(u"Rachel"_s), u"Rachel"_s, u"Warm, narration"_s);
        top->addWidget(m_chip);
        auto *language = new StudioCombo;
        language->addItem(u"English"_s);
        language->setGhost(true, u"languages"_s);
        top->addWidget(language);
        top->addStretch();
        top->addWidget(new IconButton(u"clipboard-paste"_s, u"Paste"_s));
        top->addWidget(new IconButton(u"folder-open"_s, u"Open"_s));
        top->addWidget(new IconButton(u"ellipsis"_s, u"More"_s));
        editor->column()->addLayout(top);
        auto *script = new ScriptEdit;
        script->setScript(
            u"The harbour was quiet before dawn. Maren counted the boats twice: eleven, and one that should "
            "not have been there.\n[whispers] “Stay close,” she said, and the rope slid through her fingers "
            "like something alive. [pause 0.6s]\nBehind them, the lighthouse turned once, found nothing, and "
            "turned again. By the time the first gull called, the twelfth boat was gone, and so was the fog "
            "that had carried it in."_s);
        editor->column()->addWidget(script, 1);
        auto *foot = new QHBoxLayout;
        foot->addWidget(new IconButton(u"timer"_s, u"Pause"_s));
        foot->addWidget(new IconButton(u"message-square-text"_s, u"Delivery"_s));
        foot->addWidget(new TextLabel(u"412 / 5,000 characters"_s, TypeRole::Small, &Theme::text3));
        foot->addStretch();
        auto *generate = new CostButton(u"Generate"_s, u"audio-waveform"_s);
        generate->setCost(sandbox ? u"Free in sandbox"_s : u"412 credits"_s);
        foot->addWidget(generate);
        editor->column()->addLayout(foot);
        panel->addWidget(editor, 1);
        auto *takes = new Card(nullptr, 16);
        if (sandbox) {
            takes->column()->addWidget(new EmptyState(
                u"audio-lines"_s, u"No takes yet"_s,
                u"Press Generate and your first take appears here, ready to play, trim and export."_s));
        } else {
            auto *strip = new TakeStrip;
            strip->setTakes({{TakeId(u"3"_s), u"Take 3"_s, VoiceId(u"Rachel"_s), u"Rachel"_s, true, false},
                             {TakeId(u"2"_s), u"Take 2"_s, VoiceId(u"Adam"_s), u"Adam"_s, false, false},
                             {TakeId(u"1"_s), u"Take 1"_s, VoiceId(u"Rachel"_s), u"Rachel"_s, false, true}});
            strip->setCurrent(TakeId(u"3"_s));
            auto *head = new QHBoxLayout;
            head->addWidget(new TextLabel(u"Takes"_s, TypeRole::Section));
            head->addWidget(strip, 1);
            takes->column()->addLayout(head);
            auto *wave = new WaveformView;
            wave->setPeaks(speechLike());
            wave->setPosition(7.42);
            takes->column()->addWidget(wave, 1);
        }
        takes->setFixedHeight(232);
        panel->addWidget(takes);
        middle->addLayout(panel, 1);
        auto *inspector = new Ground(&Theme::surface, nullptr);
        inspector->setFixedWidth(304);
        auto *side = new QVBoxLayout(inspector);
        side->setContentsMargins(20, 14, 20, 16);
        side->setSpacing(14);
        auto *tabs = new Segmented;
        tabs->setSegments({u"Settings"_s, u"History"_s});
        side->addWidget(tabs);
        auto *model = new StudioCombo;
        model->addItem(u"Multilingual v2  ·  1 credit / char"_s);
        side->addWidget(model);
        side->addWidget(slider(u"Stability"_s, 50, 50, u"More variable"_s, u"More stable"_s));
        side->addWidget(slider(u"Similarity"_s, 82, 75, u"Looser"_s, u"Closer to original"_s));
        side->addWidget(slider(u"Style exaggeration"_s, 0, 0, u"None"_s, u"Strong"_s));
        auto *boost = new Switch(u"Speaker boost"_s, u"Closer to the original, slightly slower"_s);
        boost->setChecked(true);
        side->addWidget(boost);
        side->addStretch();
        middle->addWidget(inspector);
        right->addLayout(middle, 1);
        auto *transport = new TransportBar;
        if (!sandbox) {
            transport->setSource(VoiceId(u"Rachel"_s), u"Take 3"_s, u"Rachel  ·  Multilingual v2"_s);
            transport->setNavigation(true, true);
            transport->setPlayback(TransportBar::Playback::Playing);
            transport->setDuration(24.1);
            transport->setPosition(7.42);
        }
        right->addWidget(transport);
    }
    [[nodiscard]] VoiceChip *chip() const { return m_chip; }

private:
    VoiceChip *m_chip;
};

/// Buttons, fields, banners and states on one page.
class ComponentShot final : public Ground {
public:
    ComponentShot() : Ground(&Theme::canvas, nullptr)
    {
        setFixedSize(1280, 800);
        auto *columns = new QHBoxLayout(this);
        columns->setContentsMargins(20, 20, 20, 20);
        columns->setSpacing(16);
        auto *left = new Card(this, 19);
        auto *right = new Card(this, 19);
        columns->addWidget(left, 1);
        columns->addWidget(right, 1);
        for (const Variant variant : {Variant::Primary, Variant::Default, Variant::Ghost, Variant::Soft,
                                      Variant::Danger, Variant::Link}) {
            auto *row = new QHBoxLayout;
            row->setSpacing(10);
            row->addWidget(button(u"Generate"_s, variant, u"audio-waveform"_s));
            row->addWidget(button(u"Plain"_s, variant));
            auto *down = button(u"Pressed"_s, variant);
            down->setDown(true);
            row->addWidget(down);
            row->addWidget(button(u"Disabled"_s, variant, {}, false));
            row->addStretch();
            left->column()->addLayout(row);
        }
        auto *fields = new QHBoxLayout;
        auto *search = new SearchField;
        search->setPlaceholderText(u"Placeholder"_s);
        fields->addWidget(search);
        auto *wrong = new QLineEdit(u"+1 202 555"_s);
        setError(wrong, true);
        fields->addWidget(wrong);
        auto *combo = new StudioCombo;
        combo->addItem(u"Multilingual v2"_s);
        fields->addWidget(combo);
        left->column()->addLayout(fields);
        auto *toggles = new QHBoxLayout;
        for (const bool on : {true, false}) {
            auto *toggle = new Switch(u"Switch"_s);
            toggle->setLabelHidden(true);
            toggle->setChecked(on);
            toggles->addWidget(toggle);
            auto *box = new QCheckBox;
            box->setChecked(on);
            toggles->addWidget(box);
        }
        auto *tabs = new Segmented;
        tabs->setSegments({u"Settings"_s, u"History"_s});
        toggles->addWidget(tabs);
        toggles->addStretch();
        left->column()->addLayout(toggles);
        auto *chips = new QHBoxLayout;
        auto *rachel = new VoiceChip;
        rachel->setVoice(VoiceId(u"Rachel"_s), u"Rachel"_s, u"Warm, narration"_s);
        chips->addWidget(rachel);
        chips->addWidget(new VoiceChip);
        chips->addStretch();
        left->column()->addLayout(chips);
        auto *costs = new QHBoxLayout;
        for (int state = 0; state < 4; ++state) {
            auto *cost = new CostButton(u"Generate"_s, u"audio-waveform"_s);
            cost->setCost(u"412 credits"_s);
            if (state == 1)
                cost->setEstimating();
            if (state == 2)
                cost->setRunning(true);
            if (state == 3)
                cost->setUnaffordable(u"412 credits"_s, u"Needs 412, you have 300."_s);
            costs->addWidget(cost);
        }
        left->column()->addLayout(costs);
        left->column()->addStretch();
        const QString texts[] = {u"You are in the offline sandbox"_s, u"Account connected"_s,
                                 u"82 % of this month’s credits are used"_s,
                                 u"No connection. Your text is safe."_s};
        for (int kind = 0; kind < 4; ++kind) {
            auto *banner = new InfoBanner;
            banner->setNotice(NoticeKind(kind), texts[kind]);
            if (kind != 1)
                banner->setAction(u"Review"_s);
            right->column()->addWidget(banner);
        }
        auto *pills = new QHBoxLayout;
        for (int state = 0; state < 5; ++state) {
            auto *pill = new ConnectionPill;
            pill->setState(ConnectionPill::State(state));
            pills->addWidget(pill);
        }
        pills->addStretch();
        right->column()->addLayout(pills);
        auto *sliders = new QHBoxLayout;
        sliders->setSpacing(24);
        sliders->addWidget(slider(u"Stability"_s, 50, 50, u"More variable"_s, u"More stable"_s));
        sliders->addWidget(slider(u"Similarity"_s, 82, 75, u"Looser"_s, u"Closer"_s));
        right->column()->addLayout(sliders);
        auto *wave = new WaveformView;
        WavePeaks growing = speechLike();
        growing.min.resize(250);
        growing.max.resize(250);
        growing.growing = true;
        growing.totalSeconds = 24;
        wave->setPeaks(growing);
        wave->setPosition(7.42);
        wave->setFixedHeight(110);
        right->column()->addWidget(wave);
        right->column()->addStretch();
    }
};

void save(QWidget &widget, const QDir &folder, const QString &name)
{
    widget.grab().save(folder.filePath(name + (theme().isDark() ? u"-dark.png"_s : u"-light.png"_s)));
}

} // namespace

/// Development tool: writes pictures of the widgets, in both themes, into the folder given.
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (app.arguments().size() < 2)
        return 2;
    const QDir folder(app.arguments().at(1));
    setupAppearance();
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        applyTheme(makeTheme(scheme, false, true));
        for (const bool sandbox : {false, true}) {
            SpeechShot shot(sandbox);
            FocusRing::install(&shot);
            shot.show();
            save(shot, folder, sandbox ? u"first-run"_s : u"tts"_s);
            if (sandbox) {
                Toast::show(&shot, NoticeKind::Success, u"Exported harbour-take3.mp3"_s, u"Show in folder"_s);
                save(shot, folder, u"toast"_s);
                continue;
            }
            auto *picker = new VoicePickerPopover(&shot);
            picker->hide();
            picker->setBrowseVisible(true);
            const auto voice = [](const QString &name, const QStringList &labels, const QString &badge = {}) {
                return VoiceItem{VoiceId(name), name, {}, labels, badge, {}, true};
            };
            picker->setVoices(
                {voice(u"Rachel"_s, {u"American"_s, u"female"_s, u"warm, narration"_s}),
                 voice(u"Adam"_s, {u"American"_s, u"male"_s, u"deep, narration"_s}),
                 voice(u"Bella"_s, {u"American"_s, u"female"_s, u"soft, conversational"_s}),
                 voice(u"Antoni"_s, {u"American"_s, u"male"_s, u"well-rounded, support"_s}),
                 voice(u"Elli"_s, {u"American"_s, u"female"_s, u"bright, education"_s}),
                 voice(u"Maren (clone)"_s, {u"Cloned"_s, u"3 samples"_s, u"yours"_s}, u"Yours"_s)});
            picker->setCurrent(VoiceId(u"Rachel"_s));
            picker->open(shot.chip());
            save(shot, folder, u"voice-picker"_s);
        }
        ComponentShot components;
        components.show();
        save(components, folder, u"components"_s);
    }
    return 0;
}
