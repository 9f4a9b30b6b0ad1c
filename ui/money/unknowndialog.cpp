// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/unknowndialog.h"

#include "core/history/unknownoutcomes.h"
#include "ui/money/unknownmodel.h"
#include "ui/theme/orb.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/emptystate.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

using State = history::UnknownOutcome::State;

namespace {

constexpr int kUnknownWidth = 640;
constexpr int kUnknownOrb = 26;

/// Orb, text, and what is known; candidates are set in.
class UnknownDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, lineHeight(TypeRole::Body) + lineHeight(TypeRole::Small) + 16};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = theme();
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto);
        const QRect row = option.rect.adjusted(0, 0, 0, -2);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected)
            parts::roundBox(painter, row, 9, t.selected, t.highContrast ? t.borderControl : QColor());
        else if (option.state.testFlag(QStyle::State_MouseOver))
            parts::roundBox(painter, row, 9, t.raisedHover);
        const bool candidate = index.data(UnknownModel::CandidateRole).toBool();
        const int indent = candidate ? 46 : 10;
        const auto slot = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
        if (!candidate) {
            drawOrb(painter,
                    slot(QRect(row.x() + indent, row.y() + (row.height() - kUnknownOrb) / 2, kUnknownOrb,
                               kUnknownOrb)),
                    index.data(UnknownModel::VoiceRole).toString());
        }
        const int left = row.x() + indent + (candidate ? 0 : kUnknownOrb + 10);
        const int room = row.right() - 10 - left;
        const int first = lineHeight(TypeRole::Body);
        const int leading = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter);
        const auto line = [&](int top, int height, TypeRole role, int weight, const QColor &color,
                              const QString &text) {
            painter->setFont(fontFor(role, weight));
            painter->setPen(color);
            painter->drawText(slot(QRect(left, top, room, height)), leading,
                              painter->fontMetrics().elidedText(text, Qt::ElideRight, room));
        };
        line(row.y() + 7, first, TypeRole::Body, selected ? 600 : 500, t.text, index.data().toString());
        line(row.y() + 7 + first, lineHeight(TypeRole::Small), TypeRole::Small, -1, t.text2,
             index.data(UnknownModel::DetailRole).toString());
        painter->restore();
    }
};

} // namespace

UnknownDialog::UnknownDialog(history::UnknownOutcomes &outcomes)
    : DialogFrame(tr("Requests that may have been charged"), kUnknownWidth), m_outcomes(outcomes),
      m_model(new UnknownModel(outcomes, this)), m_stack(new QStackedWidget(this)),
      m_list(new QListView(this)), m_lookUp(new QPushButton(tr("Look it up"), this)),
      m_adopt(new QPushButton(tr("Use this one"), this)),
      m_free(new QPushButton(tr("It was not charged"), this))
{
    setObjectName(u"unknownDialog"_s);
    auto *about =
        new TextLabel(tr("Their answers got lost. Voice Studio looks for them in the history of your "
                         "account, which is free, and fetches the sound that was paid for."),
                      TypeRole::Body, &Theme::text2, this);
    about->setWrapping(true);
    column()->addWidget(about);

    m_list->setObjectName(u"unknownList"_s);
    m_list->setAccessibleName(tr("Requests that may have been charged"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new UnknownDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    m_stack->addWidget(m_list);
    m_stack->addWidget(new EmptyState(u"circle-check"_s, tr("Everything is accounted for."),
                                      tr("Each request either made a take or was not charged."), m_stack));
    m_stack->setFixedHeight(scaled(260));
    column()->addWidget(m_stack);

    m_lookUp->setObjectName(u"unknownLookUp"_s);
    m_adopt->setObjectName(u"unknownAdopt"_s);
    m_free->setObjectName(u"unknownFree"_s);
    setVariant(m_free, Variant::Ghost);
    setVariant(m_lookUp, Variant::Default);
    setVariant(m_adopt, Variant::Primary);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_free);
    buttons->addStretch(1);
    buttons->addWidget(m_lookUp);
    buttons->addWidget(m_adopt);
    column()->addLayout(buttons);
    for (QPushButton *button : {m_lookUp, m_adopt, m_free})
        button->setAutoDefault(true);
    setFocusProxy(m_list);

    connect(m_lookUp, &QPushButton::clicked, this,
            [this] { m_outcomes.lookUp(m_model->requestAt(currentRow())); });
    connect(m_free, &QPushButton::clicked, this,
            [this] { m_outcomes.markNotCharged(m_model->requestAt(currentRow())); });
    const auto adopt = [this] {
        const int row = currentRow();
        const QString item = m_model->itemAt(row);
        const history::UnknownOutcome *outcome = m_model->outcomeAt(row);
        if (!item.isEmpty())
            m_outcomes.adopt(m_model->requestAt(row), item);
        else if (outcome && outcome->state != State::Choice)
            m_outcomes.lookUp(outcome->row.id);
    };
    connect(m_adopt, &QPushButton::clicked, this, adopt);
    connect(m_list, &QListView::activated, this, adopt);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &UnknownDialog::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &UnknownDialog::showState);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &UnknownDialog::showState);
    showState();
}

void UnknownDialog::open(QWidget *opener, history::UnknownOutcomes &outcomes)
{
    if (opener->window()->findChild<UnknownDialog *>())
        return;
    OverlayHost::of(opener)->showDialog(new UnknownDialog(outcomes));
}

int UnknownDialog::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void UnknownDialog::showState()
{
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(empty ? 1 : 0);
    if (!empty && currentRow() < 0)
        m_list->setCurrentIndex(m_model->index(0));
    const history::UnknownOutcome *outcome = m_model->outcomeAt(currentRow());
    const bool moves = outcome && (outcome->state == State::Looking || outcome->state == State::Adopting);
    m_lookUp->setEnabled(outcome && !moves && outcome->state != State::Elsewhere);
    m_free->setEnabled(outcome && !moves);
    m_adopt->setVisible(!m_model->itemAt(currentRow()).isEmpty());
}

} // namespace studio::ui
