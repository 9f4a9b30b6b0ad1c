// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/captionspage.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/transcription/captionslane.h"
#include "ui/widgets/labeledslider.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

class RulesHairline final : public QWidget {
public:
    explicit RulesHairline(QWidget *parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), theme().border); }
};

/// As high as its content asks for, less if there is no room.
class RulesScroll final : public QScrollArea {
public:
    using QScrollArea::QScrollArea;
    [[nodiscard]] QSize sizeHint() const override
    {
        return {100, widget() ? widget()->sizeHint().height() : 100};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 96}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool handled = QScrollArea::eventFilter(watched, event);
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return handled;
    }
};

} // namespace

CaptionsPage::CaptionsPage(CaptionModel &model, QWidget *parent)
    : QWidget(parent), m_lane(new CaptionsLane(model, this)),
      m_none(new TextLabel(tr("There are no captions yet."), TypeRole::Small, &Theme::text3, this))
{
    setObjectName(u"captionsPage"_s);
    setAccessibleName(tr("Captions"));
    m_none->setObjectName(u"captionsNone"_s);
    m_none->setWrapping(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 13, 0, 8);
    column->setSpacing(0);
    auto *lane = new QVBoxLayout;
    m_laneColumn = lane;
    placeLane();
    lane->addWidget(m_none);
    lane->addWidget(m_lane);
    column->addLayout(lane, 1);
    auto *line = new QVBoxLayout;
    line->setContentsMargins(19, 5, 20, 0);
    line->addWidget(new RulesHairline(this));
    column->addLayout(line);
    auto *scroll = new RulesScroll(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(buildRules());
    scroll->widget()->setAutoFillBackground(false);
    column->addWidget(scroll);
    setRules({});
    setEmpty(true);
    setProblems(0);
}

void CaptionsPage::placeLane()
{
    // The scroll bar stands beside the rows, in the margin.
    const int bar = 20 - CaptionsLane::kBarRoom;
    m_laneColumn->setContentsMargins(isRightToLeft() ? bar : 19, 0, isRightToLeft() ? 19 : bar, 0);
}

void CaptionsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        placeLane();
    QWidget::changeEvent(event);
}

NumberField *CaptionsPage::addNumber(QVBoxLayout *column, const char *name, const QString &label,
                                     const QString &suffix, int least, int most, int step)
{
    auto *row = new QHBoxLayout;
    auto *title = new TextLabel(label, TypeRole::Body, &Theme::text);
    title->setWeight(500);
    auto *field = new NumberField(label);
    field->setObjectName(QLatin1StringView(name));
    field->setRange(least, most, step);
    field->setSuffix(suffix);
    followTextScale(field, [field] { field->setFixedWidth(scaled(96)); });
    row->addWidget(title, 1);
    row->addWidget(field);
    column->addLayout(row);
    connect(field, &NumberField::valueEntered, this, &CaptionsPage::rulesChanged);
    return field;
}

