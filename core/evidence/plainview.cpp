// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evidence/plainview.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::evidence {

namespace {

constexpr int kMostLayers = 4;
constexpr qsizetype kLongestEntity = 10;

/// Those that letters, digits and addresses are written with.
char32_t namedEntity(const QString &name)
{
    static const QHash<QString, char32_t> names{
        {u"commat"_s, U'@'}, {u"period"_s, U'.'}, {u"plus"_s, U'+'},   {u"amp"_s, U'&'},
        {u"lt"_s, U'<'},     {u"gt"_s, U'>'},     {u"quot"_s, U'"'},   {u"apos"_s, U'\''},
        {u"nbsp"_s, U' '},   {u"hyphen"_s, U'-'}, {u"dash"_s, U'-'},   {u"lowbar"_s, U'_'},
        {u"num"_s, U'#'},    {u"percnt"_s, U'%'}, {u"sol"_s, U'/'},    {u"colon"_s, U':'},
        {u"bsol"_s, U'\\'},  {u"lpar"_s, U'('},   {u"rpar"_s, U')'},   {u"equals"_s, U'='},
        {u"auml"_s, U'ä'},   {u"ouml"_s, U'ö'},   {u"uuml"_s, U'ü'},   {u"Auml"_s, U'Ä'},
        {u"Ouml"_s, U'Ö'},   {u"Uuml"_s, U'Ü'},   {u"szlig"_s, U'ß'},  {u"aacute"_s, U'á'},
        {u"eacute"_s, U'é'}, {u"iacute"_s, U'í'}, {u"oacute"_s, U'ó'}, {u"uacute"_s, U'ú'},
        {u"agrave"_s, U'à'}, {u"egrave"_s, U'è'}, {u"igrave"_s, U'ì'}, {u"ograve"_s, U'ò'},
        {u"ugrave"_s, U'ù'}, {u"acirc"_s, U'â'},  {u"ecirc"_s, U'ê'},  {u"icirc"_s, U'î'},
        {u"ocirc"_s, U'ô'},  {u"ucirc"_s, U'û'},  {u"euml"_s, U'ë'},   {u"iuml"_s, U'ï'},
        {u"ntilde"_s, U'ñ'}, {u"atilde"_s, U'ã'}, {u"otilde"_s, U'õ'}, {u"ccedil"_s, U'ç'},
        {u"oslash"_s, U'ø'}, {u"Oslash"_s, U'Ø'}, {u"aring"_s, U'å'},  {u"Aring"_s, U'Å'},
        {u"aelig"_s, U'æ'},  {u"scaron"_s, U'š'}, {u"Eacute"_s, U'É'}, {u"Aacute"_s, U'Á'}};
    return names.value(name, 0);
}

int hexAt(const QString &text, qsizetype at)
{
    if (at >= text.size())
        return -1;
    const char16_t c = text.at(at).unicode();
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    const char16_t low = c | 0x20;
    return low >= u'a' && low <= u'f' ? low - u'a' + 10 : -1;
}

/// -1: there is no such number.
int hexNumber(const QString &text, qsizetype at, int digits)
{
    int value = 0;
    for (int i = 0; i < digits; ++i) {
        const int digit = hexAt(text, at + i);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/// One pass over a text, a layer of it taken off.
class Unwrapping final {
public:
    explicit Unwrapping(const PlainView &view) : m_in(view) { }

    /// Nothing when there was nothing to take off.
    std::optional<PlainView> run()
    {
        const QString &text = m_in.text;
        m_out.text.reserve(text.size());
        while (m_at < text.size()) {
            const QChar c = text.at(m_at);
            const bool taken = (c == u'%' && percent()) || (c == u'&' && entity()) || (c == u'\\' && escape())
                || (c.unicode() > 0x7f && form());
            if (!taken)
                put(c.unicode(), 1);
            m_changed = m_changed || taken;
        }
        return m_changed ? std::optional(std::move(m_out)) : std::nullopt;
    }

private:
    /// One character for the next `length` ones.
    void put(char32_t code, qsizetype length)
    {
        const qsizetype from = m_in.from.at(m_at);
        const qsizetype to = m_in.to.at(m_at + length - 1);
        const auto add = [&](char16_t unit) {
            m_out.text += QChar(unit);
            m_out.from += from;
            m_out.to += to;
        };
        if (QChar::requiresSurrogates(code)) {
            add(QChar::highSurrogate(code));
            add(QChar::lowSurrogate(code));
        } else {
            add(char16_t(code));
        }
        m_at += length;
    }

    bool percent()
    {
        const auto byteAt = [this](int index) {
            const qsizetype at = m_at + qsizetype(index) * 3;
            return at < m_in.text.size() && m_in.text.at(at) == u'%' ? hexNumber(m_in.text, at + 1, 2) : -1;
        };
        const int first = byteAt(0);
        if (first < 0)
            return false;
        const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
        auto code = char32_t(more == 3       ? first & 0x07
                                 : more == 2 ? first & 0x0f
                                 : more == 1 ? first & 0x1f
                                             : first);
        for (int i = 1; i <= more; ++i) {
            const int next = byteAt(i);
            if (next < 0x80 || next > 0xbf) { // not UTF-8: what Latin-1 makes of it
                put(char32_t(first), 3);
                return true;
            }
            code = (code << 6) | char32_t(next & 0x3f);
        }
        put(code <= QChar::LastValidCodePoint ? code : U'?', 3 * (more + 1));
        return true;
    }

    bool entity()
    {
        const qsizetype semicolon = m_in.text.indexOf(u';', m_at);
        if (semicolon < 0 || semicolon - m_at > kLongestEntity || semicolon - m_at < 3)
            return false;
        const QString name = m_in.text.mid(m_at + 1, semicolon - m_at - 1);
        char32_t code = 0;
        if (name.startsWith(u'#')) {
            const bool isHex = name.at(1).toLower() == u'x';
            bool good = false;
            code = name.mid(isHex ? 2 : 1).toUInt(&good, isHex ? 16 : 10);
            if (!good || code == 0 || code > QChar::LastValidCodePoint)
                return false;
        } else {
            code = namedEntity(name);
        }
        if (code == 0)
            return false;
        put(code, semicolon - m_at + 1);
        return true;
    }

    bool escape()
    {
        const QChar kind = m_at + 1 < m_in.text.size() ? m_in.text.at(m_at + 1) : QChar();
        if (kind == u'u') {
            const int code = hexNumber(m_in.text, m_at + 2, 4);
            if (code <= 0)
                return false;
            put(char32_t(code), 6);
            return true;
        }
        if (kind == u'x') {
            const int code = hexNumber(m_in.text, m_at + 2, 2);
            if (code <= 0)
                return false;
            put(char32_t(code), 4);
            return true;
        }
        if (kind == u'n' || kind == u't' || kind == u'r')
            put(U' ', 2);
        else if (kind == u'/' || kind == u'"' || kind == u'\\')
            put(kind.unicode(), 2);
        else
            return false;
        return true;
    }

    /// Characters beyond ASCII that stand for others, or for nothing.
    bool form()
    {
        const QChar c = m_in.text.at(m_at);
        const bool isHidden = (c.category() == QChar::Other_Format || c == u'\u034F');
        if (isHidden) {
            if (!m_out.to.isEmpty())
                m_out.to.last() = m_in.to.at(m_at);
            ++m_at;
            return true;
        }
        if (c.category() == QChar::Mark_NonSpacing && !m_out.text.isEmpty()) {
            const QString whole =
                QString(m_out.text.back() + QString(c)).normalized(QString::NormalizationForm_C);
            if (whole.size() != 1)
                return false;
            m_out.text.back() = whole.front();
            m_out.to.last() = m_in.to.at(m_at);
            ++m_at;
            return true;
        }
        if (c == u'\u3002' || c == u'\uFF61' || c == u'\u2024' || c == u'\u00B7') { // dots of addresses
            put(U'.', 1);
            return true;
        }
        const auto tag = c.decompositionTag();
        if (tag == QChar::NoDecomposition || tag == QChar::Canonical)
            return false;
        const QString plain = c.decomposition();
        if (plain.size() != 1 || plain.front() == c)
            return false;
        put(plain.front().unicode(), 1);
        return true;
    }

    const PlainView &m_in;
    PlainView m_out;
    qsizetype m_at = 0;
    bool m_changed = false;
};

} // namespace

PlainView plainView(const QString &text)
{
    PlainView view{.text = text};
    view.from.resize(text.size());
    view.to.resize(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        view.from[i] = i;
        view.to[i] = i + 1;
    }
    for (int layer = 0; layer < kMostLayers; ++layer) {
        auto below = Unwrapping(view).run();
        if (!below)
            break;
        view = *std::move(below);
    }
    return view;
}

QString plainText(const QString &text)
{
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80 && c != u'%' && c != u'&' && c != u'\\'; };
    return std::all_of(text.begin(), text.end(), isPlain) ? text : plainView(text).text;
}

} // namespace studio::evidence
