// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/voicepickerpopover.h"

#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/voicedelegate.h"
#include "ui/widgets/voicefilterbar.h"
#include "ui/widgets/voicelistmodel.h"
#include "ui/widgets/voiceskeleton.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

/// The hairline above the foot.
class Hairline final : public QWidget {
public:
    explicit Hairline(QWidget *parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), theme().border); }
};

} // namespace

VoicePickerPopover::VoicePickerPopover(QWidget *parent)
    : QWidget(parent), m_search(new SearchField(this)), m_filters(new VoiceFilterBar(this)),
      m_offlineNote(new TextLabel(tr("You are offline. Only voices kept on this computer are shown."),
                                  TypeRole::Small, &Theme::warnText, this)),
      m_stack(new QStackedWidget(this)), m_list(new QListView(this)), m_skeleton(new VoiceSkeleton(this)),
      m_empty(new EmptyState(u"search"_s, tr("No voice matches."), {}, this)),
      m_hint(new TextLabel(tr("↑↓ move    Space preview    ↵ use    Alt+1–3 audition"), TypeRole::Small,
                           &Theme::text3, this)),
      m_browse(new QPushButton(tr("Browse library"), this)), m_model(new VoiceListModel(this)),
      m_delegate(new VoiceDelegate(this))
{
    installAccessibility();
    setAccessibleName(tr("Choose a voice"));
    m_search->setPlaceholderText(tr("Search by name, accent, mood or use"));
    m_search->setAccessibleName(tr("Search voices"));
    m_search->setObjectName(u"voiceSearch"_s);
    followTextScale(m_search, [this] { m_search->setMinimumHeight(scaled(34)); });
    m_list->setObjectName(u"voiceList"_s);
    m_list->setAccessibleName(tr("Voices"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setProperty("noFocusRing", true);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_search->installEventFilter(this);
    m_empty->setAction(tr("Clear filters"));
    m_filters->setObjectName(u"voiceFilters"_s);
    setVariant(m_browse, Variant::Ghost);
    m_browse->hide();
    m_offlineNote->hide();
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_empty);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(10, 0, 0, 0);
    foot->addWidget(m_hint, 1);
    foot->addWidget(m_browse);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 13, 12, 10);
    layout->setSpacing(0);
    layout->addWidget(m_search);
    layout->addSpacing(10);
    layout->addWidget(m_filters);
    layout->addSpacing(10);
    layout->addWidget(m_offlineNote);
    layout->addWidget(m_stack, 1);
    layout->addSpacing(8);
    layout->addWidget(new Hairline(this));
    layout->addSpacing(10);
    layout->addLayout(foot);
    followTextScale(m_hint, [this] { m_hint->setMinimumHeight(scaled(32)); });
    setFocusProxy(m_search);

    m_animation.setInterval(50);
    connect(&m_animation, &QTimer::timeout, this, [this] {
        m_delegate->setPhase(++m_phase);
        const int row = m_model->rowOf(m_model->playing());
        if (row >= 0)
            m_list->update(m_model->index(row));
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_spacePreviews = text.isEmpty();
        m_model->setFilter(text);
        setCurrentRow(0);
        showState();
    });
    connect(m_filters, &VoiceFilterBar::filterChanged, this, [this](const VoiceFilter &filter) {
        m_model->setVoiceFilter(filter);
        setCurrentRow(0);
        showState();
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        clearFilters();
        m_search->setFocus();
    });
    connect(m_browse, &QPushButton::clicked, this, &VoicePickerPopover::browseRequested);
    showState();
}

void VoicePickerPopover::setVoices(std::vector<VoiceItem> voices)
{
    m_loading = false;
    m_model->setVoices(std::move(voices));
    std::array<QStringList, kVoiceFacets> choices;
    for (int facet = 0; facet < kVoiceFacets; ++facet)
        choices[size_t(facet)] = m_model->choicesOf(VoiceFacet(facet));
    m_filters->setChoices(choices);
    setCurrentRow(std::max(0, m_model->rowOf(m_current)));
    showState();
}

void VoicePickerPopover::setLoading()
{
    m_loading = true;
    showState();
}

void VoicePickerPopover::setOffline(bool offline)
{
    m_offline = offline;
    m_offlineNote->setVisible(offline);
    m_model->setOnlyCached(offline);
    setCurrentRow(0);
    showState();
}

void VoicePickerPopover::setCurrent(const VoiceId &id)
{
    m_current = id;
    m_model->setCurrent(id);
}

void VoicePickerPopover::setStarred(const QSet<VoiceId> &starred)
{
    m_model->setStarred(starred);
    showState();
}

void VoicePickerPopover::setRecent(const QList<VoiceId> &recent)
{
    m_model->setRecent(recent);
    showState();
}

void VoicePickerPopover::clearFilters()
{
    m_search->clear();
    m_filters->setFilter({});
    m_model->setVoiceFilter({});
    showState();
}

