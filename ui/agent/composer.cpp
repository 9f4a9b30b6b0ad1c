// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agent/composer.h"

#include "ui/agent/livewave.h"
#include "ui/agent/pushtotalk.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/textlabel.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/theme/variants.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/levelmeter.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

constexpr qint64 kTypingEveryMs = 2000;

/// The microphone as a button with a frame.
class FramedButton final : public IconButton {
public:
    using IconButton::IconButton;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        IconButton::paintEvent(event);
        QPainter painter(this);
        parts::roundBox(&painter, rect(), 7, {}, isChecked() ? theme().borderStrong : theme().border);
    }
};

/// A hairline that stands.
class Divider final : public QWidget {
public:
    explicit Divider(QWidget *parent) : QWidget(parent) { setFixedWidth(1); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(0, height() / 2 - 10, 1, 20, theme().border);
    }
};

/// A line to type into, without a frame of its own: the card around it has one.
class BareField final : public QLineEdit {
public:
    explicit BareField(QWidget *parent) : QLineEdit(parent)
    {
        setFrame(false);
        followTextScale(this, [this] { setFont(fontFor(TypeRole::Chat)); });
    }

protected:
    bool event(QEvent *event) override
    {
        // Where Ctrl+U clears a line, the field would keep it from the context, and what was meant to be
        // told silently would be said to the agent.
        if (event->type() == QEvent::ShortcutOverride
            && static_cast<QKeyEvent *>(event)->matches(QKeySequence::DeleteCompleteLine)) {
            event->ignore();
            return true;
        }
        return QLineEdit::event(event);
    }
    void focusInEvent(QFocusEvent *event) override
    {
        QLineEdit::focusInEvent(event);
        parentWidget()->update();
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        QLineEdit::focusOutEvent(event);
        parentWidget()->update();
    }
};

} // namespace

Composer::Composer(QWidget *parent)
    : QFrame(parent), m_field(new BareField(this)),
      m_keys(new IconButton(u"grip"_s, tr("Telephone keys"), this)),
      m_send(new QPushButton(tr("Send"), this)), m_sound(new QWidget(this)),
      m_mic(new FramedButton(u"mic"_s, tr("Mute the microphone"), m_sound)), m_meter(new LevelMeter(m_sound)),
      m_state(new TextLabel({}, TypeRole::Small, &Theme::accentText, m_sound)), m_wave(new LiveWave(m_sound)),
      m_talk(new PushToTalk(m_sound))
{
    setObjectName(u"composer"_s);
    m_field->setObjectName(u"messageField"_s);
    m_field->setAccessibleName(tr("Message"));
    m_field->setMaxLength(4000);
    m_keys->setObjectName(u"dialPadButton"_s);
    m_send->setObjectName(u"sendMessage"_s);
    setVariant(m_send, Variant::Soft);
    setIconName(m_send, u"arrow-up"_s);
    m_mic->setObjectName(u"muteButton"_s);
    m_mic->setCheckable(true);
    m_meter->setObjectName(u"microphoneLevel"_s);
    m_state->setObjectName(u"sessionState"_s);
    m_state->setWeight(QFont::DemiBold);
    m_state->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // the wave makes room
    m_talk->setObjectName(u"pushToTalk"_s);
    m_mic->setExtent(36, 18);

    auto *message = new QHBoxLayout;
    message->setContentsMargins(5, 8, 8, 10);
    message->setSpacing(8);
    message->addWidget(m_field, 1);
    message->addWidget(m_keys);
    message->addWidget(m_send);
    auto *sound = new QHBoxLayout(m_sound);
    sound->setContentsMargins(8, 7, 8, 7);
    sound->setSpacing(10);
    sound->addWidget(m_mic);
    auto *level = new QHBoxLayout; // the meter has air of its own
    level->setSpacing(0);
    level->addWidget(m_meter);
    level->addWidget(new Divider(m_sound));
    sound->addLayout(level);
    sound->addWidget(m_state);
    sound->addWidget(m_wave, 1);
    sound->addWidget(m_talk);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(message);
    column->addWidget(m_sound);

    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_field, &QLineEdit::returnPressed, this, &Composer::send);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_send->setEnabled(m_live && !text.trimmed().isEmpty());
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (text.isEmpty() || now - m_toldTyping < kTypingEveryMs)
            return;
        m_toldTyping = now;
        emit typing();
    });
    connect(m_mic, &QAbstractButton::clicked, this, [this] { emit muteRequested(!m_muted); });
    connect(m_talk, &PushToTalk::turned, this, &Composer::pushToTalkRequested);
    connect(m_talk, &PushToTalk::held, this, &Composer::talkRequested);
    setLive(false);
}

void Composer::setLive(bool live, const QString &placeholder)
{
    m_live = live;
    m_field->setEnabled(live);
    m_field->setPlaceholderText(!placeholder.isEmpty() ? placeholder : tr("Type instead of speaking…"));
    m_keys->setEnabled(live);
    m_send->setEnabled(live);
    for (QWidget *part :
         {static_cast<QWidget *>(m_mic), static_cast<QWidget *>(m_wave), static_cast<QWidget *>(m_talk)})
        part->setEnabled(live);
    if (!live) {
        m_meter->setOff();
        m_wave->clear();
        setTalking(false);
    }
}

void Composer::setTextOnly(bool textOnly)
{
    m_sound->setVisible(!textOnly);
}

void Composer::setMuted(bool muted)
{
    m_muted = muted;
    m_mic->setChecked(muted);
    m_mic->setIconName(muted ? u"mic-off"_s : u"mic"_s);
    m_mic->setColorRole(&Theme::text2);
}

void Composer::setMuteKey(const QString &key)
{
    m_mic->setName(tr("Mute the microphone"), key);
}

void Composer::setState(const QString &word, Mood mood)
{
    m_state->setText(word);
    m_state->setColorRole(mood == Mood::Warning      ? &Theme::warnText
                              : mood == Mood::Active ? &Theme::accentText
                                                     : &Theme::text2);
}

QString Composer::stateText() const
{
    return m_state->text();
}

void Composer::setPushToTalk(bool on)
{
    m_talk->setChecked(on);
}

void Composer::setTalking(bool talking)
{
    m_talk->setTalking(talking);
}

void Composer::setTalkKey(const QString &key)
{
    m_talk->setKey(key);
}

void Composer::setDeviceName(const QString &name)
{
    m_meter->setDeviceName(name);
}

void Composer::type(const QString &text)
{
    if (!m_live)
        return;
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->insert(text);
}

void Composer::send()
{
    const QString text = m_field->text().trimmed();
    if (!m_live || text.isEmpty()) {
        m_field->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_field->clear();
    m_toldTyping = 0;
    emit sendRequested(text);
}

void Composer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = theme();
    const bool typing = m_field->hasFocus();
    parts::roundBox(&painter, rect(), 12, t.surface, typing ? t.focus : t.border, typing ? 1.5 : 1);
    if (m_sound->isVisible())
        painter.fillRect(1, m_sound->y(), width() - 2, 1, t.border);
}

} // namespace studio::ui
