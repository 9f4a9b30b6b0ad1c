// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/takes/voiceitems.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio::ui {

namespace {

struct ItemText {
    Q_DECLARE_TR_FUNCTIONS(VoiceItems)
};

/// "social_media" is the service's spelling of a label.
QString readable(QString label)
{
    return label.replace(u'_', u' ').trimmed();
}

bool isOwn(const QString &category)
{
    return category == "cloned"_L1 || category == "generated"_L1 || category == "professional"_L1;
}

} // namespace

VoiceItem voiceItemFrom(const api::Voice &voice, bool sandbox)
{
    VoiceItem item;
    item.id = voice.id;
    item.name = voice.name;
    item.previewUrl = voice.previewUrl;
    item.cached = sandbox;
    for (const QLatin1StringView key : {"accent"_L1, "gender"_L1, "age"_L1, "descriptive"_L1,
                                        "description"_L1, "use_case"_L1, "use case"_L1}) {
        QString label = readable(voice.labels.value(QString(key)));
        if (label.isEmpty() || item.labels.contains(label, Qt::CaseInsensitive))
            continue;
        // The line begins as a sentence does, however the service spells it.
        if (item.labels.isEmpty())
            label[0] = label.at(0).toUpper();
        item.labels.append(label);
    }
    const auto facet = [&](VoiceFacet which, QLatin1StringView key) {
        item.facets[std::size_t(which)] = readable(voice.labels.value(QString(key)));
    };
    facet(VoiceFacet::Gender, "gender"_L1);
    facet(VoiceFacet::Accent, "accent"_L1);
    facet(VoiceFacet::Age, "age"_L1);
    facet(VoiceFacet::UseCase, "use_case"_L1);
    facet(VoiceFacet::Language, "language"_L1);
    if (item.facets[std::size_t(VoiceFacet::UseCase)].isEmpty())
        facet(VoiceFacet::UseCase, "use case"_L1);
    if (sandbox)
        item.tagline = ItemText::tr("Sandbox voice");
    else
        item.tagline = voice.tagline();
    if (!sandbox && isOwn(voice.category))
        item.badge = ItemText::tr("Yours");
    return item;
}

std::vector<VoiceItem> voiceItemsFrom(const QList<api::Voice> &voices, bool sandbox)
{
    std::vector<VoiceItem> items;
    items.reserve(size_t(voices.size()));
    for (const api::Voice &voice : voices)
        items.push_back(voiceItemFrom(voice, sandbox));
    return items;
}

QString shortModelName(const QString &name)
{
    const auto maker = "Eleven "_L1;
    return name.startsWith(maker) ? name.mid(maker.size()) : name;
}

} // namespace studio::ui
