// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/galleryparts.h"
#include "ui/gallery/gallerysections.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/labeledslider.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/palettebutton.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/studioslider.h"
#include "ui/widgets/switch.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace studio::ui::gallery {

namespace {

struct NamedVariant {
    Variant variant;
    const char *name;
};
constexpr NamedVariant kVariants[] = {{Variant::Primary, "Primary"}, {Variant::Default, "Default"},
                                      {Variant::Ghost, "Ghost"},     {Variant::Soft, "Soft"},
                                      {Variant::Danger, "Danger"},   {Variant::Link, "Link"}};

QLineEdit *field(const QString &text)
{
    auto *edit = new QLineEdit(text);
    edit->setAccessibleName(text);
    followTextScale(edit, [edit] { edit->setFixedWidth(scaled(150)); });
    return edit;
}

} // namespace

Section *buttonSection()
{
    auto *section = new Section(u"buttons"_s, u"Buttons"_s);
    for (const NamedVariant &entry : kVariants) {
        QHBoxLayout *row = section->row(QString::fromLatin1(entry.name));
        for (const Show state : kAllStates) {
            auto *button = new QPushButton(stateName(state));
            setVariant(button, entry.variant);
            if (state == Show::Normal)
                setIconName(button, u"audio-waveform"_s);
            row->addWidget(inState(button, state));
        }
    }
    QHBoxLayout *sizes = section->row(u"Sizes"_s);
    for (const ControlSize size : {ControlSize::Small, ControlSize::Medium, ControlSize::Large}) {
        auto *button = new QPushButton(u"Export"_s);
        setControlSize(button, size);
        setIconName(button, u"download"_s);
        setHint(button, u"Ctrl+E"_s);
        sizes->addWidget(button);
    }
    QHBoxLayout *icons = section->row(u"Icons"_s);
    for (const Show state : kAllStates)
        icons->addWidget(inState(new IconButton(u"repeat"_s, u"Repeat, "_s + stateName(state)), state));
    auto *checked = new IconButton(u"star"_s, u"Star"_s);
    checked->setCheckable(true);
    checked->setChecked(true);
    icons->addWidget(checked);
    for (const int count : {2, 120}) {
        auto *badge = new IconButton(u"layers"_s, u"Jobs"_s);
        badge->setBadge(count);
        icons->addWidget(badge);
    }
    QHBoxLayout *costs = section->row(u"With cost"_s);
    for (int state = 0; state < 4; ++state) {
        auto *cost = new CostButton(u"Generate"_s, u"audio-waveform"_s);
        cost->setCost(u"412 credits"_s);
        if (state == 1)
            cost->setEstimating();
        else if (state == 2)
            cost->setRunning(true);
        else if (state == 3)
            cost->setUnaffordable(u"412 credits"_s, u"Needs 412, you have 300."_s);
        costs->addWidget(cost);
    }
    auto *ghost = new CostButton(u"Play all"_s, u"play"_s);
    ghost->setGhost(true);
    ghost->setCost(u"112 credits"_s);
    costs->addWidget(ghost);
    return section;
}

Section *fieldSection()
{
    auto *section = new Section(u"fields"_s, u"Fields"_s);
    QHBoxLayout *edits = section->row(u"Text"_s);
    edits->addWidget(field(u"Normal"_s));
    edits->addWidget(inState(field(u"Hover"_s), Show::Hover));
    auto *wrong = field(u"+1 202 555"_s);
    setError(wrong, true);
    edits->addWidget(wrong);
    edits->addWidget(inState(field(u"Disabled"_s), Show::Disabled));
    QHBoxLayout *searches = section->row(u"Search"_s);
    auto *search = new SearchField;
    search->setPlaceholderText(u"Placeholder"_s);
    search->setAccessibleName(u"Search"_s);
    search->setShortcutHint(u"Ctrl K"_s);
    auto *filled = new SearchField;
    filled->setAccessibleName(u"Search with text"_s);
    filled->setText(u"harbour"_s);
    searches->addWidget(search);
    searches->addWidget(filled);
    auto *palette = new PaletteButton;
    searches->addWidget(palette);
    QHBoxLayout *numbers = section->row(u"Numbers"_s);
    auto *credits = new NumberField(u"Ask above"_s);
    credits->setSuffix(u" credits"_s);
    credits->setValue(5000);
    auto *never = new NumberField(u"Stop above"_s);
    never->setWordForZero(u"No limit"_s);
    numbers->addWidget(credits);
    numbers->addWidget(never);
    QHBoxLayout *combos = section->row(u"Lists"_s);
    for (const Show state : kAllStates) {
        auto *combo = new StudioCombo;
        combo->addItem(stateName(state));
        combo->setAccessibleDescription(u"List"_s);
        combos->addWidget(inState(combo, state));
    }
    auto *ghost = new StudioCombo;
    ghost->addItem(u"English"_s);
    ghost->setGhost(true, u"languages"_s);
    combos->addWidget(ghost);
    return section;
}

Section *choiceSection()
{
    auto *section = new Section(u"choices"_s, u"Choices"_s);
    QHBoxLayout *switches = section->row(u"Switch"_s);
    QHBoxLayout *boxes = section->row(u"Checkbox"_s);
    QHBoxLayout *radios = section->row(u"Radio"_s);
    for (const bool on : {true, false}) {
        for (const Show state : {Show::Normal, Show::Hover, Show::Focus, Show::Disabled}) {
            auto *toggle = new Switch(stateName(state));
            toggle->setLabelHidden(true);
            toggle->setChecked(on);
            toggle->resize(toggle->sizeHint());
            switches->addWidget(inState(toggle, state));
            auto *box = new QCheckBox(stateName(state));
            box->setChecked(on);
            boxes->addWidget(inState(box, state));
            auto *radio = new QRadioButton(stateName(state));
            radio->setAutoExclusive(false);
            radio->setChecked(on);
            radios->addWidget(inState(radio, state));
        }
    }
    auto *mixed = new QCheckBox(u"Mixed"_s);
    mixed->setTristate(true);
    mixed->setCheckState(Qt::PartiallyChecked);
    boxes->addWidget(mixed);
    auto *labelled = new Switch(u"Speaker boost"_s, u"Closer to the original, slightly slower"_s);
    labelled->setChecked(true);
    section->row(u"With label"_s)->addWidget(labelled);
    QHBoxLayout *tabs = section->row(u"Tabs"_s);
    for (const bool enabled : {true, false}) {
        auto *segmented = new Segmented;
        segmented->setSegments({u"Settings"_s, u"History"_s});
        segmented->setEnabled(enabled);
        tabs->addWidget(segmented);
    }
    QHBoxLayout *sliders = section->row(u"Slider"_s);
    sliders->setSpacing(24);
    for (int kind = 0; kind < 3; ++kind) {
        auto *slider = new LabeledSlider(kind == 1 ? u"Similarity"_s : u"Stability"_s);
        slider->setDefaultValue(75);
        slider->setValue(kind == 1 ? 82 : 75);
        slider->setCaptions(u"Looser"_s, u"Closer"_s);
        slider->setEnabled(kind < 2);
        followTextScale(slider, [slider] { slider->setFixedWidth(scaled(220)); });
        sliders->addWidget(slider);
    }
    return section;
}

} // namespace studio::ui::gallery
