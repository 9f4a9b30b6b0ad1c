// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/usagecolumn.h"

#include "core/account/account.h"
#include "core/base/clock.h"
#include "core/store/historyindex.h"
#include "ui/history/usagebars.h"
#include "ui/history/usagechart.h"
#include "ui/history/usagetable.h"
#include "ui/theme/overlayhost.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/userprompts.h"

#include <QDateEdit>
#include <QDir>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

enum Period { ThisMonth, Last30Days, Custom };

QString grouped(qint64 number)
{
    return QLocale().toString(number);
}

/// A name nothing has yet, so that nothing is ever replaced.
QString freePath(const QString &folder, const QString &base)
{
    QString path = folder + u'/' + base + u".csv"_s;
    for (int i = 2; QFile::exists(path) && i < 1000; ++i)
        path = u"%1/%2 (%3).csv"_s.arg(folder, base).arg(i);
    return path;
}

} // namespace

UsageColumn::UsageColumn(const HistoryServices &services, QWidget *parent)
    : QWidget(parent), m_services(services)
{
    setObjectName(u"usageColumn"_s);
    setAccessibleName(tr("Usage"));
    followTextScale(this, [this] { setFixedWidth(inspectorWidth()); });
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(buildForm());
    scroll->widget()->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->addWidget(scroll);

    connect(m_period, &QComboBox::currentIndexChanged, this, [this](int period) {
        m_custom->setVisible(period == Custom);
        reload();
    });
    connect(m_from, &QDateEdit::dateChanged, this, &UsageColumn::reload);
    connect(m_to, &QDateEdit::dateChanged, this, &UsageColumn::reload);
    connect(m_group, &Segmented::currentChanged, this, &UsageColumn::showGroup);
    connect(m_table, &QPushButton::clicked, this, &UsageColumn::openTable);
    connect(&services.account, &account::Account::subscriptionChanged, this, &UsageColumn::showPlan);
    connect(&services.account, &account::Account::voicesChanged, this, &UsageColumn::showGroup);
    showPlan();
}

QWidget *UsageColumn::buildForm()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(19, 16, 20, 16);
    column->setSpacing(10);
    column->addWidget(new TextLabel(tr("Usage"), TypeRole::PanelTitle, &Theme::text, form));
    m_left = new TextLabel({}, TypeRole::PageTitle, &Theme::text, form);
    m_left->setObjectName(u"creditsLeft"_s);
    m_left->setTabular(true);
    m_plan = new TextLabel({}, TypeRole::Small, &Theme::text2, form);
    m_plan->setWrapping(true);
    column->addWidget(m_left);
    column->addWidget(m_plan);

    m_period = new StudioCombo(form);
    m_period->setObjectName(u"usagePeriod"_s);
    m_period->setAccessibleName(tr("Period"));
    m_period->addItems({tr("This month"), tr("Last 30 days"), tr("Custom days")});
    column->addSpacing(4);
    column->addWidget(m_period);
    m_custom = new QWidget(form);
    auto *days = new QHBoxLayout(m_custom);
    days->setContentsMargins(0, 0, 0, 0);
    const QDate today = QDate::currentDate();
    m_from = new QDateEdit(today.addMonths(-3), m_custom);
    m_to = new QDateEdit(today, m_custom);
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    for (QDateEdit *edit : {m_from, m_to}) {
        edit->setDateRange(QDate(2020, 1, 1), today.addYears(1));
        edit->setMinimumHeight(controlHeight(ControlSize::Medium));
        edit->setButtonSymbols(QAbstractSpinBox::NoButtons);
        days->addWidget(edit);
    }
    m_custom->hide();
    column->addWidget(m_custom);

    m_total = new TextLabel({}, TypeRole::Body, &Theme::text, form);
    m_total->setObjectName(u"usageTotal"_s);
    m_total->setWeight(600);
    m_total->setWrapping(true);
    m_unknown = new TextLabel({}, TypeRole::Small, &Theme::warnText, form);
    m_unknown->setWrapping(true);
    m_unknown->hide();
    column->addWidget(m_total);
    column->addWidget(m_unknown);
    m_chart = new UsageChart(form);
    column->addWidget(m_chart);
    m_group = new Segmented(form);
    m_group->setObjectName(u"usageGroup"_s);
    m_group->setAccessibleName(tr("Group by"));
    m_group->setSegments({tr("Voice"), tr("Model"), tr("Project")});
    m_group->setCurrentIndex(0);
    column->addSpacing(4);
    column->addWidget(m_group);
    m_bars = new UsageBars(form);
    column->addWidget(m_bars);
    column->addStretch(1);
    m_table = new QPushButton(tr("Table and CSV…"), form);
    m_table->setObjectName(u"usageOpenTable"_s);
    setIconName(m_table, u"file-text"_s);
    column->addWidget(m_table);
    auto *note = new TextLabel(tr("Counted on this computer, for the profile in use."), TypeRole::Caption,
                               &Theme::text3, form);
    note->setWrapping(true);
    column->addWidget(note);
    return form;
}

void UsageColumn::takeAccount()
{
    showPlan();
    reload();
}

