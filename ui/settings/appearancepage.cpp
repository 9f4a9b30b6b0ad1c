// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearancepage.h"

#include "ui/theme/appearancesettings.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/studioslider.h"
#include "ui/widgets/switch.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace studio::ui {

using namespace appearance;

AppearancePage::AppearancePage(const SettingsServices &services, QWidget *parent)
    : SettingsPage({u"appearance"_s, tr("Appearance"), u"palette"_s}, services.settings, parent),
      m_themes(services.themes)
{
    addTheme();
    addTextSize();
    m_contrast = rowOf(addSwitch(
        {u"appearance.contrast"_s, tr("High contrast"), QString(), {tr("accessibility"), tr("outlines")}},
        kHighContrast));
    m_motion = rowOf(addSwitch(
        {u"appearance.motion"_s, tr("Reduce motion"), QString(), {tr("animation"), tr("accessibility")}},
        kReduceMotion));
    connect(&m_themes, &ThemeController::desktopChanged, this, &AppearancePage::tellDesktop);
    tellDesktop();
}

void AppearancePage::addTheme()
{
    auto *choice = new Segmented(this);
    choice->setObjectName(u"appearance.theme.control"_s);
    choice->setSegments({tr("System"), tr("Light"), tr("Dark")});
    SettingRow *row = addRow({u"appearance.theme"_s,
                              tr("Theme"),
                              tr("System follows your desktop, also while it changes."),
                              {tr("dark mode"), tr("colours")}},
                             choice);
    follow<int>(row, kTheme, [choice](int mode) {
        const QSignalBlocker quiet(choice);
        choice->setCurrentIndex(mode == 1 || mode == 2 ? mode : 0);
    });
    connect(choice, &Segmented::currentChanged, this, [this](int index) { store().set(kTheme, index); });
}

void AppearancePage::addTextSize()
{
    auto *holder = new QWidget(this);
    auto *slider = new StudioSlider(holder);
    slider->setObjectName(u"appearance.text.control"_s);
    slider->setAccessibleName(tr("Text size"));
    slider->setRange(kLeastTextPercent / 5, kMostTextPercent / 5);
    slider->setPageStep(2);
    slider->setFixedWidth(180);
    auto *value = new TextLabel({}, TypeRole::Body, &Theme::text2, holder);
    value->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    value->setTabular(true);
    followTextScale(value, [value] { value->setFixedWidth(scaled(46)); });
    auto *line = new QHBoxLayout(holder);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(slider);
    line->addWidget(value);
    holder->setFocusProxy(slider);
    m_size = addRow({u"appearance.text"_s, tr("Text size"), QString(), {tr("zoom"), tr("font"), tr("scale")}},
                    holder);
    const auto show = [this, slider, value](int percent) {
        const int shown = percent > 0 ? std::clamp(percent, kLeastTextPercent, kMostTextPercent)
                                      : qRound(m_themes.desktopTextScale() * 100);
        const QSignalBlocker quiet(slider);
        slider->setValue(shown / 5);
        //: A size in percent.
        const QString text = tr("%1 %").arg(locale().toString(shown));
        value->setText(text);
        slider->setSpoken(text);
    };
    follow<int>(m_size, kTextPercent, show);
    connect(slider, &QSlider::valueChanged, this, [this](int step) { store().set(kTextPercent, step * 5); });
    connect(slider, &StudioSlider::resetRequested, this,
            [this] { store().remove(QString::fromLatin1(kTextPercent.key)); });
    connect(&m_themes, &ThemeController::desktopChanged, this,
            [this, show] { show(store().get(kTextPercent)); });
}

void AppearancePage::tellDesktop()
{
    m_size->setDescription(tr("Without a choice of yours: as large as your desktop's, %1 %.")
                               .arg(locale().toString(qRound(m_themes.desktopTextScale() * 100))));
    m_contrast->setDescription(m_themes.desktopWantsContrast()
                                   ? tr("Your desktop asks for it, so it is on either way.")
                                   : tr("Stronger outlines and text, a wider focus ring."));
    m_motion->setDescription(m_themes.desktopWantsStillness()
                                 ? tr("Your desktop asks for it, so it is on either way.")
                                 : tr("No sliding and fading. The playhead and meters still move."));
}

} // namespace studio::ui