void VoicePickerPopover::setPlaying(const VoiceId &id)
{
    m_model->setPlaying(id);
    !id.isEmpty() && isVisible() && theme().motion(1) > 0 ? m_animation.start() : m_animation.stop();
}

void VoicePickerPopover::setBrowseVisible(bool visible)
{
    m_browse->setVisible(visible);
}

void VoicePickerPopover::open(QWidget *anchor)
{
    clearFilters();
    m_spacePreviews = true;
    setCurrentRow(std::max(0, m_model->rowOf(m_current)));
    showState();
    QWidget *opener = QApplication::focusWidget();
    if (!opener || opener->window() != anchor->window())
        opener = anchor;
    OverlayHost::of(anchor)->showPopover(this, anchor, opener);
    m_search->setFocus();
}

void VoicePickerPopover::dismiss()
{
    if (isVisible())
        OverlayHost::of(this)->close(this);
}

QSize VoicePickerPopover::sizeHint() const
{
    return {std::max(500, scaled(500)), std::max(486, scaled(440))};
}

void VoicePickerPopover::showState()
{
    QWidget *page = m_list;
    if (m_loading)
        page = m_skeleton;
    else if (m_model->rowCount() == 0)
        page = m_empty;
    if (page == m_empty) {
        const bool searching = !m_model->filter().isEmpty() || !m_model->voiceFilter().isEmpty();
        m_empty->setContent(u"search"_s, searching ? tr("No voice matches.") : tr("No voices yet."), {});
        m_empty->setAction(searching ? tr("Clear filters") : QString());
    }
    m_stack->setCurrentWidget(page);
}

int VoicePickerPopover::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void VoicePickerPopover::setCurrentRow(int row)
{
    if (m_model->rowCount() == 0)
        return;
    m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1)));
}

void VoicePickerPopover::use(int row)
{
    const VoiceItem *found = m_model->at(row);
    if (!found || m_loading)
        return;
    const VoiceItem voice = *found;
    dismiss();
    emit chosen(voice);
}

void VoicePickerPopover::togglePreview(int row)
{
    const VoiceItem *voice = m_model->at(row);
    if (!voice || m_loading)
        return;
    if (voice->id == m_model->playing())
        emit previewStopRequested();
    else
        emit previewRequested(*voice);
}

/// Keys that are shortcuts of the panel elsewhere.
bool VoicePickerPopover::handleCommand(const QKeyEvent &event)
{
    const VoiceItem *voice = m_model->at(currentRow());
    if (event.modifiers() == Qt::ControlModifier && event.key() == Qt::Key_D) {
        if (voice)
            emit starToggled(VoiceId(voice->id));
        return true;
    }
    if (event.modifiers() == Qt::AltModifier && event.key() >= Qt::Key_1 && event.key() <= Qt::Key_8) {
        if (voice)
            emit slotRequested(VoiceId(voice->id), event.key() - Qt::Key_1);
        return true;
    }
    return false;
}

bool VoicePickerPopover::handleKey(QKeyEvent *event, bool fromSearch)
{
    if (handleCommand(*event))
        return true;
    const bool plain = !(event->modifiers() & ~(Qt::KeypadModifier));
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_spacePreviews = true;
        setCurrentRow(currentRow() + (event->key() == Qt::Key_Up ? -1 : 1));
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        m_spacePreviews = true;
        setCurrentRow(currentRow() + (event->key() == Qt::Key_PageUp ? -6 : 6));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (plain)
            use(currentRow());
        return plain;
    case Qt::Key_Space:
        if (!plain || (fromSearch && !m_spacePreviews))
            return false;
        togglePreview(currentRow());
        return true;
    default:
        break;
    }
    if (!fromSearch && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        m_search->setFocus();
        m_search->insert(event->text());
        return true;
    }
    return false;
}

bool VoicePickerPopover::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && (watched == m_search || watched == m_list)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool star = key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_D;
        const bool slot =
            key->modifiers() == Qt::AltModifier && key->key() >= Qt::Key_1 && key->key() <= Qt::Key_8;
        if (star || slot) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress && (watched == m_search || watched == m_list))
        return handleKey(static_cast<QKeyEvent *>(event), watched == m_search);
    if (event->type() == QEvent::MouseButtonRelease && watched == m_list->viewport()) {
        auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_list->indexAt(mouse->pos());
        if (mouse->button() == Qt::LeftButton && index.isValid()) {
            const QRect orb = VoiceDelegate::orbRect(m_list->visualRect(index), layoutDirection());
            if (orb.contains(mouse->pos()))
                togglePreview(index.row());
            else
                use(index.row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void VoicePickerPopover::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    setPlaying(m_model->playing());
}

void VoicePickerPopover::hideEvent(QHideEvent *event)
{
    m_animation.stop();
    if (!m_model->playing().isEmpty())
        emit previewStopRequested();
    QWidget::hideEvent(event);
}

} // namespace studio::ui
