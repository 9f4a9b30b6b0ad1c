// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/jobsdrawer.h"

#include "ui/shell/jobdelegate.h"
#include "ui/shell/jobmodel.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

/// "2 running", on a soft ground.
class CountPill final : public TextLabel {
public:
    using TextLabel::TextLabel;
    [[nodiscard]] QSize sizeHint() const override { return TextLabel::sizeHint() + QSize(18, 6); }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        parts::roundBox(&painter, rect(), height() / 2.0, theme().accentSoft,
                        theme().highContrast ? theme().borderControl : QColor());
        TextLabel::paintEvent(event);
    }
};

} // namespace

JobsDrawer::JobsDrawer(jobs::JobBoard &board, QWidget *parent)
    : QWidget(parent), m_board(board), m_model(new JobModel(board, this)), m_view(new QListView(this)),
      m_empty(new EmptyState(u"layers"_s, tr("No jobs."),
                             tr("What takes a while is shown here: exports, batches, transcripts."), this)),
      m_count(new CountPill(QString(), TypeRole::Small, &Theme::accentText, this)),
      m_atOnce(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this)),
      m_clear(new QPushButton(tr("Clear done"), this)), m_pause(new QPushButton(this)),
      m_close(new IconButton(u"x"_s, tr("Close"), this))
{
    installAccessibility();
    setObjectName(u"jobsDrawer"_s);
    setAccessibleName(tr("Jobs"));
    m_view->setObjectName(u"jobList"_s);
    m_view->setAccessibleName(tr("Jobs"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new JobDelegate(this));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setResizeMode(QListView::Adjust);
    m_view->viewport()->setAttribute(Qt::WA_Hover);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setProperty("noFocusRing", true);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);

    m_count->setAlignment(Qt::AlignCenter);
    m_count->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_count->setWeight(600);
    m_clear->setObjectName(u"jobsClear"_s);
    m_pause->setObjectName(u"jobsPause"_s);
    setVariant(m_clear, Variant::Ghost);
    setVariant(m_pause, Variant::Ghost);
    m_close->setObjectName(u"jobsClose"_s);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(6, 0, 0, 0);
    head->setSpacing(8);
    head->addWidget(new TextLabel(tr("Jobs"), TypeRole::PanelTitle, &Theme::text, this));
    head->addWidget(m_count);
    head->addStretch(1);
    head->addWidget(m_clear);
    head->addWidget(m_close);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(6, 0, 0, 0);
    foot->addWidget(m_atOnce, 1);
    foot->addWidget(m_pause);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    column->addLayout(foot);

    connect(m_close, &QAbstractButton::clicked, this, [this] { OverlayHost::of(this)->close(this); });
    connect(m_clear, &QPushButton::clicked, &board, &jobs::JobBoard::clearDone);
    connect(m_pause, &QPushButton::clicked, this, [this] { m_board.setPaused(!m_board.isPaused()); });
    connect(&board, &jobs::JobBoard::pausedChanged, this, &JobsDrawer::refresh);
    connect(m_model, &JobModel::synced, this, &JobsDrawer::refresh);
    refresh();
}

void JobsDrawer::refresh()
{
    const int running = m_board.runningCount();
    m_count->setText(tr("%n running", nullptr, running));
    m_count->setVisible(running > 0);
    m_atOnce->setText(m_board.isPaused() ? tr("Nothing is begun while paused.")
                                         : tr("Runs %n at a time", nullptr, m_board.maxRunning()));
    m_pause->setText(m_board.isPaused() ? tr("Go on") : tr("Pause all"));
    m_pause->setEnabled(m_board.isPaused() || m_board.activeCount() > 0);
    m_view->doItemsLayout(); // rows grow and shrink with their state
    const bool any = m_model->rowCount() > 0;
    QWidget *stop = any ? static_cast<QWidget *>(m_view) : m_close;
    setFocusProxy(stop);
    if (!any && isVisible() && m_view->hasFocus())
        m_close->setFocus(Qt::OtherFocusReason);
    // The first job takes the focus from the button that had it for want of one.
    const bool first = any && m_view->isHidden() && m_close->hasFocus();
    m_view->setVisible(any);
    if (first)
        m_view->setFocus(Qt::OtherFocusReason);
    m_empty->setVisible(!any);
    m_clear->setEnabled(m_model->rowCount() > m_board.activeCount());
    if (any && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(0));
}

void JobsDrawer::open(QWidget *anchor)
{
    refresh();
    OverlayHost::of(anchor)->showPopover(this, anchor);
    focusProxy()->setFocus(Qt::OtherFocusReason);
}

QSize JobsDrawer::sizeHint() const
{
    return {scaled(376), scaled(533)};
}

void JobsDrawer::act(int row)
{
    const jobs::JobView *job = m_model->at(row);
    if (!job)
        return;
    const JobId id = job->id;
    switch (JobModel::Action(m_model->index(row).data(JobModel::ActionRole).toInt())) {
    case JobModel::Action::Cancel:
        m_board.cancel(id);
        break;
    case JobModel::Action::Reveal:
        emit revealRequested(job->outcome.revealPath);
        break;
    case JobModel::Action::Retry:
        m_board.retry(id);
        break;
    case JobModel::Action::Remove:
        m_board.remove(id);
        break;
    case JobModel::Action::None:
        break;
    }
}

void JobsDrawer::cancelOrRemove(int row)
{
    const jobs::JobView *job = m_model->at(row);
    if (!job)
        return;
    const JobId id = job->id;
    if (job->isActive() || job->retryAt)
        m_board.cancel(id);
    else
        m_board.remove(id);
}

bool JobsDrawer::handleKey(int key)
{
    const int row = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
    switch (key) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        cancelOrRemove(row);
        return true;
    case Qt::Key_R:
        if (const jobs::JobView *job = m_model->at(row); job && job->canRetry)
            m_board.retry(JobId(job->id));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        act(row);
        return true;
    default:
        return false;
    }
}

bool JobsDrawer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return !(key->modifiers() & ~Qt::KeypadModifier) && handleKey(key->key());
    }
    if (watched == m_view->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_view->indexAt(mouse->pos());
        if (mouse->button() == Qt::LeftButton && index.isValid()
            && JobDelegate::actionRect(m_view->visualRect(index), index, layoutDirection())
                   .contains(mouse->pos())) {
            act(index.row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void JobsDrawer::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setWatched(true);
}

void JobsDrawer::hideEvent(QHideEvent *event)
{
    m_model->setWatched(false);
    QWidget::hideEvent(event);
}

} // namespace studio::ui