QWidget *CaptionsPage::buildRules()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(19, 7, 20, 4);
    column->setSpacing(8);

    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Caption rules"), TypeRole::Section, &Theme::text, form), 1);
    m_fix = new QPushButton(form);
    m_fix->setObjectName(u"captionsFix"_s);
    setVariant(m_fix, Variant::Soft);
    setControlSize(m_fix, ControlSize::Small);
    setIconName(m_fix, u"wand-sparkles"_s);
    head->addWidget(m_fix);
    column->addLayout(head);

    m_length = new LabeledSlider(tr("Line length"), form);
    m_length->setObjectName(u"captionsLineLength"_s);
    m_length->setRange(20, 60);
    m_length->setDefaultValue(text::CaptionRules().maxLineCharacters);
    m_length->setCaptions(tr("20"), tr("60 characters"));
    column->addWidget(m_length);
    m_names = new Switch(tr("Speaker names"), {}, form);
    m_names->setObjectName(u"captionsNames"_s);
    column->addWidget(m_names);

    auto *title = new TextLabel(tr("Export format"), TypeRole::Body, &Theme::text, form);
    title->setWeight(500);
    column->addWidget(title);
    column->addSpacing(-4);
    m_format = new StudioCombo(form);
    m_format->setObjectName(u"captionsFormat"_s);
    m_format->setAccessibleDescription(tr("Export format"));
    for (const transcript::Format format : transcript::allFormats())
        m_format->addItem(transcript::formatLabel(format), int(format));
    column->addWidget(m_format);

    m_more = new QPushButton(tr("More rules"), form);
    m_more->setObjectName(u"captionsMore"_s);
    m_more->setCheckable(true);
    setVariant(m_more, Variant::Link);
    setIconName(m_more, u"chevron-down"_s);
    column->addWidget(m_more, 0, Qt::AlignLeading);
    auto *others = new QWidget(form);
    others->hide();
    column->addWidget(others);
    column = new QVBoxLayout(others);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    connect(m_more, &QAbstractButton::toggled, others, [this, others](bool shown) {
        others->setVisible(shown);
        m_more->setText(shown ? tr("Fewer rules") : tr("More rules"));
        setIconName(m_more, shown ? u"chevron-up"_s : u"chevron-down"_s);
        updateGeometry();
    });
    m_lines = addNumber(column, "captionsLines", tr("Most lines"), {}, 1, 4, 1);
    m_speed = addNumber(column, "captionsSpeed", tr("Reading speed"), tr(" chars/s"), 8, 40, 1);
    m_minimum = addNumber(column, "captionsMinimum", tr("Seen at least"), tr(" ms"), 200, 5000, 100);
    m_gap = addNumber(column, "captionsGap", tr("Gap between"), tr(" ms"), 0, 1000, 10);

    connect(m_length, &LabeledSlider::valueChanged, this, &CaptionsPage::rulesChanged);
    connect(m_names, &QAbstractButton::toggled, this, &CaptionsPage::speakerNamesChanged);
    connect(m_format, &QComboBox::activated, this, &CaptionsPage::formatChanged);
    connect(m_fix, &QAbstractButton::clicked, this, &CaptionsPage::fixAllRequested);
    return form;
}

void CaptionsPage::setRules(const text::CaptionRules &rules)
{
    const QSignalBlocker quiet(this);
    m_length->setValue(rules.maxLineCharacters);
    m_lines->setValue(rules.maxLines);
    m_speed->setValue(int(rules.maxCharactersPerSecond));
    m_minimum->setValue(int(rules.minDuration.count()));
    m_gap->setValue(int(rules.minGap.count()));
}

text::CaptionRules CaptionsPage::rules() const
{
    text::CaptionRules rules;
    rules.maxLineCharacters = int(m_length->value());
    rules.maxLines = m_lines->value();
    rules.maxCharactersPerSecond = m_speed->value();
    rules.minDuration = std::chrono::milliseconds(m_minimum->value());
    rules.minGap = std::chrono::milliseconds(m_gap->value());
    return rules;
}

void CaptionsPage::setSpeakerNames(bool names)
{
    const QSignalBlocker quiet(this);
    m_names->setChecked(names);
}

bool CaptionsPage::speakerNames() const
{
    return m_names->isChecked();
}

void CaptionsPage::setFormat(transcript::Format format)
{
    m_format->setCurrentIndex(m_format->findData(int(format)));
}

transcript::Format CaptionsPage::format() const
{
    return transcript::Format(m_format->currentData().toInt());
}

void CaptionsPage::setProblems(int count)
{
    m_fix->setVisible(count > 0);
    m_fix->setText(tr("Fix %n", "captions that break a rule", count));
    m_fix->setAccessibleName(tr("Fix timing: %n captions break a rule", nullptr, count));
    m_fix->setToolTip(tr("Fix timing"));
}

void CaptionsPage::setEmpty(bool empty)
{
    m_none->setVisible(empty);
    m_lane->setEnabled(!empty);
}

} // namespace studio::ui
