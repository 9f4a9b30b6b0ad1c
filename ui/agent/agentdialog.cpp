// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/agentdialog.h"

#include "core/profiles/profile.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/switch.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrlQuery>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

using agent::AgentAddress;

constexpr int kWidth = 480;
enum Page { ById, ByUrl, ByService };

/// What a header may be called.
bool isHeaderName(const QString &name)
{
    for (const QChar c : name) {
        if (!(c.isLetterOrNumber() && c.unicode() < 128) && c != u'-' && c != u'_')
            return false;
    }
    return !name.isEmpty();
}

} // namespace

AgentDialog::AgentDialog(const KnownAgent &agent, QWidget *parent)
    : DialogFrame(agent.key.isEmpty() ? tr("Add an agent") : tr("Change the agent"), kWidth, parent),
      m_agent(agent), m_name(new QLineEdit(this)), m_way(new Segmented(this)),
      m_pages(new QStackedWidget(this)), m_id(new QLineEdit), m_branch(new QLineEdit),
      m_version(new QLineEdit), m_public(nullptr), m_url(new QLineEdit), m_service(new QLineEdit),
      m_serviceAgent(new QLineEdit), m_headerName(new QLineEdit), m_headerValue(new QLineEdit),
      m_problem(new TextLabel({}, TypeRole::Small, &Theme::dangerText, this)),
      m_save(new QPushButton(agent.key.isEmpty() ? tr("Add") : tr("Save"), this))
{
    setObjectName(u"agentDialog"_s);
    build();
    m_name->setText(agent.name);
    m_id->setText(agent.agentId);
    m_branch->setText(agent.branchId);
    m_version->setText(agent.versionId);
    m_public->setChecked(agent.way == AgentAddress::Way::Public);
    m_service->setText(agent.serviceUrl.toString());
    m_serviceAgent->setText(agent.agentId);
    m_headerName->setText(QString::fromLatin1(agent.headerName));
    if (agent.hasHeader)
        m_headerValue->setPlaceholderText(tr("Kept in the keyring; type to replace it"));
    m_way->setCurrentIndex(agent.way == AgentAddress::Way::SignedUrlService ? ByService : ById);
    showWay();
}

void AgentDialog::build()
{
    const auto labelled = [](QVBoxLayout *column, const QString &label, QLineEdit *field, const char *name) {
        field->setObjectName(QString::fromLatin1(name));
        field->setAccessibleName(label);
        field->setMaxLength(4000);
        column->addWidget(new TextLabel(label, TypeRole::Small, &Theme::text2));
        column->addWidget(field);
    };
    const auto page = [this] {
        auto *widget = new QWidget;
        auto *column = new QVBoxLayout(widget);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(6);
        m_pages->addWidget(widget);
        return column;
    };
    const auto hint = [](QVBoxLayout *column, const QString &text) {
        auto *label = new TextLabel(text, TypeRole::Small, &Theme::text3);
        label->setWrapping(true);
        column->addWidget(label);
    };
    m_way->setObjectName(u"agentWay"_s);
    m_way->setAccessibleName(tr("How to get to the agent"));
    m_way->setSegments({tr("Agent id"), tr("Signed URL"), tr("Signed-URL service")});

    QVBoxLayout *byId = page();
    labelled(byId, tr("Agent id"), m_id, "agentIdField");
    m_id->setPlaceholderText(u"agent_…"_s);
    auto *versions = new QHBoxLayout;
    versions->setSpacing(10);
    auto *branch = new QVBoxLayout;
    auto *version = new QVBoxLayout;
    branch->setSpacing(6);
    version->setSpacing(6);
    labelled(branch, tr("Branch (optional)"), m_branch, "agentBranchField");
    labelled(version, tr("Version (optional)"), m_version, "agentVersionField");
    versions->addLayout(branch);
    versions->addLayout(version);
    byId->addLayout(versions);
    m_public = new Switch(tr("Public agent"), tr("Connects without your key. Private agents need it."));
    m_public->setObjectName(u"agentPublic"_s);
    byId->addWidget(m_public);
    byId->addStretch(1);

    QVBoxLayout *byUrl = page();
    labelled(byUrl, tr("Signed URL"), m_url, "agentUrlField");
    m_url->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_url->setPlaceholderText(u"wss://…"_s);
    hint(byUrl, tr("Good for one connection. It is kept in memory only, and shown nowhere."));
    byUrl->addStretch(1);

    QVBoxLayout *byService = page();
    labelled(byService, tr("Address of the service"), m_service, "agentServiceField");
    m_service->setPlaceholderText(u"https://example.com/signed-url"_s);
    labelled(byService, tr("Agent id (optional)"), m_serviceAgent, "agentServiceIdField");
    auto *headers = new QHBoxLayout;
    headers->setSpacing(10);
    auto *name = new QVBoxLayout;
    auto *value = new QVBoxLayout;
    name->setSpacing(6);
    value->setSpacing(6);
    labelled(name, tr("Header (optional)"), m_headerName, "agentHeaderField");
    labelled(value, tr("Its value"), m_headerValue, "agentHeaderValueField");
    m_headerName->setPlaceholderText(u"Authorization"_s);
    m_headerValue->setEchoMode(QLineEdit::Password);
    headers->addLayout(name);
    headers->addLayout(value);
    byService->addLayout(headers);
    hint(byService,
         tr("The service answers with a signed URL, a fresh one for every connection. The "
            "header's value is kept in your keyring, never in a file."));

    m_name->setObjectName(u"agentNameField"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("As you want to call it"));
    m_name->setMaxLength(80);
    m_problem->setObjectName(u"agentProblem"_s);
    m_problem->setWrapping(true);
    m_problem->hide();
    m_save->setObjectName(u"agentSave"_s);
    setVariant(m_save, Variant::Primary);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(m_save);
    column()->addWidget(m_way);
    column()->addWidget(m_pages);
    auto *naming = new QVBoxLayout;
    naming->setSpacing(6);
    naming->addWidget(new TextLabel(tr("Name"), TypeRole::Small, &Theme::text2, this));
    naming->addWidget(m_name);
    column()->addLayout(naming);
    column()->addWidget(m_problem);
    column()->addLayout(foot);

    connect(m_way, &Segmented::currentChanged, this, &AgentDialog::showWay);
    connect(cancel, &QPushButton::clicked, this, &AgentDialog::dismiss);
    connect(m_save, &QPushButton::clicked, this, &AgentDialog::accept);
    for (QLineEdit *field : findChildren<QLineEdit *>()) {
        connect(field, &QLineEdit::returnPressed, this, &AgentDialog::accept);
        connect(field, &QLineEdit::textEdited, this, [this, field] {
            setError(field, false);
            m_problem->hide();
        });
    }
}

