// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transcript/captiondetail.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <compare>
#include <optional>

namespace studio::transcript {

enum class WordKind : quint8 {
    Word,
    AudioEvent, ///< What is heard but not said, such as "(laughter)".
};

/// Where captions break before a word.
enum class CaptionBreak : quint8 {
    Automatic, ///< As the rules say.
    Cue, ///< A new caption begins here.
    Line, ///< The same caption, a new line.
    None, ///< Neither.
};

/// One word with its punctuation, in seconds of the medium.
struct Word {
    QString text{}; ///< Never empty, no white space at its ends. An audio event may hold spaces.
    double start = 0;
    double end = 0; ///< Not before `start`.
    WordKind kind = WordKind::Word;
    bool spaceBefore =
        true; ///< False within scripts written without spaces. Of no meaning at a segment's start.
    bool edited = false; ///< Typed or corrected by hand: certain.
    bool guessedTimes = false; ///< The times were shared out, not heard.
    CaptionBreak captionBreak = CaptionBreak::Automatic;
    std::optional<float> confidence{}; ///< 0…1, if the recogniser told.
    std::optional<double> cueStart{}; ///< A caption that begins with this word begins at this time instead.
    std::optional<double> cueEnd{}; ///< A caption that ends with this word ends at this time instead.
    CaptionDetailRef captionDetail{}; ///< What a caption file said here beside text and times.
    bool operator==(const Word &) const = default;
};

/// What one speaker says in one go: a paragraph.
struct Segment {
    int speaker = -1; ///< Index into Transcript::speakers; −1: not known.
    QList<Word> words{}; ///< In the order of their times.

    /// 0 if there are no words.
    [[nodiscard]] double start() const { return words.isEmpty() ? 0 : words.first().start; }
    [[nodiscard]] double end() const;
    [[nodiscard]] QString text() const;
    /// Where a word begins in text(); the length of the text for the word after the last.
    [[nodiscard]] qsizetype offsetOf(qsizetype word) const;
    /// The word at or before an offset of text(); a space belongs to the word before it. −1 if there is none.
    [[nodiscard]] qsizetype wordAt(qsizetype offset) const;
    /// The same words by reference, which is told at once; unequal segments may differ in nothing else.
    [[nodiscard]] bool isSameAs(const Segment &other) const
    {
        return speaker == other.speaker && words.size() == other.words.size()
            && words.constData() == other.words.constData();
    }
    bool operator==(const Segment &) const = default;
};

/// The colour of a speaker follows from its index.
struct Speaker {
    QString id{}; ///< The service's, such as "speaker_0"; may be empty.
    QString name{}; ///< As the user named it; empty: numbered.
    bool operator==(const Speaker &) const = default;
};

/// Something the service noticed in the text: a name, a number of a card.
struct Entity {
    QString type{};
    QString text{};
    double start = 0;
    double end = 0;
    bool operator==(const Entity &) const = default;
};

/// A span of the medium that the user took out together with its words. Words keep the medium's times.
struct Cut {
    double start = 0;
    double end = 0;
    bool operator==(const Cut &) const = default;
};

/// A word's place.
struct WordRef {
    int segment = 0;
    int word = 0;
    auto operator<=>(const WordRef &) const = default;
};

/// Words from `first` to `last`, both included.
struct WordRange {
    WordRef first{};
    WordRef last{};
    bool operator==(const WordRange &) const = default;
};

/// A whole transcript. Copying is cheap: lists are shared until they are changed. What is read from outside
/// is normalised: no empty segment, no empty word, finite times that are not negative, segments and the
/// words in them in the order of their starts, at most kMostSegmentWords words in a segment.
struct Transcript {
    QString language{}; ///< As the service says: "en", "eng"; empty: not known.
    double languageProbability = 0; ///< 0: not known.
    double seconds = 0; ///< Length of the medium; at least the end of the last word.
    QList<Speaker> speakers{};
    QList<Segment> segments{};
    QList<Entity> entities{};
    QList<Cut> cuts{}; ///< In order, not overlapping.
    QJsonObject extra{}; ///< What a newer version wrote; kept.

    [[nodiscard]] bool isEmpty() const { return segments.isEmpty(); }
    [[nodiscard]] qsizetype wordCount() const;
    [[nodiscard]] bool contains(WordRef place) const;
    [[nodiscard]] const Word &word(WordRef place) const
    {
        return segments.at(place.segment).words.at(place.word);
    }
    /// The neighbours across segments; nothing beyond the ends.
    [[nodiscard]] std::optional<WordRef> after(WordRef place) const;
    [[nodiscard]] std::optional<WordRef> before(WordRef place) const;
    /// The word that is heard at a time, else the one heard last before it.
    [[nodiscard]] std::optional<WordRef> wordAtTime(double at) const;
    /// The first segment that begins after a time; the number of segments if none does.
    [[nodiscard]] int segmentAfterTime(double at) const;
    /// All text, segments apart by line breaks.
    [[nodiscard]] QString plainText() const;
    bool operator==(const Transcript &) const = default;
};

/// A transcript out of a file, and what had to be done to it so that it can be worked with.
struct ReadTranscript {
    Transcript transcript{};
    int mendedTimes = 0; ///< Captions (or words) whose times cannot be, see mendTimes().
    int splitCaptions = 0; ///< Captions too long to be one.
    bool operator==(const ReadTranscript &) const = default;
};

inline constexpr qsizetype kMostSegmentWords = 2000;
/// Longer ones are not words: they are cut, and read as one all the same.
inline constexpr qsizetype kLongestWord = 400;
inline constexpr int kMostSpeakers = 1000;
/// Below this a word is shown as uncertain.
inline constexpr float kUncertainBelow = 0.6F;

[[nodiscard]] bool isUncertain(const Word &word);
/// The name to show: the user's, or a numbered one, translated. Empty for −1.
[[nodiscard]] QString speakerName(const Transcript &transcript, int speaker);

/// Words of one speaker or channel as paragraphs: a new one at long pauses and at sentence ends of long runs.
[[nodiscard]] QList<Segment> paragraphs(const QList<Word> &words, int speaker);
/// Plain text as words that share a span of time by their letters, all `guessedTimes`.
[[nodiscard]] QList<Word> wordsFromText(QStringView text, double start, double end);
/// Puts what was read into the order and bounds that Transcript promises.
[[nodiscard]] Transcript normalised(Transcript transcript);
/// The transcript of the medium without the spans cut out of it: times count on the shortened timeline.
[[nodiscard]] Transcript withoutCuts(const Transcript &transcript);

} // namespace studio::transcript
