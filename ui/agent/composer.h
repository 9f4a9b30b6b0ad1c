// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLineEdit;
class QPushButton;

namespace studio::ui {

class IconButton;
class LevelMeter;
class LiveWave;
class PushToTalk;
class TextLabel;

/// The row one talks from: typing instead of speaking; microphone, level, what happens now, the sound of the
/// last seconds, push to talk. Shows what it is told and says what is wanted.
class Composer final : public QFrame {
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    /// Live: everything answers. Else nothing does, and the reason stands in the field.
    void setLive(bool live, const QString &placeholder = {});
    /// Without sound there is nothing below the field.
    void setTextOnly(bool textOnly);
    void setMuted(bool muted);
    /// "Listening", in the colour of a state that is one's own turn, or of one that waits.
    enum class Mood { Plain, Active, Warning };
    void setState(const QString &word, Mood mood);
    [[nodiscard]] QString stateText() const;
    void setPushToTalk(bool on);
    void setTalking(bool talking);
    /// Of the key that talks while it is held.
    void setTalkKey(const QString &key);
    void setMuteKey(const QString &key);
    void setDeviceName(const QString &name);

    /// Opens the telephone keys.
    [[nodiscard]] IconButton *keys() const { return m_keys; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] LevelMeter *meter() const { return m_meter; }
    [[nodiscard]] LiveWave *wave() const { return m_wave; }
    /// Puts letters typed elsewhere into the field and goes there.
    void type(const QString &text);

signals:
    void sendRequested(const QString &text);
    /// The user is typing; some seconds apart.
    void typing();
    void muteRequested(bool muted);
    void pushToTalkRequested(bool on);
    /// Held with the mouse.
    void talkRequested(bool on);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void send();

    QLineEdit *m_field;
    IconButton *m_keys;
    QPushButton *m_send;
    QWidget *m_sound;
    IconButton *m_mic;
    LevelMeter *m_meter;
    TextLabel *m_state;
    LiveWave *m_wave;
    PushToTalk *m_talk;
    qint64 m_toldTyping = 0;
    bool m_live = false;
    bool m_muted = false;
};

} // namespace studio::ui
