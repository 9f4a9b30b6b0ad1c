// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/startcard.h"

#include "core/account/account.h"
#include "core/audio/player.h"
#include "core/settings/settingsstore.h"
#include "ui/agent/agentdirectory.h"
#include "ui/agent/agentoptions.h"
#include "ui/agent/agentsettings.h"
#include "ui/agent/mictest.h"
#include "ui/agent/optionsform.h"
#include "ui/theme/icons.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/audiosettings.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/levelmeter.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/toast.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

/// A glyph in a line of text.
class Glyph final : public QWidget {
public:
    Glyph(const QString &icon, QWidget *parent) : QWidget(parent), m_icon(icon) { setFixedSize(18, 18); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawIcon(&painter, m_icon, rect(), theme().text2);
    }

private:
    QString m_icon;
};

} // namespace

StartCard::StartCard(const AgentServices &services, AgentDirectory &directory, AgentOptionsStore &options,
                     QWidget *parent)
    : Card(parent, 20), m_services(services), m_directory(directory), m_options(options),
      m_inputs(new audio::AudioDevices(services.player.thread(), this, audio::AudioDevices::inputLister())),
      m_test(new MicTest(m_services.player, services.dirs.cache + u"/mictest"_s, this))
{
    setObjectName(u"agentStartCard"_s);
    setAccessibleName(tr("Start a session"));
    build();
    connect(&directory, &AgentDirectory::chosenChanged, this, &StartCard::showAgent);
    connect(&directory, &AgentDirectory::detailsChanged, this, &StartCard::showAgent);
    connect(&directory, &AgentDirectory::changed, this, &StartCard::showAgent);
    connect(m_inputs, &audio::AudioDevices::outputsChanged, this, &StartCard::showDevices);
    connect(m_test, &MicTest::stateChanged, this, &StartCard::showTest);
    connect(m_test, &MicTest::levelMeasured, m_meter, &LevelMeter::setLevel);
    connect(m_test, &MicTest::failed, this, [this](const Error &problem) {
        m_meter->setOff(problem.message);
        emit announced(problem.message);
    });
    connect(m_test, &MicTest::heardNothing, this, [this] {
        const QString text = tr("Nothing was heard. Is this the right microphone, and is it on?");
        m_meter->setOff(tr("Nothing was heard"));
        Toast::show(this, NoticeKind::Warning, text);
        emit announced(text);
    });
    const auto voices = [this] { m_form->setVoices(m_services.account.voices()); };
    connect(&services.account, &account::Account::voicesChanged, this, voices);
    voices();
    showDevices();
    showTest();
    showAgent();
}

StartCard::~StartCard() = default;

void StartCard::build()
{
    m_title = new TextLabel({}, TypeRole::PanelTitle, &Theme::text, this);
    m_title->setObjectName(u"startTitle"_s);
    m_about = new TextLabel({}, TypeRole::Body, &Theme::text2, this);
    m_about->setObjectName(u"startAbout"_s);
    m_about->setWrapping(true);

    m_soundRow = new QWidget(this);
    m_microphone = new StudioCombo(m_soundRow);
    m_microphone->setObjectName(u"startMicrophone"_s);
    m_microphone->setAccessibleName(tr("Microphone"));
    m_testButton = new QPushButton(m_soundRow);
    m_testButton->setObjectName(u"testMicrophone"_s);
    setIconName(m_testButton, u"mic"_s);
    m_meter = new LevelMeter(m_soundRow);
    m_meter->setObjectName(u"testLevel"_s);
    auto *mic = new QHBoxLayout;
    mic->setSpacing(10);
    mic->addWidget(m_microphone, 1);
    mic->addWidget(m_testButton);
    mic->addWidget(m_meter);
    m_headphones =
        new TextLabel(tr("Use headphones: without them the agent may hear itself and interrupt itself."),
                      TypeRole::Small, &Theme::text2, m_soundRow);
    m_headphones->setObjectName(u"headphonesHint"_s);
    m_headphones->setWrapping(true);
    auto *hint = new QHBoxLayout;
    hint->setSpacing(8);
    hint->addWidget(new Glyph(u"headphones"_s, m_soundRow), 0, Qt::AlignTop);
    hint->addWidget(m_headphones, 1);
    auto *sound = new QVBoxLayout(m_soundRow);
    sound->setContentsMargins(0, 0, 0, 0);
    sound->setSpacing(10);
    sound->addLayout(mic);
    sound->addLayout(hint);

    m_extra = new QWidget(this);
    m_form = new OptionsForm(m_extra);
    m_echo =
        new Switch(tr("Cancel echo"), tr("Takes what the speaker plays out of the microphone."), m_extra);
    m_noise = new Switch(tr("Suppress noise"), tr("Fans and hum; the agent hears your voice."), m_extra);
    m_echo->setObjectName(u"startEcho"_s);
    m_noise->setObjectName(u"startNoise"_s);
    m_echo->setChecked(m_services.settings.get(kCancelEcho));
    m_noise->setChecked(m_services.settings.get(kSuppressNoise));
    connect(m_echo, &QAbstractButton::clicked, this,
            [this](bool on) { m_services.settings.set(kCancelEcho, on); });
    connect(m_noise, &QAbstractButton::clicked, this,
            [this](bool on) { m_services.settings.set(kSuppressNoise, on); });
    auto *extra = new QVBoxLayout(m_extra);
    extra->setContentsMargins(0, 0, 0, 0);
    extra->setSpacing(12);
    extra->addWidget(m_form);
    extra->addWidget(m_echo);
    extra->addWidget(m_noise);
    m_extra->hide();
    m_more = new QPushButton(tr("More"), this);
    m_more->setObjectName(u"startMore"_s);
    m_more->setCheckable(true);
    m_more->setAccessibleDescription(tr("First message, language, voice and variables of the next session."));
    setVariant(m_more, Variant::Ghost);
    setIconName(m_more, u"chevron-down"_s);
    m_start = new CostButton(tr("Start"), u"phone-call"_s, this);
    m_start->setObjectName(u"startSession"_s);
    m_reason = new TextLabel({}, TypeRole::Small, &Theme::warnText, this);
    m_reason->setObjectName(u"startReason"_s);
    m_reason->setWrapping(true);
    m_reason->hide();
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_more);
    foot->addStretch(1);
    foot->addWidget(m_start);

    column()->setSpacing(12);
    column()->addWidget(m_title);
    column()->addWidget(m_about);
    column()->addWidget(m_soundRow);
    column()->addWidget(m_extra);
    column()->addLayout(foot);
    column()->addWidget(m_reason);

    connect(m_more, &QPushButton::toggled, this, [this](bool on) {
        m_extra->setVisible(on);
        setIconName(m_more, on ? u"chevron-up"_s : u"chevron-down"_s);
    });
    connect(m_form, &OptionsForm::edited, this, [this] {
        if (const KnownAgent *agent = m_directory.chosen()) {
            AgentOptions options = m_options.of(agent->key);
            const AgentOptions edited = m_form->options();
            options.overrides = edited.overrides;
            options.variables = edited.variables;
            options.userId = edited.userId;
            m_options.set(agent->key, options);
            m_soundRow->setVisible(!options.overrides.textOnly);
        }
    });
    connect(m_testButton, &QPushButton::clicked, this, &StartCard::toggleTest);
    connect(m_microphone, &QComboBox::activated, this, [this] {
        m_services.settings.set(kInputDevice, m_microphone->currentData().toByteArray());
        showDevices();
    });
    connect(m_start, &CostButton::triggered, this, &StartCard::startRequested);
}

