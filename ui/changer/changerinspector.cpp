// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changer/changerinspector.h"

#include "ui/changer/changersession.h"
#include "ui/takes/outputformats.h"
#include "ui/takes/voiceitems.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/labeledslider.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/voicechip.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

/// A plain button pads its text by so much; without it the texts below each other are in line.
constexpr int kButtonPadding = 12;

class ChangerHairline final : public QWidget {
public:
    explicit ChangerHairline(QWidget *parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), theme().border); }
};

} // namespace

ChangerInspector::ChangerInspector(ChangerSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_voice(new VoiceChip), m_model(new StudioCombo),
      m_output(new StudioCombo), m_fold(new QPushButton(tr("More settings"))), m_advanced(new QWidget),
      m_seed(new QLineEdit), m_roll(new IconButton(u"dices"_s, tr("A new seed")))
{
    setObjectName(u"changerInspector"_s);
    setAccessibleName(tr("Settings"));
    followTextScale(this, [this] { setFixedWidth(inspectorWidth()); });

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(buildForm());
    scroll->widget()->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->addWidget(scroll);

    connect(m_voice, &VoiceChip::pickerRequested, this, &ChangerInspector::pickerRequested);
    connect(&session, &ChangerSession::voicesChanged, this, &ChangerInspector::showVoice);
    connect(&session, &ChangerSession::modelsChanged, this, &ChangerInspector::showModels);
    connect(&session, &ChangerSession::placeChanged, this, &ChangerInspector::showFormats);
    connect(&session, &ChangerSession::subscriptionChanged, this, &ChangerInspector::showFormats);
    connect(&session, &ChangerSession::choiceChanged, this, &ChangerInspector::showChoice);
    connect(m_model, &QComboBox::activated, this, [this](int index) {
        change([&](ChangerChoice &choice) { choice.model = ModelId(m_model->itemData(index).toString()); });
    });
    connect(m_output, &QComboBox::activated, this, [this](int index) {
        change([&](ChangerChoice &choice) { choice.outputFormat = m_output->itemData(index).toString(); });
    });
    for (LabeledSlider *slider : {m_stability, m_similarity, m_style})
        connect(slider, &LabeledSlider::valueChanged, this, &ChangerInspector::takeSettings);
    connect(m_boost, &QAbstractButton::toggled, this, &ChangerInspector::takeSettings);
    connect(m_fold, &QAbstractButton::toggled, this, [this](bool on) {
        setIconName(m_fold, on ? u"chevron-up"_s : u"chevron-down"_s);
        m_advanced->setVisible(on);
    });
    connect(m_seed, &QLineEdit::textEdited, this, &ChangerInspector::takeSeed);
    connect(m_roll, &QAbstractButton::clicked, this, [this] {
        change([](ChangerChoice &choice) { choice.seed = QRandomGenerator::global()->generate(); });
    });
    showModels();
    showFormats();
}

void ChangerInspector::addTitle(const QString &text, QWidget *form)
{
    auto *title = new TextLabel(text, TypeRole::Body, &Theme::text, form);
    title->setWeight(500);
    m_column->addWidget(title);
    m_column->addSpacing(6 - m_column->spacing());
}

QWidget *ChangerInspector::buildForm()
{
    auto *form = new QWidget;
    m_column = new QVBoxLayout(form);
    m_column->setContentsMargins(18, 16, 20, 16);
    m_column->setSpacing(11);

    m_voice->setObjectName(u"changerVoice"_s);
    m_voice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addTitle(tr("Target voice"), form);
    m_column->addWidget(m_voice);
    m_model->setObjectName(u"changerModel"_s);
    m_model->setAccessibleDescription(tr("Model"));
    addTitle(tr("Model"), form);
    m_column->addWidget(m_model);
    m_column->addSpacing(2);

    const api::VoiceSettings defaults;
    m_stability = addSlider("changerStability", tr("Stability"), defaults.stability * 100,
                            tr("More variable"), tr("More stable"));
    m_similarity = addSlider("changerSimilarity", tr("Similarity"), defaults.similarityBoost * 100,
                             tr("Looser"), tr("Closer to original"));
    m_style =
        addSlider("changerStyle", tr("Style exaggeration"), defaults.style * 100, tr("None"), tr("Strong"));
    m_boost = new Switch(tr("Speaker boost"), tr("Closer to the original, slightly slower"), form);
    m_boost->setObjectName(u"changerBoost"_s);
    m_boost->setChecked(defaults.speakerBoost);
    m_column->addWidget(m_boost);
    m_column->addWidget(new ChangerHairline(form));

    m_output->setObjectName(u"changerOutput"_s);
    m_output->setAccessibleDescription(tr("Output"));
    addTitle(tr("Output"), form);
    m_column->addWidget(m_output);

    m_fold->setObjectName(u"changerMore"_s);
    m_fold->setCheckable(true);
    setVariant(m_fold, Variant::Ghost);
    setIconName(m_fold, u"chevron-down"_s);
    auto *foldRow = new QHBoxLayout;
    foldRow->addSpacing(-kButtonPadding);
    foldRow->addWidget(m_fold);
    foldRow->addStretch(1);
    m_column->addLayout(foldRow);

    m_seed->setObjectName(u"changerSeed"_s);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setPlaceholderText(tr("Another one each time"));
    m_roll->setObjectName(u"changerNewSeed"_s);
    auto *advanced = new QVBoxLayout(m_advanced);
    advanced->setContentsMargins(0, 0, 0, 0);
    advanced->setSpacing(6);
    auto *seedTitle = new TextLabel(tr("Seed"), TypeRole::Body, &Theme::text, m_advanced);
    seedTitle->setWeight(500);
    advanced->addWidget(seedTitle);
    auto *seedRow = new QHBoxLayout;
    seedRow->setSpacing(6);
    seedRow->addWidget(m_seed, 1);
    seedRow->addWidget(m_roll);
    advanced->addLayout(seedRow);
    m_advanced->hide();
    m_column->addWidget(m_advanced);
    m_column->addStretch(1);
    return form;
}

LabeledSlider *ChangerInspector::addSlider(const char *name, const QString &label, double initial,
                                           const QString &low, const QString &high)
{
    auto *slider = new LabeledSlider(label);
    slider->setObjectName(QString::fromLatin1(name));
    slider->setRange(0, 100, 1);
    slider->setDefaultValue(initial);
    slider->setValue(initial);
    slider->setCaptions(low, high);
    m_column->addWidget(slider);
    return slider;
}

void ChangerInspector::showVoice()
{
    const ChangerChoice &choice = m_session.choice();
    if (const api::Voice *voice = m_session.voice()) {
        const VoiceItem item = voiceItemFrom(*voice, !m_session.place().realMoney);
        m_voice->setVoice(item.id, item.name, item.tagline);
    } else if (choice.voiceName.isEmpty() || !m_session.voices().isEmpty()) {
        m_voice->clearVoice();
    } else {
        m_voice->setVoice(choice.voice, choice.voiceName, {});
    }
}

void ChangerInspector::showModels()
{
    m_model->clear();
    for (const api::Model &model : m_session.models()) {
        m_model->addItem(shortModelName(model.name), model.id.value());
        m_model->setItemData(m_model->count() - 1, model.description, Qt::ToolTipRole);
    }
    if (m_model->count() == 0)
        m_model->addItem(tr("No model that changes voices"));
    m_model->setEnabled(!m_session.models().isEmpty());
    showChoice();
}

void ChangerInspector::showFormats()
{
    m_output->clear();
    auto *items = qobject_cast<QStandardItemModel *>(m_output->model());
    for (const OutputFormat &format : outputFormats(m_session.subscription(), m_session.place().realMoney)) {
        const QString label =
            format.isAllowed() ? format.label : tr("%1  ·  %2").arg(format.label, format.refusal);
        m_output->addItem(label, format.id);
        if (!format.isAllowed() && items)
            items->item(items->rowCount() - 1)->setEnabled(false);
    }
    showChoice();
}

void ChangerInspector::showChoice()
{
    const QScopedValueRollback<bool> showing(m_showing, true);
    const ChangerChoice &choice = m_session.choice();
    showVoice();
    if (!m_session.models().isEmpty())
        m_model->setCurrentIndex(m_model->findData(choice.model.value()));
    int format = m_output->findData(choice.outputFormat);
    if (format < 0) {
        m_output->addItem(outputFormatLabel(choice.outputFormat), choice.outputFormat);
        format = m_output->count() - 1;
    }
    m_output->setCurrentIndex(format);
    m_stability->setValue(choice.settings.stability * 100);
    m_similarity->setValue(choice.settings.similarityBoost * 100);
    m_style->setValue(choice.settings.style * 100);
    m_boost->setChecked(choice.settings.speakerBoost);
    const QString seed = choice.seed ? QString::number(*choice.seed) : QString();
    if (m_seed->text() != seed)
        m_seed->setText(seed);
    if (choice.seed && !m_fold->isChecked())
        m_fold->setChecked(true);

    const api::SettingSupport support =
        m_session.model() ? m_session.model()->settings() : api::SettingSupport{};
    m_stability->setVisible(support.stability);
    m_similarity->setVisible(support.similarityBoost);
    m_style->setVisible(support.style);
    m_boost->setVisible(support.speakerBoost);
}

template <class Change>
void ChangerInspector::change(Change what)
{
    if (m_showing)
        return;
    ChangerChoice choice = m_session.choice();
    what(choice);
    m_session.setChoice(choice);
}

void ChangerInspector::takeSettings()
{
    change([this](ChangerChoice &choice) {
        choice.settings.stability = m_stability->value() / 100;
        choice.settings.similarityBoost = m_similarity->value() / 100;
        choice.settings.style = m_style->value() / 100;
        choice.settings.speakerBoost = m_boost->isChecked();
    });
}

void ChangerInspector::takeSeed()
{
    const QString text = m_seed->text().trimmed();
    bool isNumber = false;
    const quint32 seed = text.toUInt(&isNumber);
    setError(m_seed, !text.isEmpty() && !isNumber);
    m_seed->setAccessibleDescription(
        text.isEmpty() || isNumber ? QString() : tr("Enter a number from 0 to 4294967295, for example 42."));
    if (!text.isEmpty() && !isNumber)
        return;
    change([&](ChangerChoice &choice) {
        choice.seed = text.isEmpty() ? std::nullopt : std::optional<quint32>(seed);
    });
}

void ChangerInspector::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    painter.fillRect(isRightToLeft() ? width() - 1 : 0, 0, 1, height(), theme().border);
}

} // namespace studio::ui
