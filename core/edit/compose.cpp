// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/compose.h"

#include "core/edit/edittext.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::edit {

namespace {

constexpr double kMaxGainDb = 12;
/// Speech this far around a piece tells how loud it should be.
constexpr double kContextSeconds = 12;

qsizetype characterAt(const text::Alignment &alignment, qsizetype position)
{
    qsizetype at = 0;
    for (std::size_t i = 0; i < alignment.characters.size(); ++i) {
        if (at >= position)
            return qsizetype(i);
        at += alignment.characters[i].text.size();
    }
    return qsizetype(alignment.characters.size());
}

bool isSpace(const QString &text)
{
    return text.trimmed().isEmpty();
}

/// Characters of one cut, moved to its place in the result; times are kept within the piece.
void appendCharacters(text::Alignment &to, const text::Alignment &from, const Cut &cut, double start,
                      double length)
{
    for (qsizetype i = cut.firstCharacter; i < cut.endCharacter; ++i) {
        text::CharTiming character = from.characters[std::size_t(i)];
        const auto moved = [&](double seconds) {
            return start + std::clamp(seconds - cut.span.from, 0.0, length);
        };
        character.startSeconds = moved(character.startSeconds);
        character.endSeconds = std::max(character.startSeconds, moved(character.endSeconds));
        to.characters.push_back(character);
    }
}

void appendText(text::Alignment &to, const QString &text, double seconds)
{
    for (const QChar c : text)
        to.characters.push_back({QString(c), seconds, seconds});
}

/// White space between two cuts when neither has any.
QString textBetween(const text::Alignment &before, const Source &source, const Cut &cut)
{
    if (before.isEmpty() || cut.firstCharacter >= cut.endCharacter)
        return {};
    const QString &next = source.alignment.characters[std::size_t(cut.firstCharacter)].text;
    return isSpace(before.characters.back().text) || isSpace(next) ? QString() : u" "_s;
}

QJsonObject described(const Cut &cut, const std::vector<Source> &sources, double atSeconds, double length)
{
    QJsonObject piece{{u"at_ms"_s, qRound64(atSeconds * 1000)}};
    if (cut.source < 0) {
        piece.insert(u"silence_ms", qRound64(length * 1000));
        return piece;
    }
    const Source &source = sources[std::size_t(cut.source)];
    piece.insert(u"take", source.take.value());
    if (!source.requestId.isEmpty())
        piece.insert(u"request_id", source.requestId);
    piece.insert(u"from_ms", qRound64(cut.span.from * 1000));
    piece.insert(u"to_ms", qRound64(cut.span.to * 1000));
    if (cut.gainDb != 0)
        piece.insert(u"gain_db", std::round(cut.gainDb * 10) / 10);
    return piece;
}

/// What brings speech of one level to another without clipping.
double matchingGain(double level, double wanted, const Track &track, Span span)
{
    if (!std::isfinite(level) || !std::isfinite(wanted))
        return 0;
    std::vector<std::int16_t> samples(std::size_t(std::max(0.0, span.to - span.from) * track->sampleRateHz())
                                      * std::size_t(track->channels()));
    track->read(std::max<qint64>(0, std::llround(span.from * track->sampleRateHz())), samples);
    int peak = 1;
    for (const std::int16_t sample : samples)
        peak = std::max(peak, std::abs(int(sample)));
    const double headroom = 20 * std::log10(32000.0 / peak);
    return std::min(std::clamp(wanted - level, -kMaxGainDb, kMaxGainDb), std::max(0.0, headroom));
}

Span quietCut(const Track &track, const std::vector<text::WordTiming> &words, WordRange range)
{
    const double rate = track->sampleRateHz();
    return {double(quietestFrame(*track, gapBefore(words, range.first, track->seconds()))) / rate,
            double(quietestFrame(*track, gapBefore(words, range.last + 1, track->seconds()))) / rate};
}

/// The first and last character index of a range of words.
std::pair<qsizetype, qsizetype> charactersOf(const Source &source, const std::vector<text::WordTiming> &words,
                                             WordRange range)
{
    const text::WordTiming &last = words[std::size_t(range.last)];
    return {characterAt(source.alignment, words[std::size_t(range.first)].position),
            characterAt(source.alignment, last.position + last.text.size())};
}

} // namespace

Source sourceOf(const store::Take &take, const Track &track)
{
    return {take.id, take.requestId, take.text, text::alignmentFromJson(take.alignment), track};
}

