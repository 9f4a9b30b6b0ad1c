// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audition/shortlistsheet.h"

#include "core/audition/shortlist.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/buttonkeys.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/switch.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTakeRole = Qt::UserRole + 1;

QString rowText(const audition::ShortlistEntry &entry)
{
    QStringList parts{entry.voiceName, entry.modelName, entry.caption};
    if (entry.score > 0)
        parts.append(ShortlistSheet::tr("%1 of 5", "a score").arg(entry.score));
    parts.append(entry.sentence);
    parts.removeAll(QString());
    return parts.join(ShortlistSheet::tr("  ·  ", "between facts"));
}

} // namespace

ShortlistSheet::ShortlistSheet(audition::Shortlist &shortlist, QWidget *parent)
    : QWidget(parent), m_shortlist(shortlist), m_model(new QStandardItemModel(this)),
      m_stack(new QStackedWidget(this)), m_list(new QListView(m_stack)), m_note(new QLineEdit(this)),
      m_hide(new Switch(tr("Hide the names"), tr("Whoever listens judges by ear: Voice A, Voice B"), this)),
      m_problem(new TextLabel(QString(), TypeRole::Small, &Theme::dangerText, this)),
      m_play(new QPushButton(tr("Play"), this)), m_remove(new QPushButton(tr("Remove"), this)),
      m_send(new QPushButton(tr("Save as one file…"), this))
{
    installAccessibility();
    setObjectName(u"shortlistSheet"_s);
    setAccessibleName(tr("Shortlist"));
    build();
    connect(&shortlist, &audition::Shortlist::changed, this, &ShortlistSheet::fill);
    fill();
}

void ShortlistSheet::build()
{
    m_list->setObjectName(u"shortlistList"_s);
    m_list->setAccessibleName(tr("Shortlist"));
    m_list->setModel(m_model);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMinimumHeight(scaled(180));
    m_list->setUniformItemSizes(true);
    m_list->installEventFilter(this);
    auto *empty = new EmptyState(u"star"_s, tr("Nothing on the shortlist"),
                                 tr("Press S on a candidate, or use its menu, to keep it here."), m_stack);
    m_stack->addWidget(m_list);
    m_stack->addWidget(empty);
    m_note->setObjectName(u"shortlistNote"_s);
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("Note for the selected voice"));
    m_note->setMaxLength(300);
    m_hide->setObjectName(u"shortlistHide"_s);
    m_play->setObjectName(u"shortlistPlay"_s);
    m_remove->setObjectName(u"shortlistRemove"_s);
    m_send->setObjectName(u"shortlistSend"_s);
    setIconName(m_play, u"play"_s);
    setIconName(m_remove, u"trash-2"_s);
    setIconName(m_send, u"download"_s);
    setVariant(m_send, Variant::Primary);
    m_problem->setWrapping(true);
    m_problem->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 16, 22, 18);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    auto *close = new IconButton(u"x"_s, tr("Close"), this);
    close->setObjectName(u"shortlistClose"_s);
    head->addWidget(new TextLabel(tr("Shortlist"), TypeRole::PageTitle, &Theme::text, this), 1);
    head->addWidget(close);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    column->addWidget(m_note);
    column->addWidget(m_hide);
    column->addWidget(m_problem);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_play);
    foot->addWidget(m_remove);
    foot->addStretch(1);
    foot->addWidget(m_send);
    column->addLayout(foot);

    connect(close, &QAbstractButton::clicked, this, &ShortlistSheet::cancelled);
    connect(m_play, &QPushButton::clicked, this, [this] { emit playRequested(current()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removeRequested(current()); });
    connect(m_send, &QPushButton::clicked, this, [this] { emit sendRequested(m_hide->isChecked()); });
    connect(m_list, &QListView::activated, this, [this] { emit useRequested(current()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ShortlistSheet::showNote);
    connect(m_note, &QLineEdit::editingFinished, this,
            [this] { m_shortlist.setNote(current(), m_note->text()); });
}

void ShortlistSheet::fill()
{
    const TakeId kept = current();
    m_model->clear();
    int row = 0;
    for (const audition::ShortlistEntry &entry : m_shortlist.entries()) {
        auto *item = new QStandardItem(rowText(entry));
        item->setData(entry.take.value(), kTakeRole);
        item->setToolTip(entry.note);
        m_model->appendRow(item);
        if (entry.take == kept)
            row = m_model->rowCount() - 1;
    }
    const bool any = m_model->rowCount() > 0;
    m_stack->setCurrentIndex(any ? 0 : 1);
    for (QWidget *part : {static_cast<QWidget *>(m_play), static_cast<QWidget *>(m_remove),
                          static_cast<QWidget *>(m_send), static_cast<QWidget *>(m_note)})
        part->setEnabled(any);
    m_list->setCurrentIndex(m_model->index(row, 0));
    showNote();
}

void ShortlistSheet::showNote()
{
    const TakeId take = current();
    QString note;
    for (const audition::ShortlistEntry &entry : m_shortlist.entries()) {
        if (entry.take == take)
            note = entry.note;
    }
    if (m_note->text() != note)
        m_note->setText(note);
}

TakeId ShortlistSheet::current() const
{
    return TakeId(m_list->currentIndex().data(kTakeRole).toString());
}

void ShortlistSheet::setBusy(bool busy)
{
    m_send->setEnabled(!busy);
    m_send->setText(busy ? tr("Saving…") : tr("Save as one file…"));
}

void ShortlistSheet::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    adjustSize();
}

QSize ShortlistSheet::sizeHint() const
{
    return {scaled(520), layout()->sizeHint().height()};
}

bool ShortlistSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && !current().isEmpty()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space) {
            emit playRequested(current());
            return true;
        }
        if (isDeleteKey(*key)) {
            emit removeRequested(current());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ShortlistSheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_list->setFocus(Qt::OtherFocusReason);
}

} // namespace studio::ui
