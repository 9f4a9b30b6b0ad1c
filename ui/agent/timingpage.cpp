// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/timingpage.h"

#include "core/settings/settingsstore.h"
#include "ui/agent/agentsettings.h"
#include "ui/agent/latencylist.h"
#include "ui/agent/payloadtext.h"
#include "ui/agent/shownsession.h"
#include "ui/agent/targetbutton.h"
#include "ui/agent/timingtile.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kRowsInSight = 7;
constexpr int kTargets[] = {500, 800, 1000, 1500, 2000, 3000};

class Hairline final : public QWidget {
public:
    explicit Hairline(QWidget *parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), theme().border); }
};

QString oneDecimal(double ms)
{
    return TimingPage::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 1));
}

} // namespace

TimingPage::TimingPage(ShownSession &shown, settings::SettingsStore &settings, QWidget *parent)
    : QScrollArea(parent), m_shown(shown), m_settings(settings), m_model(new LatencyModel(shown, this))
{
    setObjectName(u"timingPage"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *page = new QWidget;
    m_median = new TimingTile(tr("Median reply"), page);
    m_slowest = new TimingTile(tr("Slowest"), page);
    m_bargeIns = new TimingTile(tr("Barge-ins"), page);
    m_median->setObjectName(u"medianTile"_s);
    m_slowest->setObjectName(u"slowestTile"_s);
    m_bargeIns->setObjectName(u"bargeInTile"_s);
    m_target = new TargetButton(page);
    m_target->setObjectName(u"latencyTarget"_s);
    m_legend = new LatencyLegend(page);
    m_list = new LatencyList(shown, *m_model, page);
    m_axis = new LatencyAxis(*m_model, page);
    m_empty = new TextLabel(tr("Each of your turns gets a row here, with what its answer took."),
                            TypeRole::Small, &Theme::text3, page);
    m_empty->setWrapping(true);
    m_figures = new QWidget(page);
    m_figureRows = new QVBoxLayout(m_figures);
    m_figureRows->setContentsMargins(0, 14, 0, 0);
    m_figureRows->setSpacing(2);

    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(8);
    for (TimingTile *tile : {m_median, m_slowest, m_bargeIns})
        tiles->addWidget(tile, 1);
    m_head = new QBoxLayout(QBoxLayout::LeftToRight);
    m_head->setSpacing(8);
    m_title = new TextLabel(tr("Reply latency by turn"), TypeRole::Section, &Theme::text, page);
    m_head->addWidget(m_title, 1);
    m_head->addWidget(m_target);
    m_cards = new QVBoxLayout;
    m_cards->setSpacing(12);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(19, 12, 20, 12);
    column->setSpacing(0);
    column->addLayout(tiles);
    column->addSpacing(10);
    column->addLayout(m_head);
    column->addSpacing(12);
    column->addWidget(m_legend);
    column->addSpacing(10);
    column->addWidget(m_empty);
    column->addWidget(m_list);
    column->addWidget(m_axis);
    column->addSpacing(17);
    column->addWidget(new Hairline(page));
    column->addSpacing(13);
    column->addLayout(m_cards);
    column->addWidget(m_figures);
    column->addStretch(1);
    setWidget(page);
    page->setAutoFillBackground(false);

    m_model->setTargetMs(m_settings.get(kTargetMs));
    connect(&shown, &ShownSession::reset, this, &TimingPage::refresh);
    connect(&shown, &ShownSession::timingsChanged, this, &TimingPage::refresh);
    connect(m_target, &QAbstractButton::clicked, this, &TimingPage::chooseTarget);
    followTextScale(this, [this] { refresh(); });
}

/// The title is never cut: what does not fit beside it stands below.
void TimingPage::fitHead()
{
    const int room = viewport()->width() - 39;
    const bool wide = m_title->sizeHint().width() + 8 + m_target->sizeHint().width() <= room;
    m_head->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_head->setSpacing(wide ? 8 : 0);
    m_head->setAlignment(m_target, wide ? Qt::Alignment() : Qt::AlignLeading);
}

void TimingPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fitHead();
}