void AgentDialog::showWay()
{
    m_pages->setCurrentIndex(m_way->currentIndex());
    m_save->setText(m_way->currentIndex() == ByUrl ? tr("Use once")
                        : m_agent.key.isEmpty()    ? tr("Add")
                                                   : tr("Save"));
    m_problem->hide();
}

void AgentDialog::showEvent(QShowEvent *event)
{
    DialogFrame::showEvent(event);
    QLineEdit *const first[] = {m_id, m_url, m_service};
    first[size_t(m_way->currentIndex())]->setFocus(Qt::OtherFocusReason);
}

void AgentDialog::complain(QLineEdit *field, const QString &problem)
{
    setError(field, true);
    field->setFocus(Qt::OtherFocusReason);
    m_problem->setText(problem);
    m_problem->show();
    field->setAccessibleDescription(problem);
}

void AgentDialog::accept()
{
    KnownAgent agent = m_agent;
    agent.name = m_name->text().simplified();
    switch (m_way->currentIndex()) {
    case ByUrl: {
        const Result<AgentAddress> address = AgentAddress::read(m_url->text());
        if (!address) {
            complain(m_url, address.error().message);
            return;
        }
        if (address->way == AgentAddress::Way::Pasted) {
            emit pasted(agent.name, *address);
            m_url->clear();
            dismiss();
            return;
        }
        // An id or the page of one's own agent: as good as typed on the first page. An address that names
        // the agent and needs no signature is of a public one, of whose account ever.
        agent.agentId = address->agentId;
        agent.way = QUrlQuery(QUrl(m_url->text().trimmed())).hasQueryItem(u"agent_id"_s)
            ? AgentAddress::Way::Public
            : AgentAddress::Way::WithKey;
        break;
    }
    case ByService: {
        const QUrl url(m_service->text().trimmed(), QUrl::StrictMode);
        if (const auto allowed = profiles::checkUrl(url); !allowed) {
            complain(m_service, allowed.error().message);
            return;
        }
        const QString header = m_headerName->text().trimmed();
        if (!header.isEmpty() && !isHeaderName(header)) {
            complain(m_headerName, tr("A header's name has letters, digits and hyphens: X-Token."));
            return;
        }
        agent.way = AgentAddress::Way::SignedUrlService;
        agent.serviceUrl = url;
        agent.agentId = m_serviceAgent->text().trimmed();
        agent.headerName = header.toLatin1();
        agent.hasHeader = !header.isEmpty() && m_agent.hasHeader;
        break;
    }
    default: {
        const Result<AgentAddress> address = AgentAddress::read(m_id->text());
        if (!address || address->way == AgentAddress::Way::Pasted) {
            complain(m_id,
                     address ? tr("This is a signed URL: paste it on the next page.")
                             : address.error().message);
            return;
        }
        agent.agentId = address->agentId;
        agent.branchId = m_branch->text().trimmed();
        agent.versionId = m_version->text().trimmed();
        agent.way = m_public->isChecked() ? AgentAddress::Way::Public : AgentAddress::Way::WithKey;
        break;
    }
    }
    const Secret header(agent.way == AgentAddress::Way::SignedUrlService && !agent.headerName.isEmpty()
                            ? m_headerValue->text().trimmed().toUtf8()
                            : QByteArray());
    m_headerValue->clear();
    emit saved(agent, header);
    dismiss();
}

} // namespace studio::ui
