// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/engines/voicedesign.h"
#include "core/text/alignment.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace studio::sandbox {

struct HistoryItem {
    QString id;
    QString requestId;
    QString voiceId;
    QString voiceName;
    QString model;
    QString source = QStringLiteral("TTS");
    QString text;
    QString outputFormat;
    QByteArray contentType;
    QByteArray audio;
    VoiceSettings settings;
    text::Alignment alignment;
    text::Alignment normalized;
    qint64 dateUnix = 0;
    qint64 creditsBefore = 0;
    qint64 creditsAfter = 0;
};

/// What was spoken, newest last, in memory. The oldest items go when the audio passes the limit. Server
/// thread.
class History final {
public:
    explicit History(qint64 maximumAudioBytes);

    void add(HistoryItem item);
    [[nodiscard]] const HistoryItem *find(const QString &id) const;
    bool remove(const QString &id);
    [[nodiscard]] const QList<HistoryItem> &items() const { return m_items; }
    void clear();

private:
    QList<HistoryItem> m_items;
    qint64 m_maximum;
    qint64 m_bytes = 0;
};

/// SpeechHistoryItemResponseModel.
QJsonObject historyJson(const HistoryItem &item, bool withAlignment);

} // namespace studio::sandbox
