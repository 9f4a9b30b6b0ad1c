// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/servicedetails.h"

#include "ui/agent/conversationlist.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"
#include "ui/widgets/badge.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <climits>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

Badge::Kind badgeOf(api::Verdict verdict)
{
    switch (verdict) {
    case api::Verdict::Success:
        return Badge::Kind::Success;
    case api::Verdict::Failure:
        return Badge::Kind::Error;
    case api::Verdict::Unknown:
        break;
    }
    return Badge::Kind::Neutral;
}

} // namespace

ServiceDetails::ServiceDetails(QWidget *parent)
    : Card(parent, 14), m_verdict(new Badge(Badge::Kind::Neutral, {}, this)),
      m_summary(new TextLabel({}, TypeRole::Small, &Theme::text, this)),
      m_facts(new TextLabel({}, TypeRole::Small, &Theme::text2, this)),
      m_recording(new TextLabel({}, TypeRole::Small, &Theme::text2, this)),
      m_scenario(new QPushButton(tr("Make a scenario"), this))
{
    setObjectName(u"serviceDetails"_s);
    for (TextLabel *label : {m_summary, m_facts, m_recording})
        label->setWrapping(true);
    auto *head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("From the service"), TypeRole::Section, &Theme::text, this), 1);
    head->addWidget(m_verdict);
    column()->setSpacing(8);
    column()->addLayout(head);
    column()->addWidget(m_summary);
    column()->addWidget(m_facts);
    column()->addWidget(m_recording);
    m_scenario->setObjectName(u"scenarioFromService"_s);
    setIconName(m_scenario, u"list-todo"_s);
    column()->addWidget(m_scenario);
    m_scenario->hide();
    connect(m_scenario, &QPushButton::clicked, this, &ServiceDetails::scenarioRequested);
}

void ServiceDetails::show(const api::ConversationDetails &details)
{
    const api::ConversationSummary &summary = details.summary;
    m_verdict->setKind(badgeOf(summary.verdict));
    m_verdict->setText(verdictText(summary.verdict));
    m_summary->setText(summary.summary);
    m_summary->setVisible(!summary.summary.isEmpty());
    QStringList facts;
    if (summary.seconds > 0)
        facts.append(timecode(summary.seconds));
    if (details.credits >= 0)
        facts.append(tr("%n credit(s)", nullptr, int(std::min<qint64>(details.credits, INT_MAX))));
    if (!summary.language.isEmpty())
        facts.append(QLocale::languageToString(QLocale(summary.language).language()));
    if (summary.rating > 0)
        facts.append(tr("rated %1 of 5").arg(QLocale().toString(summary.rating)));
    m_facts->setText(facts.join(u"  ·  "_s));
    m_facts->setVisible(!facts.isEmpty());

    delete m_rows;
    m_rows = new QWidget(this);
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    column()->insertWidget(column()->indexOf(m_recording), m_rows);
    for (const api::ConversationEvaluation &one : details.evaluations)
        addRow(tr("%1: %2", "criterion, result").arg(one.id, verdictText(one.verdict)), one.rationale);
    for (const api::ConversationDatum &one : details.data)
        addRow(tr("%1: %2", "name, value").arg(one.id, one.value.isEmpty() ? tr("nothing") : one.value),
               one.rationale);
    m_rows->setVisible(!details.evaluations.isEmpty() || !details.data.isEmpty());
    setRecording({});
}

void ServiceDetails::addRow(const QString &title, const QString &text)
{
    auto *label = new TextLabel(title, TypeRole::Small, &Theme::text, m_rows);
    label->setWeight(600);
    label->setWrapping(true);
    m_rows->layout()->addWidget(label);
    if (text.isEmpty())
        return;
    auto *why = new TextLabel(text, TypeRole::Small, &Theme::text2, m_rows);
    why->setWrapping(true);
    m_rows->layout()->addWidget(why);
}

void ServiceDetails::setRecording(const QString &sentence)
{
    m_recording->setText(sentence);
    m_recording->setVisible(!sentence.isEmpty());
}

void ServiceDetails::offerScenario()
{
    m_scenario->setVisible(true);
}

} // namespace studio::ui
