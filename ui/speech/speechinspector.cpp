// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/speechinspector.h"

#include "ui/speech/speechsession.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/labeledslider.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

/// A hairline across the form.
class Hairline final : public QWidget {
public:
    explicit Hairline(QWidget *parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), theme().border); }
};

QString modelLabel(const api::Model &model, bool realMoney)
{
    if (!realMoney)
        return SpeechInspector::tr("%1  ·  free").arg(model.name);
    const QLocale locale;
    if (model.creditsPerCharacter == 1.0)
        return SpeechInspector::tr("%1  ·  1 credit / char").arg(model.name);
    return SpeechInspector::tr("%1  ·  %2 credits / char")
        .arg(model.name, locale.toString(model.creditsPerCharacter, 'g', 3));
}

} // namespace

SpeechInspector::SpeechInspector(SpeechSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(new StudioCombo), m_boost(nullptr),
      m_output(new StudioCombo)
{
    setObjectName(u"speechInspector"_s);
    setAccessibleName(tr("Settings"));

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(buildForm());
    scroll->widget()->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(&session, &SpeechSession::modelsChanged, this, &SpeechInspector::showModels);
    connect(&session, &SpeechSession::placeChanged, this, &SpeechInspector::showModels);
    connect(&session, &SpeechSession::placeChanged, this, &SpeechInspector::showFormats);
    connect(&session, &SpeechSession::subscriptionChanged, this, &SpeechInspector::showFormats);
    connect(&session, &SpeechSession::choiceChanged, this, &SpeechInspector::showChoice);
    connect(m_model, &QComboBox::activated, this,
            [this](int index) { m_session.setModel(ModelId(m_model->itemData(index).toString())); });
    connect(m_output, &QComboBox::activated, this,
            [this](int index) { m_session.setOutputFormat(m_output->itemData(index).toString()); });
    for (LabeledSlider *slider : {m_stability, m_similarity, m_style, m_speed})
        connect(slider, &LabeledSlider::valueChanged, this, &SpeechInspector::takeSettings);
    connect(m_boost, &QAbstractButton::toggled, this, &SpeechInspector::takeSettings);
    showModels();
    showFormats();
}

QWidget *SpeechInspector::buildForm()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    m_column = column;
    m_head = new QHBoxLayout;
    column->setContentsMargins(19, 10, 20, 16);
    column->setSpacing(11);

    const auto addField = [this, form, column](const QString &label, StudioCombo *combo) {
        auto *title = new TextLabel(label, TypeRole::Body, &Theme::text, form);
        title->setWeight(500);
        combo->setAccessibleDescription(label);
        if (combo == m_model) {
            m_head->addWidget(title, 1);
            // What stands beside the label is higher than it by four at each side.
            column->addLayout(m_head);
            column->addSpacing(-4);
        } else {
            column->addWidget(title);
        }
        column->addSpacing(6 - column->spacing());
        column->addWidget(combo);
    };
    m_model->setObjectName(u"model"_s);
    addField(tr("Model"), m_model);
    column->addSpacing(2);

    const api::VoiceSettings defaults;
    const auto addTo = [column](LabeledSlider *slider) {
        column->addWidget(slider);
        return slider;
    };
    m_stability = addTo(addSlider("stability", tr("Stability"), defaults.stability * 100, tr("More variable"),
                                  tr("More stable")));
    m_similarity = addTo(addSlider("similarity", tr("Similarity"), defaults.similarityBoost * 100,
                                   tr("Looser"), tr("Closer to original")));
    m_style =
        addTo(addSlider("style", tr("Style exaggeration"), defaults.style * 100, tr("None"), tr("Strong")));
    m_speed = addTo(addSlider("speed", tr("Speed"), 1.0, tr("Slower"), tr("Faster")));
    m_speed->setRange(0.7, 1.2, 0.01);
    m_speed->setFormat(2, u"×"_s);
    m_speed->setDefaultValue(defaults.speed);
    m_speed->setValue(defaults.speed);

    m_boost = new Switch(tr("Speaker boost"), tr("Closer to the original, slightly slower"), form);
    m_boost->setObjectName(u"speakerBoost"_s);
    m_boost->setChecked(defaults.speakerBoost);
    column->addWidget(m_boost);
    column->addWidget(new Hairline(form));
    m_output->setObjectName(u"outputFormat"_s);
    addField(tr("Output"), m_output);
    column->addStretch(1);
    return form;
}

void SpeechInspector::addSection(QWidget *section)
{
    // Wider on both sides by what a plain button pads its text with, so that the texts are in line.
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addSpacing(-kSectionMargin);
    row->addWidget(section, 1);
    row->addSpacing(-kSectionMargin);
    m_column->insertLayout(m_column->count() - 1, row);
}

void SpeechInspector::addToHead(QWidget *widget)
{
    m_head->addWidget(widget);
}

LabeledSlider *SpeechInspector::addSlider(const char *name, const QString &label, double initial,
                                          const QString &low, const QString &high)
{
    auto *slider = new LabeledSlider(label);
    slider->setObjectName(QString::fromLatin1(name));
    slider->setRange(0, 100, 1);
    slider->setDefaultValue(initial);
    slider->setValue(initial);
    slider->setCaptions(low, high);
    return slider;
}

void SpeechInspector::showModels()
{
    m_model->clear();
    for (api::Model model : m_session.models()) {
        model.name = shortModelName(model.name);
        m_model->addItem(modelLabel(model, m_session.place().realMoney), model.id.value());
        m_model->setItemData(m_model->count() - 1, model.description, Qt::ToolTipRole);
    }
    m_model->setEnabled(m_model->count() > 0);
    showChoice();
}

void SpeechInspector::showFormats()
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

void SpeechInspector::showChoice()
{
    const QScopedValueRollback<bool> showing(m_showing, true);
    const SpeechChoice &choice = m_session.choice();
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
    m_speed->setValue(choice.settings.speed);
    m_boost->setChecked(choice.settings.speakerBoost);

    const api::SettingSupport support =
        m_session.model() ? m_session.model()->settings() : api::SettingSupport{};
    m_stability->setVisible(support.stability);
    m_similarity->setVisible(support.similarityBoost);
    m_style->setVisible(support.style);
    m_speed->setVisible(support.speed);
    m_boost->setVisible(support.speakerBoost);
}

void SpeechInspector::takeSettings()
{
    if (m_showing)
        return;
    api::VoiceSettings settings = m_session.choice().settings;
    settings.stability = m_stability->value() / 100;
    settings.similarityBoost = m_similarity->value() / 100;
    settings.style = m_style->value() / 100;
    settings.speed = m_speed->value();
    settings.speakerBoost = m_boost->isChecked();
    m_session.setSettings(settings);
}

void SpeechInspector::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme().surface);
}

} // namespace studio::ui
