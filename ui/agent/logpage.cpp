// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/logpage.h"

#include "core/base/ownfiles.h"
#include "core/base/workerjob.h"
#include "core/evidence/withoutsecrets.h"
#include "ui/agent/logmodel.h"
#include "ui/agent/payloadedit.h"
#include "ui/agent/shownsession.h"
#include "ui/theme/icons.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QScrollBar>
#include <QStandardPaths>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using agent::LogEntry;

/// A line: when, which way, what.
class LogDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, std::max(26, lineHeight(TypeRole::Small) + 10)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *model = qobject_cast<const LogModel *>(index.model());
        const LogModel::Row *row = model ? model->at(index.row()) : nullptr;
        if (!row)
            return;
        const Theme &t = theme();
        painter->save();
        painter->setLayoutDirection(Qt::LayoutDirectionAuto);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected)
            parts::roundBox(painter, option.rect, 7, t.selected, t.highContrast ? t.borderControl : QColor());
        const auto at = [&](int x, int width) {
            return QStyle::visualRect(
                option.direction, option.rect,
                QRect(option.rect.x() + x, option.rect.y(), width, option.rect.height()));
        };
        const auto leading = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
        painter->setFont(fontFor(TypeRole::Caption, QFont::Normal));
        const QString time = LogPage::tr("%1 s").arg(QLocale().toString(double(row->atUs) / 1e6, 'f', 2));
        const int timeWidth = int(std::ceil(tabularWidth(painter->font(), u"000.00 s"_s)));
        painter->setPen(t.text3);
        drawTabular(painter, at(8, timeWidth), QStyle::visualAlignment(option.direction, Qt::AlignRight),
                    time);
        const QRect glyph = at(16 + timeWidth, 14);
        const QString icon = row->direction == LogEntry::Direction::In ? u"arrow-down"_s
            : row->direction == LogEntry::Direction::Out               ? u"arrow-up"_s
                                                                       : u"circle"_s;
        const QColor color = row->direction == LogEntry::Direction::In ? t.seg4
            : row->direction == LogEntry::Direction::Out               ? t.accentText
                                                                       : t.text3;
        const double side = row->direction == LogEntry::Direction::Local ? 8 : 13;
        drawIcon(painter, icon,
                 QRectF(glyph.x() + (14 - side) / 2, glyph.y() + (glyph.height() - side) / 2, side, side),
                 color);
        const int left = 16 + timeWidth + 20;
        const int room = option.rect.width() - left - 8;
        painter->setFont(payloadFont());
        painter->setPen(row->direction == LogEntry::Direction::Local ? t.text2 : t.text);
        painter->drawText(at(left, room), int(leading),
                          painter->fontMetrics().elidedText(row->type, Qt::ElideRight, room));
        painter->restore();
    }
};

QString fileName(const ShownSession &shown)
{
    const QString when = shown.startedAt().isValid()
        ? shown.startedAt().toLocalTime().toString(u"yyyy-MM-dd HH-mm-ss"_s)
        : u"session"_s;
    return u"events %1.jsonl"_s.arg(when);
}

/// A file that leaves the program's own folder, and is about what somebody said.
Result<QString> writeEvents(const QString &path, const QList<LogEntry> &log)
{
    QSaveFile file(path);
    bool good = file.open(QIODevice::WriteOnly) && file.setPermissions(kOwnerOnly);
    for (const LogEntry &entry : log) {
        const QByteArray line = agent::toJsonLine(evidence::withoutSecrets(entry)) + '\n';
        good = good && file.write(line) == line.size();
    }
    if (good && file.commit())
        return path;
    return fail(ErrorKind::Storage, {}, file.errorString());
}

} // namespace

