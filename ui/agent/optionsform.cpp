// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/optionsform.h"

#include "ui/agent/payloadedit.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/switch.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

const char *const kLanguages[] = {"ar", "bg", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hi",
                                  "hr", "hu", "id", "it", "ja", "ko", "ms", "nl", "no", "pl", "pt",
                                  "ro", "ru", "sk", "sv", "ta", "tr", "uk", "vi", "zh"};

std::optional<QString> textOf(const QLineEdit &field)
{
    const QString text = field.text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

std::optional<QString> chosenOf(const StudioCombo &combo)
{
    const QString value = combo.currentData().toString();
    return value.isEmpty() ? std::nullopt : std::optional(value);
}

void chooseIn(StudioCombo *combo, const std::optional<QString> &value)
{
    int at = combo->findData(value.value_or(QString()));
    if (at < 0) {
        combo->addItem(*value, *value);
        at = combo->count() - 1;
    }
    combo->setCurrentIndex(at);
}

} // namespace

OptionsForm::OptionsForm(QWidget *parent)
    : QWidget(parent),
      m_textOnly(
          new Switch(tr("Text only"), tr("No microphone and no voice: type, and read the answers."), this)),
      m_firstMessage(new QLineEdit(this)), m_language(new StudioCombo(this)), m_voice(new StudioCombo(this)),
      m_prompt(new QLineEdit(this)), m_variables(new PayloadEdit(false, this)), m_userId(new QLineEdit(this)),
      m_refusals(new TextLabel({}, TypeRole::Small, &Theme::warnText, this))
{
    setObjectName(u"agentOptions"_s);
    m_textOnly->setObjectName(u"optionTextOnly"_s);
    m_language->addItem(tr("As the agent is set"), QString());
    for (const char *code : kLanguages) {
        const QLocale locale((QLatin1StringView(code)));
        m_language->addItem(QLocale::languageToString(locale.language()), QString::fromLatin1(code));
    }
    m_voice->addItem(tr("As the agent is set"), QString());
    m_firstMessage->setPlaceholderText(tr("As the agent is set"));
    m_prompt->setPlaceholderText(tr("As the agent is set"));
    m_variables->setPlaceholderText(tr("customer_name = Ana\ntier = Gold"));
    followTextScale(m_variables, [this] { m_variables->setFixedHeight(scaled(72)); });
    m_userId->setPlaceholderText(tr("Optional"));
    m_refusals->setWrapping(true);
    m_refusals->hide();

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(10);
    int row = 0;
    const auto add = [&](QWidget *field, const char *name, const QString &label, bool top = false) {
        field->setObjectName(QString::fromLatin1(name));
        field->setAccessibleName(label);
        auto *text = new TextLabel(label, TypeRole::Body, &Theme::text2, this);
        grid->addWidget(text, row, 0, top ? Qt::AlignTop : Qt::AlignVCenter);
        grid->addWidget(field, row, 1);
        ++row;
    };
    add(m_firstMessage, "optionFirstMessage", tr("First message"));
    add(m_language, "optionLanguage", tr("Language"));
    add(m_voice, "optionVoice", tr("Voice"));
    add(m_prompt, "optionPrompt", tr("Instructions"));
    add(m_variables, "optionVariables", tr("Variables"), true);
    add(m_userId, "optionUserId", tr("User id"));
    grid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(grid);
    column->addWidget(m_textOnly);
    column->addWidget(m_refusals);

    const auto tell = [this] {
        showRefusals();
        emit edited();
    };
    for (QLineEdit *field : {m_firstMessage, m_prompt, m_userId})
        connect(field, &QLineEdit::textEdited, this, tell);
    for (StudioCombo *combo : {m_language, m_voice})
        connect(combo, &QComboBox::activated, this, tell);
    connect(m_textOnly, &QAbstractButton::clicked, this, tell);
    connect(m_variables, &QPlainTextEdit::textChanged, this, tell);
}

void OptionsForm::setOptions(const AgentOptions &options)
{
    if (options == this->options())
        return;
    m_options = options;
    const QSignalBlocker quiet(m_variables);
    m_firstMessage->setText(options.overrides.firstMessage.value_or(QString()));
    chooseIn(m_language, options.overrides.language);
    chooseIn(m_voice, options.overrides.voiceId);
    m_prompt->setText(options.overrides.prompt.value_or(QString()));
    m_variables->setPlainText(variablesToText(options.variables));
    m_userId->setText(options.userId);
    m_textOnly->setChecked(options.overrides.textOnly);
    showRefusals();
}

AgentOptions OptionsForm::options() const
{
    AgentOptions options = m_options;
    options.overrides.firstMessage = textOf(*m_firstMessage);
    options.overrides.language = chosenOf(*m_language);
    options.overrides.voiceId = chosenOf(*m_voice);
    options.overrides.prompt = textOf(*m_prompt);
    options.overrides.textOnly = m_textOnly->isChecked();
    options.variables = variablesFromText(m_variables->toPlainText());
    options.userId = m_userId->text().trimmed();
    return options;
}

void OptionsForm::setVoices(const QList<api::Voice> &voices)
{
    const std::optional<QString> chosen = chosenOf(*m_voice);
    m_voice->clear();
    m_voice->addItem(tr("As the agent is set"), QString());
    for (const api::Voice &voice : voices)
        m_voice->addItem(voice.name, voice.id.value());
    chooseIn(m_voice, chosen);
}

void OptionsForm::setDetails(const std::optional<api::AgentDetails> &details)
{
    m_details = details;
    m_firstMessage->setPlaceholderText(
        details && !details->firstMessage.isEmpty() ? details->firstMessage : tr("As the agent is set"));
    showRefusals();
}

/// One the agent does not take ends the conversation at once, so it is said before.
void OptionsForm::showRefusals()
{
    QStringList refused;
    if (m_details) {
        const AgentOptions wanted = options();
        const auto check = [&](bool used, const QString &path, const QString &name) {
            if (used && !m_details->overrides.contains(path))
                refused.append(name);
        };
        check(wanted.overrides.firstMessage.has_value(), u"agent.first_message"_s, tr("First message"));
        check(wanted.overrides.language.has_value(), u"agent.language"_s, tr("Language"));
        check(wanted.overrides.voiceId.has_value(), u"tts.voice_id"_s, tr("Voice"));
        check(wanted.overrides.prompt.has_value(), u"agent.prompt.prompt"_s, tr("Instructions"));
        check(wanted.overrides.textOnly && !m_details->textOnly, u"conversation.text_only"_s,
              tr("Text only"));
    }
    m_refusals->setText(refused.isEmpty()
                            ? QString()
                            : tr("This agent is not set to take these from outside, and may hang up: %1.")
                                  .arg(refused.join(u", "_s)));
    m_refusals->setVisible(!refused.isEmpty());
}

} // namespace studio::ui
