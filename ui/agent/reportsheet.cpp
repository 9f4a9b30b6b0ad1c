// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/reportsheet.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/switch.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

QString ReportWish::path() const
{
    return QDir(folder).filePath(name + u".zip"_s);
}

ReportSheet::ReportSheet(const ReportWish &wish, bool hasSound, QWidget *parent)
    : QWidget(parent), m_wish(wish), m_hasSound(hasSound), m_soundWanted(wish.sound)
{
    setObjectName(u"reportSheet"_s);
    setAccessibleName(tr("Save report"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(22, 16, 22, 18);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    auto *close = new IconButton(u"x"_s, tr("Close"), this);
    close->setObjectName(u"reportClose"_s);
    head->addWidget(new TextLabel(accessibleName(), TypeRole::PageTitle, &Theme::text, this), 1);
    head->addWidget(close);
    column->addLayout(head);
    auto *about =
        new TextLabel(tr("One zip file with the report, the transcript, every event, the sound and the "
                         "scenario's result. It opens again here as a replay."),
                      TypeRole::Small, &Theme::text2, this);
    about->setWrapping(true);
    column->addWidget(about);
    column->addWidget(buildForm());
    column->addStretch(1);
    column->addWidget(buildFoot());
    followTextScale(this, [this] { setFixedWidth(std::min(scaled(500), 620)); });

    connect(close, &QAbstractButton::clicked, this, &ReportSheet::cancelled);
    connect(m_cancel, &QAbstractButton::clicked, this, &ReportSheet::cancelled);
    connect(m_save, &QAbstractButton::clicked, this, [this] { submit(false, false); });
    connect(m_replace, &QAbstractButton::clicked, this, [this] { submit(true, false); });
    connect(m_keepBoth, &QAbstractButton::clicked, this, [this] { submit(false, true); });
    connect(m_folder, &QAbstractButton::clicked, this, &ReportSheet::folderRequested);
    for (QLineEdit *field : {m_name, m_note, m_names})
        connect(field, &QLineEdit::textChanged, this, &ReportSheet::refresh);
    for (Switch *one : {m_numbers, m_addresses, m_maskNames})
        connect(one, &QAbstractButton::toggled, this, &ReportSheet::refresh);
    connect(m_sound, &QAbstractButton::clicked, this, [this](bool on) {
        m_soundWanted = on;
        refresh();
    });
    setFolder(wish.folder);
}

QWidget *ReportSheet::buildForm()
{
    auto *form = new QWidget(this);
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(12);
    grid->setHorizontalSpacing(12);
    grid->setColumnMinimumWidth(0, 84);
    grid->setColumnStretch(1, 1);
    const auto addField = [&](int row, const QString &label, QWidget *field) {
        auto *title = new TextLabel(label, TypeRole::Body, &Theme::text2, form);
        title->setWeight(500);
        grid->addWidget(title, row, 0);
        grid->addWidget(field, row, 1);
    };
    m_name = new QLineEdit(m_wish.name, form);
    m_name->setObjectName(u"reportName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(200);
    m_folder = new QPushButton(form);
    m_folder->setObjectName(u"reportFolder"_s);
    setFieldLook(m_folder, u"folder-open"_s);
    m_note = new QLineEdit(m_wish.note, form);
    m_note->setObjectName(u"reportNote"_s);
    m_note->setAccessibleName(tr("Note at the top of the report"));
    m_note->setPlaceholderText(tr("Ticket number, or what went wrong"));
    m_note->setMaxLength(2000);
    addField(0, tr("Name"), m_name);
    addField(1, tr("Folder"), m_folder);
    addField(2, tr("Note"), m_note);

    const auto addSwitch = [form](const char *name, const QString &label, const QString &hint, bool on) {
        auto *made = new Switch(label, hint, form);
        made->setObjectName(QLatin1StringView(name));
        made->setChecked(on);
        return made;
    };
    m_numbers = addSwitch("reportMaskNumbers", tr("Mask numbers"), tr("Digits, and numbers spelled out"),
                          m_wish.maskNumbers);
    m_addresses = addSwitch("reportMaskAddresses", tr("Mask e-mail addresses"), {}, m_wish.maskAddresses);
    m_maskNames = addSwitch("reportMaskNames", tr("Mask names"), {}, m_wish.maskNames);
    m_names = new QLineEdit(m_wish.names.join(u", "_s), form);
    m_names->setObjectName(u"reportNames"_s);
    m_names->setAccessibleName(tr("Names to mask, separated by commas"));
    m_names->setPlaceholderText(tr("Ann Smith, Northwind"));
    m_namesHint = new TextLabel(
        m_wish.names.isEmpty() ? tr("No names were found in this session. Add those you know of.")
                               : tr("Found in this session. Names that are missing here have to be added."),
        TypeRole::Small, &Theme::text3, form);
    m_namesHint->setWrapping(true);
    m_sound = addSwitch("reportSound", tr("Include the sound"), {}, false);

    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(grid);
    column->addSpacing(4);
    for (QWidget *one : {static_cast<QWidget *>(m_numbers), static_cast<QWidget *>(m_addresses),
                         static_cast<QWidget *>(m_maskNames), static_cast<QWidget *>(m_names),
                         static_cast<QWidget *>(m_namesHint), static_cast<QWidget *>(m_sound)})
        column->addWidget(one);
    return form;
}

QWidget *ReportSheet::buildFoot()
{
    auto *foot = new QWidget(this);
    m_problem = new TextLabel(QString(), TypeRole::Small, &Theme::dangerText, foot);
    m_problem->setObjectName(u"reportProblem"_s);
    m_problem->setWrapping(true);
    m_problem->hide();
    m_existing = new QWidget(foot);
    m_replace = new QPushButton(tr("Replace"), m_existing);
    m_replace->setObjectName(u"reportReplace"_s);
    m_keepBoth = new QPushButton(tr("Keep both"), m_existing);
    m_keepBoth->setObjectName(u"reportKeepBoth"_s);
    m_existing->hide();
    auto *choice = new QHBoxLayout(m_existing);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->setSpacing(8);
    choice->addWidget(m_replace);
    choice->addWidget(m_keepBoth);
    choice->addStretch(1);
    m_summary = new TextLabel(QString(), TypeRole::Small, &Theme::text3, foot);
    m_summary->setObjectName(u"reportSummary"_s);
    m_summary->setElideMode(Qt::ElideMiddle);
    m_cancel = new QPushButton(tr("Cancel"), foot);
    m_cancel->setObjectName(u"reportCancel"_s);
    m_save = new QPushButton(tr("Save"), foot);
    m_save->setObjectName(u"reportSave"_s);
    setVariant(m_save, Variant::Primary);
    setIconName(m_save, u"download"_s);
    setHint(m_save, u"↵"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_summary, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_problem);
    column->addWidget(m_existing);
    column->addLayout(buttons);
    return foot;
}

ReportWish ReportSheet::wish() const
{
    ReportWish wish = m_wish;
    wish.name = m_name->text().trimmed();
    if (wish.name.endsWith(".zip"_L1, Qt::CaseInsensitive))
        wish.name.chop(4);
    wish.note = m_note->text().trimmed();
    wish.maskNumbers = m_numbers->isChecked();
    wish.maskAddresses = m_addresses->isChecked();
    wish.maskNames = m_maskNames->isChecked();
    wish.names.clear();
    for (const QString &name : m_names->text().split(u',')) {
        if (!name.trimmed().isEmpty())
            wish.names.append(name.simplified());
    }
    wish.sound = m_soundWanted;
    return wish;
}

void ReportSheet::setFolder(const QString &folder)
{
    m_wish.folder = folder;
    const QDir dir(folder);
    m_folder->setText(dir.dirName().isEmpty() ? folder : dir.dirName());
    m_folder->setToolTip(folder);
    m_folder->setAccessibleName(tr("Folder: %1").arg(folder));
    refresh();
}

void ReportSheet::refresh()
{
    const ReportWish now = wish();
    m_names->setVisible(now.maskNames);
    m_namesHint->setVisible(now.maskNames);
    // The switch shows what will be; what was wanted comes back when nothing is masked any more.
    m_sound->setEnabled(m_hasSound && !now.masks());
    m_sound->setChecked(m_hasSound && m_soundWanted && !now.masks());
    m_sound->setHint(!m_hasSound       ? tr("This session has none.")
                         : now.masks() ? tr("Left out: what is spoken cannot be masked.")
                                       : tr("Two channels: the user left, the agent right"));
    m_summary->setText(QFileInfo(now.path()).fileName());
    showProblem({});
    updateGeometry();
}

void ReportSheet::submit(bool replace, bool keepBoth)
{
    if (!m_save->isEnabled())
        return;
    const ReportWish now = wish();
    if (now.name.isEmpty() || now.name.contains(u'/')) {
        showProblem(tr("Enter a name without slashes, such as “duplicate-charge”."));
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (now.maskNames && now.names.isEmpty()) {
        showProblem(tr("Enter the names to mask, separated by commas, or switch “Mask names” off."));
        m_names->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!replace && !keepBoth && QFileInfo::exists(now.path())) {
        showProblem(tr("“%1” exists already.").arg(QFileInfo(now.path()).fileName()));
        m_existing->show();
        m_keepBoth->setFocus(Qt::TabFocusReason);
        return;
    }
    emit saveRequested(replace, keepBoth);
}

void ReportSheet::setBusy(bool busy)
{
    for (QWidget *one : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_folder), m_existing,
                         static_cast<QWidget *>(m_save)})
        one->setEnabled(!busy);
    m_save->setText(busy ? tr("Saving…") : tr("Save"));
    if (busy)
        m_cancel->setFocus(Qt::OtherFocusReason);
}

void ReportSheet::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    m_existing->hide();
}

QSize ReportSheet::sizeHint() const
{
    return {width(), layout()->sizeHint().height()};
}

void ReportSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit(false, false);
    else
        QWidget::keyPressEvent(event);
}

void ReportSheet::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_name->setFocus(Qt::TabFocusReason);
    m_name->selectAll();
}

} // namespace studio::ui
