// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engines/speaker.h"

#include <algorithm>
#include <cmath>

namespace studio::sandbox {

namespace {

constexpr double kLeadIn = 0.03; // silence kept in front of the first word
constexpr double kToneSeconds = 0.09;
constexpr double kToneGap = 0.03;
constexpr qsizetype kMostTones = 40; // a word

void addSilence(Samples &samples, double seconds)
{
    samples.insert(samples.end(), std::size_t(std::max(0.0, seconds) * kEngineRateHz), 0);
}

double secondsOf(const Samples &samples)
{
    return double(samples.size()) / kEngineRateHz;
}

double basePitch(VoiceDesign::Base base)
{
    switch (base) {
    case VoiceDesign::Base::Slt:
        return 172;
    case VoiceDesign::Base::Awb:
        return 132;
    case VoiceDesign::Base::Kal:
        return 95;
    case VoiceDesign::Base::Rms:
        break;
    }
    return 102;
}

} // namespace

Speaker::Speaker(const VoiceDesign &design, const VoiceSettings &settings, quint32 seed)
    : m_design(design), m_settings(settings), m_random(seed)
{
}

void Speaker::setText(const QString &text)
{
    m_text = text;
    m_items = parseScript(text);
    m_next = 0;
}

double pitchOf(const VoiceDesign &design)
{
    return design.pitchHz > 0 ? design.pitchHz : basePitch(design.base) * design.warp;
}

double Speaker::pitchHz() const
{
    return pitchOf(m_design);
}

SpokenPiece Speaker::next()
{
    SpokenPiece piece;
    if (isAtEnd()) {
        piece.last = true;
        return piece;
    }
    const ScriptItem item = m_items[m_next++];
    piece.last = isAtEnd();
    std::vector<Mark> marks;
    switch (item.kind) {
    case ScriptItem::Kind::Speech:
        speak(item, piece, marks);
        break;
    case ScriptItem::Kind::Pause:
        addSilence(piece.samples, item.seconds);
        break;
    case ScriptItem::Kind::Sound:
        piece.samples = soundEffect(item.sound, pitchHz(), m_random);
        addSilence(piece.samples, 0.12);
        break;
    case ScriptItem::Kind::Nothing:
        break;
    }
    // A text is never without any audio.
    if (piece.samples.empty() && m_items.size() == 1)
        addSilence(piece.samples, 0.15);
    align(item, marks, piece);
    return piece;
}

double Speaker::pauseAfter(const ScriptItem &item) const
{
    if (m_next >= m_items.size())
        return 0.12;
    const QStringView text = QStringView(m_text).sliced(item.start, item.end - item.start);
    const QStringView words = text.trimmed();
    if (text.contains(u'\n'))
        return 0.42;
    if (words.isEmpty() || m_items[m_next].kind == ScriptItem::Kind::Pause)
        return 0.05;
    const QChar end = words.back();
    if (QStringView(u".!?\u2026\"\u201D\u3002\uFF01\uFF1F").contains(end))
        return 0.26;
    return QStringView(u",;:").contains(end) ? 0.14 : 0.04;
}

void Speaker::speak(const ScriptItem &item, SpokenPiece &piece, std::vector<Mark> &marks)
{
    struct Run {
        QList<QByteArray> words;
        std::vector<std::size_t> owner; // mark of each word
    } run;
    Samples &out = piece.samples;
    const auto flush = [&] {
        if (run.words.isEmpty())
            return;
        std::vector<TimeSpan> times;
        sayRun(run.words, item, out, times);
        for (std::size_t i = 0; i < times.size() && i < run.owner.size(); ++i) {
            TimeSpan &time = marks[run.owner[i]].time;
            const bool first = i == 0 || run.owner[i - 1] != run.owner[i];
            time = {first ? times[i].start : time.start, times[i].end};
        }
        run = {};
    };
    qsizetype at = item.start;
    while (at < item.end) {
        if (m_text[at].isSpace()) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < item.end && !m_text[end].isSpace())
            ++end;
        const QStringView word = QStringView(m_text).sliced(at, end - at);
        const QList<QByteArray> pieces = speakableWords(word);
        if (pieces.isEmpty() && needsTone(word)) {
            flush();
            const double start = secondsOf(out);
            const qsizetype tones =
                std::clamp<qsizetype>(word.toString().toStdU32String().size(), 1, kMostTones);
            for (qsizetype i = 0; i < tones; ++i) {
                const Samples beep = tone(kToneSeconds, i % 2 ? 440 : 494);
                out.insert(out.end(), beep.begin(), beep.end());
                addSilence(out, kToneGap);
            }
            marks.push_back({at, end, {start, secondsOf(out)}});
        } else if (!pieces.isEmpty()) {
            marks.push_back({at, end, {}});
            for (const QByteArray &part : pieces) {
                run.words.append(part);
                run.owner.push_back(marks.size() - 1);
            }
        }
        at = end;
    }
    flush();
    addSilence(out, marks.empty() ? 0.15 : pauseAfter(item) * m_design.stretch / m_settings.speed);
}

