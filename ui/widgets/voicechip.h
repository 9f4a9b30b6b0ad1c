// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QAbstractButton>

namespace studio::ui {

/// The voice in use: orb, name, tag line. Without a voice: dashed, "Choose a voice". Enter, Space or ↓ ask
/// for the picker.
class VoiceChip final : public QAbstractButton {
    Q_OBJECT

public:
    explicit VoiceChip(QWidget *parent = nullptr);

    void setVoice(const VoiceId &id, const QString &name, const QString &tagline);
    void clearVoice();
    [[nodiscard]] VoiceId voice() const { return m_id; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void pickerRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refreshName();

    VoiceId m_id;
    QString m_name;
    QString m_tagline;
};

} // namespace studio::ui
