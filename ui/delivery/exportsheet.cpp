// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/exportsheet.h"

#include "core/speech/namepattern.h"
#include "ui/delivery/exportform.h"
#include "ui/delivery/exporttargets.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/switch.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

using namespace Qt::StringLiterals;

ExportSheet::ExportSheet(const ExportSubject &subject, QWidget *parent)
    : QWidget(parent), m_subject(subject), m_form(new ExportForm(this)),
      m_zip(new Switch(tr("Into one ZIP file"), {}, this)),
      m_problem(new TextLabel(QString(), TypeRole::Small, &Theme::dangerText, this)),
      m_existing(new QWidget(this)), m_replace(new QPushButton(tr("Replace"), m_existing)),
      m_keepBoth(new QPushButton(tr("Keep both"), m_existing)),
      m_summary(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_export(new QPushButton(tr("Export"), this))
{
    Q_ASSERT(!subject.takes.isEmpty());
    setObjectName(u"exportSheet"_s);
    const int count = int(subject.takes.size());
    setAccessibleName(isMany() ? tr("Export %n takes", nullptr, count)
                               : tr("Export take %1").arg(subject.takes.first().number));
    followTextScale(this, [this] { setFixedWidth(std::max(460, scaled(460))); });
    build();
    const auto range = subject.selection;
    m_form->setSelection(range && !isMany() ? range->to - range->from : 0);
    connect(m_form, &ExportForm::changed, this, &ExportSheet::refresh);
    refresh();
}

void ExportSheet::build()
{
    m_zip->setObjectName(u"exportZip"_s);
    m_zip->setVisible(isMany());
    m_problem->setObjectName(u"exportProblem"_s);
    m_problem->setWrapping(true);
    m_problem->hide();
    m_replace->setObjectName(u"exportReplace"_s);
    m_keepBoth->setObjectName(u"exportKeepBoth"_s);
    m_existing->hide();
    m_cancel->setObjectName(u"exportCancel"_s);
    m_export->setObjectName(u"exportDo"_s);
    m_summary->setObjectName(u"exportSummary"_s);
    setVariant(m_export, Variant::Primary);
    setIconName(m_export, u"download"_s);
    setHint(m_export, u"↵"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 16, 22, 18);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    auto *close = new IconButton(u"x"_s, tr("Close"), this);
    close->setObjectName(u"exportClose"_s);
    head->addWidget(new TextLabel(accessibleName(), TypeRole::PageTitle, &Theme::text, this), 1);
    head->addWidget(close);
    column->addLayout(head);
    column->addWidget(m_form);
    column->addWidget(m_zip);
    column->addWidget(m_problem);
    auto *choice = new QHBoxLayout(m_existing);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(8);
    choice->addWidget(m_replace);
    choice->addWidget(m_keepBoth);
    choice->addStretch(1);
    column->addWidget(m_existing);
    column->addSpacing(6);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_summary, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_export);
    column->addLayout(foot);

    connect(close, &QAbstractButton::clicked, this, &ExportSheet::cancelled);
    connect(m_cancel, &QAbstractButton::clicked, this, &ExportSheet::cancelled);
    connect(m_export, &QAbstractButton::clicked, this, [this] { submit(false, false); });
    connect(m_replace, &QAbstractButton::clicked, this, [this] { submit(true, false); });
    connect(m_keepBoth, &QAbstractButton::clicked, this, [this] { submit(false, true); });
    connect(m_form, &ExportForm::folderRequested, this, &ExportSheet::folderRequested);
}

bool ExportSheet::wantsZip() const
{
    return isMany() && m_zip->isChecked();
}

double ExportSheet::seconds() const
{
    if (m_form->selectionOnly())
        return m_subject.selection->to - m_subject.selection->from;
    double sum = 0;
    for (const store::Take &take : m_subject.takes)
        sum += double(take.durationMs) / 1000;
    return sum;
}

QString ExportSheet::path() const
{
    const store::Take &take = m_subject.takes.first();
    const QString suffix = exportSuffix(m_form->format(), take);
    QString pattern = m_form->pattern();
    if (pattern.endsWith(u'.' + suffix, Qt::CaseInsensitive))
        pattern.chop(suffix.size() + 1);
    return QDir(m_form->folder())
        .filePath(speech::nameFromPattern(pattern, take, m_subject.modelName) + u'.' + suffix);
}

void ExportSheet::refresh()
{
    showProblem({});
    const auto checked = speech::checkNamePattern(m_form->pattern());
    m_form->setNameError(!checked);
    m_form->setExample(checked ? QFileInfo(path()).fileName() : checked.error().message);
    qint64 bytes = 0;
    for (const store::Take &take : m_subject.takes)
        bytes +=
            estimatedBytes(m_form->format(), take, isMany() ? double(take.durationMs) / 1000 : seconds());
    m_summary->setText(
        tr("%1  ·  about %2", "length, size")
            .arg(timecode(seconds()), QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat)));
}

speech::ExportOptions ExportSheet::options() const
{
    speech::ExportOptions options;
    options.path = path();
    options.format = exportFormat(m_form->format());
    options.loudness = m_form->loudness();
    if (m_form->selectionOnly())
        options.range = m_subject.selection;
    const QFileInfo file(options.path);
    const QString stem = file.dir().filePath(file.completeBaseName());
    if (m_form->subtitles())
        options.subtitlesPath = stem + u'.' + m_form->subtitleKind();
    if (m_form->labels())
        options.labelsPath = stem + u".txt"_s;
    return options;
}

void ExportSheet::submit(bool replace, bool keepBoth)
{
    if (!m_export->isEnabled())
        return;
    if (const auto checked = speech::checkNamePattern(m_form->pattern()); !checked) {
        showProblem(checked.error().message);
        m_form->focusName();
        return;
    }
    speech::ExportOptions wish = options();
    wish.replaceExisting = replace;
    wish.keepBoth = keepBoth;
    if (!isMany() && !replace && !keepBoth) {
        for (const QString &one : {wish.path, wish.subtitlesPath, wish.labelsPath}) {
            if (!one.isEmpty() && QFileInfo::exists(one)) {
                askAboutExisting(one);
                return;
            }
        }
    }
    emit exportRequested(wish);
}

void ExportSheet::askAboutExisting(const QString &path)
{
    showProblem(tr("“%1” exists already.").arg(QFileInfo(path).fileName()));
    m_existing->show();
    m_keepBoth->setFocus(Qt::TabFocusReason);
    adjustSize();
}

void ExportSheet::setBusy(bool busy)
{
    m_form->setBusy(busy);
    m_zip->setEnabled(!busy);
    m_existing->setEnabled(!busy);
    m_export->setEnabled(!busy);
    m_export->setText(busy ? tr("Exporting…") : tr("Export"));
    if (busy)
        m_cancel->setFocus(Qt::OtherFocusReason);
}

void ExportSheet::setProgress(double progress)
{
    m_export->setText(tr("Exporting, %1 %", "a percentage").arg(QLocale().toString(qRound(progress * 100))));
}

void ExportSheet::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    m_existing->hide();
    adjustSize();
}

QSize ExportSheet::sizeHint() const
{
    return {width(), QWidget::sizeHint().height()};
}

void ExportSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit(false, false);
    else
        QWidget::keyPressEvent(event);
}

void ExportSheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_form->focusName();
}

} // namespace studio::ui
