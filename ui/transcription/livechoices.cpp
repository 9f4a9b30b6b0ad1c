// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/livechoices.h"

#include "core/settings/settingsstore.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/transcription/livesettings.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

using transcription::Engine;

namespace {

constexpr int kMostChoiceWidth = 220;
constexpr double kMinute = 60;

} // namespace

LiveChoices::LiveChoices(settings::SettingsStore &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_words(new Switch(tr("Words while you speak"), {}, this)),
      m_engine(new StudioCombo(this)), m_language(new StudioCombo(this)), m_cut(new StudioCombo(this)),
      m_commit(new QPushButton(tr("Cut here"), this)),
      m_cost(new TextLabel({}, TypeRole::Small, &Theme::text2, this))
{
    setObjectName(u"liveChoices"_s);
    m_words->setObjectName(u"liveWords"_s);
    m_words->setCheckable(true);
    m_words->setChecked(m_settings.get(kLiveWords));
    m_engine->setObjectName(u"liveEngine"_s);
    m_engine->setAccessibleName(tr("Who listens"));
    m_language->setObjectName(u"liveLanguage"_s);
    m_language->setAccessibleName(tr("Language"));
    setLanguages({});
    m_cut->setObjectName(u"liveCut"_s);
    m_cut->setAccessibleName(tr("When words become final"));
    m_cut->addItem(tr("Final at pauses"), true);
    m_cut->addItem(tr("Final when I say so"), false);
    m_cut->setCurrentIndex(m_settings.get(kLiveAutomatic) ? 0 : 1);
    m_commit->setObjectName(u"liveCommit"_s);
    m_commit->setToolTip(tr("What was said until now becomes final"));
    setHint(m_commit, tr("Ctrl+Enter"));
    m_cost->setObjectName(u"liveCost"_s);
    for (StudioCombo *combo : {m_engine, m_language, m_cut})
        followTextScale(combo, [combo] { combo->setMaximumWidth(scaled(kMostChoiceWidth)); });

    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_engine, m_language, m_cut})
        line->addWidget(widget, 1);
    line->addStretch(1);
    line->addWidget(m_commit);
    auto *first = new QHBoxLayout;
    first->setContentsMargins(0, 0, 0, 0);
    first->addWidget(m_words);
    first->addStretch(1);
    first->addWidget(m_cost);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(first);
    column->addLayout(line);

    connect(m_words, &QAbstractButton::toggled, this, &LiveChoices::store);
    connect(m_engine, &QComboBox::activated, this, &LiveChoices::store);
    connect(m_language, &QComboBox::activated, this, [this] {
        store();
        emit languageChanged(m_language->currentData().toString());
    });
    connect(m_cut, &QComboBox::activated, this, [this] {
        store();
        emit automaticChanged(m_cut->currentData().toBool());
    });
    connect(m_commit, &QAbstractButton::clicked, this, &LiveChoices::commitRequested);
    refresh();
}

void LiveChoices::setLanguages(const QList<Language> &languages)
{
    const QSignalBlocker quiet(m_language);
    m_language->clear();
    m_language->addItem(tr("Any language"), QString());
    for (const Language &language : languages)
        m_language->addItem(language.name, language.code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_settings.get(kLiveLanguage))));
}

void LiveChoices::setEngines(bool hasService, bool hasLocal, const QString &voskModel, bool realMoney)
{
    m_realMoney = realMoney;
    m_voskModel = voskModel;
    const QSignalBlocker quiet(m_engine);
    m_engine->clear();
    if (hasService)
        m_engine->addItem(tr("Speech service"), int(Engine::Service));
    if (hasLocal)
        m_engine->addItem(tr("This computer (free, private)"), int(Engine::PocketSphinx));
    if (!voskModel.isEmpty())
        m_engine->addItem(tr("This computer, with my Vosk model"), int(Engine::Vosk));
    const QString wanted = m_settings.get(kLiveEngine);
    for (int i = 0; i < m_engine->count(); ++i) {
        if (transcription::engineName(Engine(m_engine->itemData(i).toInt())) == wanted)
            m_engine->setCurrentIndex(i);
    }
    refresh();
}

Engine LiveChoices::engine() const
{
    return m_engine->count() > 0 ? Engine(m_engine->currentData().toInt()) : Engine::Service;
}

bool LiveChoices::wantsWords() const
{
    return m_words->isChecked() && m_engine->count() > 0;
}

transcription::LiveOptions LiveChoices::options() const
{
    transcription::LiveOptions options;
    options.engine = engine();
    if (options.engine == Engine::Vosk)
        options.voskModel = m_voskModel;
    options.language = m_language->currentData().toString();
    options.automaticCommit = m_cut->currentData().toBool();
    return options;
}

void LiveChoices::setRunning(bool running)
{
    m_running = running;
    if (!running)
        m_soFar.clear();
    refresh();
}

void LiveChoices::setCommitEnabled(bool enabled)
{
    m_commit->setEnabled(enabled);
}

void LiveChoices::setCost(const QString &cost)
{
    m_soFar = cost;
    refresh();
}

void LiveChoices::store()
{
    m_settings.set(kLiveWords, m_words->isChecked());
    m_settings.set(kLiveEngine, transcription::engineName(engine()));
    m_settings.set(kLiveLanguage, m_language->currentData().toString());
    m_settings.set(kLiveAutomatic, m_cut->currentData().toBool());
    refresh();
    emit changed();
}

void LiveChoices::refresh()
{
    m_words->setEnabled(!m_running && m_engine->count() > 0);
    const bool words = wantsWords();
    m_engine->setEnabled(words && !m_running);
    // Known by heart: the engine on this machine hears English, and a model of one's own hears its language.
    m_language->setEnabled(words && engine() == Engine::Service);
    m_cut->setEnabled(words);
    if (!m_running)
        m_commit->setEnabled(false);
    if (!m_soFar.isEmpty()) {
        m_cost->setText(m_soFar);
    } else if (!words) {
        m_cost->setText(tr("Recorded now, transcribed afterwards"));
    } else if (engine() == Engine::Service && !m_realMoney) {
        m_cost->setText(tr("Free in sandbox"));
    } else if (engine() == Engine::Service) {
        m_cost->setText(
            tr("≈ %n credits a minute", nullptr, int(transcription::estimatedLiveCredits(kMinute))));
    } else {
        m_cost->setText(tr("Free: nothing leaves this computer"));
    }
}

} // namespace studio::ui
