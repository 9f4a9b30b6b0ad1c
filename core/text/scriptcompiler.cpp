// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/scriptcompiler.h"

#include "core/text/markupspans.h"
#include "core/text/tags.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::text {

namespace {

QString breakTag(double seconds)
{
    QString number = QString::number(seconds, 'f', 2);
    while (number.endsWith(u'0'))
        number.chop(1);
    if (number.endsWith(u'.'))
        number.chop(1);
    return u"<break time=\"%1s\" />"_s.arg(number);
}

QString roughPause(double seconds)
{
    if (seconds < 0.45)
        return u"[short pause]"_s;
    return seconds < 0.95 ? u"[pause]"_s : u"[long pause]"_s;
}

/// Collects what is sent, part by part.
class Writer final {
public:
    explicit Writer(QStringView script) : m_script(script) { }

    void copy(TextSpan span)
    {
        if (m_swallowSpace) {
            while (span.length > 0 && m_script[span.start].isSpace() && m_script[span.start] != u'\n') {
                ++span.start;
                --span.length;
            }
        }
        if (span.length == 0)
            return;
        put({{m_part.text.size(), span.length}, span, true}, span.of(m_script).toString());
    }

    void replace(TextSpan span, const QString &text)
    {
        put({{m_part.text.size(), text.size()}, span, false}, text);
    }

    /// Nothing is sent for this span; the white space it leaves behind becomes single.
    void leaveOut() { m_swallowSpace = m_part.text.isEmpty() || m_part.text.back().isSpace(); }

    void silence(double seconds)
    {
        if (withoutTags(m_part.text).trimmed().isEmpty()) {
            // Directions alone speak nothing: they go with what follows.
            if (m_out.parts.empty())
                m_out.silenceBefore += seconds;
            else
                m_out.parts.back().silenceAfter += seconds;
        } else {
            m_part.silenceAfter = seconds;
            close();
        }
        m_swallowSpace = true;
        m_atSeam = true;
    }

    CompiledScript finish()
    {
        if (!withoutTags(m_part.text).trimmed().isEmpty())
            close();
        return std::move(m_out);
    }

private:
    void put(const SentPiece &piece, const QString &text)
    {
        m_swallowSpace = false;
        m_part.pieces.push_back(piece);
        m_part.text += text;
    }

    void close()
    {
        // At a silence white space says nothing and costs.
        if (m_atSeam)
            trimFront();
        if (m_part.silenceAfter > 0)
            trimBack();
        if (!m_part.pieces.empty()) {
            const TextSpan first = m_part.pieces.front().script;
            m_part.script = {first.start, m_part.pieces.back().script.end() - first.start};
        }
        m_out.parts.push_back(std::move(m_part));
        m_part = {};
    }

    void trimFront()
    {
        qsizetype spaces = 0;
        while (spaces < m_part.text.size() && m_part.text[spaces].isSpace())
            ++spaces;
        m_part.text.remove(0, spaces);
        std::vector<SentPiece> kept;
        for (SentPiece piece : m_part.pieces) {
            const qsizetype cut = std::clamp<qsizetype>(spaces - piece.sent.start, 0, piece.sent.length);
            if (cut == piece.sent.length)
                continue;
            piece.sent = {std::max<qsizetype>(0, piece.sent.start - spaces), piece.sent.length - cut};
            if (piece.copied)
                piece.script = {piece.script.start + cut, piece.script.length - cut};
            kept.push_back(piece);
        }
        m_part.pieces = std::move(kept);
    }

    void trimBack()
    {
        while (!m_part.text.isEmpty() && m_part.text.back().isSpace()) {
            m_part.text.chop(1);
            SentPiece &last = m_part.pieces.back();
            --last.sent.length;
            if (last.copied)
                --last.script.length;
            if (last.sent.length == 0)
                m_part.pieces.pop_back();
        }
    }

    QStringView m_script;
    CompiledScript m_out;
    ScriptPart m_part;
    bool m_swallowSpace = false;
    bool m_atSeam = false;
};

class Compilation final {
public:
    Compilation(QStringView script, const ModelMarkup &model, const CompileOptions &options)
        : m_script(script), m_model(model), m_options(options), m_writer(script)
    {
    }

    void addPieces(const std::vector<TextPiece> &pieces, TextSpan range)
    {
        // Both are in order: the search goes on where it was.
        for (; m_nextPiece < pieces.size() && pieces[m_nextPiece].source.start < range.end(); ++m_nextPiece) {
            const TextPiece &piece = pieces[m_nextPiece];
            if (piece.copied)
                m_writer.copy(piece.source);
            else
                m_writer.replace(piece.source, piece.replacement);
        }
    }

    void addMarkup(TextSpan span) { m_writer.copy(span); }

    void addTag(const Tag &tag)
    {
        if (tag.kind == Tag::Kind::Break) {
            addPause(tag);
        } else if (m_model.audioTags) {
            m_writer.copy(tag.span);
        } else {
            m_writer.leaveOut();
            ++m_tagsLeftOut;
        }
    }

