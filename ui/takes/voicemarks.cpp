// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/voicemarks.h"

#include "core/settings/settingsstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

QString starsKey(const ProfileId &profile)
{
    return u"voices/"_s + profile.value() + u"/starred"_s;
}

QString recentKey(const ProfileId &profile)
{
    return u"voices/"_s + profile.value() + u"/recent"_s;
}

} // namespace

VoiceMarks::VoiceMarks(settings::SettingsStore &settings, QObject *parent)
    : QObject(parent), m_settings(settings)
{
}

void VoiceMarks::load(const ProfileId &profile)
{
    m_profile = profile;
    m_starred.clear();
    m_recent.clear();
    const QStringList stars = m_settings.value(starsKey(profile)).toStringList().mid(0, kStars);
    for (const QString &id : stars)
        m_starred.insert(VoiceId(id));
    const QStringList recent = m_settings.value(recentKey(profile)).toStringList().mid(0, kRecent);
    for (const QString &id : recent)
        m_recent.append(VoiceId(id));
    emit starsChanged();
    emit recentChanged();
}

void VoiceMarks::toggleStar(const VoiceId &voice)
{
    if (voice.isEmpty())
        return;
    if (!m_starred.remove(voice) && m_starred.size() < kStars)
        m_starred.insert(voice);
    QStringList ids;
    for (const VoiceId &id : std::as_const(m_starred))
        ids.append(id.value());
    std::sort(ids.begin(), ids.end());
    m_settings.setValue(starsKey(m_profile), ids);
    emit starsChanged();
}

void VoiceMarks::noteUsed(const VoiceId &voice)
{
    if (voice.isEmpty() || (!m_recent.isEmpty() && m_recent.first() == voice))
        return;
    m_recent.removeAll(voice);
    m_recent.prepend(voice);
    m_recent = m_recent.mid(0, kRecent);
    QStringList ids;
    for (const VoiceId &id : std::as_const(m_recent))
        ids.append(id.value());
    m_settings.setValue(recentKey(m_profile), ids);
    emit recentChanged();
}

} // namespace studio::ui
