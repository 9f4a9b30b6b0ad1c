// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/editrender.h"
#include "core/edit/wordrange.h"
#include "core/store/take.h"

#include <QJsonObject>

#include <optional>

namespace studio::edit {

/// A take with its sound and its times. Lists of takes have no times: fetch the take by its id.
struct Source {
    TakeId take{};
    QString requestId{};
    QString text{};
    text::Alignment alignment{};
    Track track{};
};

[[nodiscard]] Source sourceOf(const store::Take &take, const Track &track);

/// A stretch of one source with the characters spoken in it, or silence when `source` is −1.
struct Cut {
    int source = -1;
    Span span{};
    qsizetype firstCharacter = 0; ///< Of the alignment's characters…
    qsizetype endCharacter = 0; ///< …up to this one.
    double gainDb = 0;
    bool follows = false; ///< See Piece.
    QString
        textBefore{}; ///< Stands between this and the cut before in the text; a space where one is missing.
};

/// An edited sound, not yet a take.
struct Edited {
    std::shared_ptr<audio::PcmTrack> track{};
    text::Alignment alignment{}; ///< Empty when a source has no times.
    QString text{};
    QJsonObject madeOf{}; ///< See store::Take.
    std::vector<Seam> seams{};
    double levelStepDb = 0; ///< The largest difference of level between neighbouring pieces after matching.
};

/// Renders cuts, and puts their characters and times together. Blocking. `kind` goes into `madeOf`.
[[nodiscard]] Result<Edited> compose(const QString &kind, const std::vector<Source> &sources,
                                     const std::vector<Cut> &cuts, const StopFlag &stop = {});

/// A sound with the words of `range` replaced by all of `insert`: cut at the quietest places of the pauses,
/// the new part brought to the level of what surrounds it, the pauses before and after kept.
[[nodiscard]] Result<Edited> splice(const Source &base, WordRange range, const Source &insert,
                                    const StopFlag &stop = {});

/// Words of one of the sources.
struct Keep {
    int source = 0;
    WordRange words{};
    bool operator==(const Keep &) const = default;
};

/// The kept words one after the other, each with half of the pauses around it, brought to one level.
[[nodiscard]] Result<Edited> comp(const std::vector<Source> &sources, const std::vector<Keep> &keeps,
                                  const StopFlag &stop = {});

/// A sound without the stretch, cut at quiet places near its ends. Validation when nothing would be left.
[[nodiscard]] Result<Edited> without(const Source &base, Span gone, const StopFlag &stop = {});

/// Where the pieces of an edited take meet, from what the take says it was made of, in seconds.
[[nodiscard]] std::vector<double> seamsOf(const QJsonObject &madeOf);

} // namespace studio::edit