void Speaker::sayRun(const QList<QByteArray> &words, const ScriptItem &item, Samples &out,
                     std::vector<TimeSpan> &times)
{
    const bool shout = item.delivery == Delivery::Shout;
    const double unsteady = 1 - m_settings.stability;
    const double lift = (shout ? 1.18 : 1.0) * (1 + (m_random.generateDouble() - 0.5) * 0.14 * unsteady);
    const double pace = 1 + (m_random.generateDouble() - 0.5) * 0.06;
    WarpCurve curve;
    // Rms cannot change its pitch by itself, so a lift moves its formants a little as well.
    curve.rate = m_design.warp * (m_design.base == VoiceDesign::Base::Rms ? lift : 1);
    curve.wobble = std::min(0.11, 0.004 + 0.06 * unsteady + 0.05 * m_settings.style);
    curve.phase = m_random.generateDouble() * 6.28318;
    FliteManner manner;
    manner.pitchHz = pitchHz() * lift / m_design.warp;
    manner.spread = (1.45 - 0.9 * m_settings.stability) * (1 + 0.7 * m_settings.style);
    manner.stretch = m_design.stretch * pace * curve.rate / m_settings.speed;
    manner.seed = m_random.generate();
    const FliteSpeech speech = speakWords(m_design.base, words, manner);
    if (speech.samples.empty()) {
        const double start = secondsOf(out);
        const Samples beep = tone(0.2, 330);
        out.insert(out.end(), beep.begin(), beep.end());
        times.assign(std::size_t(words.size()), TimeSpan{start, secondsOf(out)});
        return;
    }
    // Flite's own silence at both ends is replaced by ours.
    const double from = std::max(0.0, speech.words.front().start - kLeadIn);
    const double to = speech.words.back().end + 0.03;
    const auto first = std::min(speech.samples.size() - 1, std::size_t(from * kEngineRateHz));
    const auto last = std::clamp(std::size_t(to * kEngineRateHz), first + 1, speech.samples.size());
    Samples voiced(speech.samples.begin() + qsizetype(first), speech.samples.begin() + qsizetype(last));
    if (item.delivery == Delivery::Whisper)
        voiced = whisper(voiced, m_random);
    Warped warped = warp(voiced, curve);
    tilt(warped.samples, m_design.tiltDb + (m_settings.similarity - 0.75) * 3 + (shout ? 5 : 0));
    const double base = m_settings.speakerBoost ? 1.15 : 1.0;
    amplify(warped.samples, base * (shout ? 1.9 : item.delivery == Delivery::Whisper ? 0.6 : 1.0));
    const double offset = secondsOf(out);
    const double cut = double(first) / kEngineRateHz;
    for (const TimeSpan &word : speech.words)
        times.push_back({offset + warped.outputSeconds(std::max(0.0, word.start - cut)),
                         offset + warped.outputSeconds(std::max(0.0, word.end - cut))});
    out.insert(out.end(), warped.samples.begin(), warped.samples.end());
}

void Speaker::align(const ScriptItem &item, const std::vector<Mark> &marks, SpokenPiece &piece) const
{
    const double total = secondsOf(piece.samples);
    const auto spread = [&](qsizetype from, qsizetype to, double start, double end) {
        const std::u32string points = QStringView(m_text).sliced(from, to - from).toString().toStdU32String();
        const double step = (end - start) / double(std::max<std::size_t>(1, points.size()));
        for (std::size_t i = 0; i < points.size(); ++i) {
            const char32_t point = points[i];
            piece.alignment.characters.push_back(
                {QString::fromUcs4(&point, 1), start + double(i) * step, start + double(i + 1) * step});
        }
    };
    qsizetype at = item.start;
    double time = 0;
    for (const Mark &mark : marks) {
        const double start = std::clamp(mark.time.start, time, total);
        const double end = std::clamp(mark.time.end, start, total);
        spread(at, mark.start, time, start);
        spread(mark.start, mark.end, start, end);
        at = mark.end;
        time = end;
    }
    spread(at, item.end, time, total);
    if (!piece.alignment.characters.empty()) {
        piece.alignment.characters.back().endSeconds = total;
        piece.alignment.characters.front().startSeconds =
            std::min(piece.alignment.characters.front().startSeconds, total);
    }
    if (item.kind == ScriptItem::Kind::Speech)
        piece.normalized = piece.alignment;
}

} // namespace studio::sandbox
