// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutsdialog.h"

#include "ui/theme/textlabel.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

/// Key caps at the end of a row.
class KeyCaps final : public QWidget {
public:
    KeyCaps(const QStringList &keys, QWidget *parent) : QWidget(parent), m_keys(keys)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        int width = 0;
        for (const QString &key : m_keys)
            width += capWidth(key) + 4;
        return {width, scaled(20)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(fontFor(TypeRole::Caption, 600));
        int x = 4;
        for (const QString &key : m_keys) {
            const QRect cap(x, 0, capWidth(key), height());
            painter.setPen(theme().border);
            painter.setBrush(theme().sunken);
            painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
            painter.setPen(theme().text2);
            painter.drawText(cap, Qt::AlignCenter, key);
            x += cap.width() + 4;
        }
    }

private:
    [[nodiscard]] static int capWidth(const QString &key)
    {
        return std::max(scaled(20),
                        QFontMetrics(fontFor(TypeRole::Caption, 600)).horizontalAdvance(key) + 12);
    }

    QStringList m_keys;
};

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutGroup> &groups, QWidget *parent)
    : DialogFrame(tr("Keyboard shortcuts"), 860, parent)
{
    setObjectName(u"shortcutsDialog"_s);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(36);
    columns->setContentsMargins(2, 0, 8, 6);
    for (const ShortcutGroup &group : groups) {
        auto *column = new QVBoxLayout;
        column->setSpacing(12);
        auto *title = new TextLabel(group.title, TypeRole::Small, &Theme::accentText, this);
        title->setWeight(600);
        column->addWidget(title);
        for (const ShortcutRow &row : group.rows) {
            auto *line = new QHBoxLayout;
            auto *text = new TextLabel(row.text, TypeRole::Body, &Theme::text, this);
            text->setAccessibleName(
                tr("%1: %2", "what a shortcut does, its keys").arg(row.text, row.keys.join(u'+')));
            line->addWidget(text, 1);
            line->addWidget(new KeyCaps(row.keys, this));
            column->addLayout(line);
        }
        column->addStretch(1);
        columns->addLayout(column, 1);
    }
    column()->addLayout(columns);
}

QList<ShortcutGroup> shortcutGroups()
{
    const QString ctrl = ShortcutsDialog::tr("Ctrl", "the key");
    const QString shift = ShortcutsDialog::tr("Shift", "the key");
    const QString space = ShortcutsDialog::tr("Space", "the key");
    return {{ShortcutsDialog::tr("Anywhere"),
             {{ShortcutsDialog::tr("Text to Speech"), {ctrl, u"1"_s}},
              {ShortcutsDialog::tr("Collapse side bar"), {ctrl, u"B"_s}},
              {ShortcutsDialog::tr("Show settings of the voice"), {ctrl, u"I"_s}},
              {ShortcutsDialog::tr("Next region"), {u"F6"_s}},
              {ShortcutsDialog::tr("Previous region"), {shift, u"F6"_s}},
              {ShortcutsDialog::tr("This list"), {u"F1"_s}},
              {ShortcutsDialog::tr("Quit"), {ctrl, u"Q"_s}}}},
            {ShortcutsDialog::tr("Text to Speech"),
             {{ShortcutsDialog::tr("Generate"), {ctrl, u"↵"_s}},
              {ShortcutsDialog::tr("Another take"), {ctrl, shift, u"G"_s}},
              {ShortcutsDialog::tr("Cancel"), {ShortcutsDialog::tr("Esc", "the key")}},
              {ShortcutsDialog::tr("Choose a voice"), {ctrl, u"P"_s}},
              {ShortcutsDialog::tr("Previous / next take"), {u"["_s, u"]"_s}},
              {ShortcutsDialog::tr("Star take"), {ctrl, u"D"_s}},
              {ShortcutsDialog::tr("Open a text file"), {ctrl, u"O"_s}},
              {ShortcutsDialog::tr("Export"), {ctrl, u"E"_s}}}},
            {ShortcutsDialog::tr("Playback"),
             {{ShortcutsDialog::tr("Play or pause"), {space}},
              {ShortcutsDialog::tr("The same while typing"), {ctrl, space}},
              {ShortcutsDialog::tr("Back / forward 1 s"), {u"←"_s, u"→"_s}},
              {ShortcutsDialog::tr("Fine step 0.1 s"), {shift, u"←"_s, u"→"_s}},
              {ShortcutsDialog::tr("Start / end"),
               {ShortcutsDialog::tr("Home", "the key"), ShortcutsDialog::tr("End", "the key")}},
              {ShortcutsDialog::tr("Loop"), {u"L"_s}}}}};
}

} // namespace studio::ui
