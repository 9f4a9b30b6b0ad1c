// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audition/auditionrow.h"

#include "core/audition/audition.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/rovinggroup.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBetween = 10;
constexpr int kInView = 3;
constexpr int kPeek = 26; ///< Of the fourth slot, so that one sees that there is more.

} // namespace

AuditionRow::AuditionRow(QWidget *parent)
    : QWidget(parent), m_hint(new TextLabel(QString(), TypeRole::Small, &Theme::text2, this)),
      m_sentence(new IconButton(u"message-square-text"_s, tr("Edit the sentence"), this)),
      m_blind(new IconButton(u"eye-off"_s, tr("Listen blind"), this)),
      m_more(new IconButton(u"ellipsis"_s, tr("More for the audition"), this)),
      m_reveal(new CostButton(tr("Reveal"), u"eye"_s, this)),
      m_playAll(new CostButton(tr("Play all"), u"play"_s, this)), m_scroll(new QScrollArea(this)),
      m_strip(new QWidget), m_roving(new RovingGroup(RovingGroup::Axis::Horizontal, this))
{
    installAccessibility();
    setObjectName(u"auditionRow"_s);
    setAccessibleName(tr("Audition"));
    // Beside parts that stretch it gives way only when they are as small as they can be.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    buildHead();
    m_scroll->setWidget(m_strip);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_strip->setAutoFillBackground(false);
    for (int i = 0; i < audition::kMaxCandidates; ++i) {
        auto *slot = new AuditionSlot(i + 1, m_strip);
        slot->setObjectName(u"auditionSlot%1"_s.arg(i + 1));
        slot->hide();
        slot->installEventFilter(this);
        connect(slot, &QAbstractButton::clicked, this, [this, i, slot] {
            slot->setChecked(slot->view().picked); // what is picked is the panel's to say
            if (slot->view().state == SlotView::State::Empty)
                emit addRequested(slot);
            else
                emit playRequested(i);
        });
        connect(slot, &AuditionSlot::scoreClicked, this,
                [this, i](int score) { emit scoreRequested(i, score); });
        connect(slot, &QWidget::customContextMenuRequested, this, [this, i, slot](const QPoint &at) {
            if (slot->view().state != SlotView::State::Empty)
                emit slotMenuRequested(i, slot->mapToGlobal(at));
        });
        m_slots.append(slot);
    }
    setSlots({});
}

