// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/commandpalette.h"

#include "ui/theme/icons.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/palettecombo.h"
#include "ui/widgets/palettedelegate.h"
#include "ui/widgets/palettemodel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kTop = 96;
constexpr int kHead = 54;
constexpr int kPage = 7;
constexpr int kMostRows = 344;

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QWidget(parent), m_index(new PaletteIndex(this)), m_model(new PaletteModel(*m_index, this)),
      m_combo(new PaletteCombo(this)), m_field(new QLineEdit(m_combo)), m_view(new QListView(this)),
      m_nothing(new TextLabel(QString(), TypeRole::Body, &Theme::text2, this))
{
    installAccessibility();
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Command palette"));
    setProperty("overlayTop", kTop);
    m_combo->setAccessibleName(tr("Search or run a command"));
    m_field->setObjectName(u"paletteField"_s);
    m_field->setAccessibleName(tr("Search or run a command"));
    m_field->setPlaceholderText(tr("Search or run a command; > for actions, @ for voices"));
    m_field->setFrame(false);
    m_field->setProperty("noFocusRing", true);
    m_field->setMaxLength(200);
    m_field->setAttribute(Qt::WA_MacShowFocusRect, false);
    connect(static_cast<PaletteCombo *>(m_combo), &PaletteCombo::pressed, this,
            [this] { run(m_view->currentIndex().row()); });
    m_field->installEventFilter(this);
    m_view->setObjectName(u"paletteList"_s);
    m_view->setAccessibleName(tr("Found"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PaletteDelegate(this));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setResizeMode(QListView::Adjust);
    m_view->viewport()->setAttribute(Qt::WA_Hover);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->viewport()->installEventFilter(this);
    m_nothing->setObjectName(u"paletteNothing"_s);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();

    auto *inCombo = new QHBoxLayout(m_combo);
    inCombo->setContentsMargins(0, 0, 0, 0);
    inCombo->addWidget(m_field);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(46 - 10, 0, 12, 0);
    head->addWidget(m_combo);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 0, 8, 8);
    column->setSpacing(0);
    m_combo->setFixedHeight(scaled(kHead));
    column->addLayout(head);
    column->addSpacing(4);
    column->addWidget(m_view, 1);
    column->addWidget(m_nothing, 1);
    setFocusProxy(m_field);
    fitText();

    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_keepsPlace = false;
        m_index->setQuery(text);
        m_keepsPlace = true;
    });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_view->setProperty("currentId", m_view->currentIndex().data(PaletteModel::IdRole)); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &CommandPalette::showLines);
}

void CommandPalette::setSources(const QList<PaletteSource *> &sources)
{
    m_index->setSources(sources);
}

void CommandPalette::setRecent(const QStringList &ids)
{
    m_index->setRecent(ids);
}

void CommandPalette::fitText()
{
    QFont font = fontFor(TypeRole::Script);
    font.setPixelSize(scaled(16));
    m_field->setFont(font);
    m_combo->setFixedHeight(scaled(kHead));
    updateGeometry();
}

void CommandPalette::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitText();
}

void CommandPalette::open(QWidget *window, const QString &typed)
{
    m_index->refresh();
    m_keepsPlace = false;
    if (m_field->text() == typed)
        m_index->setQuery(typed);
    else
        m_field->setText(typed);
    OverlayHost::of(window)->showDialog(this);
    m_field->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::dismiss()
{
    if (isVisible())
        OverlayHost::of(this)->close(this);
}

QSize CommandPalette::sizeHint() const
{
    int rows = 0;
    for (int row = 0; row < m_model->rowCount() && rows < scaled(kMostRows); ++row)
        rows += m_view->sizeHintForRow(row);
    return {scaled(600), scaled(kHead) + 16 + std::clamp(rows, scaled(56), scaled(kMostRows))};
}

void CommandPalette::showLines()
{
    const bool any = m_model->rowCount() > 0;
    updateGeometry(); // as tall as what was found
    m_view->setVisible(any);
    m_nothing->setVisible(!any);
    if (!any) {
        m_nothing->setText(m_field->text().trimmed().isEmpty()
                               ? tr("Nothing to do here now.")
                               : tr("Nothing found for “%1”.").arg(m_field->text().trimmed()));
        return;
    }
    const int before = m_keepsPlace ? m_model->rowOf(m_view->property("currentId").toString()) : -1;
    setCurrentRow(before >= 0 ? before : m_model->itemFrom(-1, 1));
    if (before < 0)
        m_view->scrollToTop();
}

void CommandPalette::setCurrentRow(int row)
{
    if (row < 0)
        return;
    m_view->setCurrentIndex(m_model->index(row));
    // The keyboard stays in the field; this tells where it leads.
    QAccessibleEvent event(m_view, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void CommandPalette::run(int row)
{
    const PaletteLine *line = m_model->at(row);
    if (!line || line->isHeading())
        return;
    const PaletteItem item = line->item;
    const QPointer<PaletteSource> source = line->source;
    if (!item.enabled) {
        emit announced(tr("“%1” cannot be done now.").arg(item.text));
        return;
    }
    dismiss();
    emit chosen(item.id);
    if (source)
        source->run(item.id);
}

bool CommandPalette::handleKey(const QKeyEvent &event)
{
    const int row = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
    switch (event.key()) {
    case Qt::Key_Up:
        setCurrentRow(m_model->itemFrom(row < 0 ? 0 : row, -1));
        return true;
    case Qt::Key_Down:
        setCurrentRow(m_model->itemFrom(row, 1));
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const int step = event.key() == Qt::Key_PageUp ? -1 : 1;
        const int last = m_model->rowCount() - 1;
        int target = std::clamp(row + step * kPage, 0, std::max(0, last));
        if (const PaletteLine *line = m_model->at(target); line && line->isHeading())
            target = m_model->itemFrom(target, 1);
        setCurrentRow(target);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(row);
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return handleKey(*static_cast<QKeyEvent *>(event));
    if (watched == m_view->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_view->indexAt(mouse->pos());
        if (mouse->button() == Qt::LeftButton && index.isValid()) {
            run(index.row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int tall = scaled(kHead);
    drawIcon(&painter, u"search"_s,
             QStyle::visualRect(layoutDirection(), rect(), QRect(22, (tall - 18) / 2, 18, 18)),
             theme().text2);
    painter.fillRect(8, tall, width() - 16, 1, theme().border);
}

} // namespace studio::ui
