// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/voiceitem.h"

#include <QAbstractListModel>

#include <vector>

namespace studio::ui {

/// The voices that match the search words, in their given order. Filters 10,000 voices within a frame: keys
/// are lowered once, a narrower search looks only at what matched before.
class VoiceListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        VoiceRole = Qt::UserRole + 1,
        NameRole,
        DetailRole,
        BadgeRole,
        CurrentRole,
        PlayingRole,
        StarredRole
    };

    explicit VoiceListModel(QObject *parent = nullptr);

    void setVoices(std::vector<VoiceItem> voices);
    /// Every word must occur in name, labels or tag line; case and accents of Latin letters are ignored.
    void setFilter(const QString &words);
    [[nodiscard]] QString filter() const { return m_filter; }
    void setVoiceFilter(const VoiceFilter &filter);
    [[nodiscard]] const VoiceFilter &voiceFilter() const { return m_voiceFilter; }
    void setStarred(const QSet<VoiceId> &starred);
    /// Last used first.
    void setRecent(const QList<VoiceId> &recent);
    /// The values a facet has, most frequent first, at most 40.
    [[nodiscard]] QStringList choicesOf(VoiceFacet facet) const;
    void setOnlyCached(bool onlyCached);
    /// The voice in use gets a check mark.
    void setCurrent(const VoiceId &id);
    /// The voice whose preview sounds; empty for none.
    void setPlaying(const VoiceId &id);
    [[nodiscard]] VoiceId playing() const { return m_playing; }

    [[nodiscard]] int totalCount() const { return int(m_voices.size()); }
    [[nodiscard]] const VoiceItem *at(int row) const;
    [[nodiscard]] int rowOf(const VoiceId &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void refilter(bool narrower);
    void changed(const VoiceId &id);

    std::vector<VoiceItem> m_voices;
    std::vector<QString> m_keys;
    std::vector<int> m_rows;
    QString m_filter;
    VoiceFilter m_voiceFilter;
    QSet<VoiceId> m_starred;
    QList<VoiceId> m_recent;
    bool m_onlyCached = false;
    VoiceId m_current;
    VoiceId m_playing;
};

/// Lower case without accents: what is compared.
[[nodiscard]] QString searchKey(const QString &text);

} // namespace studio::ui