void UsageColumn::showPlan()
{
    const auto &account = m_services.account;
    const auto &plan = account.subscription();
    if (account.profile().dialect == profiles::DialectKind::Sandbox) {
        m_left->setText(tr("Free in the sandbox"));
        m_plan->setText(
            tr("Nothing was charged. The figures tell what the same requests cost with an account."));
    } else if (!plan) {
        m_left->setText(tr("Credits: not known now"));
        m_plan->setText(tr("The service has not answered yet."));
    } else {
        m_left->setText(tr("%1 credits left").arg(grouped(plan->creditsLeft())));
        m_plan->setText(
            plan->resetsAt.isValid()
                ? tr("Of %1. Resets on %2.")
                      .arg(grouped(plan->creditLimit),
                           QLocale().toString(plan->resetsAt.toLocalTime().date(), QLocale::ShortFormat))
                : tr("Of %1.").arg(grouped(plan->creditLimit)));
    }
}

store::LedgerRange UsageColumn::range() const
{
    const ProfileId profile = m_services.account.profile().id;
    const QDateTime now = m_services.clock.nowUtc();
    switch (m_period->currentIndex()) {
    case Last30Days:
        return history::lastDays(profile, now, 30);
    case Custom:
        return history::between(profile, m_from->date(), m_to->date());
    default:
        return history::thisMonth(profile, now);
    }
}

void UsageColumn::reload()
{
    auto *job = history::usageReport(m_services.ledgerTable, range(), this);
    m_reading = job;
    job->then(this, [this](const Result<history::UsageReport> &report) {
        if (report) {
            m_report = *report;
            showReport();
        } else if (!report.error().isCancelled()) {
            m_total->setText(report.error().message);
        }
    });
    m_services.index.voices(m_services.account.profile().id)
        ->then(this, [this](const Result<QList<store::HistoryGroup>> &voices) {
            if (!voices)
                return;
            for (const store::HistoryGroup &voice : *voices)
                m_voices.insert(voice.key, voice.label);
            showGroup();
        });
}

void UsageColumn::showReport()
{
    const store::LedgerSum &total = m_report.total;
    m_total->setText(
        tr("%1 credits in %n requests", nullptr, int(total.requests)).arg(grouped(total.credits)));
    m_unknown->setVisible(total.unknownRequests > 0);
    m_unknown->setText(tr("About %1 credits more may have been charged.").arg(grouped(total.unknownCredits)));
    m_chart->setDays(m_report.range.from.toLocalTime().date(),
                     m_report.range.to.toLocalTime().date().addDays(-1), m_report.days);
    showGroup();
    emit reported();
}

QString UsageColumn::voiceName(const QString &id) const
{
    for (const api::Voice &voice : m_services.account.voices()) {
        if (voice.id.value() == id)
            return voice.name;
    }
    if (id.isEmpty())
        return tr("Without a voice"); // transcripts, and freeing a recording of noise
    const QString known = m_voices.value(id);
    return known.isEmpty() ? id : known;
}

void UsageColumn::showGroup()
{
    const int group = m_group->currentIndex();
    const QList<store::LedgerSum> &sums = group == 1 ? m_report.models
        : group == 2                                 ? m_report.projects
                                                     : m_report.voices;
    QList<UsageBars::Bar> bars;
    for (const store::LedgerSum &sum : sums) {
        const QString name = group == 1 ? sum.key
            : group == 2                ? history::projectName(sum.key)
                                        : voiceName(sum.key);
        bars.append({name, sum.credits});
    }
    m_bars->setBars(bars);
}

void UsageColumn::openTable()
{
    auto *table = new UsageTable(m_report, [this](const QString &id) { return voiceName(id); });
    connect(table, &UsageTable::saveRequested, this, &UsageColumn::save);
    OverlayHost::of(this)->showDialog(table);
}

void UsageColumn::save(const QByteArray &csv, const QString &word)
{
    const QDate first = m_report.range.from.toLocalTime().date();
    const QDate last = m_report.range.to.toLocalTime().date().addDays(-1);
    const QString base = u"voice-studio usage by %1 %2 to %3"_s.arg(word, first.toString(Qt::ISODate),
                                                                    last.toString(Qt::ISODate));
    m_services.prompts.chooseFolder(
        this, tr("Save the figures in"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        [this, guard = QPointer(this), csv, base](const QString &folder) {
            if (!guard)
                return;
            const QString path = freePath(folder, base);
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size() || !file.commit()) {
                Toast::show(this, NoticeKind::Error,
                            tr("The file could not be written to %1.").arg(QDir::toNativeSeparators(folder)));
                return;
            }
            auto *toast =
                Toast::show(this, NoticeKind::Success, tr("The figures are saved."), tr("Show in folder"));
            connect(toast, &Toast::actionTriggered, this,
                    [this, path] { m_services.prompts.showInFolder(path); });
        });
}

void UsageColumn::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    const int x = layoutDirection() == Qt::RightToLeft ? width() - 1 : 0;
    painter.fillRect(QRect(x, 0, 1, height()), theme().border);
}

} // namespace studio::ui
