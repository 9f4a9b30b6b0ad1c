// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/profilerow.h"

#include "core/profiles/profilestore.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr int kLongestName = 60;

QString whereTo(const profiles::Profile &profile)
{
    if (profile.dialect == profiles::DialectKind::Sandbox)
        return ProfileRow::tr("Built in, free, works offline");
    const QString place = profile.planLabel.isEmpty()
        ? profile.baseUrl.host()
        : ProfileRow::tr("%1 · %2", "host and plan").arg(profile.baseUrl.host(), profile.planLabel);
    if (profile.keyTail.isEmpty())
        return place;
    //: %1 host and plan, %2 the last four characters of a key.
    return ProfileRow::tr("%1 · key ••••%2").arg(place, profile.keyTail);
}

} // namespace

ProfileRow::ProfileRow(QWidget *parent)
    : QWidget(parent), m_name(new TextLabel({}, TypeRole::Section, &Theme::text, this)),
      m_edit(new QLineEdit(this)), m_detail(new TextLabel({}, TypeRole::Small, &Theme::text3, this)),
      m_result(new TextLabel({}, TypeRole::Small, &Theme::text2, this)),
      m_inUse(new Badge(Badge::Kind::Success, tr("In use"), this)), m_use(new QPushButton(tr("Use"), this)),
      m_test(new QPushButton(tr("Test"), this)), m_key(new QPushButton(tr("Replace key"), this)),
      m_rename(new IconButton(u"pencil"_s, {}, this)), m_remove(new IconButton(u"trash-2"_s, {}, this))
{
    m_edit->setObjectName(u"profileNameEdit"_s);
    m_edit->setMaxLength(kLongestName);
    m_edit->hide();
    m_edit->installEventFilter(this);
    m_use->setObjectName(u"profileUse"_s);
    m_test->setObjectName(u"profileTest"_s);
    m_key->setObjectName(u"profileKey"_s);
    m_rename->setObjectName(u"profileRename"_s);
    m_remove->setObjectName(u"profileRemove"_s);
    m_rename->setExtent(28, 16);
    m_remove->setExtent(28, 16);
    m_result->setWrapping(true);
    m_result->hide();
    for (QPushButton *button : {m_use, m_test, m_key})
        setControlSize(button, ControlSize::Small);
    setVariant(m_test, Variant::Ghost);
    setVariant(m_key, Variant::Ghost);

    auto *title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(m_name);
    title->addWidget(m_edit);
    title->addWidget(m_inUse);
    title->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addLayout(title);
    words->addWidget(m_detail);
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    line->addLayout(words, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_use, m_test, m_key, m_rename, m_remove})
        line->addWidget(part);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 8, 10);
    column->setSpacing(6);
    column->addLayout(line);
    column->addWidget(m_result);

    connect(m_use, &QAbstractButton::clicked, this, &ProfileRow::useRequested);
    connect(m_test, &QAbstractButton::clicked, this, &ProfileRow::testRequested);
    connect(m_key, &QAbstractButton::clicked, this, &ProfileRow::keyRequested);
    connect(m_rename, &QAbstractButton::clicked, this, &ProfileRow::editName);
    connect(m_remove, &QAbstractButton::clicked, this, &ProfileRow::removeRequested);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { endEditing(true); });
}

void ProfileRow::setProfile(const profiles::Profile &profile, bool inUse, bool locked)
{
    m_profile = profile;
    const bool own = profile.dialect != profiles::DialectKind::Sandbox
        && profile.id != profiles::ProfileStore::environmentId();
    m_name->setText(profile.name);
    m_detail->setText(whereTo(profile));
    m_inUse->setVisible(inUse);
    m_use->setVisible(!inUse);
    m_use->setEnabled(!locked);
    m_use->setToolTip(
        locked ? tr("The key in ELEVENLABS_API_KEY comes first. Start the program without it to choose.")
               : QString());
    m_key->setVisible(own);
    m_rename->setVisible(own);
    m_remove->setVisible(own);
    setAccessibleName(profile.name);
    const auto name = [&profile](QWidget *button, const QString &sentence) {
        button->setAccessibleName(sentence.arg(profile.name));
    };
    name(m_use, tr("Use %1"));
    name(m_test, tr("Test %1"));
    name(m_key, tr("Replace the key of %1"));
    m_rename->setName(tr("Rename %1").arg(profile.name));
    m_remove->setName(tr("Remove %1").arg(profile.name));
    m_edit->setAccessibleName(tr("New name of %1").arg(profile.name));
}

void ProfileRow::setResult(const QString &sentence, bool isError, bool isRunning)
{
    m_result->setText(sentence);
    m_result->setColorRole(isRunning ? &Theme::text2 : isError ? &Theme::dangerText : &Theme::okText);
    m_result->setVisible(!sentence.isEmpty());
    m_test->setEnabled(!isRunning);
}

void ProfileRow::editName()
{
    m_edit->setText(m_profile.name);
    m_name->hide();
    m_edit->show();
    m_edit->selectAll();
    m_edit->setFocus(Qt::OtherFocusReason);
}

void ProfileRow::endEditing(bool take)
{
    if (m_edit->isHidden())
        return;
    const QString name = m_edit->text().trimmed();
    const bool focused = m_edit->hasFocus();
    m_edit->hide();
    m_name->show();
    if (focused)
        m_rename->setFocus(Qt::OtherFocusReason);
    if (take && !name.isEmpty() && name != m_profile.name)
        emit nameEntered(name);
}

bool ProfileRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endEditing(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace studio::ui
