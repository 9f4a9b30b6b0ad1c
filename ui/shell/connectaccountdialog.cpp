// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectaccountdialog.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/studiocombo.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

ConnectAccountDialog::ConnectAccountDialog(profiles::ProfileStore &profiles,
                                           account::BackendFactory &backends, secrets::SecretStore &keychain,
                                           const std::optional<profiles::Profile> &existing, QWidget *parent)
    : DialogFrame(existing ? tr("Update key") : tr("Connect account"), 520, parent),
      m_form(new ConnectForm(profiles, backends, keychain, existing, this)), m_key(new QLineEdit(this)),
      m_paste(new QPushButton(tr("Paste"), this)), m_show(new QPushButton(tr("Show"), this)),
      m_keeping(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this)),
      m_service(new QRadioButton(tr("Speech service"), this)),
      m_proxy(new QRadioButton(tr("My proxy"), this)), m_region(new StudioCombo(this)),
      m_address(new QLineEdit(this)), m_name(new QLineEdit(this)),
      m_result(new TextLabel(QString(), TypeRole::Body, &Theme::text2, this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_connect(new QPushButton(tr("Connect"), this))
{
    setObjectName(u"connectDialog"_s);
    build();
    fill(existing);
    connect(m_form, &ConnectForm::changed, this, &ConnectAccountDialog::refresh);
    connect(m_form, &ConnectForm::connected, this, [this] {
        const QString name = m_name->text().trimmed();
        wipe();
        emit connected(name);
        dismiss();
    });
    refresh();
}

ConnectAccountDialog::~ConnectAccountDialog()
{
    m_form->disconnect(this);
    wipe();
}

void ConnectAccountDialog::build()
{
    const auto label = [this](const QString &text) {
        auto *title = new TextLabel(text, TypeRole::Body, &Theme::text2, this);
        title->setWeight(500);
        return title;
    };
    auto *grid = new QGridLayout;
    grid->setColumnMinimumWidth(0, 84);
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setContentsMargins(0, 0, 6, 0);
    grid->addWidget(label(tr("API key")), 0, 0);
    grid->addWidget(keyRow(), 0, 1);
    grid->addWidget(m_keeping, 1, 1);
    grid->setRowMinimumHeight(2, 6);
    grid->addWidget(label(tr("Connect to")), 3, 0, Qt::AlignTop);
    grid->addWidget(placeRows(), 3, 1);
    grid->setRowMinimumHeight(4, 6);
    grid->addWidget(label(tr("Profile")), 5, 0);
    grid->addWidget(m_name, 5, 1);
    column()->addLayout(grid);

    m_keeping->setObjectName(u"keeping"_s);
    m_keeping->setWrapping(true);
    m_name->setObjectName(u"profileName"_s);
    m_name->setAccessibleName(tr("Profile name"));
    m_name->setPlaceholderText(tr("My account"));
    m_result->setObjectName(u"connectResult"_s);
    m_result->setWrapping(true);
    followTextScale(m_result, [this] { m_result->setMinimumHeight(scaled(40)); });
    column()->addWidget(m_result);

    m_cancel->setObjectName(u"connectCancel"_s);
    m_connect->setObjectName(u"connectDo"_s);
    setVariant(m_connect, Variant::Primary);
    setHint(m_connect, u"↵"_s);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, 6, 0);
    foot->setSpacing(8);
    foot->addStretch(1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_connect);
    column()->addLayout(foot);

    connect(m_name, &QLineEdit::textChanged, m_form, &ConnectForm::setName);
    connect(m_cancel, &QAbstractButton::clicked, this, &ConnectAccountDialog::dismiss);
    connect(m_connect, &QAbstractButton::clicked, this, &ConnectAccountDialog::submit);
}

QWidget *ConnectAccountDialog::keyRow()
{
    m_key->setObjectName(u"keyField"_s);
    m_key->setAccessibleName(tr("API key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setMaxLength(512);
    m_key->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase
                               | Qt::ImhHiddenText);
    m_paste->setObjectName(u"keyPaste"_s);
    m_show->setObjectName(u"keyShow"_s);
    m_show->setCheckable(true);
    setVariant(m_paste, Variant::Ghost);
    setVariant(m_show, Variant::Ghost);

    auto *holder = new QWidget(this);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_key, 1);
    row->addWidget(m_paste);
    row->addWidget(m_show);
    connect(m_key, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_form->setKey(Secret(text.trimmed().toUtf8())); });
    connect(m_paste, &QAbstractButton::clicked, this,
            [this] { m_key->setText(QGuiApplication::clipboard()->text().trimmed()); });
    connect(m_show, &QAbstractButton::toggled, this, [this](bool shown) {
        m_key->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_show->setText(shown ? tr("Hide") : tr("Show"));
    });
    return holder;
}