void TimingPage::addCard(QWidget *card)
{
    m_cards->addWidget(card);
}

void TimingPage::chooseTarget()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const int ms : kTargets) {
        QAction *action = menu->addAction(tr("Target: %1").arg(oneDecimal(ms)));
        action->setCheckable(true);
        action->setChecked(ms == int(m_model->targetMs()));
        connect(action, &QAction::triggered, this, [this, ms] {
            m_settings.set(kTargetMs, ms);
            m_model->setTargetMs(ms);
            refresh();
        });
    }
    menu->popup(m_target->mapToGlobal(QPoint(0, m_target->height())));
}

void TimingPage::refresh()
{
    const agent::Timings &timings = m_shown.timings();
    const double target = m_model->targetMs();
    const auto figure = [target](TimingTile *tile, std::optional<double> ms) {
        tile->setFigure(ms ? secondsText(*ms) : u"–"_s, ms && *ms > target);
    };
    figure(m_median, timings.medianMs());
    const int slowest = timings.slowest();
    figure(m_slowest, slowest < 0 ? std::nullopt : timings.turns().at(slowest).replyMs());
    const int bargeIns = int(timings.bargeIns().size());
    m_bargeIns->setLabel(bargeIns == 1 ? tr("Barge-in") : tr("Barge-ins"));
    m_bargeIns->setFigure(QLocale().toString(bargeIns));

    QStringList caption;
    if (timings.pingMs())
        caption.append(tr("ping %1").arg(millisecondsText(*timings.pingMs())));
    caption.append(tr("target %1").arg(oneDecimal(target)));
    m_target->setText(caption.join(u"  ·  "_s));
    //: %1 is the ping and the target.
    m_target->setAccessibleName(tr("%1. Changes the target").arg(caption.join(u", "_s)));
    m_target->updateGeometry();
    fitHead();

    const int turns = m_model->rowCount();
    m_empty->setVisible(turns == 0);
    m_list->setVisible(turns > 0);
    m_axis->setVisible(turns > 0);
    m_list->setFixedHeight(LatencyDelegate::rowHeight() * std::clamp(turns, 1, kRowsInSight));
    showFigures();
}

/// What does not fit into three tiles.
void TimingPage::showFigures()
{
    const agent::Timings &timings = m_shown.timings();
    QStringList lines;
    const auto percentile = [&](double percent) {
        if (const auto ms = timings.percentileMs(percent))
            lines.append(tr("%1 % of the replies within %2")
                             .arg(QLocale().toString(percent, 'f', 0), secondsText(*ms)));
    };
    if (timings.turns().size() > 1) {
        percentile(90);
        percentile(95);
    }
    for (const agent::BargeIn &each : timings.bargeIns()) {
        const auto number = QLocale().toString(int(&each - timings.bargeIns().constData()) + 1);
        if (each.voiceToSilenceMs)
            //: %1 counts the barge-ins, %2 is a time.
            lines.append(tr("Barge-in %1: silent %2 after your voice")
                             .arg(number, millisecondsText(*each.voiceToSilenceMs)));
        else if (each.eventToSilenceMs)
            lines.append(tr("Barge-in %1: silent %2 after the service's word")
                             .arg(number, millisecondsText(*each.eventToSilenceMs)));
        if (lines.size() > 6)
            break;
    }
    if (timings.holes() > 0)
        lines.append(tr("%n holes in the sound, together %1", nullptr, timings.holes())
                         .arg(millisecondsText(timings.holesMs())));
    int at = 0;
    for (const QString &line : std::as_const(lines)) {
        auto *item = m_figureRows->itemAt(at++);
        auto *label = item ? qobject_cast<TextLabel *>(item->widget()) : nullptr;
        if (!label) {
            label = new TextLabel({}, TypeRole::Small, &Theme::text3, m_figures);
            m_figureRows->addWidget(label);
        }
        label->setText(line);
        label->show();
    }
    for (; at < m_figureRows->count(); ++at)
        m_figureRows->itemAt(at)->widget()->hide();
    m_figures->setVisible(!lines.isEmpty());
}

} // namespace studio::ui
