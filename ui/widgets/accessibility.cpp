// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessibility.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QAccessibleValueInterface>
#include <QAccessibleWidget>

#include <optional>

namespace studio::ui {

namespace {

/// The actions a widget offers beside those that its kind has.
QStringList extraActions(const QObject *object)
{
    const auto *actor = dynamic_cast<const SpokenActions *>(object);
    return actor ? actor->spokenActions() : QStringList();
}

bool doExtraAction(QObject *object, const QString &name)
{
    auto *actor = dynamic_cast<SpokenActions *>(object);
    if (!actor || !actor->spokenActions().contains(name))
        return false;
    actor->doSpokenAction(name);
    return true;
}

/// A custom button: pressed by the action interface, checked and disabled states told.
class AccessibleButton final : public QAccessibleWidget {
public:
    AccessibleButton(QAbstractButton *button, QAccessible::Role role) : QAccessibleWidget(button, role) { }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        const QAbstractButton *b = button();
        state.pressed = b->isDown();
        if (!b->isCheckable())
            return state;
        const bool row = role() == QAccessible::ListItem || role() == QAccessible::PageTab;
        (row ? state.selectable : state.checkable) = true;
        if (row)
            state.selected = b->isChecked();
        else
            state.checked = b->isChecked();
        return state;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const QString text = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && text.isEmpty() ? button()->text() : text;
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names;
        if (button()->isEnabled())
            names << (button()->isCheckable() ? toggleAction() : pressAction());
        return names + extraActions(object()) + QAccessibleWidget::actionNames();
    }
    void doAction(const QString &name) override
    {
        if (doExtraAction(object(), name))
            return;
        if ((name == pressAction() || name == toggleAction()) && button()->isEnabled())
            button()->click();
        else
            QAccessibleWidget::doAction(name);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override
    {
        return button()->shortcut().isEmpty() ? QStringList() : QStringList{button()->shortcut().toString()};
    }

private:
    [[nodiscard]] QAbstractButton *button() const { return static_cast<QAbstractButton *>(object()); }
};

/// A widget with a value: the waveform, the credits meter, the slider inside a labelled one.
class AccessibleValue final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    AccessibleValue(QWidget *widget, SpokenValue *value, QAccessible::Role role)
        : QAccessibleWidget(widget, role), m_value(value)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_value->spoken() : QAccessibleWidget::text(kind);
    }
    [[nodiscard]] QVariant currentValue() const override { return m_value->spokenNow(); }
    void setCurrentValue(const QVariant &value) override { m_value->setSpokenNow(value.toDouble()); }
    [[nodiscard]] QVariant maximumValue() const override { return m_value->spokenMaximum(); }
    [[nodiscard]] QVariant minimumValue() const override { return m_value->spokenMinimum(); }
    [[nodiscard]] QVariant minimumStepSize() const override { return {}; }

private:
    SpokenValue *m_value;
};

/// A text that may have no accessible name of its own: its text is the name.
class AccessibleText final : public QAccessibleWidget {
public:
    explicit AccessibleText(QWidget *widget) : QAccessibleWidget(widget, QAccessible::StaticText) { }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const QString text = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && text.isEmpty() ? object()->property("text").toString() : text;
    }
};

/// Anything else that offers actions.
class AccessibleActor final : public QAccessibleWidget {
public:
    using QAccessibleWidget::QAccessibleWidget;
    [[nodiscard]] QStringList actionNames() const override
    {
        return extraActions(object()) + QAccessibleWidget::actionNames();
    }
    void doAction(const QString &name) override
    {
        if (!doExtraAction(object(), name))
            QAccessibleWidget::doAction(name);
    }
};

struct ClassRole {
    const char *name;
    QAccessible::Role role;
};

