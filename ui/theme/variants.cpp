// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/variants.h"

#include "ui/theme/icons.h"
#include "ui/theme/studiostyle.h"
#include "ui/theme/typography.h"

#include <QApplication>
#include <QEvent>
#include <QLineEdit>
#include <QPixmapCache>
#include <QPushButton>
#include <QVariant>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *kVariantNames[] = {"default", "primary", "ghost", "soft", "danger", "link"};
constexpr const char *kSizeNames[] = {"sm", "md", "lg"};

ColorRole glyphColor(Variant variant)
{
    switch (variant) {
    case Variant::Primary:
    case Variant::Danger:
        return &Theme::onAccent;
    case Variant::Soft:
    case Variant::Link:
        return &Theme::accentText;
    case Variant::Ghost:
        return &Theme::text2;
    case Variant::Default:
        break;
    }
    return &Theme::text;
}

void retint(QWidget *button)
{
    auto *push = qobject_cast<QAbstractButton *>(button);
    const QString name = button->property("iconName").toString();
    if (push && !name.isEmpty())
        push->setIcon(icon(name, {glyphColor(variantOf(button))}));
}

/// Buttons cache their size hint; this drops it without polishing again.
void sizeChanged(QWidget *control)
{
    QEvent event(QEvent::StyleChange);
    QCoreApplication::sendEvent(control, &event);
    control->updateGeometry();
    control->update();
}

} // namespace

void setVariant(QWidget *button, Variant variant)
{
    button->setProperty("variant", QString::fromLatin1(kVariantNames[int(variant)]));
    retint(button);
    sizeChanged(button);
}

void setControlSize(QWidget *control, ControlSize size)
{
    control->setProperty("ctlSize", QString::fromLatin1(kSizeNames[int(size)]));
    sizeChanged(control);
}

void setHint(QPushButton *button, const QString &hint)
{
    button->setProperty("hint", hint);
    sizeChanged(button);
}

void setIconName(QAbstractButton *button, const QString &name)
{
    button->setProperty("iconName", name);
    if (name.isEmpty())
        button->setIcon({});
    button->setIconSize({16, 16});
    retint(button);
}

void setFieldLook(QPushButton *button, const QString &iconName)
{
    button->setProperty("fieldLook", true);
    setIconName(button, iconName);
}

void setError(QWidget *field, bool error)
{
    field->setProperty("error", error);
    field->update();
}

void setLeadIcon(QWidget *field, const QString &name)
{
    field->setProperty("lead", name);
    if (auto *edit = qobject_cast<QLineEdit *>(field))
        edit->setTextMargins(name.isEmpty() ? 0 : 23, 0, 0, 0);
    field->update();
}

Variant variantOf(const QWidget *button)
{
    const QString name = button ? button->property("variant").toString() : QString();
    for (int i = 0; i < int(std::size(kVariantNames)); ++i) {
        if (name == QLatin1StringView(kVariantNames[i]))
            return Variant(i);
    }
    return Variant::Default;
}

ControlSize controlSizeOf(const QWidget *control)
{
    const QString name = control ? control->property("ctlSize").toString() : QString();
    if (name == "sm"_L1)
        return ControlSize::Small;
    return name == "lg"_L1 ? ControlSize::Large : ControlSize::Medium;
}

int controlHeight(ControlSize size)
{
    switch (size) {
    case ControlSize::Small:
        return scaled(28);
    case ControlSize::Large:
        return scaled(36);
    case ControlSize::Medium:
        break;
    }
    return scaled(32);
}

void setupAppearance()
{
    QPixmapCache::setCacheLimit(32 * 1024);
    loadFonts();
    QApplication::setStyle(new StudioStyle);
    applyTheme(makeTheme(systemScheme()));
}

} // namespace studio::ui
