// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/askcard.h"

#include "ui/agent/livecontrol.h"
#include "ui/agent/payloadedit.h"
#include "ui/agent/payloadtext.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/variants.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

AskCard::AskCard(LiveControl &live, QWidget *parent)
    : Card(parent, 14), m_live(live), m_title(new TextLabel({}, TypeRole::Section, &Theme::text, this)),
      m_arguments(new TextLabel({}, TypeRole::Small, &Theme::text2, this)),
      m_line(new TextLabel({}, TypeRole::Small, &Theme::text3, this)), m_answer(new PayloadEdit(true, this)),
      m_send(new QPushButton(tr("Answer"), this)), m_fail(new QPushButton(tr("Say that it failed"), this))
{
    setObjectName(u"askCard"_s);
    setAccessibleName(tr("The agent calls a tool"));
    m_arguments->setWrapping(true);
    m_answer->setObjectName(u"askAnswer"_s);
    m_answer->setAccessibleName(tr("The tool's answer"));
    m_answer->setPlaceholderText(tr("What the tool answers: text or JSON"));
    followTextScale(m_answer, [this] { m_answer->setFixedHeight(scaled(52)); });
    m_send->setObjectName(u"askSend"_s);
    setVariant(m_send, Variant::Primary);
    m_fail->setObjectName(u"askFail"_s);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_line, 1);
    foot->addWidget(m_fail);
    foot->addWidget(m_send);
    column()->setSpacing(8);
    column()->addWidget(m_title);
    column()->addWidget(m_arguments);
    column()->addWidget(m_answer);
    column()->addLayout(foot);
    hide();
    connect(m_send, &QPushButton::clicked, this, [this] { answer(false); });
    connect(m_fail, &QPushButton::clicked, this, [this] { answer(true); });
    connect(&live, &LiveControl::began, this, [this] {
        if (m_live.recorded())
            connect(&m_live.recorded()->tools(), &agent::ToolDesk::askingChanged, this, &AskCard::refresh,
                    Qt::UniqueConnection);
        refresh();
    });
    connect(&live, &LiveControl::ended, this, &AskCard::refresh);
}

void AskCard::refresh()
{
    const QList<agent::ToolCall> calls = m_live.isRunning() && m_live.recorded()
        ? m_live.recorded()->tools().asking()
        : QList<agent::ToolCall>();
    setVisible(!calls.isEmpty());
    if (calls.isEmpty()) {
        m_callId.clear();
        m_answer->clear();
        return;
    }
    m_line->setText(calls.size() > 1 ? tr("%n more wait", nullptr, int(calls.size()) - 1) : QString());
    const agent::ToolCall &call = calls.first();
    if (call.callId == m_callId)
        return;
    m_callId = call.callId;
    m_title->setText(tr("%1 waits for your answer").arg(call.name));
    m_arguments->setText(
        payloadLine(QString::fromUtf8(QJsonDocument(call.arguments).toJson(QJsonDocument::Compact)), 300));
    m_answer->clear();
    emit announced(tr("The tool %1 waits for your answer.").arg(call.name));
    // Whoever types a message goes on typing.
    if (!window()->focusWidget() || !qobject_cast<QWidget *>(window()->focusWidget())->inherits("QLineEdit"))
        m_answer->setFocus(Qt::OtherFocusReason);
}

void AskCard::answer(bool asError)
{
    if (m_callId.isEmpty())
        return;
    const QString text = m_answer->toPlainText().trimmed();
    m_live.answerTool(m_callId, text, asError);
    refresh();
}

void AskCard::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & Qt::ControlModifier)) {
        answer(false);
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace studio::ui
