// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/language.h"

#include <QByteArray>

// The header below needs these without including them.
#include <cstdio>
#include <string>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

using namespace Qt::StringLiterals;

namespace studio::scenario {

namespace {

constexpr qsizetype kMostCharacters = 20'000;
/// Of characters; below, the detector calls short texts reliable that are not.
constexpr qsizetype kEnoughText = 12;

} // namespace

LanguageGuess languageOf(const QString &text)
{
    const QByteArray utf8 = text.left(kMostCharacters).toUtf8();
    if (utf8.trimmed().isEmpty())
        return {};
    const CLD2::CLDHints none{nullptr, "", CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    const auto ask = [&](int flags, bool *reliable) {
        CLD2::Language best[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
        int percent[3] = {};
        double score[3] = {};
        int textBytes = 0;
        return CLD2::ExtDetectLanguageSummary(utf8.constData(), int(utf8.size()), true, &none, flags, best,
                                              percent, score, nullptr, &textBytes, reliable);
    };
    bool reliable = false;
    CLD2::Language language = ask(0, &reliable);
    const bool certain =
        reliable && language != CLD2::UNKNOWN_LANGUAGE && text.trimmed().size() >= kEnoughText;
    if (language == CLD2::UNKNOWN_LANGUAGE) {
        bool ignored = false;
        language = ask(CLD2::kCLDFlagBestEffort, &ignored);
    }
    if (language == CLD2::UNKNOWN_LANGUAGE)
        return {};
    return {.code = languageCode(QString::fromLatin1(CLD2::LanguageCode(language))), .certain = certain};
}

QString languageCode(const QString &name)
{
    const QString code = name.section(u'-', 0, 0).section(u'_', 0, 0).trimmed().toLower();
    // The detector still uses codes that were withdrawn.
    if (code == "iw"_L1)
        return u"he"_s;
    if (code == "jw"_L1)
        return u"jv"_s;
    return code;
}

} // namespace studio::scenario