Result<Edited> compose(const QString &kind, const std::vector<Source> &sources, const std::vector<Cut> &cuts,
                       const StopFlag &stop)
{
    std::vector<Track> tracks;
    for (const Source &source : sources)
        tracks.push_back(source.track);
    const audio::PcmSpec spec = commonSpec(tracks);
    if (!spec.isValid())
        return fail(ErrorKind::Validation, EditText::tr("There is no sound to put together."));
    for (Track &track : tracks) {
        auto same = converted(track, spec);
        if (!same)
            return Unexpected(same.error());
        track = *same;
    }
    std::vector<Piece> pieces;
    for (const Cut &cut : cuts) {
        const auto frame = [&](double seconds) { return std::llround(seconds * spec.sampleRateHz); };
        Piece piece{{}, 0, frame(cut.span.to - cut.span.from), cut.gainDb, cut.follows};
        if (cut.source >= 0) {
            piece.track = tracks[std::size_t(cut.source)];
            piece.from = std::clamp<qint64>(frame(cut.span.from), 0, piece.track->frameCount());
            piece.to = std::clamp<qint64>(frame(cut.span.to), piece.from, piece.track->frameCount());
        }
        pieces.push_back(piece);
    }
    auto rendering = render(pieces, spec, stop);
    if (!rendering)
        return Unexpected(rendering.error());

    Edited made;
    made.track = rendering->track;
    made.seams = rendering->seams;
    const bool timed = std::ranges::all_of(cuts, [&](const Cut &cut) {
        return cut.source < 0 || !sources[std::size_t(cut.source)].alignment.isEmpty();
    });
    QJsonArray pieceList;
    double levelBefore = 0;
    bool hasLevel = false;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const Cut &cut = cuts[i];
        const double start = double(rendering->starts[i]) / spec.sampleRateHz;
        const double length = double(pieces[i].to - pieces[i].from) / spec.sampleRateHz;
        pieceList.append(described(cut, sources, start, length));
        if (cut.source < 0)
            continue;
        const Source &source = sources[std::size_t(cut.source)];
        if (timed) {
            appendText(made.alignment, textBetween(made.alignment, source, cut), start);
            appendCharacters(made.alignment, source.alignment, cut, start, length);
        } else {
            made.text += (made.text.isEmpty() ? QString() : u" "_s) + source.text;
        }
        const double level = speechLevelDb(*made.track, {start, start + length});
        if (!cut.follows && hasLevel && std::isfinite(level) && std::isfinite(levelBefore))
            made.levelStepDb = std::max(made.levelStepDb, std::abs(level - levelBefore));
        levelBefore = level;
        hasLevel = true;
    }
    if (timed)
        made.text = made.alignment.text();
    QJsonArray seams;
    for (const Seam &seam : made.seams)
        seams.append(qRound64(double(seam.frame) * 1000 / spec.sampleRateHz));
    made.madeOf = {{u"kind"_s, kind}, {u"pieces"_s, pieceList}, {u"seams_ms"_s, seams}};
    return made;
}

Result<Edited> splice(const Source &base, WordRange range, const Source &insert, const StopFlag &stop)
{
    const std::vector<text::WordTiming> words = text::wordsOf(base.alignment);
    if (words.empty() || range.first < 0 || range.last < range.first || range.last >= qsizetype(words.size()))
        return fail(ErrorKind::Validation, EditText::tr("The take has no word times to cut at."));
    const Span old = quietCut(base.track, words, range);
    const Span spoken = spanOf(words, range);
    const auto [firstCharacter, endCharacter] = charactersOf(base, words, range);

    const std::vector<text::WordTiming> newWords = text::wordsOf(insert.alignment);
    const double length = insert.track->seconds();
    Span sound = newWords.empty() ? soundingSpan(*insert.track)
                                  : spanOf(newWords, {0, qsizetype(newWords.size()) - 1});
    if (sound.to <= sound.from)
        sound = {0, length};
    // The rests of the old pauses stay; the new part brings as much of its own as was cut away.
    constexpr double kSearch = 0.012;
    const auto cutNear = [&](double wanted, double low, double high) {
        const double at = std::clamp(wanted, low, high);
        const Span span{std::max(low, at - kSearch), std::min(high, at + kSearch)};
        return double(quietestFrame(*insert.track, span)) / insert.track->sampleRateHz();
    };
    const Span fresh{cutNear(sound.from - std::max(0.0, spoken.from - old.from), 0, sound.from),
                     cutNear(sound.to + std::max(0.0, old.to - spoken.to), sound.to, length)};

    // As loud as the speech on both sides; where all was replaced, as loud as what it replaces.
    const double before = speechLevelDb(*base.track, {std::max(0.0, old.from - kContextSeconds), old.from});
    const double after =
        speechLevelDb(*base.track, {old.to, std::min(base.track->seconds(), old.to + kContextSeconds)});
    double wanted = speechLevelDb(*base.track, old);
    if (std::isfinite(before) && std::isfinite(after))
        wanted = (before + after) / 2;
    else if (std::isfinite(before) || std::isfinite(after))
        wanted = std::isfinite(before) ? before : after;
    const double level = speechLevelDb(*insert.track, fresh);

    std::vector<Cut> cuts;
    if (old.from > 0)
        cuts.push_back({0, {0, old.from}, 0, firstCharacter});
    cuts.push_back({1, fresh, 0, qsizetype(insert.alignment.characters.size()),
                    matchingGain(level, wanted, insert.track, fresh)});
    if (old.to < base.track->seconds())
        cuts.push_back(
            {0, {old.to, base.track->seconds()}, endCharacter, qsizetype(base.alignment.characters.size())});
    return compose(u"splice"_s, {base, insert}, cuts, stop);
}

