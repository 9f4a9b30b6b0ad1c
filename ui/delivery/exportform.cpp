// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delivery/exportform.h"

#include "core/speech/namepattern.h"
#include "ui/delivery/exporttargets.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QDir>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace studio::ui {

using namespace Qt::StringLiterals;

namespace {

/// The hairline between fields and switches.
class ExportDivider final : public QWidget {
public:
    explicit ExportDivider(QWidget *parent) : QWidget(parent) { setFixedHeight(13); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(QRect(0, height() / 2, width(), 1), theme().border);
    }
};

} // namespace

ExportForm::ExportForm(QWidget *parent)
    : QWidget(parent), m_name(new QLineEdit(this)),
      m_insert(new IconButton(u"plus"_s, tr("Insert into the name"), this)),
      m_example(new TextLabel(QString(), TypeRole::Caption, &Theme::text3, this)),
      m_format(new StudioCombo(this)), m_folderButton(new QPushButton(this)),
      m_loudness(new StudioCombo(this)), m_selection(new Switch(tr("Selection only"), {}, this)),
      m_subtitles(new Switch(tr("Also write subtitles"), {}, this)), m_kind(new StudioCombo(this)),
      m_labels(new Switch(tr("Also write labels for Audacity (.txt)"), {}, this))
{
    m_name->setObjectName(u"exportName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(400);
    m_insert->setObjectName(u"exportInsert"_s);
    m_example->setObjectName(u"exportExample"_s);
    m_example->setElideMode(Qt::ElideMiddle);
    m_format->setObjectName(u"exportFormat"_s);
    m_format->setAccessibleDescription(tr("Format"));
    m_folderButton->setObjectName(u"exportFolder"_s);
    setFieldLook(m_folderButton, u"folder-open"_s);
    m_loudness->setObjectName(u"exportLoudness"_s);
    m_loudness->setAccessibleDescription(tr("Loudness"));
    m_selection->setObjectName(u"exportSelection"_s);
    m_subtitles->setObjectName(u"exportSubtitles"_s);
    m_kind->setObjectName(u"exportSubtitleKind"_s);
    m_kind->setAccessibleDescription(tr("Kind of subtitles"));
    m_labels->setObjectName(u"exportLabels"_s);
    m_kind->addItem(tr("SubRip (.srt)"), u"srt"_s);
    m_kind->addItem(tr("WebVTT (.vtt)"), u"vtt"_s);
    m_loudness->addItem(tr("As made"), u"as-made"_s);
    m_loudness->addItem(tr("−14 LUFS  streaming"), u"-14"_s);
    m_loudness->addItem(tr("−16 LUFS  podcast, stereo"), u"-16"_s);
    m_loudness->addItem(tr("−19 LUFS  podcast, mono"), u"-19"_s);
    m_loudness->addItem(tr("−23 LUFS  broadcast"), u"-23"_s);
    m_loudness->addItem(tr("ACX  audiobook"), u"acx"_s);
    build();
}

void ExportForm::addRow(QGridLayout *grid, int row, const QString &label, QWidget *field)
{
    auto *title = new TextLabel(label, TypeRole::Body, &Theme::text2, this);
    title->setWeight(500);
    grid->addWidget(title, row, 0);
    if (field)
        grid->addWidget(field, row, 1);
}

void ExportForm::build()
{
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(12);
    grid->setHorizontalSpacing(12);
    grid->setColumnMinimumWidth(0, 96);
    grid->setColumnStretch(1, 1);
    auto *name = new QHBoxLayout;
    name->setSpacing(4);
    name->addWidget(m_name, 1);
    name->addWidget(m_insert);
    addRow(grid, 0, tr("Name"), nullptr);
    grid->addLayout(name, 0, 1);
    grid->addWidget(m_example, 1, 1);
    addRow(grid, 2, tr("Format"), m_format);
    addRow(grid, 3, tr("Folder"), m_folderButton);
    addRow(grid, 4, tr("Loudness"), m_loudness);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(grid);
    column->addWidget(new ExportDivider(this));
    column->addWidget(m_selection);
    column->addWidget(m_subtitles);
    column->addWidget(m_kind);
    column->addWidget(m_labels);

    connect(m_name, &QLineEdit::textChanged, this, &ExportForm::changed);
    connect(m_insert, &QAbstractButton::clicked, this, &ExportForm::openPlaceholders);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportForm::changed);
    connect(m_loudness, &QComboBox::currentIndexChanged, this, &ExportForm::changed);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ExportForm::changed);
    connect(m_folderButton, &QAbstractButton::clicked, this, &ExportForm::folderRequested);
    for (Switch *one : {m_selection, m_subtitles, m_labels})
        connect(one, &QAbstractButton::toggled, this, &ExportForm::changed);
    connect(m_subtitles, &QAbstractButton::toggled, m_kind, &QWidget::setVisible);
}