void StartCard::setPrice(const QString &price)
{
    m_price = price;
    m_start->setCost(price);
}

void StartCard::setReady(bool ready, const QString &reason)
{
    if (ready)
        m_start->setCost(m_price);
    else
        m_start->setUnaffordable(m_price, reason);
    m_reason->setText(reason);
    m_reason->setVisible(!ready && !reason.isEmpty());
}

void StartCard::showAgent()
{
    const KnownAgent *agent = m_directory.chosen();
    if (!agent) {
        const bool loading = m_directory.state() == AgentDirectory::State::Loading;
        m_title->setText(loading ? tr("Looking for agents…") : tr("No agent chosen"));
        m_about->setText(loading
                             ? QString()
                             : tr("Choose one of your agents above, or add one by its id or a signed URL."));
        m_about->setVisible(!loading);
        return;
    }
    m_title->setText(tr("Talk to %1").arg(agent->name));
    QStringList about;
    const auto &details = m_directory.details();
    if (details && !details->firstMessage.isEmpty())
        about.append(tr("Begins with “%1”").arg(details->firstMessage.simplified()));
    if (details && !details->language.isEmpty())
        about.append(QLocale::languageToString(QLocale(details->language).language()));
    if (details && !details->tools.isEmpty())
        about.append(tr("%n tools", nullptr, int(details->tools.size())));
    if (!agent->detail().isEmpty())
        about.append(agent->detail());
    m_about->setText(about.join(u"  ·  "_s));
    m_about->setVisible(!about.isEmpty());
    const AgentOptions options = m_options.of(agent->key);
    m_form->setDetails(details);
    m_form->setOptions(options);
    m_soundRow->setVisible(!options.overrides.textOnly);
}

void StartCard::showDevices()
{
    const QList<audio::OutputDevice> devices = m_inputs->outputs();
    const QByteArray chosen = m_services.settings.get(kInputDevice);
    const QSignalBlocker quiet(m_microphone);
    m_microphone->clear();
    m_microphone->addItem(devices.isEmpty() ? tr("No microphone found")
                                            : tr("The first one (%1)").arg(devices.first().name),
                          QByteArray());
    for (const audio::OutputDevice &device : devices)
        m_microphone->addItem(device.name, device.id);
    int at = chosen.isEmpty() ? 0 : m_microphone->findData(chosen);
    if (at < 0) {
        m_microphone->addItem(tr("Not connected: the one chosen before"), chosen);
        at = m_microphone->count() - 1;
    }
    m_microphone->setCurrentIndex(at);
    m_meter->setDeviceName(at > 0                  ? m_microphone->currentText()
                               : devices.isEmpty() ? QString()
                                                   : devices.first().name);
}

void StartCard::toggleTest()
{
    if (m_test->state() == MicTest::State::Idle)
        m_test->start(m_services.settings.get(kInputDevice));
    else
        m_test->stop();
}

void StartCard::stopTest()
{
    m_test->stop();
}

void StartCard::showTest()
{
    switch (m_test->state()) {
    case MicTest::State::Idle:
        m_testButton->setText(tr("Test"));
        m_testButton->setAccessibleName(tr("Test the microphone: three seconds, then you hear yourself"));
        m_meter->setOff(tr("Not listening"));
        break;
    case MicTest::State::Listening:
        m_testButton->setText(tr("Say something…"));
        m_testButton->setAccessibleName(tr("Stop the test of the microphone"));
        emit announced(tr("Say something. You will hear it in three seconds."));
        break;
    case MicTest::State::Playing:
        m_testButton->setText(tr("That was you"));
        m_meter->setOff(tr("Playing"));
        break;
    }
}

void StartCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    m_inputs->startWatching();
}

void StartCard::hideEvent(QHideEvent *event)
{
    Card::hideEvent(event);
    m_inputs->stopWatching();
    m_test->stop();
}

} // namespace studio::ui