LogPage::LogPage(ShownSession &shown, UserPrompts &prompts, QWidget *parent)
    : QWidget(parent), m_shown(shown), m_prompts(prompts), m_model(new LogModel(shown, this)),
      m_list(new QListView(this)), m_payload(new PayloadEdit(true, this))
{
    setObjectName(u"logPage"_s);
    auto *search = new SearchField(this);
    search->setObjectName(u"logSearch"_s);
    search->setPlaceholderText(tr("Filter"));
    search->setAccessibleName(tr("Filter the events"));
    search->setClearButtonEnabled(true);
    auto *which = new StudioCombo(this);
    which->setObjectName(u"logWhich"_s);
    which->setAccessibleName(tr("Which events"));
    which->addItems({tr("Without sound"), tr("Everything"), tr("From the agent"), tr("Sent"), tr("Local")});
    auto *copyButton = new IconButton(u"copy"_s, tr("Copy the chosen events"), this);
    copyButton->setObjectName(u"logCopy"_s);
    auto *saveButton = new IconButton(u"save"_s, tr("Save all events…"), this);
    saveButton->setObjectName(u"logSave"_s);

    m_list->setObjectName(u"logList"_s);
    m_list->setAccessibleName(tr("Events"));
    m_list->setItemDelegate(new LogDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTabKeyNavigation(false);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setModel(m_model);
    m_list->installEventFilter(this);
    m_payload->setObjectName(u"logPayload"_s);
    m_payload->setAccessibleName(tr("The chosen event"));
    m_payload->setReadOnly(true);
    m_payload->setLineWrapMode(QPlainTextEdit::WidgetWidth);

    auto *tools = new QHBoxLayout;
    tools->setSpacing(4);
    tools->addWidget(which, 1);
    tools->addWidget(copyButton);
    tools->addWidget(saveButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(19, 12, 20, 12);
    column->setSpacing(8);
    column->addWidget(search);
    column->addLayout(tools);
    column->addWidget(m_list, 3);
    m_hint = new TextLabel(tr("Choose an event to look into it."), TypeRole::Small, &Theme::text3, this);
    m_hint->setWrapping(true);
    column->addWidget(m_hint);
    column->addWidget(m_payload, 2);
    m_payload->hide();

    connect(search, &QLineEdit::textChanged, m_model, &LogModel::setText);
    connect(which, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_model->setWhich(LogModel::Which(index)); });
    connect(copyButton, &QAbstractButton::clicked, this, &LogPage::copy);
    connect(saveButton, &QAbstractButton::clicked, this, &LogPage::save);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LogPage::showChosen);
    connect(m_model, &QAbstractItemModel::modelReset, this, &LogPage::showChosen);
    QScrollBar *bar = m_list->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this,
            [this, bar](int value) { m_atEnd = value >= bar->maximum() - 4; });
    connect(bar, &QScrollBar::rangeChanged, this, &LogPage::follow);
    connect(&shown, &ShownSession::positionChanged, this, [this] {
        if (!m_shown.position() || !isVisible())
            return;
        if (const int row = m_model->rowAt(*m_shown.position()); row >= 0)
            m_list->setCurrentIndex(m_model->index(row));
    });
}

void LogPage::follow()
{
    if (m_atEnd && m_shown.kind() == ShownSession::Kind::Live)
        m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->maximum());
}

void LogPage::showChosen()
{
    const QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    m_payload->setVisible(rows.size() == 1);
    m_hint->setVisible(rows.size() != 1);
    if (rows.size() != 1) {
        m_payload->clear();
        return;
    }
    const LogEntry entry = m_model->entry(rows.first().row());
    m_payload->setPlainText(
        QString::fromUtf8(QJsonDocument(entry.data).toJson(QJsonDocument::Indented)).trimmed());
}

QByteArray LogPage::chosenLines() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QByteArray lines;
    const auto add = [&](int row) {
        lines += agent::toJsonLine(evidence::withoutSecrets(m_model->entry(row))) + '\n';
    };
    for (const QModelIndex &row : std::as_const(rows))
        add(row.row());
    if (rows.isEmpty()) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            add(row);
    }
    return lines;
}

void LogPage::copy()
{
    if (const QByteArray lines = chosenLines(); !lines.isEmpty())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(lines));
}

void LogPage::save()
{
    if (m_shown.log().isEmpty())
        return;
    const QString start = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_prompts.chooseFolder(this, tr("Save the events in"), start, [this](const QString &folder) {
        auto *job = runInWorker<QString>(
            [path = QDir(folder).filePath(fileName(m_shown)),
             log = m_shown.log().entries()](const StopFlag &) { return writeEvents(path, log); },
            this);
        job->then(this, [this](const Result<QString> &written) {
            if (!written) {
                Toast::show(this, NoticeKind::Error, tr("The events could not be saved in this folder."));
                return;
            }
            auto *toast =
                Toast::show(this, NoticeKind::Success, tr("The events are saved."), tr("Show in folder"));
            connect(toast, &Toast::actionTriggered, this,
                    [this, path = *written] { m_prompts.showInFolder(path); });
        });
    });
}

bool LogPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            copy();
            return true;
        }
        if (key->key() == Qt::Key_Space) {
            key->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui
