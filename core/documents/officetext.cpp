// SPDX-FileCopyrightText: 2026 The Voice Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/officetext.h"

#include "core/documents/documenttext.h"
#include "core/documents/textbuilder.h"

#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace studio::documents {

namespace {

constexpr qint64 kMostRelations = 1024 * 1024;
constexpr int kDeepest = 400;
constexpr int kMostAttributes = 2000;

Unexpected brokenXml(const QString &detail)
{
    return fail(ErrorKind::Validation, DocumentText::tr("The document is damaged and cannot be read."),
                detail);
}

/// The reader compares each attribute of an element with every other: a million of them would keep it busy
/// for hours. No office program writes as many as this.
bool hasEndlessAttributes(const QByteArray &xml)
{
    int attributes = 0;
    bool afterEquals = false;
    for (const char c : xml) {
        if (c == '<') {
            attributes = 0;
            afterEquals = false;
        } else if (c == '=') {
            afterEquals = true;
        } else if (afterEquals && (c == '"' || c == '\'')) {
            afterEquals = false;
            if (++attributes > kMostAttributes)
                return true;
        } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\0') { // NUL: it may be UTF-16
            afterEquals = false;
        }
    }
    return false;
}

Unexpected tooMuchText()
{
    return fail(ErrorKind::Validation,
                DocumentText::tr("The document has more text than a script can hold. Open it in parts."));
}

/// Goes through the elements of a part. Entities of a document's own do not occur in office documents: a
/// part that declares any is refused before they can grow.
template <class Start, class End, class Text>
Result<void> walk(const QByteArray &xml, const StopFlag &stop, const TextBuilder &builder, Start onStart,
                  End onEnd, Text onText)
{
    if (hasEndlessAttributes(xml))
        return brokenXml(u"too many attributes"_s);
    QXmlStreamReader reader(xml);
    int depth = 0;
    int sinceStop = 0;
    while (!reader.atEnd()) {
        if (++sinceStop % 1024 == 0 && stop.isSet())
            return Unexpected(Error::cancelled());
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
            return brokenXml(u"a document type is declared"_s);
        case QXmlStreamReader::StartElement:
            if (++depth > kDeepest)
                return brokenXml(u"nested too deep"_s);
            if (!onStart(reader)) {
                reader.skipCurrentElement();
                --depth;
            }
            break;
        case QXmlStreamReader::EndElement:
            --depth;
            onEnd(reader.name());
            break;
        case QXmlStreamReader::Characters:
            onText(reader.text());
            break;
        default:
            break;
        }
        if (builder.isFull())
            return tooMuchText();
    }
    if (reader.hasError())
        return brokenXml(reader.errorString());
    return {};
}

/// Where the main part of a Word document is: its relations tell, and nearly always the usual name.
QString wordPart(const Archive &archive, const StopFlag &stop)
{
    const QString usual = u"word/document.xml"_s;
    const auto relations = archive.read(u"_rels/.rels"_s, kMostRelations, stop);
    if (!relations || hasEndlessAttributes(*relations))
        return usual;
    QXmlStreamReader reader(*relations);
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::DTD)
            return usual;
        if (token != QXmlStreamReader::StartElement || reader.name() != "Relationship"_L1)
            continue;
        if (reader.attributes().value("Type"_L1).endsWith("/officeDocument"_L1)
            && reader.attributes().value("TargetMode"_L1) != "External"_L1) {
            QString target = reader.attributes().value("Target"_L1).toString();
            while (target.startsWith(u'/'))
                target.remove(0, 1);
            return archive.has(target) ? target : usual;
        }
    }
    return usual;
}

bool isOneOf(QStringView name, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView candidate : names) {
        if (name == candidate)
            return true;
    }
    return false;
}

} // namespace

bool isWord(const Archive &archive)
{
    return archive.has(u"word/document.xml"_s)
        || (archive.has(u"[Content_Types].xml"_s) && archive.has(wordPart(archive, StopFlag())));
}

bool isOpenDocument(const Archive &archive)
{
    return archive.has(u"content.xml"_s);
}

