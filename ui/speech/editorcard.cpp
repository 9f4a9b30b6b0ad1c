// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/editorcard.h"

#include "ui/speech/editorfooter.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/costbutton.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/scriptedit.h"
#include "ui/widgets/studiocombo.h"
#include "ui/widgets/voicechip.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QTextDocument>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio::ui {

EditorCard::EditorCard(QWidget *parent)
    : Card(parent, 0), m_voice(new VoiceChip(this)), m_language(new StudioCombo(this)),
      m_paste(new IconButton(u"clipboard-paste"_s, tr("Paste"), this)),
      m_open(new IconButton(u"folder-open"_s, tr("Open a document"), this)),
      m_more(new IconButton(u"ellipsis"_s, tr("More"), this)), m_moreMenu(new QMenu(this)),
      m_script(new ScriptEdit(this)), m_footer(new EditorFooter(this)), m_another(m_footer->another()),
      m_generate(m_footer->generate()),
      m_reason(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this))
{
    setObjectName(u"editorCard"_s);
    column()->setContentsMargins(12, 12, 8, 12);
    column()->setSpacing(0);
    buildTop();

    m_script->setObjectName(u"script"_s);
    m_script->setAccessibleName(tr("Script"));
    m_script->setPlaceholderText(tr("Write or paste what shall be said."));
    followTextScale(m_script, [this] { m_script->setMinimumHeight(scaled(56)); });
    m_script->setTabChangesFocus(true);
    column()->addWidget(m_script, 1);
    connect(m_script, &ScriptEdit::fileDropped, this, &EditorCard::fileDropped);
    connect(m_script, &ScriptEdit::scriptChanged, this, &EditorCard::clearFieldError);

    buildFooter();
    setTabOrder(m_voice, m_language);
    setTabOrder(m_language, m_paste);
    setTabOrder(m_paste, m_open);
    setTabOrder(m_open, m_more);
    setTabOrder(m_more, m_script);
    setTabOrder(m_script, m_footer->pause());
    setTabOrder(m_footer->pause(), m_footer->tags());
    setTabOrder(m_footer->tags(), m_another);
    setTabOrder(m_another, m_generate);
}

void EditorCard::buildTop()
{
    m_voice->setObjectName(u"voiceChip"_s);
    m_language->setObjectName(u"language"_s);
    m_language->setAccessibleDescription(tr("Language of the text"));
    m_language->setGhost(true, u"languages"_s);
    m_language->hide();
    m_paste->setObjectName(u"paste"_s);
    m_open->setObjectName(u"openText"_s);
    m_more->setObjectName(u"moreTools"_s);
    m_moreMenu->setObjectName(u"moreMenu"_s);
    m_moreMenu->setAccessibleName(tr("More"));

    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->setContentsMargins(0, 0, 4, 0);
    row->addWidget(m_voice);
    row->addSpacing(6);
    row->addWidget(m_language);
    row->addStretch(1);
    row->addWidget(m_paste);
    row->addWidget(m_open);
    row->addWidget(m_more);
    column()->addLayout(row);

    connect(m_voice, &VoiceChip::pickerRequested, this, &EditorCard::pickerRequested);
    connect(m_language, &QComboBox::activated, this,
            [this](int index) { emit languageChosen(m_language->itemData(index).toString()); });
    connect(m_paste, &QAbstractButton::clicked, this, [this] {
        m_script->setFocus(Qt::OtherFocusReason);
        m_script->paste();
    });
    connect(m_open, &QAbstractButton::clicked, this, &EditorCard::openRequested);
    connect(m_more, &QAbstractButton::clicked, this,
            [this] { m_moreMenu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4))); });
}

IconButton *EditorCard::pauseButton() const
{
    return m_footer->pause();
}

IconButton *EditorCard::tagButton() const
{
    return m_footer->tags();
}

void EditorCard::addBar(QWidget *bar)
{
    column()->insertWidget(column()->indexOf(m_script), bar);
}

void EditorCard::buildFooter()
{
    m_reason->setObjectName(u"reason"_s);
    m_reason->setWrapping(true);
    m_reason->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_reason->hide();

    column()->addSpacing(8);
    column()->addWidget(m_footer);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(6, 4, 4, 0);
    below->addWidget(m_reason);
    column()->addLayout(below);

    connect(m_generate, &CostButton::triggered, this, &EditorCard::generateRequested);
    connect(m_generate, &CostButton::cancelRequested, this, &EditorCard::cancelRequested);
    connect(m_another, &CostButton::triggered, this, &EditorCard::anotherRequested);
}

void EditorCard::setVoice(const VoiceId &id, const QString &name, const QString &tagline)
{
    if (id.isEmpty())
        m_voice->clearVoice();
    else
        m_voice->setVoice(id, name, tagline);
}

void EditorCard::setLanguages(const QList<std::pair<QString, QString>> &languages, const QString &current)
{
    const QSignalBlocker quiet(m_language);
    m_language->clear();
    if (!languages.isEmpty())
        m_language->addItem(tr("Any language"), QString());
    for (const auto &[code, name] : languages)
        m_language->addItem(name.isEmpty() ? code : name, code);
    const int index = m_language->findData(current);
    m_language->setCurrentIndex(index < 0 ? 0 : index);
    m_language->setVisible(!languages.isEmpty());
}

void EditorCard::setCount(qsizetype characters, qint64 limit, double seconds)
{
    m_footer->setCount(characters, limit, seconds);
}

void EditorCard::setOffer(const Offer &offer)
{
    m_offer = offer;
    const bool canMake = offer.refusal.isEmpty();
    m_generate->setLabel(offer.made ? tr("Play") : tr("Generate"));
    m_generate->setIconName(offer.made ? u"play"_s : u"audio-waveform"_s);
    if (offer.made)
        m_generate->setCost(tr("Already made · 0 credits"));
    else if (!canMake && !offer.asError)
        m_generate->setUnaffordable(offer.cost, offer.refusal);
    else if (offer.cost.isEmpty())
        m_generate->setEstimating();
    else
        m_generate->setCost(offer.cost);
    m_another->setVisible(offer.made && canMake && m_generate->state() != CostButton::State::Running);
    if (!offer.cost.isEmpty())
        m_another->setCost(offer.cost);
    showReason();
}

void EditorCard::setRunning(bool running)
{
    m_generate->setRunning(running);
    m_another->setVisible(m_offer.made && m_offer.refusal.isEmpty() && !running);
    showReason();
}

void EditorCard::showFieldError(const QString &sentence)
{
    m_fieldError = sentence;
    setError(m_script, true);
    m_script->setAccessibleDescription(sentence);
    showReason();
    update();
}

void EditorCard::clearFieldError()
{
    if (m_fieldError.isEmpty())
        return;
    m_fieldError.clear();
    setError(m_script, false);
    m_script->setAccessibleDescription(QString());
    showReason();
    update();
}

void EditorCard::showReason()
{
    const bool running = m_generate->state() == CostButton::State::Running;
    QString reason = m_fieldError;
    if (reason.isEmpty() && !running && !m_offer.asError && !m_offer.made)
        reason = m_offer.refusal.isEmpty() ? m_offer.note : m_offer.refusal;
    m_reason->setColorRole(m_fieldError.isEmpty() ? &Theme::text2 : &Theme::dangerText);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

void EditorCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    if (m_fieldError.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().dangerText, 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 12, 12);
}

} // namespace studio::ui
