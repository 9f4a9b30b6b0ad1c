// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/usagetable.h"

#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/segmented.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {
enum Group { ByDay, ByVoice, ByModel, ByProject };
const char *const kWords[] = {"day", "voice", "model", "project"};
} // namespace

UsageTable::UsageTable(const history::UsageReport &report, std::function<QString(const QString &)> voiceNames)
    : DialogFrame(tr("Usage as a table"), 640), m_report(report), m_voiceNames(std::move(voiceNames)),
      m_group(new Segmented(this)), m_view(new QTreeView(this)), m_model(new QStandardItemModel(this))
{
    setObjectName(u"usageTable"_s);
    m_group->setSegments({tr("Day"), tr("Voice"), tr("Model"), tr("Project")});
    m_group->setAccessibleName(tr("Group by"));
    m_view->setObjectName(u"usageTableView"_s);
    m_view->setAccessibleName(tr("Usage"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setFixedHeight(scaled(320));
    auto *save = new QPushButton(tr("Save as CSV…"), this);
    save->setObjectName(u"usageSave"_s);
    setIconName(save, u"download"_s);
    save->setAutoDefault(true);
    column()->addWidget(m_group);
    column()->addWidget(m_view);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(save);
    column()->addLayout(buttons);
    setFocusProxy(m_view);
    connect(m_group, &Segmented::currentChanged, this, &UsageTable::showGroup);
    connect(save, &QPushButton::clicked, this, [this] {
        const int group = m_group->currentIndex();
        const auto named = group == ByVoice || group == ByProject
            ? std::function<QString(const QString &)>([this](const QString &key) { return nameOf(key); })
            : nullptr;
        emit saveRequested(history::usageCsv(QString::fromLatin1(kWords[group]), sums(), named),
                           QString::fromLatin1(kWords[group]));
    });
    m_group->setCurrentIndex(0);
    showGroup();
}

const QList<store::LedgerSum> &UsageTable::sums() const
{
    switch (m_group->currentIndex()) {
    case ByVoice:
        return m_report.voices;
    case ByModel:
        return m_report.models;
    case ByProject:
        return m_report.projects;
    default:
        return m_report.days;
    }
}

QString UsageTable::nameOf(const QString &key) const
{
    switch (m_group->currentIndex()) {
    case ByVoice:
        return m_voiceNames ? m_voiceNames(key) : key;
    case ByProject:
        return history::projectName(key);
    case ByDay:
        return QLocale().toString(QDate::fromString(key, Qt::ISODate), QLocale::ShortFormat);
    default:
        return key;
    }
}

void UsageTable::showGroup()
{
    m_model->clear();
    m_model->setHorizontalHeaderLabels(
        {tr("Name"), tr("Requests"), tr("Characters"), tr("Credits"), tr("Maybe charged")});
    const QLocale locale;
    for (const store::LedgerSum &sum : sums()) {
        QList<QStandardItem *> row{new QStandardItem(nameOf(sum.key))};
        for (const qint64 number : {sum.requests, sum.characters, sum.credits, sum.unknownCredits}) {
            auto *item = new QStandardItem(locale.toString(number));
            item->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
            row.append(item);
        }
        m_model->appendRow(row);
    }
    m_view->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_view->header()->setStretchLastSection(false);
    if (m_model->rowCount() > 0)
        m_view->setCurrentIndex(m_model->index(0, 0));
}

} // namespace studio::ui