void AuditionRow::buildHead()
{
    m_sentence->setObjectName(u"auditionSentence"_s);
    m_blind->setObjectName(u"auditionBlind"_s);
    m_blind->setCheckable(true);
    m_more->setObjectName(u"auditionMore"_s);
    m_playAll->setObjectName(u"auditionPlayAll"_s);
    m_playAll->setGhost(true);
    m_reveal->setObjectName(u"auditionReveal"_s);
    m_reveal->setGhost(true);
    m_reveal->hide();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(4);
    head->addWidget(new TextLabel(tr("Audition"), TypeRole::Section, &Theme::text, this));
    head->addSpacing(5);
    head->addWidget(m_hint, 1);
    head->addWidget(m_sentence);
    head->addWidget(m_blind);
    head->addWidget(m_more);
    head->addWidget(m_reveal);
    head->addWidget(m_playAll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_scroll);
    column->addStretch(1);
    connect(m_sentence, &QAbstractButton::clicked, this, [this] { emit sentenceRequested(m_sentence); });
    connect(m_blind, &QAbstractButton::clicked, this, [this](bool on) { emit blindToggled(on); });
    connect(m_more, &QAbstractButton::clicked, this,
            [this] { emit moreRequested(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    connect(m_reveal, &CostButton::triggered, this, &AuditionRow::revealRequested);
    connect(m_playAll, &CostButton::triggered, this, &AuditionRow::playAllRequested);
    connect(m_playAll, &CostButton::cancelRequested, this, &AuditionRow::cancelRequested);
}

void AuditionRow::setSlots(const QList<SlotView> &views)
{
    m_views = views.mid(0, audition::kMaxCandidates);
    const int shown = std::min(m_mode == Blind::Off ? count() + 1 : count(), int(audition::kMaxCandidates));
    m_roving->clear();
    for (int i = 0; i < m_slots.size(); ++i) {
        m_slots[i]->setView(i < count() ? m_views.at(i) : SlotView());
        m_slots[i]->setVisible(i < shown);
        m_slots[i]->setFocusPolicy(Qt::NoFocus);
    }
    int picked = 0;
    for (int i = 0; i < shown; ++i) {
        m_roving->add(m_slots[i]);
        if (i < count() && m_views.at(i).picked)
            picked = i;
    }
    const auto focused = std::find_if(m_slots.begin(), m_slots.end(),
                                      [](const AuditionSlot *slot) { return slot->hasFocus(); });
    m_roving->setCurrent(focused != m_slots.end() && (*focused)->isVisibleTo(m_strip) ? *focused
                                                                                      : m_slots[picked]);
    layOut();
}

void AuditionRow::setPlayed(int place, double played, bool playing)
{
    for (int i = 0; i < count(); ++i) {
        const bool it = i == place;
        SlotView &view = m_views[i];
        if (!it && view.played < 0 && !view.playing)
            continue;
        view.played = it ? played : -1;
        view.playing = it && playing;
        m_slots[i]->setPlayed(view.played, view.playing);
    }
}

void AuditionRow::setHint(const QString &hint, const QString &sentence)
{
    m_hint->setText(hint);
    m_hint->setToolTip(sentence);
    m_sentence->setAccessibleDescription(sentence);
}

void AuditionRow::setOffer(const Offer &offer)
{
    m_playAll->setRunning(offer.running);
    if (!offer.refusal.isEmpty())
        m_playAll->setUnaffordable(offer.cost, offer.refusal);
    else if (offer.cost.isEmpty())
        m_playAll->setEstimating();
    else
        m_playAll->setCost(offer.cost);
    m_playAll->setToolTip(offer.refusal);
}

void AuditionRow::setBlind(Blind blind, bool canReveal)
{
    m_mode = blind;
    m_blind->setChecked(blind != Blind::Off);
    m_blind->setName(blind == Blind::Off ? tr("Listen blind") : tr("End the blind test"));
    m_reveal->setVisible(blind == Blind::Listening);
    m_reveal->setEnabled(canReveal);
    m_sentence->setVisible(blind == Blind::Off);
    fit();
    updateGeometry();
}

QWidget *AuditionRow::slotWidget(int place) const
{
    return m_slots.at(std::clamp(place, 0, int(m_slots.size()) - 1));
}

int AuditionRow::currentPlace() const
{
    return placeOf(m_roving->current());
}

int AuditionRow::placeOf(const QObject *slot) const
{
    for (int i = 0; i < m_slots.size(); ++i) {
        if (m_slots.at(i) == slot)
            return i;
    }
    return -1;
}

void AuditionRow::layOut()
{
    const int shown = int(std::count_if(m_slots.begin(), m_slots.end(),
                                        [](const AuditionSlot *slot) { return !slot->isHidden(); }));
    const int room = m_scroll->viewport()->width();
    const int peek = count() > kInView ? kPeek + kBetween : 0;
    const double fits = double(room - peek - (kInView - 1) * kBetween) / kInView;
    const double wide = std::max(fits, double(scaled(170)));
    const int high = m_slots.first()->sizeHint().height();
    const int whole = qRound(shown * (wide + kBetween) - kBetween);
    m_strip->resize(std::max(room, whole), high);
    for (int i = 0; i < shown; ++i) {
        const int from = qRound(i * (wide + kBetween));
        const int to = qRound(i * (wide + kBetween) + wide);
        const QRect place(from, 0, to - from, high);
        m_slots[i]->setGeometry(QStyle::visualRect(layoutDirection(), m_strip->rect(), place));
    }
    m_scroll->setFixedHeight(high);
}

int AuditionRow::headHeight() const
{
    return layout()->itemAt(0)->sizeHint().height();
}

int AuditionRow::wholeHeight() const
{
    return headHeight() + layout()->spacing() + m_slots.first()->sizeHint().height();
}

/// Without room for the slots the head stands alone; keys and "Play all" still work.
void AuditionRow::fit()
{
    m_scroll->setVisible(m_mode != Blind::Off || height() >= wholeHeight());
}

QSize AuditionRow::sizeHint() const
{
    return {600, wholeHeight()};
}

QSize AuditionRow::minimumSizeHint() const
{
    return {260, m_mode == Blind::Off ? headHeight() : wholeHeight()};
}

bool AuditionRow::handleKey(int place, int key)
{
    const bool filled = place < count();
    if (key >= Qt::Key_1 && key <= Qt::Key_8) {
        if (key - Qt::Key_1 < count())
            emit playRequested(key - Qt::Key_1);
        return true;
    }
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (filled)
            emit useRequested(place);
        else
            emit addRequested(m_slots[place]);
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (filled && m_mode == Blind::Off)
            emit clearRequested(place);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!filled || m_mode != Blind::Listening)
            return false;
        emit scoreRequested(place, std::clamp(m_views.at(place).score + (key == Qt::Key_Up ? 1 : -1), 0, 5));
        return true;
    case Qt::Key_S:
        if (filled)
            emit shortlistRequested(place);
        return true;
    case Qt::Key_Menu:
        if (filled)
            emit slotMenuRequested(place, m_slots[place]->mapToGlobal(m_slots[place]->rect().center()));
        return true;
    default:
        return false;
    }
}

bool AuditionRow::eventFilter(QObject *watched, QEvent *event)
{
    const int place = placeOf(watched);
    if (place >= 0 && event->type() == QEvent::FocusIn)
        m_scroll->ensureWidgetVisible(m_slots[place], 0, 0);
    if (place >= 0 && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && handleKey(place, key->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

void AuditionRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
    layOut();
}

void AuditionRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        layOut();
        // The parts hear of it after this; the row begins with its first slot again.
        QMetaObject::invokeMethod(
            this,
            [this] {
                layOut();
                // The area moves what it shows only when the value changes, not when it is mirrored.
                QScrollBar *bar = m_scroll->horizontalScrollBar();
                bar->setValue(bar->maximum());
                bar->setValue(0);
            },
            Qt::QueuedConnection);
    }
}

} // namespace studio::ui
