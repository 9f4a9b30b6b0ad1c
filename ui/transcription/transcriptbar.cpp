// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcription/transcriptbar.h"

#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

TranscriptBar::TranscriptBar(QWidget *parent)
    : QWidget(parent), m_home(new IconButton(u"captions"_s, tr("All transcripts"), this)),
      m_title(new TextLabel(QString(), TypeRole::PanelTitle, &Theme::text, this)),
      m_facts(new TextLabel(QString(), TypeRole::Small, &Theme::text3, this)), m_tools(new QWidget(this)),
      m_toolRow(new QHBoxLayout(m_tools)), m_new(new QPushButton(tr("New transcript"), this)),
      m_export(new QPushButton(tr("Export"), this))
{
    setObjectName(u"transcriptBar"_s);
    setAccessibleName(tr("Transcript"));
    followTextScale(this, [this] { setFixedHeight(std::max(60, scaled(60))); });
    m_home->setObjectName(u"transcriptHome"_s);
    m_title->setObjectName(u"transcriptTitle"_s);
    m_facts->setObjectName(u"transcriptFacts"_s);
    m_new->setObjectName(u"newTranscript"_s);
    setIconName(m_new, u"upload"_s);
    m_export->setObjectName(u"exportTranscript"_s);
    setVariant(m_export, Variant::Primary);
    setIconName(m_export, u"download"_s);

    m_toolRow->setContentsMargins(0, 0, 0, 0);
    m_toolRow->setSpacing(10);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addStretch(1);
    texts->addWidget(m_title);
    texts->addWidget(m_facts);
    texts->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(13, 0, 20, 0);
    row->setSpacing(10);
    auto *name = new QHBoxLayout;
    name->setSpacing(5); // the button has air of its own
    name->addWidget(m_home);
    name->addLayout(texts, 1);
    row->addLayout(name, 1);
    row->addWidget(m_tools);
    row->addWidget(m_new);
    row->addWidget(m_export);
    connect(m_home, &QAbstractButton::clicked, this, &TranscriptBar::homeRequested);
    connect(m_new, &QAbstractButton::clicked, this, &TranscriptBar::newRequested);
    connect(m_export, &QAbstractButton::clicked, this, &TranscriptBar::exportRequested);
    showHome();
}

void TranscriptBar::showHome()
{
    m_shown = false;
    m_title->setText(tr("Transcripts"));
    m_parts = {tr("Speech from files and microphones, as text with times")};
    m_saveState.clear();
    refresh();
}

void TranscriptBar::showTranscript(const QString &title, const QStringList &facts)
{
    m_shown = true;
    m_title->setText(title);
    m_parts = facts;
    refresh();
}

void TranscriptBar::setSaveState(const QString &state)
{
    if (m_saveState == state)
        return;
    m_saveState = state;
    refresh();
}

void TranscriptBar::addTool(QWidget *button)
{
    m_toolRow->addWidget(button);
}

void TranscriptBar::refresh()
{
    QStringList parts = m_parts;
    if (!m_saveState.isEmpty())
        parts.append(m_saveState);
    m_facts->setText(parts.join(u"  ·  "_s));
    m_home->setIconName(m_shown ? u"file-audio"_s : u"captions"_s);
    m_home->setEnabled(m_shown);
    m_tools->setVisible(m_shown);
    m_export->setVisible(m_shown);
}

QSize TranscriptBar::sizeHint() const
{
    return {QWidget::sizeHint().width(), height()};
}

QSize TranscriptBar::minimumSizeHint() const
{
    return {420, height()};
}

void TranscriptBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(0, height() - 1, width(), 1, theme().border);
}

} // namespace studio::ui
