// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptexportsheet.h"

#include "core/base/workerjob.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using transcript::Format;
using Rows = transcript::ExportOptions::Rows;

constexpr int kPreviewSoonMs = 80;
constexpr int kFormWidth = 400;

bool hasTimesChoice(Format format)
{
    return format == Format::Text || format == Format::Markdown || format == Format::Docx
        || format == Format::Html;
}

bool hasRowsChoice(Format format)
{
    return format == Format::Csv || format == Format::Labels;
}

} // namespace

QString TranscriptExport::path() const
{
    return QDir(folder).filePath(name + u'.' + transcript::formatSuffix(format));
}

TranscriptExportSheet::TranscriptExportSheet(const transcript::Transcript &transcript,
                                             const TranscriptExport &wish, double selectionFrom,
                                             double selectionTo, QWidget *parent)
    : QWidget(parent), m_transcript(transcript), m_wish(wish), m_from(selectionFrom), m_to(selectionTo)
{
    setObjectName(u"transcriptExport"_s);
    setAccessibleName(tr("Export transcript"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 16, 22, 18);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    auto *close = new IconButton(u"x"_s, tr("Close"), this);
    close->setObjectName(u"transcriptExportClose"_s);
    head->addWidget(new TextLabel(accessibleName(), TypeRole::PageTitle, &Theme::text, this), 1);
    head->addWidget(close);
    column->addLayout(head);
    auto *body = new QHBoxLayout;
    body->setSpacing(20);
    QWidget *form = buildForm();
    body->addWidget(form, 0, Qt::AlignTop);
    body->addWidget(buildPreview(), 1);
    column->addLayout(body, 1);
    column->addWidget(buildFoot());
    followTextScale(this, [this, form] {
        form->setFixedWidth(std::min(scaled(kFormWidth), 460));
        setFixedWidth(std::min(scaled(860), 900));
    });
    setTabOrder(m_name, m_format);

    m_soon.setSingleShot(true);
    m_soon.setInterval(kPreviewSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &TranscriptExportSheet::preview);
    connect(close, &QAbstractButton::clicked, this, &TranscriptExportSheet::cancelled);
    connect(m_cancel, &QAbstractButton::clicked, this, &TranscriptExportSheet::cancelled);
    connect(m_export, &QAbstractButton::clicked, this, [this] { submit(false, false); });
    connect(m_replace, &QAbstractButton::clicked, this, [this] { submit(true, false); });
    connect(m_keepBoth, &QAbstractButton::clicked, this, [this] { submit(false, true); });
    connect(m_folder, &QAbstractButton::clicked, this, &TranscriptExportSheet::folderRequested);
    connect(m_name, &QLineEdit::textChanged, this, &TranscriptExportSheet::refresh);
    connect(m_format, &QComboBox::currentIndexChanged, this, &TranscriptExportSheet::refresh);
    connect(m_rows, &QComboBox::currentIndexChanged, this, &TranscriptExportSheet::refresh);
    for (Switch *one : {m_names, m_times, m_events, m_selection})
        connect(one, &QAbstractButton::toggled, this, &TranscriptExportSheet::refresh);
    setFolder(wish.folder);
    preview();
}

QWidget *TranscriptExportSheet::buildForm()
{
    auto *form = new QWidget(this);
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(12);
    grid->setHorizontalSpacing(12);
    grid->setColumnMinimumWidth(0, 84);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](int row, const QString &label, QWidget *field) {
        auto *title = new TextLabel(label, TypeRole::Body, &Theme::text2, form);
        title->setWeight(500);
        grid->addWidget(title, row, 0);
        grid->addWidget(field, row, 1);
        return title;
    };
    m_name = new QLineEdit(m_wish.name, form);
    m_name->setObjectName(u"transcriptExportName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(200);
    m_format = new StudioCombo(form);
    m_format->setObjectName(u"transcriptExportFormat"_s);
    m_format->setAccessibleDescription(tr("Format"));
    for (const Format format : transcript::allFormats())
        m_format->addItem(transcript::formatLabel(format), int(format));
    m_format->setCurrentIndex(m_format->findData(int(m_wish.format)));
    m_folder = new QPushButton(form);
    m_folder->setObjectName(u"transcriptExportFolder"_s);
    setFieldLook(m_folder, u"folder-open"_s);
    m_rows = new StudioCombo(form);
    m_rows->setObjectName(u"transcriptExportRows"_s);
    m_rows->setAccessibleDescription(tr("A row for each"));
    m_rows->addItem(tr("Paragraph"), int(Rows::Segments));
    m_rows->addItem(tr("Caption"), int(Rows::Captions));
    m_rows->addItem(tr("Word"), int(Rows::Words));
    m_rows->setCurrentIndex(m_rows->findData(int(m_wish.options.rows)));
    addRow(0, tr("Name"), m_name);
    addRow(1, tr("Format"), m_format);
    addRow(2, tr("Folder"), m_folder);
    m_rowsLabel = addRow(3, tr("A row for each"), m_rows);

    const auto addSwitch = [form](const char *name, const QString &label, bool on) {
        auto *made = new Switch(label, {}, form);
        made->setObjectName(QLatin1StringView(name));
        made->setChecked(on);
        return made;
    };
    m_names = addSwitch("transcriptExportNames", tr("Speaker names"), m_wish.options.speakers);
    m_times = addSwitch("transcriptExportTimes", tr("Times"), m_wish.options.times);
    m_events =
        addSwitch("transcriptExportEvents", tr("Sounds such as (laughter)"), m_wish.options.audioEvents);
    m_selection =
        addSwitch("transcriptExportSelection", tr("Selection only (%1)").arg(timecode(m_to - m_from)), false);
    m_selection->setVisible(m_to > m_from);
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(grid);
    column->addSpacing(4);
    for (Switch *one : {m_names, m_times, m_events, m_selection})
        column->addWidget(one);
    column->addStretch(1);
    return form;
}

QWidget *TranscriptExportSheet::buildPreview()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *title = new TextLabel(tr("Preview"), TypeRole::Body, &Theme::text2, side);
    title->setWeight(500);
    m_preview = new QPlainTextEdit(side);
    m_preview->setObjectName(u"transcriptExportPreview"_s);
    m_preview->setAccessibleName(tr("The first lines of the file"));
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setTabChangesFocus(true);
    m_preview->setMinimumSize(160, 120);
    followTextScale(m_preview, [this] { m_preview->setFont(fontFor(TypeRole::Small)); });
    column->addWidget(title);
    m_preview->setFrameShape(QFrame::NoFrame);
    m_preview->viewport()->setAutoFillBackground(false);
    auto *card = new Card(side, 8);
    card->column()->addWidget(m_preview);
    column->addWidget(card, 1);
    return side;
}