constexpr ClassRole kRoles[] = {
    {"studio::ui::Badge", QAccessible::StaticText},
    {"studio::ui::AuditionRow", QAccessible::Grouping},
    {"studio::ui::AuditionSlot", QAccessible::RadioButton},
    {"studio::ui::BrandMark", QAccessible::Graphic},
    {"studio::ui::Card", QAccessible::Grouping},
    {"studio::ui::ConnectionPill", QAccessible::PushButton},
    {"studio::ui::CostButton", QAccessible::PushButton},
    {"studio::ui::CreditsMeter", QAccessible::ProgressBar},
    {"studio::ui::DialogFrame", QAccessible::Dialog},
    {"studio::ui::EmptyState", QAccessible::Grouping},
    {"studio::ui::FilterChip", QAccessible::CheckBox},
    {"studio::ui::IconButton", QAccessible::PushButton},
    {"studio::ui::InfoBanner", QAccessible::AlertMessage},
    {"studio::ui::LabeledSlider", QAccessible::Grouping},
    {"studio::ui::LevelMeter", QAccessible::ProgressBar},
    {"studio::ui::NavRail", QAccessible::List},
    {"studio::ui::NavRow", QAccessible::ListItem},
    {"studio::ui::HeaderBar", QAccessible::ToolBar},
    {"studio::ui::JobsDrawer", QAccessible::Dialog},
    {"studio::ui::CommandPalette", QAccessible::Dialog},
    {"studio::ui::PaletteCombo", QAccessible::ComboBox},
    {"studio::ui::PaletteButton", QAccessible::PushButton},
    {"studio::ui::PlayButton", QAccessible::PushButton},
    {"studio::ui::AgentChip", QAccessible::ButtonMenu},
    {"studio::ui::AgentDialog", QAccessible::Dialog},
    {"studio::ui::AgentPicker", QAccessible::Dialog},
    {"studio::ui::PushToTalk", QAccessible::CheckBox},
    {"studio::ui::TargetButton", QAccessible::ButtonMenu},
    {"studio::ui::TimingTile", QAccessible::StaticText},
    {"studio::ui::ProfileChip", QAccessible::ButtonMenu},
    {"studio::ui::SentenceBox", QAccessible::Dialog},
    {"studio::ui::ShortlistSheet", QAccessible::Dialog},
    {"studio::ui::SegmentButton", QAccessible::PageTab},
    {"studio::ui::Segmented", QAccessible::PageTabList},
    {"studio::ui::Skeleton", QAccessible::ProgressBar},
    {"studio::ui::StatusText", QAccessible::StatusBar},
    {"studio::ui::StudioSlider", QAccessible::Slider},
    {"studio::ui::Switch", QAccessible::CheckBox},
    {"studio::ui::TakeChipButton", QAccessible::RadioButton},
    {"studio::ui::TakeStrip", QAccessible::Grouping},
    {"studio::ui::TextLabel", QAccessible::StaticText},
    {"studio::ui::TimecodeLabel", QAccessible::StaticText},
    {"studio::ui::Toast", QAccessible::AlertMessage},
    {"studio::ui::TransportBar", QAccessible::ToolBar},
    {"studio::ui::TransportSource", QAccessible::StaticText},
    {"studio::ui::TrimHandle", QAccessible::Slider},
    {"studio::ui::UsageBars", QAccessible::Chart},
    {"studio::ui::UsageChart", QAccessible::Chart},
    {"studio::ui::ReplayStrip", QAccessible::ToolBar},
    {"studio::ui::ReportSheet", QAccessible::Dialog},
    {"studio::ui::ReportView", QAccessible::Dialog},
    {"studio::ui::ExportSheet", QAccessible::Dialog},
    {"studio::ui::VoiceFilterBar", QAccessible::Grouping},
    {"studio::ui::VoiceChip", QAccessible::ButtonMenu},
    {"studio::ui::VoicePickerPopover", QAccessible::Dialog},
    {"studio::ui::VoiceSkeleton", QAccessible::ProgressBar},
    {"studio::ui::SessionWave", QAccessible::Slider},
    {"studio::ui::WaveformView", QAccessible::Slider},
};

std::optional<QAccessible::Role> roleOf(const QString &className)
{
    for (const ClassRole &entry : kRoles) {
        if (className == QLatin1StringView(entry.name))
            return entry.role;
    }
    return std::nullopt;
}

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    const auto role = roleOf(className);
    if (!role || !object || !object->isWidgetType())
        return nullptr;
    auto *widget = static_cast<QWidget *>(object);
    if (auto *value = dynamic_cast<SpokenValue *>(object))
        return new AccessibleValue(widget, value, *role);
    if (auto *button = qobject_cast<QAbstractButton *>(object))
        return new AccessibleButton(button, *role);
    if (*role == QAccessible::StaticText)
        return new AccessibleText(widget);
    if (dynamic_cast<SpokenActions *>(object))
        return new AccessibleActor(widget, *role);
    return new QAccessibleWidget(widget, *role);
}

} // namespace

void installAccessibility()
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace studio::ui