Result<Document> wordText(const Archive &archive, const StopFlag &stop)
{
    const auto xml = archive.read(wordPart(archive, stop), kMaxUnpackedBytes, stop);
    if (!xml)
        return Unexpected(xml.error());
    Document document;
    TextBuilder builder(kMaxTextUnits);
    bool inText = false;
    bool isHeading = false;
    const auto walked = walk(
        *xml, stop, builder,
        [&](const QXmlStreamReader &reader) {
            const QStringView name = reader.name();
            // A fallback says the same again; deleted text and instructions are not read.
            if (isOneOf(name, {"Fallback"_L1, "del"_L1, "moveFrom"_L1, "instrText"_L1, "delText"_L1}))
                return false;
            if (isOneOf(name, {"drawing"_L1, "pict"_L1, "object"_L1}))
                document.leftOutPictures = true;
            else if (isOneOf(name, {"footnoteReference"_L1, "endnoteReference"_L1, "commentReference"_L1}))
                document.leftOutNotes = true;
            else if (name == "t"_L1)
                inText = true;
            else if (isOneOf(name, {"tab"_L1, "noBreakHyphen"_L1}))
                builder.add(name == "tab"_L1 ? u" "_s : u"-"_s);
            else if (isOneOf(name, {"br"_L1, "cr"_L1}))
                builder.endLine();
            else if (name == "p"_L1)
                isHeading = false;
            else if (name == "pStyle"_L1 || name == "outlineLvl"_L1) {
                const auto value = reader.attributes().value(reader.namespaceUri().toString(), u"val"_s);
                isHeading = isHeading || value.contains("heading"_L1, Qt::CaseInsensitive)
                    || value.compare("title"_L1, Qt::CaseInsensitive) == 0;
                if (isHeading)
                    builder.blankLine();
            }
            return true;
        },
        [&](QStringView name) {
            if (name == "t"_L1) {
                inText = false;
            } else if (name == "p"_L1) {
                builder.endLine();
                if (std::exchange(isHeading, false))
                    builder.blankLine();
            } else if (name == "tbl"_L1) {
                builder.blankLine();
            }
        },
        [&](QStringView text) {
            if (inText)
                builder.add(text);
        });
    if (!walked)
        return Unexpected(walked.error());
    document.text = builder.take();
    return document;
}

Result<Document> openDocumentText(const Archive &archive, const StopFlag &stop)
{
    const auto xml = archive.read(u"content.xml"_s, kMaxUnpackedBytes, stop);
    if (!xml)
        return Unexpected(xml.error());
    Document document;
    TextBuilder builder(kMaxTextUnits);
    bool sawText = false;
    int paragraphs = 0;
    const auto walked = walk(
        *xml, stop, builder,
        [&](const QXmlStreamReader &reader) {
            const QStringView name = reader.name();
            if (isOneOf(name, {"note"_L1, "annotation"_L1})) {
                document.leftOutNotes = true;
                return false;
            }
            if (isOneOf(name,
                        {"tracked-changes"_L1, "automatic-styles"_L1, "font-face-decls"_L1, "scripts"_L1,
                         "binary-data"_L1, "index-title-template"_L1}))
                return false;
            if (name == "text"_L1)
                sawText = true;
            else if (name == "image"_L1 || name == "object"_L1)
                document.leftOutPictures = true;
            else if (name == "h"_L1)
                builder.blankLine();
            else if (isOneOf(name, {"s"_L1, "tab"_L1}))
                builder.add(u" "_s);
            else if (name == "line-break"_L1)
                builder.endLine();
            if (isOneOf(name, {"p"_L1, "h"_L1}))
                ++paragraphs;
            return true;
        },
        [&](QStringView name) {
            if (isOneOf(name, {"p"_L1, "h"_L1})) {
                --paragraphs;
                builder.endLine();
                if (name == "h"_L1)
                    builder.blankLine();
            } else if (name == "table"_L1) {
                builder.blankLine();
            }
        },
        [&](QStringView text) {
            if (paragraphs > 0)
                builder.add(text);
        });
    if (!walked)
        return Unexpected(walked.error());
    document.text = builder.take();
    if (!sawText && document.text.isEmpty())
        return fail(ErrorKind::Unsupported, DocumentText::tr("This is no text document."));
    return document;
}

} // namespace studio::documents