QWidget *TranscriptExportSheet::buildFoot()
{
    auto *foot = new QWidget(this);
    m_problem = new TextLabel(QString(), TypeRole::Small, &Theme::dangerText, foot);
    m_problem->setObjectName(u"transcriptExportProblem"_s);
    m_problem->setWrapping(true);
    m_problem->hide();
    m_existing = new QWidget(foot);
    m_replace = new QPushButton(tr("Replace"), m_existing);
    m_replace->setObjectName(u"transcriptExportReplace"_s);
    m_keepBoth = new QPushButton(tr("Keep both"), m_existing);
    m_keepBoth->setObjectName(u"transcriptExportKeepBoth"_s);
    m_existing->hide();
    auto *choice = new QHBoxLayout(m_existing);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(8);
    choice->addWidget(m_replace);
    choice->addWidget(m_keepBoth);
    choice->addStretch(1);
    m_summary = new TextLabel(QString(), TypeRole::Small, &Theme::text3, foot);
    m_summary->setObjectName(u"transcriptExportSummary"_s);
    m_summary->setElideMode(Qt::ElideMiddle);
    m_cancel = new QPushButton(tr("Cancel"), foot);
    m_cancel->setObjectName(u"transcriptExportCancel"_s);
    m_export = new QPushButton(tr("Export"), foot);
    m_export->setObjectName(u"transcriptExportDo"_s);
    setVariant(m_export, Variant::Primary);
    setIconName(m_export, u"download"_s);
    setHint(m_export, u"↵"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_summary, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_export);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_problem);
    column->addWidget(m_existing);
    column->addLayout(buttons);
    return foot;
}

