// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/voicelistmodel.h"

#include <algorithm>
#include <utility>

namespace studio::ui {

QString searchKey(const QString &text)
{
    const bool plain = std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
    if (plain)
        return text.toLower();
    QString key;
    key.reserve(text.size());
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.category() != QChar::Mark_NonSpacing)
            key += c;
    }
    return key.toCaseFolded();
}

VoiceListModel::VoiceListModel(QObject *parent) : QAbstractListModel(parent) { }

void VoiceListModel::setVoices(std::vector<VoiceItem> voices)
{
    beginResetModel();
    m_voices = std::move(voices);
    m_keys.clear();
    m_keys.reserve(m_voices.size());
    for (const VoiceItem &voice : m_voices)
        m_keys.push_back(searchKey(voice.name + QChar(u'\n') + voice.labels.join(QChar(u'\n')) + QChar(u'\n')
                                   + voice.tagline));
    refilter(false);
    endResetModel();
}

void VoiceListModel::setFilter(const QString &words)
{
    const QString wanted = searchKey(words).simplified();
    if (wanted == m_filter)
        return;
    // "war" → "warm" can only lose rows, "war nar" → "warm nar" too; anything else starts over.
    const bool narrower = wanted.startsWith(m_filter);
    beginResetModel();
    m_filter = wanted;
    refilter(narrower);
    endResetModel();
}

void VoiceListModel::setVoiceFilter(const VoiceFilter &filter)
{
    if (filter == m_voiceFilter)
        return;
    beginResetModel();
    m_voiceFilter = filter;
    refilter(false);
    endResetModel();
}

void VoiceListModel::setStarred(const QSet<VoiceId> &starred)
{
    if (m_voiceFilter.starred) {
        beginResetModel();
        m_starred = starred;
        refilter(false);
        endResetModel();
        return;
    }
    m_starred = starred;
    if (!m_rows.empty())
        emit dataChanged(index(0), index(int(m_rows.size()) - 1), {StarredRole});
}

void VoiceListModel::setRecent(const QList<VoiceId> &recent)
{
    if (!m_voiceFilter.recent) {
        m_recent = recent;
        return;
    }
    beginResetModel();
    m_recent = recent;
    refilter(false);
    endResetModel();
}

QStringList VoiceListModel::choicesOf(VoiceFacet facet) const
{
    constexpr qsizetype kMostChoices = 40;
    QHash<QString, int> counts;
    for (const VoiceItem &voice : m_voices) {
        if (const QString &value = voice.facets[size_t(facet)]; !value.isEmpty())
            ++counts[value];
    }
    QStringList values = counts.keys();
    std::sort(values.begin(), values.end(), [&counts](const QString &a, const QString &b) {
        return counts.value(a) != counts.value(b) ? counts.value(a) > counts.value(b) : a < b;
    });
    return values.mid(0, kMostChoices);
}

void VoiceListModel::setOnlyCached(bool onlyCached)
{
    if (onlyCached == m_onlyCached)
        return;
    beginResetModel();
    m_onlyCached = onlyCached;
    refilter(false);
    endResetModel();
}

void VoiceListModel::refilter(bool narrower)
{
    const QStringList words = m_filter.split(QChar(u' '), Qt::SkipEmptyParts);
    const auto matches = [this, &words](int index) {
        const VoiceItem &voice = m_voices[size_t(index)];
        if ((m_onlyCached && !voice.cached) || (m_voiceFilter.starred && !m_starred.contains(voice.id)))
            return false;
        for (size_t facet = 0; facet < m_voiceFilter.facets.size(); ++facet) {
            if (!m_voiceFilter.facets[facet].isEmpty() && m_voiceFilter.facets[facet] != voice.facets[facet])
                return false;
        }
        const QString &key = m_keys[size_t(index)];
        return std::all_of(words.cbegin(), words.cend(),
                           [&key](const QString &word) { return key.contains(word); });
    };
    if (narrower) {
        std::erase_if(m_rows, [&matches](int index) { return !matches(index); });
        return;
    }
    m_rows.clear();
    if (m_voiceFilter.recent) {
        for (const VoiceId &id : std::as_const(m_recent)) {
            const auto found = std::find_if(m_voices.begin(), m_voices.end(),
                                            [&id](const VoiceItem &voice) { return voice.id == id; });
            if (found != m_voices.end() && matches(int(found - m_voices.begin())))
                m_rows.push_back(int(found - m_voices.begin()));
        }
        return;
    }
    for (int i = 0; i < int(m_voices.size()); ++i) {
        if (matches(i))
            m_rows.push_back(i);
    }
}

void VoiceListModel::setCurrent(const VoiceId &id)
{
    const VoiceId before = std::exchange(m_current, id);
    changed(before);
    changed(id);
}

void VoiceListModel::setPlaying(const VoiceId &id)
{
    const VoiceId before = std::exchange(m_playing, id);
    changed(before);
    changed(id);
}

void VoiceListModel::changed(const VoiceId &id)
{
    const int row = rowOf(id);
    if (row >= 0)
        emit dataChanged(index(row), index(row), {CurrentRole, PlayingRole});
}

const VoiceItem *VoiceListModel::at(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? &m_voices[size_t(m_rows[size_t(row)])] : nullptr;
}

int VoiceListModel::rowOf(const VoiceId &id) const
{
    if (id.isEmpty())
        return -1;
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [this, &id](int index) { return m_voices[size_t(index)].id == id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int VoiceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant VoiceListModel::data(const QModelIndex &index, int role) const
{
    const VoiceItem *voice = index.isValid() && !index.parent().isValid() ? at(index.row()) : nullptr;
    if (!voice)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return voice->name;
    case Qt::AccessibleTextRole: {
        QStringList parts{voice->name};
        parts += voice->labels;
        if (m_starred.contains(voice->id))
            parts.append(tr("starred"));
        return parts.join(tr(", ", "between labels"));
    }
    case DetailRole:
        return voice->labels.join(tr("  ·  ", "between labels"));
    case BadgeRole:
        return voice->badge;
    case VoiceRole:
        return voice->id.value();
    case CurrentRole:
        return voice->id == m_current;
    case StarredRole:
        return m_starred.contains(voice->id);
    case PlayingRole:
        return voice->id == m_playing;
    default:
        return {};
    }
}

} // namespace studio::ui
