// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/strongid.h"

#include <QList>
#include <QObject>
#include <QSet>

namespace studio::settings {
class SettingsStore;
}

namespace studio::ui {

/// The voices a user has starred, and those used last, kept per profile in the settings. GUI thread.
class VoiceMarks final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype kRecent = 12;
    static constexpr qsizetype kStars = 1000;

    explicit VoiceMarks(settings::SettingsStore &settings, QObject *parent = nullptr);

    void load(const ProfileId &profile);
    [[nodiscard]] const QSet<VoiceId> &starred() const { return m_starred; }
    [[nodiscard]] bool isStarred(const VoiceId &voice) const { return m_starred.contains(voice); }
    void toggleStar(const VoiceId &voice);
    /// Last used first.
    [[nodiscard]] const QList<VoiceId> &recent() const { return m_recent; }
    void noteUsed(const VoiceId &voice);

signals:
    void starsChanged();
    void recentChanged();

private:
    settings::SettingsStore &m_settings;
    ProfileId m_profile;
    QSet<VoiceId> m_starred;
    QList<VoiceId> m_recent;
};

} // namespace studio::ui
