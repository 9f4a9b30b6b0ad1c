// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/comparisondialog.h"

#include "ui/agent/comparisonmodel.h"
#include "ui/agent/comparisontable.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kComparisonWidth = 900;
constexpr int kComparisonHeight = 320;
constexpr int kDetailLines = 4;

} // namespace

ComparisonDialog::ComparisonDialog(QWidget *parent)
    : DialogFrame(tr("Compare"), kComparisonWidth, parent), m_model(new ComparisonModel(this))
{
    setObjectName(u"comparisonDialog"_s);
    setAcceptDrops(true);
    buildSides();
    buildTable();
    m_detail = new TextLabel({}, TypeRole::Small, &Theme::text2, this);
    m_detail->setObjectName(u"comparisonDetail"_s);
    m_detail->setWrapping(true);
    m_detail->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    followTextScale(this,
                    [this] { m_detail->setFixedHeight(kDetailLines * (lineHeight(TypeRole::Small) + 2)); });
    column()->addWidget(m_detail);

    m_only = new Switch(tr("Only what differs"), {}, this);
    m_only->setObjectName(u"comparisonOnly"_s);
    m_summary = new TextLabel({}, TypeRole::Small, &Theme::text2, this);
    m_summary->setObjectName(u"comparisonSummary"_s);
    auto *open = new QPushButton(tr("Open…"), this);
    open->setObjectName(u"comparisonOpen"_s);
    open->setToolTip(tr("A comparison, or the result of a check by the command line"));
    setIconName(open, u"folder-open"_s);
    m_export = new QPushButton(tr("Export…"), this);
    m_export->setObjectName(u"comparisonExport"_s);
    setIconName(m_export, u"download"_s);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_only);
    foot->addSpacing(12);
    foot->addWidget(m_summary, 1);
    foot->addWidget(open);
    foot->addWidget(m_export);
    column()->addLayout(foot);
    connect(m_only, &QAbstractButton::toggled, this, [this](bool only) {
        m_model->setOnlyDifferences(only);
        m_table->setCurrentIndex(m_model->index(0, 0));
        showDetail();
    });
    connect(open, &QPushButton::clicked, this, &ComparisonDialog::openRequested);
    connect(m_export, &QPushButton::clicked, this, &ComparisonDialog::exportRequested);
    setNothing({});
}

void ComparisonDialog::buildSides()
{
    m_left = new StudioCombo(this);
    m_left->setObjectName(u"comparisonLeft"_s);
    m_left->setAccessibleName(tr("First side: compare with"));
    m_right = new StudioCombo(this);
    m_right->setObjectName(u"comparisonRight"_s);
    m_right->setAccessibleName(tr("Second side: compared"));
    auto *swap = new IconButton(u"arrow-left-right"_s, tr("Swap the sides"), this);
    swap->setObjectName(u"comparisonSwap"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_left, 1);
    row->addWidget(swap);
    row->addWidget(m_right, 1);
    column()->addLayout(row);
    const auto chosen = [this] { emit sidesChosen(left(), right()); };
    connect(m_left, &QComboBox::activated, this, chosen);
    connect(m_right, &QComboBox::activated, this, chosen);
    connect(swap, &QAbstractButton::clicked, this, [this] {
        const int before = left();
        m_left->setCurrentIndex(right());
        m_right->setCurrentIndex(before);
        emit sidesChosen(left(), right());
    });
}

void ComparisonDialog::buildTable()
{
    m_pages = new QStackedWidget(this);
    m_table = new ComparisonTable(*m_model);
    m_nothing = new EmptyState(u"arrow-left-right"_s, tr("Nothing to compare yet"), {});
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_nothing);
    m_pages->setFixedHeight(kComparisonHeight);
    column()->addWidget(m_pages);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ComparisonDialog::showDetail);
}

int ComparisonDialog::left() const
{
    return m_left->currentIndex();
}

int ComparisonDialog::right() const
{
    return m_right->currentIndex();
}

void ComparisonDialog::setSides(const QStringList &names, int left, int right)
{
    for (StudioCombo *combo : {m_left, m_right}) {
        combo->clear();
        combo->addItems(names);
    }
    m_left->setCurrentIndex(left);
    m_right->setCurrentIndex(right);
}

void ComparisonDialog::setComparison(const scenario::Comparison &comparison)
{
    m_model->setComparison(comparison);
    m_pages->setCurrentWidget(m_table);
    // Who has just opened it reads; who chooses a side goes on choosing.
    if (!m_left->hasFocus() && !m_right->hasFocus())
        m_table->setFocus(Qt::OtherFocusReason);
    m_table->setCurrentIndex(m_model->index(0, 0));
    m_summary->setText(m_model->summary());
    m_export->setEnabled(true);
    showDetail();
}

void ComparisonDialog::setNothing(const QString &why)
{
    m_model->setComparison({});
    m_nothing->setContent(u"arrow-left-right"_s, tr("Nothing to compare yet"), why);
    m_pages->setCurrentWidget(m_nothing);
    m_summary->setText({});
    m_export->setEnabled(false);
    showDetail();
}

void ComparisonDialog::showDetail()
{
    m_detail->setText(m_model->detail(m_table->currentIndex().row()));
}

void ComparisonDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()
        && urls.first().toLocalFile().endsWith(".json"_L1, Qt::CaseInsensitive))
        event->acceptProposedAction();
}

void ComparisonDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    emit fileDropped(event->mimeData()->urls().first().toLocalFile());
}

} // namespace studio::ui
