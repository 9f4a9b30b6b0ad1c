// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/exportsheet.h"

#include "core/speech/takeexport.h"
#include "ui/speech/outputformats.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

const auto kAsMade = "as-made"_L1;

struct Target {
    QString id;
    audio::StreamFormat format;
};

QList<Target> targets()
{
    using audio::Codec;
    return {{u"mp3"_s, {Codec::Mp3, 44100, 1, 128}},
            {u"wav"_s, {Codec::Wav, 44100, 1, 0}},
            {u"flac"_s, {Codec::Flac, 44100, 1, 0}},
            {u"opus"_s, {Codec::Opus, 48000, 1, 96}},
            {u"m4a"_s, {Codec::Aac, 44100, 1, 128}}};
}

QString targetLabel(const QString &id)
{
    if (id == "mp3"_L1)
        return ExportSheet::tr("MP3  128 kbps");
    if (id == "wav"_L1)
        return ExportSheet::tr("WAV  uncompressed");
    if (id == "flac"_L1)
        return ExportSheet::tr("FLAC  lossless");
    if (id == "opus"_L1)
        return ExportSheet::tr("Opus  96 kbps");
    return ExportSheet::tr("M4A  128 kbps");
}

/// Bytes a second of a target, roughly.
double rateOf(const QString &id)
{
    if (id == "wav"_L1)
        return 88200;
    if (id == "flac"_L1)
        return 45000;
    return id == "opus"_L1 ? 12000 : 16000;
}

} // namespace

ExportSheet::ExportSheet(const store::Take &take, const QString &folder, const QString &suffix,
                         bool subtitles, QWidget *parent)
    : QWidget(parent), m_take(take), m_name(new QLineEdit(this)), m_format(new StudioCombo(this)),
      m_folderButton(new QPushButton(this)),
      m_subtitles(new Switch(tr("Also write subtitles (.srt)"), {}, this)),
      m_summary(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this)),
      m_problem(new TextLabel(QString(), TypeRole::Small, &Theme::dangerText, this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_export(new QPushButton(tr("Export"), this))
{
    setObjectName(u"exportSheet"_s);
    setAccessibleName(tr("Export take %1").arg(take.number));
    setFixedWidth(460);
    build();

    QString name = speech::suggestedFileName(take, u"x");
    name.chop(2);
    m_name->setText(name);
    m_format->addItem(tr("As made: %1").arg(outputFormatLabel(take.outputFormat)), QString(kAsMade));
    for (const Target &target : targets())
        m_format->addItem(targetLabel(target.id), target.id);
    m_format->setCurrentIndex(std::max(0, m_format->findData(suffix)));
    const bool hasTimes = !take.alignment.isEmpty();
    m_subtitles->setEnabled(hasTimes);
    m_subtitles->setChecked(hasTimes && subtitles);
    if (!hasTimes)
        m_subtitles->setHint(tr("This take has no word times."));
    setFolder(folder);
    showSummary();
}

void ExportSheet::build()
{
    m_name->setObjectName(u"exportName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_format->setObjectName(u"exportFormat"_s);
    m_format->setAccessibleDescription(tr("Format"));
    m_folderButton->setObjectName(u"exportFolder"_s);
    m_subtitles->setObjectName(u"exportSubtitles"_s);
    m_problem->setObjectName(u"exportProblem"_s);
    m_problem->setWrapping(true);
    m_cancel->setObjectName(u"exportCancel"_s);
    m_export->setObjectName(u"exportDo"_s);
    setVariant(m_export, Variant::Primary);
    setIconName(m_export, u"download"_s);
    setHint(m_export, u"↵"_s);
    setIconName(m_folderButton, u"folder-open"_s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 16, 22, 18);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    auto *close = new IconButton(u"x"_s, tr("Close"), this);
    close->setObjectName(u"exportClose"_s);
    head->addWidget(new TextLabel(accessibleName(), TypeRole::PageTitle, &Theme::text, this), 1);
    head->addWidget(close);
    column->addLayout(head);

    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(12);
    grid->setHorizontalSpacing(12);
    grid->setColumnMinimumWidth(0, 96);
    grid->setColumnStretch(1, 1);
    const auto addRow = [this, grid](int row, const QString &label, QWidget *field) {
        auto *title = new TextLabel(label, TypeRole::Body, &Theme::text2, this);
        title->setWeight(500);
        grid->addWidget(title, row, 0);
        grid->addWidget(field, row, 1);
    };
    addRow(0, tr("Name"), m_name);
    addRow(1, tr("Format"), m_format);
    addRow(2, tr("Folder"), m_folderButton);
    column->addLayout(grid);
    column->addSpacing(6);
    column->addWidget(m_subtitles);
    column->addWidget(m_problem);
    column->addSpacing(6);
    m_problem->hide();

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_summary, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_export);
    column->addLayout(foot);

    connect(close, &QAbstractButton::clicked, this, &ExportSheet::cancelled);
    connect(m_cancel, &QAbstractButton::clicked, this, &ExportSheet::cancelled);
    connect(m_export, &QAbstractButton::clicked, this, &ExportSheet::submit);
    connect(m_folderButton, &QAbstractButton::clicked, this, &ExportSheet::folderRequested);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportSheet::showSummary);
    connect(m_name, &QLineEdit::textChanged, this, &ExportSheet::showSummary);
}

void ExportSheet::setFolder(const QString &folder)
{
    m_folder = folder;
    const QString home = QDir::homePath();
    QString shown = QDir::toNativeSeparators(folder);
    if (folder.startsWith(home + u'/'))
        shown = QDir::toNativeSeparators(folder.mid(home.size() + 1));
    if (shown.size() > 40)
        shown = u"…"_s + shown.right(39);
    m_folderButton->setText(shown);
    m_folderButton->setToolTip(QDir::toNativeSeparators(folder));
    m_folderButton->setAccessibleName(tr("Folder: %1").arg(QDir::toNativeSeparators(folder)));
    showSummary();
}

QString ExportSheet::suffix() const
{
    return m_format->currentData().toString();
}

bool ExportSheet::wantsSubtitles() const
{
    return m_subtitles->isChecked();
}

void ExportSheet::setBusy(bool busy)
{
    for (QWidget *field : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_format),
                           static_cast<QWidget *>(m_folderButton), static_cast<QWidget *>(m_export)})
        field->setEnabled(!busy);
    m_export->setText(busy ? tr("Exporting…") : tr("Export"));
}