QWidget *ConnectAccountDialog::placeRows()
{
    m_service->setObjectName(u"placeService"_s);
    m_proxy->setObjectName(u"placeProxy"_s);
    m_region->setObjectName(u"region"_s);
    m_region->setAccessibleDescription(tr("Region of the service"));
    m_address->setObjectName(u"address"_s);
    m_address->setAccessibleName(tr("Address of the proxy"));
    m_address->setPlaceholderText(u"https://voice.example.com"_s);

    auto *holder = new QWidget(this);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(20);
    choices->addWidget(m_service);
    choices->addWidget(m_proxy);
    choices->addStretch(1);
    column->addLayout(choices);
    column->addWidget(m_region);
    column->addWidget(m_address);
    connect(m_service, &QAbstractButton::toggled, this, &ConnectAccountDialog::takePlace);
    connect(m_region, &QComboBox::currentIndexChanged, this, &ConnectAccountDialog::takePlace);
    connect(m_address, &QLineEdit::textChanged, this, &ConnectAccountDialog::takePlace);
    return holder;
}

void ConnectAccountDialog::fill(const std::optional<profiles::Profile> &existing)
{
    {
        const QSignalBlocker quiet(m_region);
        for (const profiles::Region &region : profiles::knownRegions())
            m_region->addItem(region.label, region.id);
        m_region->setCurrentIndex(std::max(0, m_region->findData(u"global"_s)));
    }
    if (existing) {
        m_name->setText(existing->name);
        const int region = m_region->findData(existing->region);
        if (region >= 0) {
            m_region->setCurrentIndex(region);
        } else {
            m_address->setText(existing->baseUrl.toString());
            m_proxy->setChecked(true);
        }
    }
    if (!m_proxy->isChecked())
        m_service->setChecked(true);
    takePlace();
}

void ConnectAccountDialog::takePlace()
{
    const bool service = m_service->isChecked();
    m_region->setVisible(service);
    m_address->setVisible(!service);
    if (!service) {
        m_form->setAddress(m_address->text());
        return;
    }
    const QList<profiles::Region> regions = profiles::knownRegions();
    if (const int index = m_region->currentIndex(); index >= 0 && index < regions.size())
        m_form->setRegion(regions.at(index));
}

void ConnectAccountDialog::refresh()
{
    using State = ConnectForm::State;
    using Keeping = ConnectForm::Keeping;
    const State state = m_form->state();
    switch (m_form->keeping()) {
    case Keeping::Unknown:
        m_keeping->setText(tr("Looking for your system keychain…"));
        break;
    case Keeping::Keychain:
        m_keeping->setText(tr("Kept in your system keychain, never in a file"));
        break;
    case Keeping::SessionOnly:
        m_keeping->setText(
            tr("Your system keychain is locked or missing: the key is remembered until you quit."));
        break;
    }
    const bool works = state == State::Works || state == State::Storing;
    m_result->setText(works ? tr("✓ %1").arg(m_form->sentence()) : m_form->sentence());
    m_result->setColorRole(works                         ? &Theme::okText
                               : state == State::Refused ? &Theme::dangerText
                                                         : &Theme::text2);
    setError(m_key, state == State::Refused && m_service->isChecked());
    setError(m_address, state == State::Refused && m_proxy->isChecked());
    m_connect->setEnabled(m_form->canConnect() && m_form->keeping() != Keeping::Unknown);
    m_cancel->setEnabled(state != State::Storing);
    m_key->setEnabled(state != State::Storing);
}

void ConnectAccountDialog::submit()
{
    if (m_key->text().trimmed().isEmpty())
        m_key->setFocus(Qt::OtherFocusReason);
    m_form->connectAccount();
}

/// What a line edit held stays in its buffer until overwritten.
void ConnectAccountDialog::wipe()
{
    const QSignalBlocker quiet(m_key);
    m_key->setText(QString(m_key->text().size(), u'0'));
    m_key->clear();
}

void ConnectAccountDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        DialogFrame::keyPressEvent(event);
}

void ConnectAccountDialog::showEvent(QShowEvent *event)
{
    DialogFrame::showEvent(event);
    m_key->setFocus(Qt::OtherFocusReason);
}

void ConnectAccountDialog::hideEvent(QHideEvent *event)
{
    DialogFrame::hideEvent(event);
    if (!event->spontaneous())
        wipe();
}

} // namespace studio::ui