Result<Edited> comp(const std::vector<Source> &sources, const std::vector<Keep> &keeps, const StopFlag &stop)
{
    std::vector<Cut> cuts;
    std::vector<double> levels;
    for (const Keep &keep : keeps) {
        const Source &source = sources[std::size_t(keep.source)];
        const std::vector<text::WordTiming> words = text::wordsOf(source.alignment);
        if (keep.words.first < 0 || keep.words.last < keep.words.first
            || keep.words.last >= qsizetype(words.size()))
            return fail(ErrorKind::Validation, EditText::tr("The take has no word times to cut at."));
        Span span = quietCut(source.track, words, keep.words);
        if (keep.words.last + 1 == qsizetype(words.size()))
            span.to = source.track->seconds(); // the take's own end
        if (keep.words.first == 0)
            span.from = 0;
        const auto [first, end] = charactersOf(source, words, keep.words);
        const bool goesOn = !cuts.empty() && cuts.back().source == keep.source
            && std::abs(cuts.back().span.to - span.from) < 1e-6;
        if (goesOn) {
            cuts.back().span.to = span.to;
            cuts.back().endCharacter = end;
            continue;
        }
        cuts.push_back({keep.source, span, first, end});
    }
    if (cuts.empty())
        return fail(ErrorKind::Validation, EditText::tr("Nothing was kept yet."));
    double sum = 0;
    int heard = 0;
    for (const Cut &cut : cuts) {
        levels.push_back(speechLevelDb(*sources[std::size_t(cut.source)].track, cut.span));
        if (std::isfinite(levels.back())) {
            sum += levels.back();
            ++heard;
        }
    }
    for (std::size_t i = 0; i < cuts.size() && heard > 0; ++i)
        cuts[i].gainDb =
            matchingGain(levels[i], sum / heard, sources[std::size_t(cuts[i].source)].track, cuts[i].span);
    return compose(u"comp"_s, sources, cuts, stop);
}

Result<Edited> without(const Source &base, Span gone, const StopFlag &stop)
{
    constexpr double kSearch = 0.02;
    const double length = base.track->seconds();
    const auto quietNear = [&](double seconds) {
        if (seconds <= 0 || seconds >= length)
            return std::clamp(seconds, 0.0, length);
        return double(quietestFrame(*base.track, {seconds - kSearch, seconds + kSearch}))
            / base.track->sampleRateHz();
    };
    const Span cut{quietNear(gone.from), quietNear(gone.to)};
    if (cut.to - cut.from >= length - 0.02)
        return fail(ErrorKind::Validation, EditText::tr("Nothing would be left of the take."));
    const auto &characters = base.alignment.characters;
    const auto middle = [](const text::CharTiming &c) { return (c.startSeconds + c.endSeconds) / 2; };
    const auto from = std::ranges::find_if(characters, [&](const auto &c) { return middle(c) >= cut.from; });
    const auto to = std::find_if(from, characters.end(), [&](const auto &c) { return middle(c) >= cut.to; });
    std::vector<Cut> cuts;
    if (cut.from > 0)
        cuts.push_back({0, {0, cut.from}, 0, from - characters.begin()});
    if (cut.to < length)
        cuts.push_back({0, {cut.to, length}, to - characters.begin(), qsizetype(characters.size())});
    return compose(u"trim"_s, {base}, cuts, stop);
}

std::vector<double> seamsOf(const QJsonObject &madeOf)
{
    std::vector<double> seams;
    for (const QJsonValue &seam : madeOf.value("seams_ms"_L1).toArray())
        seams.push_back(seam.toDouble() / 1000);
    return seams;
}

} // namespace studio::edit
