// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shortcutlist.h"

#include "ui/theme/textlabel.h"
#include "ui/widgets/keycaps.h"
#include "ui/widgets/shortcutdelegate.h"
#include "ui/widgets/shortcutmodel.h"

#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

bool isBare(const QKeyEvent &event)
{
    return !(event.modifiers() & ~Qt::KeypadModifier);
}

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

QKeySequence pressedKeys(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_unknown:
    case 0:
        return {};
    default:
        return QKeySequence(QKeyCombination(event.modifiers() & ~Qt::KeypadModifier, Qt::Key(event.key())));
    }
}

} // namespace

ShortcutList::ShortcutList(ShortcutMap &map, QWidget *parent)
    : QWidget(parent), m_map(map), m_model(new ShortcutModel(map, this)),
      m_delegate(new ShortcutDelegate(this)), m_view(new QListView(this)),
      m_note(new TextLabel(QString(), TypeRole::Small, &Theme::text2, this))
{
    m_view->setObjectName(u"shortcutList"_s);
    m_view->setAccessibleName(tr("Shortcuts"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->viewport()->setAttribute(Qt::WA_Hover);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_note->setObjectName(u"shortcutNote"_s);
    m_note->setWrapping(true);
    m_note->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_view, 1);
    column->addWidget(m_note);
    setFocusProxy(m_view);
}

void ShortcutList::setGroups(const QStringList &groups)
{
    m_model->setGroups(groups);
    updateGeometry();
}

void ShortcutList::setHeadings(bool headings)
{
    m_model->setHeadings(headings);
    updateGeometry();
}

void ShortcutList::setFilter(const QString &words)
{
    stop();
    m_model->setFilter(words);
}

QString ShortcutList::note() const
{
    return m_note->isVisibleTo(this) ? m_note->text() : QString();
}

int ShortcutList::rowCount() const
{
    return m_model->rowCount();
}

QSize ShortcutList::sizeHint() const
{
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_view->sizeHintForRow(row);
    return {240, std::clamp(height, scaled(96), scaled(480))};
}

QString ShortcutList::currentId() const
{
    return m_view->currentIndex().data(ShortcutModel::IdRole).toString();
}

void ShortcutList::tell(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    if (!note.isEmpty())
        emit announced(note);
}

void ShortcutList::record(const QString &id)
{
    const auto entry = m_map.entry(id);
    if (!entry)
        return;
    if (entry->isFixed) {
        stop(tr("These keys belong to the control itself and cannot be changed."));
        return;
    }
    m_id = id;
    m_step = Step::Recording;
    m_model->setNote(id, tr("Press the keys"));
    tell(tr("Press the new keys for “%1”. Esc keeps the old ones, Backspace leaves it without keys.")
             .arg(entry->text));
}

void ShortcutList::stop(const QString &note)
{
    m_step = Step::Idle;
    m_id.clear();
    m_offered = {};
    m_model->setNote({}, {});
    tell(note);
}

void ShortcutList::offer(const QKeySequence &keys, ShortcutMap::Conflict conflict)
{
    const ShortcutMap::Answer answer = m_map.assign(m_id, keys, conflict);
    const auto entry = m_map.entry(m_id);
    if (answer.done) {
        stop(keys.isEmpty() ? tr("“%1” has no keys now.").arg(entry->text)
                            : tr("%1 is set for “%2”.").arg(keysText(keys), entry->text));
        return;
    }
    m_step = answer.usedBy.isEmpty() ? Step::Recording : Step::Asking;
    m_offered = keys;
    if (answer.usedBy.isEmpty())
        tell(answer.reason);
    else
        //: %1 a sentence such as: Ctrl+E is used by "Export".
        tell(tr("%1 Enter swaps the two, Esc keeps both as they are.").arg(answer.reason));
}

bool ShortcutList::handleRecording(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape && isBare(event)) {
        stop();
        return true;
    }
    if (m_step == Step::Asking && isEnter(event) && isBare(event)) {
        offer(m_offered, ShortcutMap::Conflict::Swap);
        return true;
    }
    if (event.key() == Qt::Key_Backspace && isBare(event)) {
        offer({}, ShortcutMap::Conflict::Refuse);
        return true;
    }
    if (const QKeySequence keys = pressedKeys(event); !keys.isEmpty())
        offer(keys, ShortcutMap::Conflict::Refuse);
    return true;
}

bool ShortcutList::handleIdle(const QKeyEvent &event)
{
    if (!isBare(event) || currentId().isEmpty())
        return false;
    if (isEnter(event) || event.key() == Qt::Key_F2) {
        record(currentId());
        return true;
    }
    if (event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Delete) {
        m_map.reset(currentId());
        tell(tr("“%1” has its first keys again.").arg(m_view->currentIndex().data().toString()));
        return true;
    }
    return false;
}

bool ShortcutList::handleMouse(const QMouseEvent &event, bool twice)
{
    const QModelIndex index = m_view->indexAt(event.pos());
    if (event.button() != Qt::LeftButton || !index.isValid())
        return false;
    const QString id = index.data(ShortcutModel::IdRole).toString();
    const QRect row = m_view->visualRect(index);
    if (ShortcutDelegate::resetRect(row, index, layoutDirection()).contains(event.pos())) {
        m_map.reset(id);
        stop();
        return true;
    }
    if (twice || ShortcutDelegate::capsRect(row, index, layoutDirection()).contains(event.pos())) {
        m_view->setCurrentIndex(index);
        m_view->setFocus(Qt::MouseFocusReason);
        record(id);
        return true;
    }
    return false;
}

bool ShortcutList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view) {
        switch (event->type()) {
        case QEvent::ShortcutOverride:
            if (isRecording()) {
                event->accept();
                return true;
            }
            break;
        case QEvent::KeyPress:
            return isRecording() ? handleRecording(*static_cast<QKeyEvent *>(event))
                                 : handleIdle(*static_cast<QKeyEvent *>(event));
        case QEvent::FocusIn:
            if (!m_view->currentIndex().isValid()) {
                for (int row = 0; row < m_model->rowCount(); ++row) {
                    if (m_model->flags(m_model->index(row)) != Qt::NoItemFlags) {
                        m_view->setCurrentIndex(m_model->index(row));
                        break;
                    }
                }
            }
            break;
        case QEvent::FocusOut:
            if (isRecording())
                stop();
            break;
        default:
            break;
        }
    }
    if (watched == m_view->viewport()) {
        if (event->type() == QEvent::MouseButtonRelease)
            return handleMouse(*static_cast<QMouseEvent *>(event), false);
        if (event->type() == QEvent::MouseButtonDblClick)
            return handleMouse(*static_cast<QMouseEvent *>(event), true);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui
