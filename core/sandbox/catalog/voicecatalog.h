// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/voicedesign.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace studio::sandbox {

/// A voice of the sandbox: how it is described and how it is made.
struct VoiceEntry {
    QString id; ///< Twenty letters and digits, the same in every run.
    QString name;
    QString gender;
    QString accent;
    QString age;
    QString descriptive;
    QString useCase;
    VoiceDesign design;
    bool shared = false; ///< Stands in the voice library rather than in the account's own list.
    qint64 createdAt = 0; ///< Unix seconds.
    VoiceSettings settings{};
};

/// All voices. Owned by the service; settings can be edited, the rest never changes. Server thread.
class VoiceCatalog final {
public:
    VoiceCatalog();

    [[nodiscard]] const QList<VoiceEntry> &all() const { return m_voices; }
    [[nodiscard]] const VoiceEntry *find(const QString &id) const;
    void setSettings(const QString &id, const VoiceSettings &settings);
    /// Back to the original settings.
    void reset();

private:
    QList<VoiceEntry> m_voices;
};

/// VoiceResponseModel; `base` is the server's own address for the preview.
QJsonObject voiceJson(const VoiceEntry &voice, const QString &base, bool withSettings);
/// LibraryVoiceResponseModel.
QJsonObject libraryVoiceJson(const VoiceEntry &voice, const QString &base);
QJsonObject settingsJson(const VoiceSettings &settings);
QString voiceDescription(const VoiceEntry &voice);

} // namespace studio::sandbox