void ExportSheet::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    setError(m_name, !sentence.isEmpty());
    adjustSize();
}

void ExportSheet::showSummary()
{
    if (!m_acceptedPath.isEmpty() && m_acceptedPath != path()) {
        m_acceptedPath.clear();
        m_export->setText(tr("Export"));
    }
    if (m_problem->isVisible())
        showProblem({});
    const double seconds = double(m_take.durationMs) / 1000.0;
    const qint64 bytes = suffix() == kAsMade ? m_take.audioBytes : qint64(seconds * rateOf(suffix()));
    m_summary->setText(
        tr("%1  ·  about %2", "length, size")
            .arg(timecode(seconds), QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat)));
}

QString ExportSheet::path() const
{
    const QString chosen = suffix() == kAsMade ? store::audioSuffix(m_take.outputFormat) : suffix();
    QString name = m_name->text().trimmed();
    if (name.endsWith(u'.' + chosen, Qt::CaseInsensitive))
        name.chop(chosen.size() + 1);
    return QDir(m_folder).filePath(name + u'.' + chosen);
}

void ExportSheet::submit()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty() || name.contains(u'/') || name.contains(QChar(u'\0'))) {
        showProblem(tr("Enter a file name without “/”, for example “welcome”."));
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    }
    Wish wish;
    wish.path = path();
    if (QFileInfo::exists(wish.path) && m_acceptedPath != wish.path) {
        showProblem(tr("“%1” exists already. Press Replace to overwrite it, or choose another name.")
                        .arg(QFileInfo(wish.path).fileName()));
        m_acceptedPath = wish.path;
        m_export->setText(tr("Replace"));
        return;
    }
    wish.replaceExisting = m_acceptedPath == wish.path;
    for (const Target &target : targets()) {
        if (target.id == suffix())
            wish.format = target.format;
    }
    if (wantsSubtitles()) {
        const QFileInfo file(wish.path);
        wish.subtitlesPath = file.dir().filePath(file.completeBaseName() + ".srt"_L1);
    }
    emit exportRequested(wish);
}

QSize ExportSheet::sizeHint() const
{
    return {460, QWidget::sizeHint().height()};
}

void ExportSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        QWidget::keyPressEvent(event);
}

void ExportSheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_name->setFocus(Qt::OtherFocusReason);
    // Backwards, so that the beginning is seen.
    m_name->setSelection(int(m_name->text().size()), -int(m_name->text().size()));
}

} // namespace studio::ui
