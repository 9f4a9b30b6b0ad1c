// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingrow.h"

#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kLeastText = 300;
constexpr auto kMarked = std::chrono::milliseconds(1600);

} // namespace

QString searchable(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain += c.toCaseFolded();
    }
    return plain;
}

SettingRow::SettingRow(const SettingText &text, QWidget *control, QWidget *parent)
    : QWidget(parent), m_text(text), m_control(control),
      m_label(new TextLabel(text.label, TypeRole::Body, &Theme::text, this)),
      m_description(new TextLabel(text.description, TypeRole::Small, &Theme::text3, this)),
      m_reset(new IconButton(u"rotate-ccw"_s, tr("Reset %1").arg(text.label), this)),
      m_column(new QVBoxLayout(this)), m_line(new QHBoxLayout)
{
    setObjectName(text.id);
    m_label->setWeight(QFont::Medium);
    m_description->setWrapping(true);
    m_description->setVisible(!text.description.isEmpty());
    m_reset->setObjectName(text.id + ".reset"_L1);
    m_reset->setExtent(28, 16);
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    m_reset->hide();
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_label);
    words->addWidget(m_description);
    m_line->setSpacing(8);
    m_line->addLayout(words, 1);
    m_line->addWidget(m_reset);
    m_column->setContentsMargins(12, 10, 12, 10);
    m_column->setSpacing(8);
    m_column->addLayout(m_line);
    if (m_control) {
        if (m_control->accessibleName().isEmpty())
            m_control->setAccessibleName(text.label);
        if (m_control->accessibleDescription().isEmpty())
            m_control->setAccessibleDescription(text.description);
        m_line->addWidget(m_control);
        setFocusProxy(m_control);
    }
    connect(m_reset, &QAbstractButton::clicked, this, [this] {
        // The button is about to go, and the focus must not get lost with it.
        if (m_reset->hasFocus() && m_control)
            m_control->setFocus(Qt::OtherFocusReason);
        emit resetRequested();
    });
}

void SettingRow::setDescription(const QString &description)
{
    m_text.description = description;
    m_description->setText(description);
    m_description->setVisible(!description.isEmpty());
    if (m_control)
        m_control->setAccessibleDescription(description);
}

/// Beside the text while that has room, below it otherwise.
void SettingRow::placeControl()
{
    if (!m_control)
        return;
    const bool below = width() - m_control->sizeHint().width() < scaled(kLeastText);
    if (below == m_stacked)
        return;
    m_stacked = below;
    m_line->removeWidget(m_control);
    m_column->removeWidget(m_control);
    if (below)
        m_column->addWidget(m_control, 0, Qt::AlignLeading);
    else
        m_line->addWidget(m_control);
}

void SettingRow::setChanged(bool changed)
{
    m_changed = changed;
    m_reset->setVisible(changed);
}

bool SettingRow::matches(const QStringList &words) const
{
    const QString all =
        searchable(m_text.label + u' ' + m_text.description + u' ' + m_text.keywords.join(u' '));
    return std::all_of(words.begin(), words.end(),
                       [&all](const QString &word) { return all.contains(searchable(word)); });
}

void SettingRow::highlight()
{
    m_marked = true;
    update();
    if (m_control)
        m_control->setFocus(Qt::ShortcutFocusReason);
    QTimer::singleShot(kMarked, this, [this] {
        m_marked = false;
        update();
    });
}

void SettingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeControl();
}

void SettingRow::paintEvent(QPaintEvent *)
{
    if (!m_marked)
        return;
    QPainter painter(this);
    parts::roundBox(&painter, rect(), 9, theme().accentSoft,
                    theme().highContrast ? theme().borderControl : QColor());
}

} // namespace studio::ui
