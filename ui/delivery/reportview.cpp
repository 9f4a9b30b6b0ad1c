// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/reportview.h"

#include "ui/theme/icons.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/iconbutton.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

/// A tick or a warning; its words stand beside it.
class ReportMark final : public QWidget {
public:
    ReportMark(bool passed, QWidget *parent) : QWidget(parent), m_passed(passed) { setFixedSize(18, 18); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &t = theme();
        drawIcon(&painter, m_passed ? u"circle-check"_s : u"triangle-alert"_s, QRectF(1, 1, 16, 16),
                 m_passed ? t.okText : t.dangerText);
    }

private:
    bool m_passed;
};

} // namespace

ReportView::ReportView(const speech::ExportReport &report, QWidget *parent)
    : QWidget(parent), m_report(report), m_copy(new QPushButton(tr("Copy"), this)),
      m_done(new QPushButton(tr("Done"), this))
{
    installAccessibility();
    setObjectName(u"reportView"_s);
    setAccessibleName(tr("Export report"));
    setFixedWidth(460);
    build();
}

void ReportView::build()
{
    const QList<speech::ExportCheck> checks = speech::checksOf(m_report.measured, m_report.target);
    const bool passed = speech::passes(checks);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 16, 22, 18);
    column->setSpacing(10);
    auto *head = new QHBoxLayout;
    auto *close = new IconButton(u"x"_s, tr("Close"), this);
    close->setObjectName(u"reportClose"_s);
    const QString title = passed ? tr("Exported, all checks pass") : tr("Exported, but not all checks pass");
    head->addWidget(new TextLabel(title, TypeRole::PageTitle, &Theme::text, this), 1);
    head->addWidget(close);
    column->addLayout(head);
    const QString size = QLocale().formattedDataSize(m_report.bytes, 0, QLocale::DataSizeSIFormat);
    auto *file = new TextLabel(
        tr("%1  ·  %2  ·  %3", "file, length, size")
            .arg(QFileInfo(m_report.path).fileName(), timecode(m_report.measured.seconds), size),
        TypeRole::Small, &Theme::text2, this);
    file->setElideMode(Qt::ElideMiddle);
    column->addWidget(file);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const speech::ExportCheck &check : checks) {
        if (check.passed)
            grid->addWidget(new ReportMark(*check.passed, this), row, 0);
        grid->addWidget(new TextLabel(check.name, TypeRole::Body, &Theme::text, this), row, 1);
        auto *value = new TextLabel(check.value, TypeRole::Section, &Theme::text, this);
        value->setObjectName(u"reportValue%1"_s.arg(row));
        value->setTabular(true);
        grid->addWidget(value, row, 2);
        QString verdict = check.wanted;
        if (check.passed)
            //: %1 what was asked for, such as "at most −3 dB"
            verdict = *check.passed ? tr("%1, met").arg(check.wanted) : tr("%1, not met").arg(check.wanted);
        grid->addWidget(new TextLabel(verdict, TypeRole::Small,
                                      check.passed && !*check.passed ? &Theme::dangerText : &Theme::text3,
                                      this),
                        row, 3);
        ++row;
    }
    column->addLayout(grid);
    column->addSpacing(8);

    m_copy->setObjectName(u"reportCopy"_s);
    setIconName(m_copy, u"copy"_s);
    m_done->setObjectName(u"reportDone"_s);
    setVariant(m_done, Variant::Primary);
    auto *show = new QPushButton(tr("Show in folder"), this);
    show->setObjectName(u"reportShow"_s);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_copy);
    foot->addStretch(1);
    foot->addWidget(show);
    foot->addWidget(m_done);
    column->addLayout(foot);
    connect(m_copy, &QPushButton::clicked, this, &ReportView::copy);
    connect(show, &QPushButton::clicked, this, &ReportView::showRequested);
    connect(m_done, &QPushButton::clicked, this, &ReportView::closed);
    connect(close, &QAbstractButton::clicked, this, &ReportView::closed);
}

void ReportView::copy()
{
    QGuiApplication::clipboard()->setText(speech::reportText(m_report));
    m_copy->setText(tr("Copied"));
}

QSize ReportView::sizeHint() const
{
    return {460, QWidget::sizeHint().height()};
}

void ReportView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_done->setFocus(Qt::OtherFocusReason);
}

void ReportView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace studio::ui