    CompiledScript finish(const RuleUse &use)
    {
        CompiledScript made = m_writer.finish();
        made.ruleUses = use.uses;
        const auto note = [&made](CompileNote::Kind kind, qsizetype count, qsizetype rule = -1) {
            made.notes.push_back({kind, count, rule});
        };
        if (m_tagsLeftOut > 0)
            note(CompileNote::Kind::TagsLeftOut, m_tagsLeftOut);
        if (m_roughPauses > 0)
            note(CompileNote::Kind::PausesAreRough, m_roughPauses);
        if (m_cutPauses > 0)
            note(CompileNote::Kind::PauseCut, m_cutPauses);
        for (const qsizetype rule : use.tooSlow)
            note(CompileNote::Kind::RuleTooSlow, 1, rule);
        for (const qsizetype rule : use.unusable)
            note(CompileNote::Kind::RuleUnusable, 1, rule);
        for (const qsizetype rule : use.withoutPhonemes)
            note(CompileNote::Kind::PhonemesLeftOut, 1, rule);
        return made;
    }

private:
    void addPause(const Tag &tag)
    {
        double seconds = tag.seconds;
        if (seconds <= 0) {
            m_writer.leaveOut();
            return;
        }
        const bool asSilence = m_options.pauses == PauseChoice::Silence || m_model.pauses == PauseMarkup::None
            || seconds > m_model.longestPause;
        if (asSilence) {
            if (seconds > kLongestSilence) {
                seconds = kLongestSilence;
                ++m_cutPauses;
            }
            m_writer.silence(seconds);
        } else if (m_model.pauses == PauseMarkup::BreakTag) {
            const QString made = breakTag(seconds);
            if (tag.span.of(m_script) == made)
                m_writer.copy(tag.span);
            else
                m_writer.replace(tag.span, made);
        } else {
            const QString made = roughPause(seconds);
            if (tag.span.of(m_script) == made) {
                m_writer.copy(tag.span);
            } else {
                m_writer.replace(tag.span, made);
                ++m_roughPauses;
            }
        }
    }

    QStringView m_script;
    const ModelMarkup &m_model;
    const CompileOptions &m_options;
    Writer m_writer;
    size_t m_nextPiece = 0;
    qsizetype m_tagsLeftOut = 0;
    qsizetype m_roughPauses = 0;
    qsizetype m_cutPauses = 0;
};

} // namespace

bool CompiledScript::isPlain() const
{
    return parts.size() == 1 && silenceBefore == 0 && parts.front().silenceAfter == 0;
}

qsizetype CompiledScript::billedCharacters() const
{
    qsizetype count = 0;
    for (const ScriptPart &part : parts)
        count += text::billedCharacters(part.text);
    return count;
}

double CompiledScript::silenceSeconds() const
{
    double seconds = silenceBefore;
    for (const ScriptPart &part : parts)
        seconds += part.silenceAfter;
    return seconds;
}

QString CompiledScript::sentText() const
{
    QStringList texts;
    for (const ScriptPart &part : parts)
        texts.append(part.text);
    return texts.join(u'\n');
}

TextSpan CompiledScript::scriptSpan(qsizetype part, TextSpan sent) const
{
    if (part < 0 || part >= qsizetype(parts.size()))
        return {};
    const std::vector<SentPiece> &pieces = parts[size_t(part)].pieces;
    auto piece = std::upper_bound(
        pieces.begin(), pieces.end(), sent.start,
        [](qsizetype position, const SentPiece &candidate) { return position < candidate.sent.end(); });
    if (piece == pieces.end())
        return {parts[size_t(part)].script.end(), 0};
    const auto placeOf = [](const SentPiece &in, qsizetype position, bool atEnd) {
        if (!in.copied)
            return atEnd ? in.script.end() : in.script.start;
        return in.script.start + std::clamp<qsizetype>(position - in.sent.start, 0, in.script.length);
    };
    const qsizetype start = placeOf(*piece, sent.start, false);
    while (std::next(piece) != pieces.end() && std::next(piece)->sent.start < sent.end())
        ++piece;
    const qsizetype end = std::max(start, placeOf(*piece, sent.end(), true));
    return {start, end - start};
}

CompiledScript compileScript(QStringView script, const ModelMarkup &model,
                             const std::vector<PronunciationRule> &rules, const CompileOptions &options)
{
    const QList<Tag> tags = findTags(script);
    const std::vector<MarkupSpan> marked = markupSpans(script, tags);

    // Rules see the words only.
    std::vector<TextPiece> pieces;
    qsizetype at = 0;
    for (const MarkupSpan &mark : marked) {
        if (mark.span.start > at)
            pieces.push_back({{at, mark.span.start - at}, true, {}, -1});
        at = mark.span.end();
    }
    if (at < script.size())
        pieces.push_back({{at, script.size() - at}, true, {}, -1});
    const RuleUse use = applyRules(script, pieces, rules, model.phonemes, options.ruleBudget);

    Compilation compilation(script, model, options);
    at = 0;
    for (const MarkupSpan &mark : marked) {
        compilation.addPieces(pieces, {at, mark.span.start - at});
        if (mark.tag >= 0)
            compilation.addTag(tags[mark.tag]);
        else
            compilation.addMarkup(mark.span);
        at = mark.span.end();
    }
    compilation.addPieces(pieces, {at, script.size() - at});
    return compilation.finish(use);
}

} // namespace studio::text
