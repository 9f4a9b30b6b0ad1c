// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editing/tagpicker.h"

#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/searchfield.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kTagRole = Qt::UserRole;
constexpr int kMeaningRole = Qt::UserRole + 1;
constexpr int kGroupRole = Qt::UserRole + 2;
constexpr qsizetype kMostRecent = 5;

/// The tag as it is written, what it means, and its group at the far side.
class TagDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &t = theme();
        const bool current = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto);
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(2, 1, -2, -1);
        if (current) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.state & QStyle::State_Selected ? t.selected : t.raisedHover);
            painter->drawRoundedRect(row, 7, 7);
        }
        const QRect inner = row.adjusted(10, 0, -10, 0);
        const auto write = [&](const QFont &font, const QColor &color, const QString &text, int from,
                               int width, Qt::Alignment alignment) {
            const QRect box(inner.x() + from, inner.y(), width, inner.height());
            painter->setFont(font);
            painter->setPen(color);
            painter->drawText(QStyle::visualRect(option.direction, inner, box),
                              int(QStyle::visualAlignment(option.direction, alignment) | Qt::AlignVCenter),
                              QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
        };
        QFont strong = fontFor(TypeRole::Body);
        strong.setWeight(QFont::Medium);
        const QFont small = fontFor(TypeRole::Small);
        const int tagWidth = scaled(130);
        const int groupWidth = QFontMetrics(small).horizontalAdvance(index.data(kGroupRole).toString()) + 2;
        write(strong, t.accentText, index.data(kTagRole).toString(), 0, tagWidth, Qt::AlignLeft);
        write(small, t.text2, index.data(kMeaningRole).toString(), tagWidth + 8,
              inner.width() - tagWidth - groupWidth - 16, Qt::AlignLeft);
        write(small, t.text3, index.data(kGroupRole).toString(), inner.width() - groupWidth, groupWidth,
              Qt::AlignRight);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {scaled(320), scaled(34)};
    }
};

} // namespace

TagPicker::TagPicker(QWidget *parent)
    : QWidget(parent), m_search(new SearchField(this)), m_list(new QListView(this)),
      m_model(new QStandardItemModel(this)),
      m_hint(new TextLabel(tr("↑↓ move    ↵ insert    Esc close"), TypeRole::Small, &Theme::text3, this))
{
    installAccessibility();
    setObjectName(u"tagPicker"_s);
    setAccessibleName(tr("Insert an audio tag"));
    m_search->setObjectName(u"tagSearch"_s);
    m_search->setAccessibleName(tr("Search audio tags"));
    m_search->setPlaceholderText(tr("How shall it be said?"));
    m_search->installEventFilter(this);
    m_list->setObjectName(u"tagList"_s);
    m_list->setAccessibleName(tr("Audio tags"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TagDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setProperty("noFocusRing", true);
    m_list->installEventFilter(this);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 13, 12, 10);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    setFocusProxy(m_search);
    hide();

    connect(m_search, &QLineEdit::textChanged, this, &TagPicker::fill);
    connect(m_list, &QListView::clicked, this, &TagPicker::use);
    fill();
}

QSize TagPicker::sizeHint() const
{
    return {scaled(420), scaled(360)};
}

void TagPicker::setRecent(const QStringList &tags)
{
    m_recent = tags.mid(0, kMostRecent);
    fill();
}

void TagPicker::fill()
{
    const QString wanted = m_search->text().trimmed();
    m_model->clear();
    const auto add = [this](const QString &tag, const QString &meaning, const QString &group) {
        auto *item = new QStandardItem(tr("%1, %2", "an audio tag and its meaning").arg(tag, meaning));
        item->setData(tag, kTagRole);
        item->setData(meaning, kMeaningRole);
        item->setData(group, kGroupRole);
        m_model->appendRow(item);
    };
    const QList<AudioTag> all = audioTags();
    const auto fits = [&wanted](const QString &text) { return text.contains(wanted, Qt::CaseInsensitive); };
    if (wanted.isEmpty()) {
        for (const QString &tag : m_recent) {
            const auto known = std::find_if(
                all.begin(), all.end(), [&tag](const AudioTag &candidate) { return candidate.tag == tag; });
            add(tag, known == all.end() ? tr("Your own words") : known->meaning, tr("Recent"));
        }
    }
    bool isKnown = false;
    for (const AudioTag &tag : all) {
        if (wanted.isEmpty() && m_recent.contains(tag.tag))
            continue;
        if (fits(tag.tag) || fits(tag.meaning) || fits(tag.group))
            add(tag.tag, tag.meaning, tag.group);
        isKnown = isKnown || tag.tag.mid(1, tag.tag.size() - 2).compare(wanted, Qt::CaseInsensitive) == 0;
    }
    QString own = wanted;
    own.remove(u'[').remove(u']').remove(u'<').remove(u'>');
    own = own.trimmed().left(60);
    const bool hasLetter = std::any_of(own.begin(), own.end(), [](QChar c) { return c.isLetter(); });
    if (!isKnown && hasLetter)
        add(u'[' + own + u']', tr("Your own words"), tr("New"));
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void TagPicker::open(QWidget *anchor, QWidget *returnFocus)
{
    m_search->clear();
    fill();
    OverlayHost::of(anchor)->showPopover(this, anchor, returnFocus);
    m_search->setFocus(Qt::PopupFocusReason);
}

void TagPicker::dismiss()
{
    OverlayHost::of(this)->close(this);
}

void TagPicker::use()
{
    const QString tag = m_list->currentIndex().data(kTagRole).toString();
    if (tag.isEmpty())
        return;
    m_recent.removeAll(tag);
    m_recent.prepend(tag);
    m_recent = m_recent.mid(0, kMostRecent);
    dismiss();
    emit chosen(tag);
}

void TagPicker::move(int by)
{
    const int row = std::clamp(m_list->currentIndex().row() + by, 0, std::max(0, m_model->rowCount() - 1));
    m_list->setCurrentIndex(m_model->index(row, 0));
}

bool TagPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Down:
            move(1);
            return true;
        case Qt::Key_Up:
            move(-1);
            return true;
        case Qt::Key_PageDown:
            move(8);
            return true;
        case Qt::Key_PageUp:
            move(-8);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            use();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui
