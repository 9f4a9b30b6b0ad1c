// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/recogniser.h"

struct ps_decoder_s;

namespace studio::recognition {

/// English through PocketSphinx. About one word in five is wrong on clear speech; 0.16× real time.
class SphinxRecogniser final : public Recogniser {
public:
    /// `folder` holds en-us/, en-us.lm.bin and cmudict-en-us.dict; empty means the system's.
    static bool isAvailable(const QString &folder);
    static Result<std::unique_ptr<Recogniser>> open(const QString &folder, const QStringList &phrases = {});
    ~SphinxRecogniser() override;

    HeardWords recognise(std::span<const std::int16_t> samples) override;
    HeardWords recogniseExpected(std::span<const std::int16_t> samples) override;
    void push(std::span<const std::int16_t> samples) override;
    QString partial() override;
    HeardWords endUtterance() override;

private:
    static bool leanTowards(const QStringList &phrases, ps_decoder_s *decoder);
    SphinxRecogniser(ps_decoder_s *decoder, bool expects) : m_decoder(decoder), m_expects(expects) { }
    HeardWords words();
    /// How well the sound fitted what was heard, for each frame of the last utterance.
    [[nodiscard]] double score() const;

    ps_decoder_s *m_decoder;
    bool m_expects = false; ///< There are phrases.
    double m_openScore = 0; ///< Of the last utterance, with all words there are.
    qint64 m_frames = 0; ///< Of the last utterance.
    qint64 m_pushed = 0; ///< Samples of the one under way.
    bool m_listening = false;
};

} // namespace studio::recognition
