// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/editorfooter.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/iconbutton.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {
constexpr int kGap = 8;
constexpr int kLeading = 0;
constexpr int kTrailing = 4;
constexpr int kBetweenFigures = 8;
constexpr int kBetweenTools = 8;

/// The line between tools and figures.
class FooterDivider final : public QWidget {
public:
    explicit FooterDivider(QWidget *parent) : QWidget(parent) { setFixedSize(1, 20); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), theme().border); }
};

} // namespace

EditorFooter::EditorFooter(QWidget *parent)
    : QWidget(parent), m_pause(new IconButton(u"timer"_s, tr("Insert a pause"), this)),
      m_tags(new IconButton(u"message-square-text"_s, tr("Insert an audio tag"), this)),
      m_divider(new FooterDivider(this)),
      m_count(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this)),
      m_length(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this)),
      m_hint(new TextLabel(tr("Ctrl ↵", "the shortcut of Generate"), TypeRole::Small, &Theme::text3, this)),
      m_another(new CostButton(tr("Another take"), u"refresh-cw"_s, this)),
      m_generate(new CostButton(tr("Generate"), u"audio-waveform"_s, this)),
      m_rows(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_buttons(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_pause->setObjectName(u"insertPause"_s);
    m_tags->setObjectName(u"insertTag"_s);
    m_pause->setExtent(28, 18);
    m_tags->setExtent(28, 18);
    m_tags->setName(tr("Insert an audio tag"), u"/"_s);
    m_count->setObjectName(u"count"_s);
    m_count->setTabular(true);
    m_length->setObjectName(u"length"_s);
    m_length->setTabular(true);
    m_hint->setObjectName(u"shortcutHint"_s);
    m_another->setObjectName(u"another"_s);
    m_another->setGhost(true);
    m_another->hide();
    m_generate->setObjectName(u"generate"_s);

    auto *figures = new QHBoxLayout;
    figures->setSpacing(kBetweenFigures);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(kBetweenTools);
    tools->addWidget(m_pause);
    tools->addWidget(m_tags);
    figures->addLayout(tools);
    figures->addWidget(m_divider);
    figures->addWidget(m_count);
    figures->addWidget(m_length);
    figures->addStretch(1);
    m_buttons->setSpacing(kGap);
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_another, 0, Qt::AlignTrailing | Qt::AlignVCenter);
    m_buttons->addWidget(m_hint);
    m_buttons->addWidget(m_generate, 0, Qt::AlignTrailing | Qt::AlignVCenter);
    m_rows->setContentsMargins(kLeading, 0, kTrailing, 0);
    m_rows->setSpacing(kGap);
    m_rows->addLayout(figures, 1);
    m_rows->addLayout(m_buttons);
}

void EditorFooter::setCount(qsizetype characters, qint64 limit, double seconds)
{
    const QLocale locale;
    if (limit > 0) {
        m_longCount = tr("%1 / %2 characters").arg(locale.toString(characters), locale.toString(limit));
        //: Characters written, and how many may be.
        m_shortCount = tr("%1 / %2").arg(locale.toString(characters), locale.toString(limit));
    } else {
        m_longCount = tr("%1 characters").arg(locale.toString(characters));
        m_shortCount = locale.toString(characters);
    }
    // More than one request takes is no mistake: it is made in parts.
    const bool over = limit > 0 && characters > limit;
    m_count->setColorRole(over ? &Theme::warnText : &Theme::text3);
    m_count->setAccessibleName(m_longCount);
    m_length->setText(seconds > 0 ? tr("≈ %1", "length of the speech").arg(timecode(std::ceil(seconds)))
                                  : QString());
    m_length->setVisible(seconds > 0);
    fit();
}

QSize EditorFooter::minimumSizeHint() const
{
    const int another = m_another->isHidden() ? 0 : m_another->sizeHint().width();
    return {kLeading + kTrailing + std::max({another, m_generate->sizeHint().width(), toolsWidth()}),
            m_rows->minimumSize().height()};
}

int EditorFooter::toolsWidth() const
{
    const int tags = m_tags->isHidden() ? 0 : kBetweenTools + m_tags->sizeHint().width();
    return m_pause->sizeHint().width() + tags + 2 * kBetweenFigures + 1;
}

/// Chooses the roomiest arrangement that fits.
void EditorFooter::fit()
{
    const auto wide = [this](const QString &text) {
        return int(std::ceil(tabularWidth(fontFor(TypeRole::Small), text)));
    };
    const int room = width() - kLeading - kTrailing;
    const int length = m_length->isHidden() ? 0 : kBetweenFigures + m_length->sizeHint().width();
    const int hint = kGap + m_hint->sizeHint().width();
    const int another = m_another->isHidden() ? 0 : m_another->sizeHint().width() + kGap;
    const int buttons = another + m_generate->sizeHint().width();
    const int tools = toolsWidth();
    const int longRow = tools + wide(m_longCount) + length + kGap + buttons;
    const int shortRow = tools + wide(m_shortCount) + length + kGap + buttons;

    const bool oneRow = shortRow <= room;
    const bool isLong = oneRow ? longRow <= room : tools + wide(m_longCount) + length <= room;
    m_hint->setVisible(longRow + hint <= room);
    m_count->setText(isLong ? m_longCount : m_shortCount);
    m_rows->setDirection(oneRow ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_buttons->setDirection(buttons <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

bool EditorFooter::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return QWidget::event(event);
}

void EditorFooter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace studio::ui