TranscriptExport TranscriptExportSheet::wish() const
{
    TranscriptExport wish = m_wish;
    wish.name = m_name->text().trimmed();
    wish.format = Format(m_format->currentData().toInt());
    if (const QString suffix = u'.' + transcript::formatSuffix(wish.format);
        wish.name.endsWith(suffix, Qt::CaseInsensitive))
        wish.name.chop(suffix.size());
    wish.options.rows = Rows(m_rows->currentData().toInt());
    wish.options.speakers = m_names->isChecked();
    wish.options.times = m_times->isChecked();
    wish.options.audioEvents = m_events->isChecked();
    if (m_selection->isChecked() && m_to > m_from) {
        wish.options.fromSeconds = m_from;
        wish.options.toSeconds = m_to;
    }
    return wish;
}

void TranscriptExportSheet::setFolder(const QString &folder)
{
    m_wish.folder = folder;
    const QDir dir(folder);
    m_folder->setText(dir.dirName().isEmpty() ? folder : dir.dirName());
    m_folder->setToolTip(folder);
    m_folder->setAccessibleName(tr("Folder: %1").arg(folder));
    refresh();
}

void TranscriptExportSheet::refresh()
{
    const TranscriptExport now = wish();
    const bool json = now.format == Format::Json;
    m_rows->setVisible(hasRowsChoice(now.format));
    m_rowsLabel->setVisible(hasRowsChoice(now.format));
    m_times->setVisible(hasTimesChoice(now.format));
    m_names->setVisible(!json);
    m_events->setVisible(!json);
    m_selection->setVisible(!json && m_to > m_from);
    m_summary->setText(QFileInfo(now.path()).fileName());
    showProblem({});
    m_soon.start();
}

void TranscriptExportSheet::preview()
{
    auto *job = runInWorker<QStringList>([transcript = m_transcript, now = wish()](const StopFlag &) {
        return transcript::previewLines(now.format, transcript, now.options);
    });
    m_job = job;
    job->then(this, [this](const Result<QStringList> &lines) {
        m_preview->setPlainText(lines ? lines->join(u'\n') : lines.error().message);
    });
}

void TranscriptExportSheet::submit(bool replace, bool keepBoth)
{
    if (!m_export->isEnabled())
        return;
    const TranscriptExport now = wish();
    if (now.name.isEmpty() || now.name.contains(u'/')) {
        showProblem(tr("Enter a name without slashes, such as “interview”."));
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!replace && !keepBoth && QFileInfo::exists(now.path())) {
        showProblem(tr("“%1” exists already.").arg(QFileInfo(now.path()).fileName()));
        m_existing->show();
        m_keepBoth->setFocus(Qt::TabFocusReason);
        return;
    }
    emit exportRequested(replace, keepBoth);
}

void TranscriptExportSheet::setBusy(bool busy)
{
    for (QWidget *one : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_format),
                         static_cast<QWidget *>(m_folder), m_existing, static_cast<QWidget *>(m_export)})
        one->setEnabled(!busy);
    m_export->setText(busy ? tr("Exporting…") : tr("Export"));
    if (busy)
        m_cancel->setFocus(Qt::OtherFocusReason);
}

void TranscriptExportSheet::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    m_existing->hide();
}

QSize TranscriptExportSheet::sizeHint() const
{
    return {width(), std::min(scaled(470), 560)};
}

void TranscriptExportSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit(false, false);
    else
        QWidget::keyPressEvent(event);
}

void TranscriptExportSheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_name->setFocus(Qt::TabFocusReason);
    m_name->selectAll();
}

} // namespace studio::ui