void ExportForm::openPlaceholders()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList titles{tr("First words"), tr("Voice"), tr("Model"), tr("Name of the take"),
                             tr("Number"),      tr("Date"),  tr("Time")};
    const QStringList names = speech::namePlaceholders();
    for (int i = 0; i < names.size(); ++i)
        //: %1 "Voice", %2 "{voice}"
        menu->addAction(tr("%1  %2").arg(titles.value(i), names.at(i)), m_name,
                        [this, name = names.at(i)] { m_name->insert(name); });
    menu->popup(m_insert->mapToGlobal(QPoint(0, m_insert->height())));
}

void ExportForm::setFormats(const QString &made, const QString &chosen)
{
    const QSignalBlocker quiet(m_format);
    m_format->clear();
    for (const ExportTarget &target : exportTargets(made))
        m_format->addItem(target.label, target.id);
    m_format->setCurrentIndex(std::max(0, m_format->findData(chosen)));
}

void ExportForm::setFolder(const QString &folder)
{
    m_folder = folder;
    const QString home = QDir::homePath();
    QString shown = folder;
    if (folder.startsWith(home + u'/'))
        shown = folder.mid(home.size() + 1);
    shown = shown.split(u'/', Qt::SkipEmptyParts).join(u" / "_s);
    if (shown.size() > 40)
        shown = u"…"_s + shown.right(39);
    m_folderButton->setText(shown);
    m_folderButton->setToolTip(QDir::toNativeSeparators(folder));
    m_folderButton->setAccessibleName(tr("Folder: %1").arg(QDir::toNativeSeparators(folder)));
    emit changed();
}

void ExportForm::setPattern(const QString &pattern)
{
    m_name->setText(pattern);
}

void ExportForm::setExample(const QString &example)
{
    m_example->setText(example);
    m_name->setAccessibleDescription(example);
}

void ExportForm::setLoudness(const QString &target)
{
    int index = m_loudness->findData(target);
    if (const auto own = speech::loudnessTargetFrom(target); index < 0 && own && own->isSet()) {
        m_loudness->addItem(tr("%1 LUFS").arg(target), target);
        index = m_loudness->count() - 1;
    }
    m_loudness->setCurrentIndex(std::max(0, index));
}

void ExportForm::setTimes(bool available, bool subtitles, const QString &kind, bool labels)
{
    m_subtitles->setEnabled(available);
    m_labels->setEnabled(available);
    m_subtitles->setHint(available ? QString() : tr("This take has no word times."));
    m_subtitles->setChecked(available && subtitles);
    m_labels->setChecked(available && labels);
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(kind)));
    m_kind->setVisible(m_subtitles->isChecked());
}

void ExportForm::setSelection(double seconds)
{
    m_selection->setVisible(seconds > 0);
    m_selection->setText(tr("Selection only (%1 s)").arg(QLocale().toString(seconds, 'f', 1)));
}

void ExportForm::setBusy(bool busy)
{
    setEnabled(!busy);
}

void ExportForm::setNameError(bool wrong)
{
    setError(m_name, wrong);
}

void ExportForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    // Backwards, so that the beginning is seen.
    m_name->setSelection(int(m_name->text().size()), -int(m_name->text().size()));
}

QString ExportForm::pattern() const
{
    return m_name->text().trimmed();
}

QString ExportForm::format() const
{
    return m_format->currentData().toString();
}

speech::LoudnessTarget ExportForm::loudness() const
{
    return speech::loudnessTargetFrom(m_loudness->currentData().toString())
        .value_or(speech::LoudnessTarget{});
}

bool ExportForm::selectionOnly() const
{
    return !m_selection->isHidden() && m_selection->isChecked();
}

bool ExportForm::subtitles() const
{
    return m_subtitles->isChecked();
}

QString ExportForm::subtitleKind() const
{
    return m_kind->currentData().toString();
}

bool ExportForm::labels() const
{
    return m_labels->isChecked();
}

} // namespace studio::ui
