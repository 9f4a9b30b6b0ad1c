// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/htmltext.h"

#include "core/documents/documenttext.h"
#include "core/documents/textbuilder.h"

#include <QSet>
#include <QStringDecoder>

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace studio::documents {

namespace {

constexpr int kMostTagAttributes = 4000;

struct FreeDoc {
    void operator()(xmlDoc *doc) const { xmlFreeDoc(doc); }
};

bool isSkipped(const QString &name)
{
    static const QSet<QString> names{u"script"_s, u"style"_s,  u"head"_s,     u"noscript"_s, u"template"_s,
                                     u"svg"_s,    u"math"_s,   u"iframe"_s,   u"object"_s,   u"embed"_s,
                                     u"select"_s, u"button"_s, u"textarea"_s, u"nav"_s,      u"audio"_s,
                                     u"video"_s,  u"canvas"_s, u"form"_s};
    return names.contains(name);
}

bool isBlock(const QString &name)
{
    static const QSet<QString> names{
        u"p"_s,       u"div"_s,     u"li"_s,      u"tr"_s,    u"section"_s,    u"article"_s,   u"header"_s,
        u"footer"_s,  u"main"_s,    u"aside"_s,   u"dd"_s,    u"dt"_s,         u"td"_s,        u"th"_s,
        u"figure"_s,  u"body"_s,    u"caption"_s, u"title"_s, u"ul"_s,         u"ol"_s,        u"table"_s,
        u"address"_s, u"details"_s, u"summary"_s, u"hr"_s,    u"figcaption"_s, u"blockquote"_s};
    return names.contains(name);
}

bool isHeadingName(const QString &name)
{
    return name.size() == 2 && name[0] == u'h' && name[1] >= u'1' && name[1] <= u'6';
}

bool isHidden(xmlNode *node)
{
    if (xmlHasProp(node, BAD_CAST "hidden"))
        return true;
    const std::unique_ptr<xmlChar, void (*)(void *)> aria(xmlGetProp(node, BAD_CAST "aria-hidden"), xmlFree);
    return aria && xmlStrcasecmp(aria.get(), BAD_CAST "true") == 0;
}

/// Puts down what a tree says. Walks without recursion: a page may be nested as deep as it likes.
class HtmlWalk final {
public:
    explicit HtmlWalk(const StopFlag &stop) : m_stop(stop) { }

    Result<Document> over(xmlNode *root)
    {
        xmlNode *node = root;
        while (node) {
            if (++m_visited % 1024 == 0 && m_stop.isSet())
                return Unexpected(Error::cancelled());
            if (m_builder.isFull())
                return fail(
                    ErrorKind::Validation,
                    DocumentText::tr("The document has more text than a script can hold. Open it in parts."));
            const bool goIn = enter(node);
            if (goIn && node->children) {
                node = node->children;
                continue;
            }
            if (goIn)
                leave(node);
            while (node && node != root && !node->next) {
                node = node->parent;
                if (node)
                    leave(node);
            }
            node = !node || node == root ? nullptr : node->next;
        }
        m_document.text = m_builder.take();
        return m_document;
    }

private:
    bool enter(xmlNode *node)
    {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            const QString text = QString::fromUtf8(reinterpret_cast<const char *>(node->content));
            if (m_preformatted > 0)
                m_builder.addVerbatim(text);
            else
                m_builder.add(text);
            return false;
        }
        if (node->type != XML_ELEMENT_NODE)
            return false;
        const QString name = nameOf(node);
        if (name == "img"_L1 || name == "picture"_L1)
            m_document.leftOutPictures = true;
        if (isSkipped(name) || isHidden(node))
            return false;
        if (name == "br"_L1)
            m_builder.endLine();
        if (isHeadingName(name))
            m_builder.blankLine();
        else if (isBlock(name) || name == "pre"_L1)
            m_builder.endLine();
        if (name == "pre"_L1)
            ++m_preformatted;
        return true;
    }

    void leave(xmlNode *node)
    {
        if (node->type != XML_ELEMENT_NODE)
            return;
        const QString name = nameOf(node);
        if (name == "pre"_L1)
            --m_preformatted;
        if (isHeadingName(name))
            m_builder.blankLine();
        else if (isBlock(name) || name == "pre"_L1)
            m_builder.endLine();
    }

    static QString nameOf(xmlNode *node)
    {
        return QString::fromUtf8(reinterpret_cast<const char *>(node->name)).toLower();
    }

    const StopFlag &m_stop;
    TextBuilder m_builder{kMaxTextUnits};
    Document m_document;
    int m_preformatted = 0;
    qint64 m_visited = 0;
};

/// The parser compares each attribute of an element with every other: an element with a million of them would
/// keep it busy for hours.
bool hasEndlessTag(const QByteArray &page)
{
    bool inTag = false;
    bool wasSpace = false;
    char quote = 0;
    int words = 0;
    char before = 0;
    for (const char c : page) {
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/';
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (quote) {
            // What stands between two quotes may have an attribute right after it.
            if (c == quote && ++words > kMostTagAttributes)
                return true;
            quote = c == quote ? '\0' : quote;
        } else if (before == '<' && isLetter) {
            inTag = true;
            words = 0;
        } else if (inTag && c == '>') {
            inTag = false;
        } else if (inTag && (c == '"' || c == '\'')) {
            quote = c;
        } else if (inTag && wasSpace && !isSpace && ++words > kMostTagAttributes) {
            return true;
        }
        wasSpace = isSpace;
        before = c;
    }
    return false;
}

} // namespace

Result<Document> htmlText(const QByteArray &bytes, const StopFlag &stop)
{
    // Without a mark, and without a word in the page, it is UTF-8 if it can be.
    const auto marked = QStringConverter::encodingForHtml(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    QString page = decoder.decode(bytes);
    if (decoder.hasError())
        page = QString::fromLatin1(bytes);
    page.remove(QChar(u'\0'));
    const QByteArray utf8 = page.toUtf8();
    if (hasEndlessTag(utf8))
        return fail(ErrorKind::Validation, DocumentText::tr("The document is damaged and cannot be read."),
                    u"too many attributes"_s);
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
        | HTML_PARSE_COMPACT;
    const std::unique_ptr<xmlDoc, FreeDoc> doc(
        htmlReadMemory(utf8.constData(), int(utf8.size()), nullptr, "UTF-8", options));
    xmlNode *root = doc ? xmlDocGetRootElement(doc.get()) : nullptr;
    if (!root)
        return Document{};
    return HtmlWalk(stop).over(root);
}

} // namespace studio::documents
